//! Claims: what a text says that a reader could check or wait for, as data.
//!
//! A small grammar over sentences, not a parser of language: it knows the frames in which English
//! and German profiles count years, things, shares and money, name ranks and prizes, and promise.
//! What it does not recognise it leaves alone; a claim that is not one costs more than a missed one.

mod amount;
mod award;
mod level;
mod noun;
mod promise;
mod reading;
mod years;

use std::ops::Range;

use crate::text::calendar::WrittenDate;
use crate::text::language::Language;
use crate::text::number::Bound;
use crate::text::prose::Unit;

pub use level::{LevelClaim, levels};
pub use noun::Counted;

use reading::Reading;

/// Something that a text claims or promises.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its words, in the unit's text.
    pub range: Range<usize>,
    /// The sentence around it.
    pub sentence: Range<usize>,
    /// What it is about.
    pub kind: ClaimKind,
    /// Its number: years, the year since when, a count, a share, an amount, a rank.
    pub value: Option<f64>,
    /// How exact the number says to be.
    pub bound: Bound,
    /// What is counted, folded: `talk`, `timber bridges`, `%`, `€`.
    pub unit: String,
    /// Of what, in folded content words: the words behind "years of", else those of the sentence.
    pub scope: Vec<String>,
    /// Whether the scope was only gathered from the sentence.
    pub loose: bool,
    /// The date that a promise names.
    pub date: Option<WrittenDate>,
    /// Whether the sentence says "I" or "my".
    pub first_person: bool,
}

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClaimKind {
    /// "15 years of experience"
    Years,
    /// „seit 2005“
    Since,
    /// "50 talks"
    Count,
    /// "30 %"
    Percent,
    /// „1,6 Mio. €“
    Money,
    /// "Top 10", „Platz 3“
    Rank,
    /// "award-winning"
    Award,
    /// What has to be kept.
    Promise(Promise),
}

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Promise {
    /// An answer within a time.
    Reply,
    /// A call or a meeting that can be booked.
    Book,
    /// A file.
    Download,
    /// A newsletter.
    Subscribe,
    /// A presence on a network; the unit names it.
    Account,
    /// A rhythm; the value is its period in days, the unit what comes (`post`, `talk`, `event`).
    Cadence,
    /// Being free, speaking or attending at a date.
    Availability,
}

impl ClaimKind {
    /// The word for it in tables and JSON.
    pub fn name(self) -> &'static str {
        match self {
            ClaimKind::Years => "years",
            ClaimKind::Since => "since",
            ClaimKind::Count => "count",
            ClaimKind::Percent => "percent",
            ClaimKind::Money => "money",
            ClaimKind::Rank => "rank",
            ClaimKind::Award => "award",
            ClaimKind::Promise(Promise::Reply) => "reply",
            ClaimKind::Promise(Promise::Book) => "booking",
            ClaimKind::Promise(Promise::Download) => "download",
            ClaimKind::Promise(Promise::Subscribe) => "newsletter",
            ClaimKind::Promise(Promise::Account) => "account",
            ClaimKind::Promise(Promise::Cadence) => "cadence",
            ClaimKind::Promise(Promise::Availability) => "availability",
        }
    }
}

/// The claims of a block of prose, in order. Quotations are somebody else's words, and computed
/// facts (`{{ … }}`) are always true: neither is read.
pub fn claims(unit: &Unit, language: Language) -> Vec<Claim> {
    let masked = mask_computed(&unit.text);
    let reading = Reading::new(&masked, language);
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        years::read(&reading, sentence, &mut found);
        amount::read(&reading, sentence, &mut found);
        award::read(&reading, sentence, &mut found);
        promise::read(&reading, sentence, &mut found);
    }
    found.retain(|claim| {
        let overlaps = |quoted: &Range<usize>| {
            quoted.start < claim.range.end && claim.range.start < quoted.end
        };
        !unit.quoted.iter().any(overlaps)
    });
    found.sort_by_key(|claim| (claim.range.start, claim.kind));
    found
}

/// Puts blanks in the place of computed facts.
pub fn mask_computed(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("{{") {
        return text.into();
    }
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(length) = rest[start..].find("}}").map(|end| end + 2) else {
            break;
        };
        masked.push_str(&rest[..start]);
        masked.extend(std::iter::repeat_n(' ', length));
        rest = &rest[start + length..];
    }
    masked.push_str(rest);
    masked.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::prose::plain_unit;

    /// Claims as `kind value unit [scope]`.
    pub(super) fn lines(text: &str, language: Language) -> Vec<String> {
        claims(&plain_unit(text), language)
            .into_iter()
            .map(|claim| {
                let value = claim
                    .value
                    .map_or(String::new(), |value| format!(" {value}"));
                let bound = match claim.bound {
                    Bound::Exact => "",
                    Bound::AtLeast => "+",
                    Bound::AtMost => "-",
                    Bound::About => "~",
                };
                let unit = match claim.unit.as_str() {
                    "" => String::new(),
                    unit => format!(" {unit}"),
                };
                let scope = match claim.loose || claim.scope.is_empty() {
                    true => String::new(),
                    false => format!(" [{}]", claim.scope.join(" ")),
                };
                format!("{}{value}{bound}{unit}{scope}", claim.kind.name())
            })
            .collect()
    }

    #[test]
    fn computed_facts_and_quotations_are_left_alone() {
        let text = "{{ years(since=\"2019-06\") }} years of Rust";
        assert_eq!(mask_computed(text).len(), text.len());
        assert!(lines(text, Language::En).is_empty());
        assert!(
            lines(
                "She says “15 years of experience with 40 talks”.",
                Language::En
            )
            .is_empty()
        );
    }
}
