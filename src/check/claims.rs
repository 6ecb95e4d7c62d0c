//! Everything that a profile claims and promises, and how each of it stands.

use jiff::civil::Date;

use crate::check::passage::{Outline, Place};
use crate::check::subject::{ClaimPlace, Digest, speaks_of_owner};
use crate::check::topics::Finder;
use crate::check::waivers::Waived;
use crate::check::{Checked, read_passages};
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{Localized, Profile, Reference, Site, Text, Visibility};
use crate::source::Span;
use crate::text::bilingual::Bilingual;
use crate::text::claim::{ClaimKind, Counted};

/// One row: something that a reader could check or wait for.
#[derive(Debug, Clone, PartialEq)]
pub struct Promised {
    /// What is claimed: the sentence, or the entry's own words.
    pub words: String,
    /// Where it stands.
    pub span: Span,
    /// What kind of claim it is: `years`, `count`, `reply`, `claim`, `credential`, …
    pub kind: &'static str,
    /// Ids of evidence, and addresses that the words link to.
    pub evidence: Vec<String>,
    /// The day for which it was shown to be true: `as_of`, or the newest evidence's date.
    pub as_of: Option<Date>,
    /// How it stands.
    pub state: State,
    /// What a check says about it, when it is not kept.
    pub why: Option<Bilingual>,
}

/// How a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A check contradicts it.
    Broken,
    /// Nothing backs it, or a person has to decide.
    Open,
    /// Backed, or checked and found true.
    Kept,
}

impl State {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            State::Broken => "broken",
            State::Open => "open",
            State::Kept => "kept",
        }
    }
}

/// The rules whose findings say how a claim stands.
const RULES: [&str; 9] = [
    "availability-expired",
    "cadence-broken",
    "claim-contradiction",
    "claim-without-evidence",
    "count-claim-mismatch",
    "credential-expired",
    "promise-without-channel",
    "superlative-without-evidence",
    "years-claim-mismatch",
];

/// The claims of a site, in the order of its texts, then the declared ones. `checked` is what a
/// check of the same site found.
pub fn claims(site: &Site, checked: &Checked) -> Vec<Promised> {
    let table = Table { site, checked };
    let finder = Finder::new(site);
    let mut rows = Vec::new();
    for digest in read_passages(site, &finder) {
        if !is_shown(&digest) {
            continue;
        }
        for place in &digest.claims {
            if is_row(place, &digest.outline) {
                rows.push(table.text(place, &digest));
            }
        }
    }
    table.declared(&mut rows);
    rows
}

/// Whether readers see it, and as the owner's words.
fn is_shown(digest: &Digest<'_>) -> bool {
    let outline = &digest.outline;
    let hidden = outline
        .item
        .is_some_and(|item| item.draft || item.visibility == Visibility::Private);
    let place = speaks_of_owner(outline.place)
        || matches!(
            outline.place,
            Place::NextStep
                | Place::Availability
                | Place::Contact
                | Place::Achievement(_)
                | Place::Result(_)
        );
    !hidden && place
}

/// "Since 2018" and small counts are told in passing.
fn is_row(place: &ClaimPlace, outline: &Outline<'_>) -> bool {
    /// "Send me three photos", "where two timbers meet"
    const IN_PASSING: f64 = 5.0;
    let claim = &place.claim;
    let at = outline.place;
    let backed = place.link.is_some() || !outline.evidence.is_empty();
    let small = claim.value.is_some_and(|value| value < IN_PASSING);
    match claim.kind {
        ClaimKind::Count if small && !backed && Counted::from_kind(&claim.unit).is_none() => false,
        ClaimKind::Count | ClaimKind::Percent | ClaimKind::Money => {
            at != Place::Page && (at != Place::Bio || claim.first_person || place.link.is_some())
        }
        ClaimKind::Since => at != Place::Page,
        _ => true,
    }
}

struct Table<'s> {
    site: &'s Site,
    checked: &'s Checked,
}

