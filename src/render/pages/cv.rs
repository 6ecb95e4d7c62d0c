//! The printed CV: what it could show. What fits on its pages is chosen in `fit`.

use tera::Value;

use crate::render::context::{CvContext, GroupContext, ItemContext};
use crate::render::pages::{Content, Shared, fit};
use crate::render::parts::item::{by_kind, item};
use crate::render::parts::learning::{self, Which};
use crate::render::parts::{contact, figure, roles, testimonial, topic};
use crate::render::qr::site_code;
use crate::render::sheet::Sheet;
use crate::site::{Field, Item, ItemKind};

const FIGURES: usize = 4;
const TOPICS: usize = 8;

/// How much a CV shows at most; a second page holds more of everything.
struct Most {
    roles: usize,
    results: usize,
    work: usize,
    talks: usize,
    publications: usize,
}

const ONE_PAGE: Most = Most {
    roles: 5,
    results: 3,
    work: 3,
    talks: 3,
    publications: 4,
};

const TWO_PAGES: Most = Most {
    roles: 9,
    results: 4,
    work: 6,
    talks: 6,
    publications: 8,
};

/// Kinds that come after the main ones, the least missed last.
const FURTHER: [ItemKind; 5] = [
    ItemKind::Volunteering,
    ItemKind::Award,
    ItemKind::Membership,
    ItemKind::Patent,
    ItemKind::Course,
];

pub(super) fn cv(sheet: &Sheet<'_>, shared: &Shared) -> Content {
    let reader = sheet.edition.scene.reader;
    let pages = fit::pages(sheet);
    let most = if pages == 1 { ONE_PAGE } else { TWO_PAGES };
    let all_roles = sheet.items_of(ItemKind::Role);
    let newest = &all_roles[..all_roles.len().min(most.roles)];
    let mut context = CvContext {
        contact_line: contact_line(sheet),
        figures: figure::strip(sheet, FIGURES),
        topics: topic::sorted(sheet)
            .into_iter()
            .take(TOPICS)
            .map(|one| topic::topic(sheet, one))
            .collect(),
        roles: roles::by_organisation(sheet, newest),
        earlier_roles_text: earlier_text(sheet, &all_roles[newest.len()..]),
        work: chosen(sheet, ItemKind::Project, most.work),
        talks: chosen(sheet, ItemKind::Talk, most.talks),
        publications: chosen(sheet, ItemKind::Publication, most.publications),
        further: further(sheet, pages),
        education: learning::education(sheet, reader),
        credentials: learning::credentials(sheet, reader, Which::Valid),
        skills: learning::skills(sheet),
        languages_text: learning::languages(sheet),
        testimonial: testimonial::best(sheet),
        evidence: Vec::new(),
        qr: site_code(sheet),
    };
    for role in context.roles.iter_mut().flat_map(|group| &mut group.roles) {
        role.achievements.truncate(most.results);
    }
    fit::fit(sheet, &mut context, shared);
    let shown = context.roles.iter().map(|group| group.roles.len()).sum();
    context.earlier_roles_text = earlier_text(sheet, &all_roles[shown..]);
    let title = sheet.edition.interface.get("nav-cv");
    Content {
        kind: "cv",
        fallback: "cv",
        variable: "cv",
        value: Value::from_serializable(&context),
        description: description(sheet, &title),
        title,
    }
}

/// What the person is for: how to reach them is not for search engines.
fn description(sheet: &Sheet<'_>, title: &str) -> String {
    let profile = &sheet.site().profile;
    let words = [
        sheet.line_words(&profile.positioning.headline),
        sheet.words(&profile.person.job_title),
    ];
    match words.iter().find(|words| !words.is_empty()) {
        Some(words) => format!("{title}: {words}"),
        None => title.to_owned(),
    }
}

/// Featured ones first, then the newest; what lies ahead is no part of a life so far.
fn chosen(sheet: &Sheet<'_>, kind: ItemKind, most: usize) -> Vec<ItemContext> {
    let items = sheet.items_of(kind);
    let index = sheet.index();
    let past = || items.iter().copied().filter(|one| !index.lies_ahead(one));
    past()
        .filter(|one| one.featured)
        .chain(past().filter(|one| !one.featured))
        .take(most)
        .map(|one| item(sheet, one))
        .collect()
}

/// On one page all under one heading, which costs the least room.
fn further(sheet: &Sheet<'_>, pages: usize) -> Vec<GroupContext> {
    let items: Vec<&Item> = FURTHER
        .into_iter()
        .flat_map(|kind| sheet.items_of(kind))
        .copied()
        .collect();
    let mut groups = by_kind(sheet, &items, &FURTHER);
    if pages == 1 && groups.len() > 1 {
        let items = groups.into_iter().flat_map(|group| group.items).collect();
        groups = vec![GroupContext {
            label: sheet.edition.interface.get("cv-further"),
            items,
        }];
    }
    groups
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

/// How to reach the person, as far as the reader may know.
fn contact_line(sheet: &Sheet<'_>) -> String {
    let reader = sheet.edition.scene.reader;
    let profile = &sheet.site().profile;
    let mut parts = contact::address(sheet, reader);
    if parts.is_empty() && profile.visibility_of(Field::Location) <= reader {
        parts.push(sheet.words_of_any(&profile.person.location.city).0);
    }
    parts.extend(contact::email(sheet, reader).map(|email| email.text));
    parts.extend(contact::phone(sheet, reader).map(|phone| phone.text));
    parts.push(short_address(sheet));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}
