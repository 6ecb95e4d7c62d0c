//! Months of experience: roles of a scope, joined where they overlap, read in the owner's favour.

use jiff::civil::Date;

use crate::check::message::{count, listed};
use crate::check::subject::Subject;
use crate::site::{End, Item, ItemKind, Localized, Site, Text};
use crate::text::bilingual::{Bilingual, both};
use crate::text::claim::Claim;
use crate::text::date::months_covered;
use crate::text::language::Language;
use crate::text::word::{TokenKind, folded, tokens};

/// How many roles the arithmetic of a message names.
const MOST_NAMED: usize = 4;

/// Roles that count for a claim.
#[derive(Debug)]
pub struct Experience<'s> {
    site: &'s Site,
    roles: Vec<&'s Item>,
}

/// What a claim of years is about.
#[derive(Debug)]
pub enum Scope<'s> {
    /// All work.
    All,
    /// A topic, a skill or a job title of the profile.
    Known {
        /// What two claims about the same thing share.
        key: String,
        /// Its words.
        label: String,
        /// The roles that count.
        experience: Experience<'s>,
        /// The first day that the profile names for it: a topic's `since`, a degree, an item.
        since: Option<Date>,
    },
    /// Words that the profile knows nothing about.
    Unknown,
}

impl<'s> Experience<'s> {
    /// Every role that counts as experience.
    pub fn all(site: &'s Site) -> Self {
        Experience::of(site, |_, _| true)
    }

    /// The roles that count and that the question takes.
    ///
    /// The question gets the position among all items, too.
    pub fn of(site: &'s Site, takes: impl Fn(usize, &Item) -> bool) -> Self {
        let roles = site
            .profile
            .items
            .iter()
            .enumerate()
            .filter(|(index, item)| {
                let counts =
                    item.kind == ItemKind::Role && item.counts && !item.draft && !item.planned;
                counts && takes(*index, item)
            });
        Experience {
            site,
            roles: roles.map(|(_, role)| role).collect(),
        }
    }

    /// Whether there is no role at all.
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty()
    }

    /// Months that the roles cover, none counted twice.
    pub fn months(&self) -> u32 {
        let spans: Vec<(Date, Date)> = self
            .roles
            .iter()
            .filter_map(|role| self.span(role))
            .collect();
        months_covered(&spans)
    }

    /// Months that the roles cover together with the time since a day.
    pub fn months_with(&self, since: Date) -> u32 {
        let mut spans: Vec<(Date, Date)> = self
            .roles
            .iter()
            .filter_map(|role| self.span(role))
            .collect();
        spans.push((since, self.site.today));
        months_covered(&spans)
    }

    /// The first day of the first role.
    pub fn first_day(&self) -> Option<Date> {
        self.roles
            .iter()
            .filter_map(|role| role.period.first_day())
            .min()
    }

    /// The longest time that a role can mean. Without an end it goes on.
    fn span(&self, role: &Item) -> Option<(Date, Date)> {
        let first = role.period.first_day()?;
        let last = match role.period.end.map(|end| end.value) {
            Some(End::At(end)) => end.last().min(self.site.today),
            Some(End::Present) | None => self.site.today,
        };
        Some((first, last))
    }

    /// `Acme 2019-06 to 2022-03, Globex 2022-04 to present`
    pub fn arithmetic(&self, language: Language) -> Bilingual {
        let mut roles = self.roles.clone();
        roles.sort_by_key(|role| std::cmp::Reverse(role.period.first_day()));
        let named: Vec<Bilingual> = roles
            .iter()
            .take(MOST_NAMED)
            .map(|role| {
                let start = role
                    .period
                    .start
                    .map_or("?".to_owned(), |start| start.value.to_string());
                let end = match role.period.end.map(|end| end.value) {
                    Some(End::At(end)) => end.to_string().into(),
                    Some(End::Present) | None => Bilingual::new("present", "heute"),
                };
                let name = name(role, self.site, language);
                both!([end], "{name} {start} to {end}", "{name} {start} bis {end}")
            })
            .collect();
        let mut sum = listed(&named);
        if let more @ 1.. = roles.len().saturating_sub(MOST_NAMED) {
            sum.push(both!(", and {more} more", " und {more} weitere"));
        }
        sum
    }
}

/// What a reader calls a role: its organisation, else its title.
fn name(role: &Item, site: &Site, language: Language) -> String {
    let organisation = role
        .organisation
        .as_ref()
        .and_then(|id| site.profile.organisation(id))
        .and_then(|organisation| organisation.name.get_or_other(language));
    let title = || role.title.get_or_other(language);
    let name = organisation.or_else(title);
    name.map_or_else(|| role.id.value.clone(), |(name, _)| name.value.clone())
}

/// `6 years 4 months`
pub fn years_and_months(months: u32) -> Bilingual {
    let years = |years: u32| count(years as usize, ["year", "years"], ["Jahr", "Jahre"]);
    let of_year = |months: u32| count(months as usize, ["month", "months"], ["Monat", "Monate"]);
    match (months / 12, months % 12) {
        (0, months) => of_year(months),
        (whole, 0) => years(whole),
        (whole, rest) => {
            let (whole, rest) = (years(whole), of_year(rest));
            both!([whole, rest], "{whole} {rest}", "{whole} {rest}")
        }
    }
}

