//! The profile itself.

use std::collections::BTreeSet;

use tera::Value;

use crate::render::context::{EvidenceContext, HomeContext, ItemContext};
use crate::render::pages::{Content, Shared};
use crate::render::parts::evidence::numbers_in;
use crate::render::parts::item::item;
use crate::render::parts::learning::{self, Which};
use crate::render::parts::{evidence, figure, positioning, roles, testimonial, topic};
use crate::render::qr::site_code;
use crate::render::sheet::Sheet;
use crate::render::structure::listed;
use crate::site::{Item, ItemKind, Visibility};

const FIGURES: usize = 4;
const TOPICS: usize = 12;
const ROLES: usize = 6;
const RESULTS: usize = 3;
const WORK: usize = 3;
const TALKS: usize = 3;
const UPCOMING: usize = 3;
const POSTS: usize = 3;
const PUBLICATIONS: usize = 3;

pub(super) fn home(sheet: &Sheet<'_>, shared: &Shared) -> Content {
    let index = sheet.index();
    let profile = &sheet.site().profile;
    let topics = topic::sorted(sheet);
    let all_roles = index.of_kind(ItemKind::Role);
    let (newest, earlier) = all_roles.split_at(all_roles.len().min(ROLES));
    let mut home = HomeContext {
        about_html: sheet.body(&profile.about),
        figures: figure::strip(sheet, FIGURES),
        positioning: positioning::parts(sheet),
        introduction: positioning::introduction(sheet),
        topics: topics
            .iter()
            .take(TOPICS)
            .map(|one| topic::topic(sheet, one))
            .collect(),
        all_topics_text: if topics.len() > TOPICS {
            let count = i64::try_from(topics.len()).unwrap_or(i64::MAX);
            let interface = &sheet.edition.interface;
            interface.with("all-topics", &[("count", count.into())])
        } else {
            String::new()
        },
        roles: roles::by_organisation(sheet, newest),
        earlier_roles: one_line_each(roles::lines(sheet, earlier)),
        earlier_roles_text: roles::earlier_text(sheet, earlier),
        work: work(sheet),
        upcoming: upcoming(sheet, UPCOMING),
        talks: past(sheet, ItemKind::Talk, TALKS),
        posts: past(sheet, ItemKind::Post, POSTS),
        publications: past(sheet, ItemKind::Publication, PUBLICATIONS),
        offers: positioning::offers(sheet, &profile.offers),
        seeks: positioning::offers(sheet, &profile.seeks),
        meets: positioning::meets(sheet),
        testimonial: testimonial::best(sheet),
        education: learning::education(sheet, Visibility::Public),
        credentials: learning::credentials(sheet, Visibility::Public, Which::Valid),
        languages_text: learning::languages(sheet),
        evidence: Vec::new(),
        qr: site_code(sheet),
    };
    for role in home.roles.iter_mut().flat_map(|group| &mut group.roles) {
        role.achievements.truncate(RESULTS);
    }
    home.evidence = cited(sheet, &home, shared);
    Content {
        kind: "home",
        fallback: "home",
        variable: "home",
        value: Value::from_serializable(&home),
        title: profile_name(shared),
        description: description(sheet, shared),
    }
}

/// The evidence that a page with these values cites; the person's own words belong to it.
pub(super) fn cited<T: serde::Serialize>(
    sheet: &Sheet<'_>,
    page: &T,
    shared: &Shared,
) -> Vec<EvidenceContext> {
    if sheet.site().profile.evidence.is_empty() {
        return Vec::new();
    }
    let mut numbers = BTreeSet::new();
    numbers_in(&Value::from_serializable(page), &mut numbers);
    numbers_in(&shared.person, &mut numbers);
    sheet.cited.replace(numbers);
    evidence::cited(sheet)
}

/// An older role is told in one line: nothing else of it is on the page.
fn one_line_each(mut items: Vec<ItemContext>) -> Vec<ItemContext> {
    for item in &mut items {
        item.achievements.clear();
        item.summary_html.clear();
        item.result_html.clear();
        item.markers.clear();
    }
    items
}

/// Projects that the owner puts first, then the newest.
fn work(sheet: &Sheet<'_>) -> Vec<ItemContext> {
    let projects = sheet.index().of_kind(ItemKind::Project);
    let featured: Vec<&Item> = projects
        .iter()
        .copied()
        .filter(|one| one.featured)
        .collect();
    let chosen = if featured.is_empty() {
        projects
    } else {
        &featured
    };
    chosen
        .iter()
        .take(WORK)
        .map(|one| item(sheet, one))
        .collect()
}

/// Talks and events to come, the next one first.
pub(super) fn upcoming(sheet: &Sheet<'_>, most: usize) -> Vec<ItemContext> {
    let index = sheet.index();
    let talks = index.of_kind(ItemKind::Talk).iter();
    let events = index.of_kind(ItemKind::Event).iter();
    let mut ahead: Vec<&Item> = talks
        .chain(events)
        .copied()
        .filter(|item| index.lies_ahead(item))
        .collect();
    ahead.sort_by_cached_key(|item| item.period.first_day().unwrap_or(jiff::civil::Date::MAX));
    ahead
        .into_iter()
        .take(most)
        .map(|one| item(sheet, one))
        .collect()
}

/// What has been, newest first; featured ones before others.
fn past(sheet: &Sheet<'_>, kind: ItemKind, most: usize) -> Vec<ItemContext> {
    let index = sheet.index();
    let shown = |item: &&Item| !index.lies_ahead(item) && listed(item, sheet.language());
    let items = || index.of_kind(kind).iter().copied().filter(shown);
    let featured = items().filter(|item| item.featured);
    let others = items().filter(|item| !item.featured);
    featured
        .chain(others)
        .take(most)
        .map(|one| item(sheet, one))
        .collect()
}

fn profile_name(shared: &Shared) -> String {
    let name = shared.person.get_from_path("name");
    name.and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The statement, plain; else what the person is.
fn description(sheet: &Sheet<'_>, shared: &Shared) -> String {
    let field = |name| {
        let value = shared.person.get_from_path(name);
        value.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    match field("headline") {
        headline if headline.is_empty() => match sheet.excerpt(&sheet.site().profile.about) {
            excerpt if excerpt.is_empty() => field("job_title"),
            excerpt => excerpt,
        },
        headline => headline,
    }
}
