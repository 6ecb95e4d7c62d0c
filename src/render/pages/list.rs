//! Lists of items of a kind, and the page of one item.

use tera::Value;

use crate::render::address::{Section, internal};
use crate::render::context::{ItemPageContext, LinkContext, ListContext};
use crate::render::markdown::shorten;
use crate::render::pages::Content;
use crate::render::parts::{evidence, figure, item as part};
use crate::render::sheet::Sheet;
use crate::render::structure::{Structure, list_key, listed};
use crate::site::{Item, ItemKind};

/// What a search engine shows of a description.
const DESCRIPTION: usize = 160;

/// Titles that describe a list.
const TITLES: usize = 3;

pub(super) fn list(sheet: &Sheet<'_>, kind: ItemKind) -> Content {
    let index = sheet.index();
    let all = index.of_kind(kind).iter().copied();
    let shown = all.filter(|item| listed(item, sheet.language()));
    let (mut ahead, past): (Vec<&Item>, Vec<&Item>) =
        shown.partition(|item| index.lies_ahead(item));
    ahead.sort_by_cached_key(|item| item.period.first_day().unwrap_or(jiff::civil::Date::MAX));
    let titles = ahead.iter().chain(&past).take(TITLES);
    let titles: Vec<String> = titles
        .map(|item| sheet.words_of_any(&item.title).0)
        .collect();
    let count = ahead.len() + past.len();
    let contexts = |items: Vec<&Item>| {
        items
            .into_iter()
            .map(|item| part::item(sheet, item))
            .collect()
    };
    let context = ListContext {
        upcoming: contexts(ahead),
        groups: part::by_year(sheet, contexts(past)),
        count,
    };
    let title = sheet
        .edition
        .interface
        .get(&format!("nav-{}", list_key(kind)));
    Content {
        kind: list_key(kind),
        fallback: "list",
        variable: "list",
        value: Value::from_serializable(&context),
        description: shorten(&format!("{title}: {}", titles.join("; ")), DESCRIPTION),
        title,
    }
}

pub(super) fn item(
    sheet: &Sheet<'_>,
    item: &Item,
    next: Option<&Item>,
    structure: &Structure<'_>,
) -> Content {
    let edition = sheet.edition;
    let addresses = &edition.scene.addresses;
    let shown = part::item(sheet, item);
    let body_html = sheet.body(&item.body);
    let figures = figure::of_item(sheet, item);
    let next = next.and_then(|next| {
        let (label, lang) = sheet.heading(&next.title);
        let url = internal(&addresses.item(next, sheet.language())?);
        Some(LinkContext { label, url, lang })
    });
    let has_index = structure.has_list(item.kind, sheet.language());
    let index = has_index.then(|| LinkContext {
        label: edition
            .interface
            .get(&format!("nav-{}", list_key(item.kind))),
        url: edition.section_url(Section::Kind(item.kind)),
        lang: None,
    });
    let title = shown.title.replace('\u{ad}', "");
    let description = match sheet.line_words(&item.summary) {
        summary if summary.is_empty() => sheet.excerpt(&item.body),
        summary => shorten(&summary, DESCRIPTION),
    };
    let context = ItemPageContext {
        item: shown,
        body_html,
        figures,
        // After everything else of the page has cited.
        evidence: evidence::cited(sheet),
        next,
        index,
        updated: item.updated.map(|date| edition.dates.date(date.value)),
    };
    Content {
        kind: if item.kind == ItemKind::Post {
            "post"
        } else {
            "item"
        },
        fallback: "item",
        variable: "item",
        value: Value::from_serializable(&context),
        title,
        description,
    }
}