/// What a claim of years or "since" is about, in the profile's own words.
pub fn scope<'s>(subject: &Subject<'s>, claim: &Claim) -> Scope<'s> {
    if claim.scope.is_empty() {
        return Scope::All;
    }
    let site = subject.site;
    let profile = &site.profile;
    let names = |label: &Localized<Text>| label.iter().any(|(_, text)| fits(text, claim));
    for (position, topic) in profile.topics.iter().enumerate() {
        let aliases = topic.aliases.iter().flat_map(|(_, aliases)| aliases);
        if names(&topic.label) || aliases.into_iter().any(|alias| fits(alias, claim)) {
            let takes = |index: usize, item: &Item| {
                subject.coverage().topics(index).contains(&position) || names(&item.title)
            };
            let since = topic.since.map(|since| since.value.first());
            return known(
                site,
                format!("topic {}", topic.id.value),
                &topic.label,
                takes,
                since,
            );
        }
    }
    for (position, skill) in profile.skills.iter().enumerate() {
        if names(&skill.label) || skill.aliases.iter().any(|alias| fits(alias, claim)) {
            let takes = |index: usize, item: &Item| {
                subject.coverage().skills(index).contains(&position) || names(&item.title)
            };
            return known(
                site,
                format!("skill {}", skill.id.value),
                &skill.label,
                takes,
                None,
            );
        }
    }
    // A loose scope holds all words of a sentence: too many for a title to be meant.
    if !claim.loose {
        let titled = |_, item: &Item| {
            item.title
                .iter()
                .any(|(_, title)| covers(title, &claim.scope))
        };
        let roles = Experience::of(site, titled);
        if !roles.is_empty() {
            return Scope::Known {
                key: format!("title {}", claim.scope.join(" ")),
                label: claim.scope.join(" "),
                experience: roles,
                since: None,
            };
        }
    }
    Scope::Unknown
}

fn known<'s>(
    site: &'s Site,
    key: String,
    label: &Localized<Text>,
    takes: impl Fn(usize, &Item) -> bool,
    since: Option<Date>,
) -> Scope<'s> {
    let items = site.profile.items.iter().enumerate();
    let first = items
        .filter(|(index, item)| {
            item.kind != ItemKind::Role && !item.planned && !item.draft && takes(*index, item)
        })
        .filter_map(|(_, item)| item.period.first_day())
        .min();
    let language = site.settings.main_language();
    Scope::Known {
        key,
        label: label
            .get_or_other(language)
            .map_or_else(String::new, |(label, _)| label.value.clone()),
        experience: Experience::of(site, takes),
        since: since.into_iter().chain(first).min(),
    }
}

/// Whether a label is what the claim is about: all words of one are in the other.
fn fits(label: &str, claim: &Claim) -> bool {
    let words = words(label);
    let within = !words.is_empty()
        && words
            .iter()
            .all(|word| claim.scope.iter().any(|other| related(word, other)));
    within || !claim.loose && covers(label, &claim.scope)
}

fn covers(label: &str, scope: &[String]) -> bool {
    let words = words(label);
    scope
        .iter()
        .all(|word| words.iter().any(|other| related(word, other)))
}

fn words(label: &str) -> Vec<String> {
    let tokens = tokens(label);
    let tokens = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    tokens
        .map(|token| folded(token.text(label)))
        .filter(|word| {
            word.len() > 2 || word.chars().all(char::is_alphanumeric) && tokens_alone(label)
        })
        .collect()
}

/// "Go" and "R" are whole labels; "of" in a label is nothing.
fn tokens_alone(label: &str) -> bool {
    !label.contains(' ')
}

/// Shortest common start of two forms of a word.
const SHORTEST_STEM: usize = 5;

/// Whether two folded words are forms of one: `manager` and `management`, `pruefung` and `prueferin`.
fn related(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let common = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let shorter = one.len().min(other.len());
    // „Barrierefreiheit“ in „Barrierefreiheitsprüfung“.
    common >= SHORTEST_STEM
        && (common == shorter || common * 10 >= one.len().max(other.len()) * 11 / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_related_by_their_start() {
        for (one, other) in [
            ("manager", "management"),
            ("design", "designer"),
            ("barrierefreiheit", "barrierefreiheitspruefung"),
            ("pruefung", "prueferin"),
        ] {
            assert!(related(one, other), "{one} {other}");
        }
        assert!(!related("gardening", "garage"));
    }

    #[test]
    fn months_are_said_in_years() {
        assert_eq!(years_and_months(76).get(Language::En), "6 years 4 months");
        assert_eq!(years_and_months(76).get(Language::De), "6 Jahre 4 Monate");
        assert_eq!(years_and_months(12).get(Language::En), "1 year");
        assert_eq!(years_and_months(1).get(Language::En), "1 month");
    }
}
