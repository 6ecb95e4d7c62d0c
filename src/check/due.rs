//! The days on which a sentence of a profile will turn false, or something has to be done.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::check::read_passages;
use crate::check::topics::Finder;
use crate::check::waivers;
use crate::site::{End, Localized, Offer, Site, StudyStatus, Text, Visibility};
use crate::source::Span;
use crate::text::claim::{ClaimKind, Promise};

/// Something with a last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last day on which it is true; or on which it has to be done.
    pub date: Date,
    /// What it is.
    pub kind: DueKind,
    /// In a few words: the entry's name, the text.
    pub what: String,
    /// Names it over time, as long as the entry keeps its id.
    pub key: String,
    /// Where the date stands.
    pub span: Span,
}

/// What ends on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueKind {
    /// `[availability]`
    Availability,
    /// `[[offer]]`
    Offer,
    /// `[[seek]]`
    Search,
    /// `[[meet]]`
    Meeting,
    /// An announced talk, event or role.
    Announcement,
    /// A certificate.
    Credential,
    /// A degree that is under way.
    Degree,
    /// `meta.review_by`, or half a year after `meta.updated`.
    Review,
    /// A finding accepted on purpose.
    Waiver,
    /// A date in a text: "available from March 2027".
    Text,
}

impl DueKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            DueKind::Availability => "availability",
            DueKind::Offer => "offer",
            DueKind::Search => "search",
            DueKind::Meeting => "meeting",
            DueKind::Announcement => "announcement",
            DueKind::Credential => "credential",
            DueKind::Degree => "degree",
            DueKind::Review => "review",
            DueKind::Waiver => "waiver",
            DueKind::Text => "text",
        }
    }

    /// What to do about it.
    pub fn action(self) -> &'static str {
        match self {
            DueKind::Availability => "say from when to when you are free",
            DueKind::Offer | DueKind::Search => "delete it, or set a later day",
            DueKind::Meeting => "delete it, or name the next one",
            DueKind::Announcement => "delete `planned = true`, add slides and recording",
            DueKind::Credential => "renew it, or show it as a former one",
            DueKind::Degree => "is it completed?",
            DueKind::Review => "read the profile once more",
            DueKind::Waiver => "mend what it accepts, or renew it with a reason",
            DueKind::Text => "rewrite the sentence",
        }
    }
}

/// After so many days without a change a profile is stale, as `profile-stale` says.
const STALE_DAYS: i32 = 180;

/// Every day that is due, in order; those that are past come first.
pub fn due(site: &Site) -> Vec<Due> {
    let mut found = Gathering {
        site,
        found: Vec::new(),
    };
    found.contact();
    found.entries();
    found.care();
    found.texts();
    let mut due = found.found;
    due.sort_by(|a, b| (a.date, a.kind, &a.key).cmp(&(b.date, b.kind, &b.key)));
    due
}

struct Gathering<'s> {
    site: &'s Site,
    found: Vec<Due>,
}

