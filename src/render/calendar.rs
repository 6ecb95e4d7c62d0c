//! What is to come as iCalendar (RFC 5545): one file for each date, and a calendar of all. What is
//! over leaves with the next build.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::render::content_line::Lines;
use crate::render::machine::absolute;
use crate::render::parts::item;
use crate::render::sheet::Sheet;
use crate::site::{ItemKind, Period};
use crate::text::date::PartialDate;
use crate::text::url::host;

/// A date to come.
pub(super) struct Event {
    /// Its file below the site's root.
    pub(super) path: String,
    /// Stays when anything else changes.
    uid: String,
    start: Date,
    /// The day after its last.
    after: Date,
    summary: String,
    location: String,
    url: String,
    description: String,
}

/// The calendar of a language.
pub(super) fn path(sheet: &Sheet<'_>) -> String {
    let addresses = &sheet.edition.scene.addresses;
    format!("{}calendar.ics", addresses.home(sheet.language()))
}

/// Where the file of a date is.
fn event_path(sheet: &Sheet<'_>, name: &str) -> String {
    let addresses = &sheet.edition.scene.addresses;
    format!("{}calendar/{name}.ics", addresses.home(sheet.language()))
}

/// Talks, events and places to meet from today on, the next one first. A calendar wants days: what
/// is only known to the month waits.
pub(super) fn events(sheet: &Sheet<'_>) -> Vec<Event> {
    let site = sheet.site();
    let host = host(&site.settings.base_url.value).unwrap_or_default();
    let mut events = Vec::new();
    let talks = sheet.index().of_kind(ItemKind::Talk).iter();
    let meetings = sheet.index().of_kind(ItemKind::Event).iter();
    for one in talks.chain(meetings) {
        let Some((start, after)) = days(sheet, &one.period) else {
            continue;
        };
        let shown = item::item(sheet, one);
        let place = [shown.venue.as_str(), shown.location.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        events.push(Event {
            path: event_path(sheet, &one.id),
            uid: format!("{}@{host}", one.id.value),
            start,
            after,
            summary: shown.title,
            location: place.join(", "),
            url: absolute(sheet, &shown.url),
            description: sheet.line_words(&one.summary),
        });
    }
    for meet in &site.profile.meets {
        let Some((start, after)) = days(sheet, &meet.period) else {
            continue;
        };
        let name = format!("meet-{}", meet.id.value);
        events.push(Event {
            path: event_path(sheet, &name),
            uid: format!("{name}@{host}"),
            start,
            after,
            summary: sheet.words_of_any(&meet.name).0,
            location: sheet.words_of_any(&meet.place).0,
            url: absolute(sheet, &sheet.url(meet.url.as_ref())),
            description: sheet.words_of_any(&meet.note).0,
        });
    }
    events.sort_by(|a, b| (a.start, &a.uid).cmp(&(b.start, &b.uid)));
    events
}

/// The first day and the day after the last, when both are known and the last is not over.
fn days(sheet: &Sheet<'_>, period: &Period) -> Option<(Date, Date)> {
    let start: PartialDate = period.start?.value;
    start.day?;
    let today = sheet.site().today;
    let last = period.last_day(today)?.max(start.first());
    let after = last.checked_add(1.day()).ok()?;
    (last >= today).then_some((start.first(), after))
}

/// A calendar of these dates.
pub(super) fn calendar(sheet: &Sheet<'_>, name: &str, events: &[Event]) -> Vec<u8> {
    let mut lines = Lines::default();
    begin(&mut lines);
    let title = sheet
        .edition
        .interface
        .with("calendar-title", &[("name", name.into())]);
    lines.text("NAME", &title);
    lines.text("X-WR-CALNAME", &title);
    let addresses = &sheet.edition.scene.addresses;
    let own = addresses.absolute(&path(sheet));
    lines.raw("SOURCE;VALUE=URI", &own);
    lines.raw("REFRESH-INTERVAL;VALUE=DURATION", "P1W");
    for event in events {
        write(sheet, &mut lines, event);
    }
    lines.raw("END", "VCALENDAR");
    lines.into_bytes()
}

/// One date alone, to be added by a tap.
pub(super) fn single(sheet: &Sheet<'_>, event: &Event) -> Vec<u8> {
    let mut lines = Lines::default();
    begin(&mut lines);
    write(sheet, &mut lines, event);
    lines.raw("END", "VCALENDAR");
    lines.into_bytes()
}

fn begin(lines: &mut Lines) {
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Pointed//Pointed//EN");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", "PUBLISH");
}

fn write(sheet: &Sheet<'_>, lines: &mut Lines, event: &Event) {
    let site = sheet.site();
    let basic = |date: Date| date.strftime("%Y%m%d").to_string();
    // When the entry was last gone over, so that another day's build gives the same file.
    let updated = site.profile.meta.updated;
    let stamp = updated.map_or(site.today, |updated| updated.value.first());
    lines.raw("BEGIN", "VEVENT");
    lines.raw("UID", &event.uid);
    lines.raw("DTSTAMP", &format!("{}T000000Z", basic(stamp)));
    lines.raw("DTSTART;VALUE=DATE", &basic(event.start));
    lines.raw("DTEND;VALUE=DATE", &basic(event.after));
    lines.text("SUMMARY", &event.summary);
    lines.text("LOCATION", &event.location);
    lines.text("DESCRIPTION", &event.description);
    lines.address("URL", &event.url);
    lines.raw("TRANSP", "TRANSPARENT");
    lines.raw("END", "VEVENT");
}
