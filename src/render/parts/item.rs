//! A role, project, talk, … as a page or a list shows it.

use crate::render::address::internal;
use crate::render::context::{
    AchievementContext, GroupContext, ItemContext, LinkContext, OrganisationContext,
};
use crate::render::dates::Ongoing;
use crate::render::sheet::{Sheet, plain};
use crate::site::{Achievement, Item, ItemKind, Organisation, Reference};
use crate::text::language::Language;
use crate::text::tongue;

/// Words that a practised reader takes in within a minute.
const WORDS_PER_MINUTE: usize = 220;

/// The item with all that a page may show.
pub(crate) fn item(sheet: &Sheet<'_>, item: &Item) -> ItemContext {
    let (title, lang) = sheet.heading(&item.title);
    let (url, internal) = url(sheet, item);
    let summary_html = sheet.line(&item.summary);
    let result_html = sheet.line(&item.result);
    let cited = format!("{summary_html}{result_html}");
    let venue = sheet.words_of_any(&item.venue).0;
    let location = sheet.words_of_any(&item.location).0;
    let ongoing = match item.kind {
        ItemKind::Project | ItemKind::Membership | ItemKind::Volunteering => Ongoing::Since,
        _ => Ongoing::Today,
    };
    let interface = &sheet.edition.interface;
    let reading_minutes = reading_minutes(sheet, item);
    ItemContext {
        kind: item.kind.name(),
        id: item.id.value.clone(),
        title,
        lang,
        url,
        internal,
        summary_html,
        result_html,
        organisation: organisation(sheet, item.organisation.as_ref()),
        role: sheet.words_of_any(&item.role).0,
        venue_line: venue_line(sheet, item, &venue, &location),
        location,
        venue,
        period: sheet.edition.dates.period(&item.period, ongoing, interface),
        links: links(sheet, item),
        topics: sheet.topic_links(&item.topics),
        markers: sheet.markers(&item.evidence, &cited),
        achievements: item
            .achievements
            .iter()
            .filter_map(|line| achievement(sheet, line))
            .collect(),
        employment: item
            .employment
            .map(|employment| interface.get(&format!("employment-{}", employment.name())))
            .unwrap_or_default(),
        authors: item
            .authors
            .iter()
            .map(|text| plain(text))
            .collect::<Vec<_>>()
            .join(", "),
        number: item
            .number
            .as_ref()
            .map(|text| plain(text))
            .unwrap_or_default(),
        reading_minutes,
        reading_text: if reading_minutes == 0 {
            String::new()
        } else {
            interface.with(
                "reading-minutes",
                &[("count", i64::from(reading_minutes).into())],
            )
        },
    }
}

/// The item's page, else its home elsewhere, and whether it is a page of this site.
pub(crate) fn url(sheet: &Sheet<'_>, item: &Item) -> (String, bool) {
    let addresses = &sheet.edition.scene.addresses;
    match addresses.item_anywhere(item, sheet.language()) {
        Some((path, _)) => (internal(&path), true),
        None => (sheet.url(item.url.as_ref()), false),
    }
}

/// One line of results; nothing when it is not said in the page's language.
fn achievement(sheet: &Sheet<'_>, line: &Achievement) -> Option<AchievementContext> {
    let html = sheet.line(&line.text);
    if html.is_empty() {
        return None;
    }
    Some(AchievementContext {
        markers: sheet.markers(&line.evidence, &html),
        html,
    })
}

/// The organisation that an id names.
pub(crate) fn organisation(
    sheet: &Sheet<'_>,
    reference: Option<&Reference>,
) -> Option<OrganisationContext> {
    let organisation: &Organisation = sheet.index().organisations.get(reference?.as_str())?;
    Some(OrganisationContext {
        id: organisation.id.value.clone(),
        name: sheet.words_of_any(&organisation.name).0,
        url: sheet.url(organisation.url.as_ref()),
        location: sheet.words_of_any(&organisation.location).0,
    })
}

fn links(sheet: &Sheet<'_>, item: &Item) -> Vec<LinkContext> {
    item.links
        .iter()
        .map(|link| {
            let (label, lang) = sheet.words_of_any(&link.label);
            LinkContext {
                label,
                url: sheet.url(Some(&link.url)),
                lang,
            }
        })
        .filter(|link| !link.url.is_empty() && !link.label.is_empty())
        .collect()
}

/// "Leittechnik-Tage, Bremen. In German"
fn venue_line(sheet: &Sheet<'_>, item: &Item, venue: &str, location: &str) -> String {
    let mut line = venue.to_owned();
    if !location.is_empty() && !venue.contains(location) {
        if !line.is_empty() {
            line.push_str(", ");
        }
        line.push_str(location);
    }
    let tag = item.language.as_ref().map(|tag| tag.value.as_str());
    if let Some(tag) = tag.filter(|tag| Language::parse(tag) != Some(sheet.language())) {
        let interface = &sheet.edition.interface;
        if let Some(name) = tongue::name(tag, sheet.language()) {
            if !line.is_empty() {
                line.push_str(". ");
            }
            line.push_str(&interface.with("in-language", &[("language", name.into())]));
        }
    }
    line
}

fn reading_minutes(sheet: &Sheet<'_>, item: &Item) -> u32 {
    if item.kind != ItemKind::Post {
        return 0;
    }
    let Some((body, _)) = item.body.get_or_other(sheet.language()) else {
        return 0;
    };
    let text = sheet.site().sources.slice(body.span);
    // Near enough, and a list of thousands asks for it thousands of times.
    let words = text
        .bytes()
        .filter(|byte| matches!(byte, b' ' | b'\n'))
        .count();
    u32::try_from(words.div_ceil(WORDS_PER_MINUTE).max(1)).unwrap_or(u32::MAX)
}

/// Whether a reader of the page's language finds the item told in it.
pub(crate) fn is_told_in(item: &Item, language: Language) -> bool {
    item.title.get(language).is_some()
}

/// Items under the years in which they ended, in the order they come in.
pub(crate) fn by_year(sheet: &Sheet<'_>, items: Vec<ItemContext>) -> Vec<GroupContext> {
    let mut groups: Vec<GroupContext> = Vec::new();
    for item in items {
        let label = match &item.period {
            Some(period) => period.year.to_string(),
            None => sheet.edition.interface.get("undated"),
        };
        match groups.last_mut().filter(|group| group.label == label) {
            Some(group) => group.items.push(item),
            None => groups.push(GroupContext {
                label,
                items: vec![item],
            }),
        }
    }
    groups
}

/// Items under their kinds, in the order of the kinds.
pub(crate) fn by_kind(sheet: &Sheet<'_>, items: &[&Item], kinds: &[ItemKind]) -> Vec<GroupContext> {
    kinds
        .iter()
        .map(|kind| GroupContext {
            label: sheet
                .edition
                .interface
                .get(&format!("kind-{}", kind.name())),
            items: items
                .iter()
                .filter(|entry| entry.kind == *kind)
                .map(|entry| item(sheet, entry))
                .collect(),
        })
        .filter(|group| !group.items.is_empty())
        .collect()
}