impl Gathering<'_> {
    fn add(&mut self, date: Date, kind: DueKind, what: String, id: &str, span: Span) {
        self.found.push(Due {
            date,
            kind,
            what,
            key: format!("{}-{id}", kind.name()),
            span,
        });
    }

    fn words(&self, text: &Localized<Text>, otherwise: &str) -> String {
        let text = text.get_or_other(self.site.settings.main_language());
        text.map_or_else(|| otherwise.to_owned(), |(text, _)| text.value.clone())
    }

    fn contact(&mut self) {
        let profile = &self.site.profile;
        let availability = &profile.availability;
        if let Some(until) = availability.until {
            let what = self.words(&availability.note, "availability");
            self.add(
                until.value.last(),
                DueKind::Availability,
                what,
                "until",
                until.span,
            );
        } else if let Some(from) = availability.from {
            let what = self.words(&availability.note, "availability");
            self.add(
                from.value.last(),
                DueKind::Availability,
                what,
                "from",
                from.span,
            );
        }
        self.offers(&profile.offers, DueKind::Offer);
        self.offers(&profile.seeks, DueKind::Search);
    }

    fn offers(&mut self, offers: &[Offer], kind: DueKind) {
        for offer in offers {
            if let Some(until) = offer.until {
                let what = self.words(&offer.text, &offer.id.value);
                self.add(until.value.last(), kind, what, &offer.id.value, until.span);
            }
        }
    }

    fn entries(&mut self) {
        let today = self.site.today;
        let profile = &self.site.profile;
        for meet in &profile.meets {
            if let Some(last) = meet.period.last_day(today) {
                let what = self.words(&meet.name, &meet.id.value);
                let span = meet.period.start.map_or(meet.span, |start| start.span);
                self.add(last, DueKind::Meeting, what, &meet.id.value, span);
            }
        }
        for item in &profile.items {
            if !item.planned || item.draft {
                continue;
            }
            // A planned role is news until it begins, a planned talk until it is over.
            let last = match item.period.end.map(|end| end.value) {
                Some(End::At(end)) => Some(end.last()),
                _ => item.period.start.map(|start| start.value.last()),
            };
            if let Some(last) = last {
                let what = self.words(&item.title, &item.id.value);
                let span = item.period.start.map_or(item.span, |start| start.span);
                self.add(last, DueKind::Announcement, what, &item.id.value, span);
            }
        }
        for credential in &profile.credentials {
            if let Some(expires) = credential.expires
                && !credential.expired
                && credential.visibility != Visibility::Private
            {
                let what = self.words(&credential.name, &credential.id.value);
                let id = credential.id.value.clone();
                self.add(
                    expires.value.last(),
                    DueKind::Credential,
                    what,
                    &id,
                    expires.span,
                );
            }
        }
        for entry in &profile.education {
            if let Some(end) = entry.period.end
                && let End::At(date) = end.value
                && entry.status == StudyStatus::Ongoing
            {
                let what = self.words(&entry.degree, &entry.id.value);
                self.add(
                    date.last(),
                    DueKind::Degree,
                    what,
                    &entry.id.value,
                    end.span,
                );
            }
        }
    }

    fn care(&mut self) {
        let meta = &self.site.profile.meta;
        if let Some(review) = meta.review_by {
            let what = "review of the profile".to_owned();
            self.add(
                review.value.last(),
                DueKind::Review,
                what,
                "by",
                review.span,
            );
        } else if let Some(updated) = meta.updated
            && let Ok(date) = updated.value.last().checked_add(STALE_DAYS.days())
        {
            let what = format!("{STALE_DAYS} days after the last update");
            self.add(date, DueKind::Review, what, "updated", updated.span);
        }
        let settings = self.site.settings.waivers.iter().cloned();
        let comments = waivers::comments(self.site)
            .into_iter()
            .map(|(waiver, _)| waiver);
        for waiver in settings.chain(comments) {
            if let Some(until) = waiver.until {
                let rule = waiver.rule.value.as_str();
                let what = match &waiver.at {
                    Some(at) => format!("{rule} at {}", at.value),
                    None => rule.to_owned(),
                };
                let position = self.site.sources.position(waiver.span);
                let path = &self.site.sources.get(waiver.span.source).path;
                let id = format!("{rule}-{path}-{}", position.line);
                self.add(until.value.last(), DueKind::Waiver, what, &id, until.span);
            }
        }
    }

    /// Dates that only words announce, when no field says the same day.
    fn texts(&mut self) {
        let site = self.site;
        let finder = Finder::new(site);
        for digest in read_passages(site, &finder) {
            let outline = &digest.outline;
            if outline.item.is_some() {
                continue;
            }
            let said = outline
                .page
                .and_then(|page| page.updated)
                .or(site.profile.meta.updated);
            let said = said.map(|said| said.value.first());
            for place in &digest.claims {
                let (ClaimKind::Promise(Promise::Availability), Some(date)) =
                    (place.claim.kind, &place.claim.date)
                else {
                    continue;
                };
                let Some(last) = date.last(said) else {
                    continue;
                };
                if self.found.iter().any(|due| due.date == last) {
                    continue;
                }
                let words = site.sources.slice(place.span).to_owned();
                let path = &site.sources.get(place.span.source).path;
                let id = format!("{path}-{last}");
                self.add(last, DueKind::Text, words, &id, place.span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{SETTINGS, site};

    #[test]
    fn every_last_day_is_gathered_in_order() {
        let settings = format!(
            "{SETTINGS}[[waiver]]\nrule = \"photo-missing\"\nreason = \"soon\"\nuntil = 2027-01-31\n"
        );
        let (site, _) = site(&[
            ("pointed.toml", &settings),
            (
                "profile.toml",
                "[availability]\nnote = \"Open\"\nuntil = \"2027-05\"\n\
                 [contact]\nnote = \"Free from March 2027\"\n\
                 [[offer]]\nid = \"loan\"\ntext = \"Loggers on loan\"\nuntil = 2027-03-30\n\
                 [[meet]]\nname = \"Fair\"\nstart = 2026-11-20\nend = 2026-11-21\n\
                 [[talk]]\ntitle = \"Ahead\"\ndate = 2027-06-17\nplanned = true\n\
                 [[talk]]\ntitle = \"Past\"\ndate = 2020-06-17\n\
                 [[credential]]\nname = \"Ropes\"\nexpires = 2028-04-09\n\
                 [[credential]]\nname = \"Old\"\nexpires = 2020-04-09\nexpired = true\n\
                 [[education]]\ndegree = \"PhD\"\nstart = 2024\nend = 2029\nstatus = \"ongoing\"\n\
                 [meta]\nupdated = 2026-11-01\n",
            ),
        ]);
        let lines: Vec<String> = due(&site)
            .into_iter()
            .map(|due| format!("{} {} {}", due.date, due.key, due.what))
            .collect();
        assert_eq!(
            lines,
            [
                "2026-11-21 meeting-fair Fair",
                "2027-01-31 waiver-photo-missing-pointed.toml-3 photo-missing",
                "2027-03-30 offer-loan Loggers on loan",
                "2027-03-31 text-profile.toml-2027-03-31 Free from March 2027",
                "2027-04-30 review-updated 180 days after the last update",
                "2027-05-31 availability-until Open",
                "2027-06-17 announcement-ahead Ahead",
                "2028-04-09 credential-ropes Ropes",
                "2029-12-31 degree-phd PhD",
            ]
        );
    }
}
