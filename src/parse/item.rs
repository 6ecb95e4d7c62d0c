//! Items: roles, projects, talks and all else that has a date.

use crate::diagnostic::Diagnostic;
use crate::parse::entry::words;
use crate::parse::fields::Fields;
use crate::parse::ids::{Draft, wish};
use crate::site::{Achievement, End, Item, ItemKind, Link, Localized, Metric, Period, Text};
use crate::source::Located;
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;

/// The header of an entry, as messages name it.
pub(super) fn header(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Role => "[[role]]",
        ItemKind::Project => "[[project]]",
        ItemKind::Talk => "[[talk]]",
        ItemKind::Publication => "[[publication]]",
        ItemKind::Post => "[[post]]",
        ItemKind::Event => "[[event]]",
        ItemKind::Course => "[[course]]",
        ItemKind::Volunteering => "[[volunteering]]",
        ItemKind::Award => "[[award]]",
        ItemKind::Patent => "[[patent]]",
        ItemKind::Membership => "[[membership]]",
    }
}

/// An entry of `profile.toml`: without a page of its own.
pub(super) fn entry(fields: Fields<'_, '_>, kind: ItemKind, main: Language) -> Draft<Item> {
    let draft = item(&fields, kind, main);
    if draft.entry.title.is_empty() {
        fields.missing(
            "title",
            Bilingual::new("write what it is called", "schreiben, wie es heißt"),
        );
    }
    fields.finish();
    draft
}

/// The fields of an item, wherever they stand.
pub(super) fn item(fields: &Fields<'_, '_>, kind: ItemKind, main: Language) -> Draft<Item> {
    let title = fields.localized("title");
    let (id, given) = wish(fields, words(&title, main));
    let is_role = kind == ItemKind::Role;
    let mut item = Item {
        kind,
        id,
        span: fields.span,
        title,
        summary: fields.localized("summary"),
        result: fields.localized("result"),
        organisation: fields.reference("organisation"),
        role: Localized::default(),
        period: period(fields),
        planned: fields.boolean("planned").unwrap_or_default(),
        location: fields.localized("location"),
        venue: Localized::default(),
        url: fields.url("url"),
        links: fields
            .entries("links", "a link")
            .into_iter()
            .filter_map(link)
            .collect(),
        topics: fields.references("topics"),
        skills: fields.references("skills"),
        evidence: fields.references("evidence"),
        achievements: achievements(fields),
        language: fields.text("language"),
        employment: None,
        team_size: None,
        reports_to: Localized::default(),
        counts: true,
        number: None,
        authors: Vec::new(),
        cause: Localized::default(),
        updated: None,
        featured: fields.boolean("featured").unwrap_or_default(),
        draft: fields.boolean("draft").unwrap_or_default(),
        visibility: fields
            .choice("visibility")
            .map(|choice| choice.value)
            .unwrap_or_default(),
        slug: None,
        body: Localized::default(),
    };
    if is_role {
        item.employment = fields.choice("employment");
        item.team_size = fields.count("team_size");
        item.reports_to = fields.localized("reports_to");
        item.counts = fields.boolean("counts").unwrap_or(true);
    } else {
        item.role = fields.localized("role");
        item.venue = fields.localized("venue");
    }
    match kind {
        ItemKind::Publication => item.authors = fields.texts("authors"),
        ItemKind::Course | ItemKind::Patent => item.number = fields.text("number"),
        ItemKind::Volunteering => item.cause = fields.localized("cause"),
        ItemKind::Post => item.updated = fields.date("updated"),
        _ => {}
    }
    Draft { entry: item, given }
}

/// `start` and `end`, or `date`.
pub(super) fn period(fields: &Fields<'_, '_>) -> Period {
    let date = fields.date("date");
    let (start, end) = (fields.date("start"), fields.end("end"));
    let Some(date) = date else {
        return Period { start, end };
    };
    if let Some(extra) = start.map(|start| start.span).or(end.map(|end| end.span)) {
        fields.reader.report(
            Diagnostic::error(
                "invalid-value",
                extra,
                Bilingual::new(
                    "this entry has a `date` already",
                    "dieser Eintrag hat schon ein `date`",
                ),
            )
            .help(Bilingual::new(
                "write `start` and `end`, or `date` alone",
                "`start` und `end` schreiben, oder nur `date`",
            )),
        );
    }
    Period {
        start: Some(date),
        end: Some(date.map(End::At)),
    }
}

fn link(fields: Fields<'_, '_>) -> Option<Link> {
    let (label, url) = (fields.localized("label"), fields.url("url"));
    if label.is_empty() {
        fields.missing(
            "label",
            Bilingual::new(
                "write what the link leads to: `Slides`",
                "schreiben, wohin der Link führt: `Folien`",
            ),
        );
    }
    if url.is_none() && !fields.has("url") {
        fields.missing(
            "url",
            Bilingual::new("write where it leads", "schreiben, wohin es führt"),
        );
    }
    fields.finish();
    Some(Link { label, url: url? })
}

/// `achievements`: lines; `[[….achievement]]`: entries.
fn achievements(fields: &Fields<'_, '_>) -> Vec<Achievement> {
    let mut achievements = lines(fields.localized_list("achievements"));
    for entry in fields.entries("achievement", "an achievement") {
        let achievement = Achievement {
            span: entry.span,
            text: entry.localized("text"),
            metric: entry.table("metric", "`metric`").map(metric),
            evidence: entry.references("evidence"),
            topics: entry.references("topics"),
        };
        if achievement.text.is_empty() {
            entry.missing(
                "text",
                Bilingual::new("write what came out of it", "schreiben, was herauskam"),
            );
        }
        entry.finish();
        achievements.push(achievement);
    }
    achievements
}

/// Lines in two languages belong together by their place in the lists.
fn lines(mut lists: Localized<Vec<Text>>) -> Vec<Achievement> {
    let longest = lists.iter().map(|(_, list)| list.len()).max().unwrap_or(0);
    let mut achievements: Vec<Achievement> = Vec::with_capacity(longest);
    for language in [None, Some(Language::En), Some(Language::De)] {
        for (row, text) in lists
            .slot(language)
            .take()
            .into_iter()
            .flatten()
            .enumerate()
        {
            if row == achievements.len() {
                achievements.push(Achievement {
                    span: text.span,
                    text: Localized::default(),
                    metric: None,
                    evidence: Vec::new(),
                    topics: Vec::new(),
                });
            }
            *achievements[row].text.slot(language) = Some(text);
        }
    }
    achievements
}

fn metric(fields: Fields<'_, '_>) -> Metric {
    let metric = Metric {
        value: fields.number("value"),
        baseline: fields.number("baseline"),
        unit: fields.localized("unit"),
        period: fields.localized("period"),
        method: fields.localized("method"),
    };
    if metric.value.is_none() && !fields.has("value") {
        fields.missing(
            "value",
            Bilingual::new(
                "write the number that was reached",
                "die Zahl schreiben, die erreicht wurde",
            ),
        );
    }
    fields.finish();
    metric
}

/// A role inside an organisation names it, unless it does so itself.
pub(super) fn at_organisation(mut draft: Draft<Item>, name: Option<&Text>) -> Draft<Item> {
    if draft.entry.organisation.is_none() {
        draft.entry.organisation = name.map(|name| Located::new(name.value.clone(), name.span));
    }
    draft
}
