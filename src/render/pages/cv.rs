//! The printed CV: what fits on a page, chosen before it is drawn.

use tera::Value;

use crate::render::context::{CvContext, GroupContext, ItemContext, RoleGroupContext};
use crate::render::pages::home::cited;
use crate::render::pages::{Content, Shared};
use crate::render::parts::item::{by_kind, item};
use crate::render::parts::learning::{self, Which};
use crate::render::parts::{contact, figure, roles, testimonial, topic};
use crate::render::qr::site_code;
use crate::render::sheet::Sheet;
use crate::site::{Field, Item, ItemKind, Visibility};

const FIGURES: usize = 4;
const TOPICS: usize = 8;
const ROLES: usize = 5;
const RESULTS: usize = 3;
const WORK: usize = 3;
const TALKS: usize = 3;
const PUBLICATIONS: usize = 5;
const EVIDENCE: usize = 6;
/// What work and talks are cut to when the page is full.
const FEW: usize = 2;

/// Characters that a line of the page holds, on average.
const LINE: usize = 98;
/// A heading with the space around it.
const HEADING: usize = 2;
/// Name, role, contact line, and the space under them.
const HEADER: usize = 5;

/// Kinds that come after the main ones.
const FURTHER: [ItemKind; 5] = [
    ItemKind::Volunteering,
    ItemKind::Membership,
    ItemKind::Award,
    ItemKind::Patent,
    ItemKind::Course,
];

pub(super) fn cv(sheet: &Sheet<'_>, shared: &Shared) -> Content {
    let index = sheet.index();
    let printed = |kind| index.printed(kind);
    let all_roles = printed(ItemKind::Role);
    let (newest, earlier) = all_roles.split_at(all_roles.len().min(ROLES));
    let mut context = CvContext {
        contact_line: contact_line(sheet),
        figures: figure::strip(sheet, FIGURES),
        topics: topic::sorted(sheet)
            .into_iter()
            .take(TOPICS)
            .map(|one| topic::topic(sheet, one))
            .collect(),
        roles: roles::by_organisation(sheet, newest),
        earlier_roles_text: earlier_text(sheet, earlier),
        work: chosen(sheet, printed(ItemKind::Project), WORK),
        talks: chosen(sheet, printed(ItemKind::Talk), TALKS),
        publications: chosen(sheet, printed(ItemKind::Publication), PUBLICATIONS),
        further: further(sheet),
        education: learning::education(sheet, Visibility::Print),
        credentials: learning::credentials(sheet, Visibility::Print, Which::Valid),
        skills: learning::skills(sheet),
        languages_text: learning::languages(sheet),
        testimonial: testimonial::best(sheet),
        evidence: Vec::new(),
        qr: site_code(sheet),
    };
    for role in context.roles.iter_mut().flat_map(|group| &mut group.roles) {
        role.achievements.truncate(RESULTS);
    }
    fit(sheet, &mut context, shared);
    let title = sheet.edition.interface.get("nav-cv");
    Content {
        kind: "cv",
        fallback: "cv",
        variable: "cv",
        value: Value::from_serializable(&context),
        description: format!("{title}: {}", context.contact_line),
        title,
    }
}

/// Featured ones first, then the newest; what lies ahead is no part of a life so far.
fn chosen(sheet: &Sheet<'_>, items: &[&Item], most: usize) -> Vec<ItemContext> {
    let index = sheet.index();
    let past = || items.iter().copied().filter(|one| !index.lies_ahead(one));
    past()
        .filter(|one| one.featured)
        .chain(past().filter(|one| !one.featured))
        .take(most)
        .map(|one| item(sheet, one))
        .collect()
}

fn further(sheet: &Sheet<'_>) -> Vec<GroupContext> {
    let items: Vec<&Item> = FURTHER
        .into_iter()
        .flat_map(|kind| sheet.index().printed(kind))
        .copied()
        .collect();
    by_kind(sheet, &items, &FURTHER)
}

/// "26 earlier roles, 1987 – 2016: mara.example"
fn earlier_text(sheet: &Sheet<'_>, earlier: &[&Item]) -> String {
    let text = roles::earlier_text(sheet, earlier);
    if text.is_empty() {
        return text;
    }
    let address = short_address(sheet);
    sheet.edition.interface.with(
        "earlier-roles-print",
        &[("text", text.into()), ("address", address.into())],
    )
}

