//! The positioning in its parts, whom to introduce, what is offered and looked for, where to meet.

use crate::render::context::{IntroductionContext, MeetContext, PositioningContext};
use crate::render::dates::Ongoing;
use crate::render::sheet::{Sheet, plain};
use crate::site::{Meet, Offer};

/// For whom, which need, what offer, what outcome, unlike what, because of what; nothing when the
/// profile says none of it.
pub(crate) fn parts(sheet: &Sheet<'_>) -> Option<PositioningContext> {
    let positioning = &sheet.site().profile.positioning;
    let because_html = sheet.line(&positioning.because);
    let parts = PositioningContext {
        audience_html: sheet.line(&positioning.audience),
        need_html: sheet.line(&positioning.need),
        offer_html: sheet.line(&positioning.offer),
        outcome_html: sheet.line(&positioning.outcome),
        unlike_html: sheet.line(&positioning.unlike),
        markers: match because_html.is_empty() {
            true => Vec::new(),
            false => sheet.markers(&positioning.evidence, &because_html),
        },
        because_html,
    };
    let says_something = [
        &parts.audience_html,
        &parts.need_html,
        &parts.offer_html,
        &parts.outcome_html,
        &parts.unlike_html,
        &parts.because_html,
    ]
    .iter()
    .any(|part| !part.is_empty());
    says_something.then_some(parts)
}

/// Whom a reader should introduce; nothing when the profile does not say.
pub(crate) fn introduction(sheet: &Sheet<'_>) -> Option<IntroductionContext> {
    let introduction = &sheet.site().profile.introduction;
    let to = sheet.words(&introduction.to);
    let sentences = introduction.listen_for.get(sheet.language());
    let listen_for: Vec<String> = sentences.into_iter().flatten().map(unquoted).collect();
    let copy = sheet.words(&introduction.copy);
    let says_something = !to.is_empty() || !listen_for.is_empty() || !copy.is_empty();
    says_something.then_some(IntroductionContext {
        to,
        listen_for,
        copy,
    })
}

fn unquoted(text: &crate::site::Text) -> String {
    let text = plain(text);
    let marks = ['"', '“', '”', '„'];
    let inner = text
        .strip_prefix(marks)
        .and_then(|text| text.strip_suffix(marks));
    inner.map(str::to_owned).unwrap_or(text)
}

/// Offers that still stand, as plain words.
pub(crate) fn offers(sheet: &Sheet<'_>, offers: &[Offer]) -> Vec<String> {
    let today = sheet.site().today;
    offers
        .iter()
        .filter(|offer| offer.until.is_none_or(|until| until.value.last() >= today))
        .map(|offer| sheet.words(&offer.text))
        .filter(|text| !text.is_empty())
        .collect()
}

/// Where to meet the person from today on, the next place first.
pub(crate) fn meets(sheet: &Sheet<'_>) -> Vec<MeetContext> {
    let today = sheet.site().today;
    let mut coming: Vec<_> = sheet
        .site()
        .profile
        .meets
        .iter()
        .filter(|meet| meet.period.last_day(today).is_none_or(|day| day >= today))
        .collect();
    coming.sort_by_cached_key(|meet| meet.period.first_day().unwrap_or(jiff::civil::Date::MAX));
    coming.into_iter().map(|one| meet(sheet, one)).collect()
}

/// Where to meet the person.
pub(crate) fn meet(sheet: &Sheet<'_>, meet: &Meet) -> MeetContext {
    let interface = &sheet.edition.interface;
    let dates = &sheet.edition.dates;
    MeetContext {
        name: sheet.words_of_any(&meet.name).0,
        period: dates.period(&meet.period, Ongoing::Today, interface),
        place: sheet.words_of_any(&meet.place).0,
        url: sheet.url(meet.url.as_ref()),
        note: sheet.words_of_any(&meet.note).0,
    }
}