impl Table<'_> {
    fn text(&self, place: &ClaimPlace, digest: &Digest<'_>) -> Promised {
        let mut evidence: Vec<String> = Vec::new();
        if let Some(link) = &place.link {
            evidence.push(link.strip_prefix("evidence:").unwrap_or(link).to_owned());
        }
        let cited = digest.outline.evidence.iter().map(|id| id.value.clone());
        evidence.extend(cited);
        let words = self.site.sources.slice(place.span).to_owned();
        self.row(words, place.span, place.claim.kind.name(), evidence, None)
    }

    fn declared(&self, rows: &mut Vec<Promised>) {
        let profile: &Profile = &self.site.profile;
        for claim in &profile.claims {
            let as_of = claim.as_of.map(|as_of| as_of.value.last());
            let words = self.words(&claim.text, &claim.id.value);
            let mut row = self.row(words, claim.span, "claim", ids(&claim.evidence), as_of);
            if row.state == State::Kept && claim.evidence.is_empty() {
                row.state = State::Open;
                row.why = Some(Bilingual::new(
                    "no evidence is named",
                    "kein Beleg ist genannt",
                ));
            }
            rows.push(row);
        }
        if let Some((_, text)) = profile.contact.response_time.iter().next() {
            rows.push(self.row(text.value.clone(), text.span, "reply", Vec::new(), None));
        }
        if let Some(until) = profile.availability.until {
            let words = format!("available until {}", until.value);
            rows.push(self.row(words, until.span, "availability", Vec::new(), None));
        }
        for offer in profile.offers.iter().chain(&profile.seeks) {
            if let Some(until) = offer.until {
                let words = self.words(&offer.text, "");
                rows.push(self.row(words, until.span, "offer", Vec::new(), None));
            }
        }
        for credential in &profile.credentials {
            if credential.visibility == Visibility::Private || credential.expired {
                continue;
            }
            let span = credential
                .expires
                .map_or(credential.span, |expires| expires.span);
            let words = self.words(&credential.name, &credential.id.value);
            let issued = credential.issued.map(|issued| issued.value.last());
            let mut evidence = ids(&credential.evidence);
            evidence.extend(credential.url.as_ref().map(|url| url.value.clone()));
            evidence.extend(
                credential
                    .number
                    .as_ref()
                    .map(|number| number.value.clone()),
            );
            rows.push(self.row(words, span, "credential", evidence, issued));
        }
    }

    fn words(&self, text: &Localized<Text>, otherwise: &str) -> String {
        let text = text.get_or_other(self.site.settings.main_language());
        text.map_or_else(|| otherwise.to_owned(), |(text, _)| text.value.clone())
    }

    fn row(
        &self,
        words: String,
        span: Span,
        kind: &'static str,
        mut evidence: Vec<String>,
        as_of: Option<Date>,
    ) -> Promised {
        evidence.dedup();
        let newest = evidence
            .iter()
            .filter_map(|id| self.site.profile.evidence(id)?.date)
            .map(|date| date.value.last())
            .max();
        let (state, why) = self.state(span);
        Promised {
            words,
            span,
            kind,
            evidence,
            as_of: as_of.or(newest),
            state,
            why,
        }
    }

    /// What the findings about a place say. What is waived stays open: nobody showed it to be true.
    fn state(&self, span: Span) -> (State, Option<Bilingual>) {
        let about = |finding: &&Diagnostic| {
            RULES.contains(&finding.rule)
                && finding.severity > Severity::Info
                && (covers(finding.span, span)
                    || finding.rule == "claim-without-evidence"
                        && finding
                            .related
                            .iter()
                            .any(|(other, _)| covers(*other, span)))
        };
        let worst = self
            .checked
            .findings
            .iter()
            .filter(about)
            .max_by_key(|finding| finding.severity);
        if let Some(finding) = worst {
            let state = match finding.severity {
                Severity::Error => State::Broken,
                Severity::Warning | Severity::Info => State::Open,
            };
            return (state, Some(finding.message.clone()));
        }
        let waived = |waived: &&Waived| about(&&waived.finding);
        match self.checked.waived.iter().find(waived) {
            Some(waived) => (
                State::Open,
                Some(Bilingual::new(
                    format!("waived: {}", waived.reason),
                    format!("angenommen: {}", waived.reason),
                )),
            ),
            None => (State::Kept, None),
        }
    }
}

fn covers(finding: Span, claim: Span) -> bool {
    finding.source == claim.source && finding.start < claim.end && claim.start < finding.end
}

fn ids(references: &[Reference]) -> Vec<String> {
    references.iter().map(|id| id.value.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::levels::LevelFlags;
    use crate::check::{Depth, check};
    use crate::testing::site;

    #[test]
    fn every_claim_has_its_place_its_evidence_and_its_state() {
        let (site, _) = site(&[(
            "profile.toml",
            "[positioning]\nheadline = \"Engineer with 15 years of experience\"\n\
             [contact]\nemail = \"a@b.example\"\nresponse_time = \"one day\"\n\
             [[role]]\ntitle = \"Engineer\"\nstart = \"2020-01\"\nend = \"present\"\n\
             achievements = [\"[Releases from 40 to 6 minutes](evidence:log)\", \"Sales up 300 %\"]\n\
             [[evidence]]\nid = \"log\"\ntitle = \"Log\"\ndate = \"2025-03\"\n\
             [[claim]]\ntext = \"9 patents\"\nvalue = 9\n",
        )]);
        let checked = check(&site, Vec::new(), &LevelFlags::default(), Depth::All);
        let rows: Vec<String> = claims(&site, &checked)
            .into_iter()
            .map(|row| {
                let as_of = row.as_of.map_or("-".to_owned(), |date| date.to_string());
                format!(
                    "{} {} {:?} {as_of} {}",
                    row.kind,
                    row.state.name(),
                    row.evidence,
                    row.words
                )
            })
            .collect();
        assert_eq!(
            rows,
            [
                "years broken [] - 15 years of experience",
                "count kept [\"log\"] 2025-03-31 6 minutes",
                "percent open [] - 300 %",
                "claim open [] - 9 patents",
                "reply kept [] - one day",
            ]
        );
    }
}
