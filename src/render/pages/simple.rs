//! Pages that show one thing: the register, a piece of evidence, contact, now, free prose.

use tera::Value;

use crate::render::address::Section;
use crate::render::context::{
    ContactPageContext, EvidencePageContext, EvidenceRegisterContext, FreePageContext, NowContext,
};
use crate::render::markdown::shorten;
use crate::render::pages::{Content, home};
use crate::render::parts::{evidence as part, positioning};
use crate::render::sheet::Sheet;
use crate::site::{Evidence, Page};
use crate::text::date::month_number;

/// What a search engine shows of a description.
const DESCRIPTION: usize = 160;

/// A `now` page older than this says so.
const STALE_DAYS: i32 = 60;

/// Dates that a `now` page shows.
const UPCOMING: usize = 3;

pub(super) fn register(sheet: &Sheet<'_>) -> Content {
    let mut all: Vec<&Evidence> = sheet.site().profile.evidence.iter().collect();
    all.sort_by_key(|evidence| evidence.number);
    let titles: Vec<String> = all
        .iter()
        .map(|evidence| sheet.words_of_any(&evidence.title).0)
        .collect();
    let context = EvidenceRegisterContext {
        evidence: all
            .into_iter()
            .map(|one| part::evidence(sheet, one))
            .collect(),
    };
    let title = sheet.edition.interface.get("nav-evidence");
    Content {
        kind: "evidence",
        fallback: "evidence",
        variable: "evidence",
        value: Value::from_serializable(&context),
        description: shorten(&format!("{title}: {}", titles.join("; ")), DESCRIPTION),
        title,
    }
}

pub(super) fn evidence(sheet: &Sheet<'_>, evidence: &Evidence) -> Content {
    let shown = part::evidence(sheet, evidence);
    let title = shown.title.clone();
    let facts = [&shown.title, &shown.issuer, &shown.kind];
    let facts: Vec<&str> = facts
        .into_iter()
        .map(String::as_str)
        .filter(|fact| !fact.is_empty())
        .collect();
    let description = shorten(&facts.join(", "), DESCRIPTION);
    let context = EvidencePageContext {
        evidence: shown,
        register_url: sheet.edition.section_url(Section::Evidence),
    };
    Content {
        kind: "evidence-item",
        fallback: "evidence-item",
        variable: "evidence_item",
        value: Value::from_serializable(&context),
        title,
        description,
    }
}

pub(super) fn contact(sheet: &Sheet<'_>) -> Content {
    let context = ContactPageContext {
        introduction: positioning::introduction(sheet),
        meets: positioning::meets(sheet),
    };
    let contact = &sheet.site().profile.contact;
    let title = sheet.edition.interface.get("nav-contact");
    let description = [&contact.note, &contact.headline]
        .into_iter()
        .map(|text| sheet.line_words(text))
        .find(|words| !words.is_empty())
        .unwrap_or_else(|| title.clone());
    Content {
        kind: "contact",
        fallback: "contact",
        variable: "contact",
        value: Value::from_serializable(&context),
        description: shorten(&description, DESCRIPTION),
        title,
    }
}

pub(super) fn now(sheet: &Sheet<'_>, page: &Page) -> Content {
    let today = sheet.site().today;
    let as_of = page.updated.map(|updated| updated.value);
    let stale = as_of.is_some_and(|date| match date.day {
        Some(_) => (today - date.last()).get_days() > STALE_DAYS,
        // A month is as old as its last day allows.
        None => month_number(today) - month_number(date.last()) > 2,
    });
    let context = NowContext {
        body_html: sheet.body(&page.body),
        as_of: as_of.map(|date| sheet.edition.dates.date(date)),
        stale,
        upcoming: home::upcoming(sheet, UPCOMING),
        meets: positioning::meets(sheet),
    };
    prose(
        sheet,
        page,
        "now",
        "now",
        Value::from_serializable(&context),
    )
}

pub(super) fn free(sheet: &Sheet<'_>, page: &Page) -> Content {
    let context = FreePageContext {
        body_html: sheet.body(&page.body),
        updated: page
            .updated
            .map(|updated| sheet.edition.dates.date(updated.value)),
    };
    prose(
        sheet,
        page,
        "free",
        "free",
        Value::from_serializable(&context),
    )
}

fn prose(
    sheet: &Sheet<'_>,
    page: &Page,
    kind: &'static str,
    variable: &'static str,
    value: Value,
) -> Content {
    let description = match sheet.line_words(&page.summary) {
        summary if summary.is_empty() => sheet.excerpt(&page.body),
        summary => shorten(&summary, DESCRIPTION),
    };
    Content {
        kind,
        fallback: kind,
        variable,
        value,
        title: sheet.words_of_any(&page.title).0,
        description,
    }
}
