//! A quote, by whom and when, and that the author agreed to its being quoted.

use crate::render::context::TestimonialContext;
use crate::render::parts::item::organisation;
use crate::render::sheet::{Sheet, plain};
use crate::site::{Testimonial, Visibility};
use crate::text::date::PartialDate;

/// Longer quotes are for their own pages, not for the strip on the home page.
const SHORT_QUOTE: usize = 200;

/// The one quote that is shown: the first that is confirmed and short, in the page's language
/// rather than another.
pub(crate) fn best(sheet: &Sheet<'_>) -> Option<TestimonialContext> {
    let all = sheet.site().profile.testimonials.iter();
    let shown = all.filter(|one| one.visibility == Visibility::Public && !one.quote.is_empty());
    let chosen = shown.min_by_key(|one| {
        let quote = one.quote.get_or_other(sheet.language());
        let foreign = one.quote.get(sheet.language()).is_none();
        let long = quote.is_some_and(|(quote, _)| quote.chars().count() > SHORT_QUOTE);
        let confirmed = one.consent.is_some() || one.url.is_some();
        (!confirmed, long, foreign)
    })?;
    Some(context(sheet, chosen))
}

fn context(sheet: &Sheet<'_>, one: &Testimonial) -> TestimonialContext {
    let (quote, lang) = sheet.words_of_any(&one.quote);
    let role = sheet.words_of_any(&one.author_role).0;
    let organisation = organisation(sheet, one.organisation.as_ref());
    let line = [
        Some(role),
        organisation.map(|organisation| organisation.name),
        // The month is enough for a reader; the day stays in the sources.
        one.date.map(|date| {
            let month = PartialDate {
                day: None,
                ..date.value
            };
            sheet.edition.dates.text(month)
        }),
    ];
    let line: Vec<String> = line
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    TestimonialContext {
        quote: without_quotes(&quote),
        lang,
        author: one
            .author
            .as_ref()
            .map(|text| plain(text))
            .unwrap_or_default(),
        author_line: line.join(", "),
        consented: consented(sheet, one),
        url: sheet.url(one.url.as_ref()),
    }
}

/// That the author agreed, and how. The day of it stays in the sources: beside the quote it would
/// be taken for the day on which it was said.
fn consented(sheet: &Sheet<'_>, one: &Testimonial) -> String {
    if one.consent.is_none() {
        return String::new();
    }
    let interface = &sheet.edition.interface;
    match sheet.words_of_any(&one.consent_by).0 {
        how if how.is_empty() => interface.get("consented"),
        how => interface.with("consented-by", &[("how", how.into())]),
    }
}

/// The theme sets the marks of the language.
fn without_quotes(quote: &str) -> String {
    let marks = ['"', '“', '”', '„', '»', '«'];
    let inner = quote
        .strip_prefix(marks)
        .and_then(|quote| quote.strip_suffix(marks));
    inner.unwrap_or(quote).to_owned()
}