fn short_address(sheet: &Sheet<'_>) -> String {
    let url = &sheet.site().settings.base_url.value;
    let short = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    short.trim_end_matches('/').to_owned()
}

/// What paper may show of how to reach the person.
fn contact_line(sheet: &Sheet<'_>) -> String {
    let profile = &sheet.site().profile;
    let mut parts = contact::address(sheet, Visibility::Print);
    if parts.is_empty() && profile.visibility_of(Field::Location) <= Visibility::Print {
        parts.push(sheet.words_of_any(&profile.person.location.city).0);
    }
    parts.extend(contact::email(sheet, Visibility::Print).map(|email| email.text));
    parts.extend(contact::phone(sheet, Visibility::Print).map(|phone| phone.text));
    parts.push(short_address(sheet));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Leaves things out, the least missed first, until one page holds the rest. A life that needs a
/// second page anyway is told whole.
fn fit(sheet: &Sheet<'_>, context: &mut CvContext, shared: &Shared) {
    let budget = sheet.edition.scene.theme.cv_lines as usize;
    let statement = shared.person.get_from_path("headline");
    let statement = statement.and_then(Value::as_str).unwrap_or_default();
    let cuts: [fn(&mut CvContext); 6] = [
        |context| {
            cut_scope_of_oldest_role(context);
        },
        |context| context.talks.truncate(FEW),
        |context| context.work.truncate(FEW),
        |context| context.evidence.clear(),
        |context| context.testimonial = None,
        |context| {
            for group in &mut context.roles {
                for role in &mut group.roles {
                    role.achievements.truncate(FEW);
                }
            }
        },
    ];
    context.evidence = cited(sheet, context, shared);
    context.evidence.truncate(EVIDENCE);
    let whole = context.clone();
    for (step, cut) in cuts.into_iter().enumerate() {
        if lines(context, statement) <= budget {
            break;
        }
        cut(context);
        // What is no longer on the page needs no document.
        context.evidence.clear();
        let cited = cited(sheet, context, shared);
        context.evidence = cited;
        context
            .evidence
            .truncate(if step >= 3 { EVIDENCE - FEW } else { EVIDENCE });
    }
    while lines(context, statement) > budget && cut_scope_of_oldest_role(context) {}
    if lines(context, statement) > budget {
        *context = whole;
    }
}

/// Whether there was one.
fn cut_scope_of_oldest_role(context: &mut CvContext) -> bool {
    let roles = context.roles.iter_mut().flat_map(|group| &mut group.roles);
    let with_scope = roles.filter(|role| !role.summary_html.is_empty()).last();
    match with_scope {
        Some(role) => {
            role.summary_html.clear();
            true
        }
        None => false,
    }
}

/// How many lines of the page the content takes, roughly.
fn lines(context: &CvContext, statement: &str) -> usize {
    let section = |count: usize| if count == 0 { 0 } else { count + HEADING };
    let roles: usize = context.roles.iter().map(role_lines).sum();
    let further: usize = context
        .further
        .iter()
        .map(|group| section(group.items.len()))
        .sum();
    let testimonial = context
        .testimonial
        .as_ref()
        .map_or(0, |quote| wrapped(&quote.quote) + HEADING);
    HEADER
        + wrapped(statement)
        + if context.figures.is_empty() { 0 } else { 3 }
        + section(usize::from(!context.topics.is_empty()))
        + section(roles)
        + usize::from(!context.earlier_roles_text.is_empty())
        + section(context.work.len())
        + section(context.talks.len())
        + section(context.publications.len())
        + further
        + section(context.education.len() + usize::from(!context.languages_text.is_empty()))
        + section(context.credentials.len())
        + section(context.skills.len())
        + testimonial
        // Two columns.
        + section(context.evidence.len().div_ceil(2))
}

fn role_lines(group: &RoleGroupContext) -> usize {
    let own = group.roles.iter().map(|role| {
        let results: usize = role
            .achievements
            .iter()
            .map(|line| wrapped(&line.html))
            .sum();
        2 + wrapped(&role.summary_html) + results
    });
    own.sum()
}

/// Lines that a text takes; its HTML marks are not seen.
fn wrapped(html: &str) -> usize {
    let mut seen = 0_usize;
    let mut within_tag = false;
    for character in html.chars() {
        match character {
            '<' => within_tag = true,
            '>' => within_tag = false,
            _ if !within_tag => seen += 1,
            _ => {}
        }
    }
    seen.div_ceil(LINE)
}
