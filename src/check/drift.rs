//! Two tellings of one profile: which of their entries mean the same, and whether they agree.
//!
//! Everything here is in the owner's favour: what is less precise on one side than on the other is
//! compared at the lesser precision, other spellings of one name are one name, and a difference
//! that nobody can be sure of is none.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::site::{End, Item, ItemKind, Localized, Organisation, Period, Profile, Reference, Text};
use crate::text::bilingual::Bilingual;
use crate::text::date::{PartialDate, month_number};
use crate::text::language::Language;
use crate::text::legal_form::bare_name;
use crate::text::root::root;
use crate::text::word::folded;

/// Stints with at most this many months between them are one.
const SHORT_BREAK: i32 = 3;
/// Two dates within a month of each other are the same: networks differ on when a month begins.
const SAME_MONTHS: i32 = 1;
/// Wordings that share this much of their words mean the same.
pub(super) const SAME_WORDING: f64 = 0.5;

/// The names under which an organisation is known, bare of legal forms.
pub(super) fn names(profile: &Profile, reference: Option<&Reference>) -> BTreeSet<String> {
    let Some(reference) = reference else {
        return BTreeSet::new();
    };
    let Some(organisation) = profile.organisation(reference) else {
        return BTreeSet::from([bare_name(reference)]);
    };
    names_of(organisation)
}

fn names_of(organisation: &Organisation) -> BTreeSet<String> {
    let own = organisation.name.iter().map(|(_, name)| name);
    let mut names: BTreeSet<String> = own
        .chain(&organisation.aliases)
        .map(|name| bare_name(name))
        .collect();
    names.remove("");
    names
}

/// The name of an organisation as it is written.
pub(super) fn name(profile: &Profile, reference: Option<&Reference>) -> String {
    let Some(reference) = reference else {
        return String::new();
    };
    match profile.organisation(reference) {
        Some(organisation) => any(&organisation.name),
        None => reference.value.clone(),
    }
}

/// A text in whatever language it is said.
pub(super) fn any(text: &Localized<Text>) -> String {
    text.iter()
        .next()
        .map(|(_, text)| text.value.clone())
        .unwrap_or_default()
}

/// Whether two sets of names mean one organisation.
pub(super) fn is_same_organisation(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    if one.intersection(other).next().is_some() {
        return true;
    }
    // „Kühn-Aasen Holzbrückenprüfung“ and „Kühn Aasen Holzbrückenprüfung“; "Acme" and "Acme Labs"
    // are two companies.
    let joined = |names: &BTreeSet<String>| -> BTreeSet<String> {
        names.iter().map(|name| name.replace(' ', "")).collect()
    };
    joined(one).intersection(&joined(other)).next().is_some()
}

/// A job on one side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stint<'p> {
    pub(super) item: &'p Item,
    /// Months since year 0, both included.
    first: i32,
    last: i32,
}

/// The jobs of a profile that have a start.
pub(super) fn stints(profile: &Profile, today: Date) -> Vec<Stint<'_>> {
    let jobs = profile.items_of(ItemKind::Role);
    jobs.filter_map(|item| stint(item, today)).collect()
}

pub(super) fn stint(item: &Item, today: Date) -> Option<Stint<'_>> {
    let first = month_number(item.period.start?.value.first());
    let last = month_number(item.period.last_day(today)?);
    Some(Stint {
        item,
        first,
        last: last.max(first),
    })
}

impl Stint<'_> {
    /// Months that two stints share.
    fn shared(&self, other: &Stint<'_>) -> i32 {
        (self.last.min(other.last) - self.first.max(other.first) + 1).max(0)
    }

    /// Whether the two overlap.
    pub(super) fn shares_time(&self, other: &Stint<'_>) -> bool {
        self.shared(other) > 0
    }

    /// How many months it covers.
    pub(super) fn months(&self) -> i32 {
        self.last - self.first + 1
    }
}

/// A run of jobs at one organisation without a long break.
#[derive(Debug)]
pub(super) struct Run<'p> {
    pub(super) stints: Vec<Stint<'p>>,
}

impl<'p> Run<'p> {
    /// The earliest job.
    pub(super) fn earliest(&self) -> &Stint<'p> {
        self.stints
            .iter()
            .min_by_key(|stint| stint.first)
            .expect("a run has a job")
    }

    /// The job that goes on longest; of several, the one that began last.
    pub(super) fn latest(&self) -> &Stint<'p> {
        self.stints
            .iter()
            .max_by_key(|stint| (stint.last, stint.first))
            .expect("a run has a job")
    }

    fn overlaps(&self, other: &Run<'_>) -> bool {
        self.stints
            .iter()
            .any(|one| other.stints.iter().any(|other| one.shared(other) > 0))
    }
}

fn runs<'p>(mut stints: Vec<Stint<'p>>) -> Vec<Run<'p>> {
    stints.sort_by_key(|stint| (stint.first, stint.last));
    let mut runs: Vec<Run<'p>> = Vec::new();
    for stint in stints {
        match runs.last_mut() {
            Some(run) if stint.first <= run.latest().last + SHORT_BREAK + 1 => {
                run.stints.push(stint);
            }
            _ => runs.push(Run {
                stints: vec![stint],
            }),
        }
    }
    runs
}

/// What belongs together on the two sides, and what has nothing over there.
#[derive(Debug, Default)]
pub(super) struct Matched<'s, 'o> {
    /// Jobs told one by one on both sides.
    pub(super) pairs: Vec<(Stint<'s>, Stint<'o>)>,
    /// Jobs that one side splits where the other does not.
    pub(super) runs: Vec<(Run<'s>, Run<'o>)>,
    /// Only on the site.
    pub(super) here: Vec<Stint<'s>>,
    /// Only in the export.
    pub(super) there: Vec<Stint<'o>>,
}

/// Matches jobs by organisation and time.
pub(super) fn matched<'s, 'o>(
    site: &'s Profile,
    other: &'o Profile,
    today: Date,
) -> Matched<'s, 'o> {
    let mut matched = Matched::default();
    let mut theirs: Vec<(BTreeSet<String>, Stint<'o>)> = stints(other, today)
        .into_iter()
        .map(|stint| (names(other, stint.item.organisation.as_ref()), stint))
        .collect();
    let mut groups: Vec<(BTreeSet<String>, Vec<Stint<'s>>)> = Vec::new();
    for stint in stints(site, today) {
        let names = names(site, stint.item.organisation.as_ref());
        match groups
            .iter_mut()
            .find(|(known, _)| !names.is_empty() && is_same_organisation(known, &names))
        {
            Some((known, stints)) => {
                known.extend(names);
                stints.push(stint);
            }
            None => groups.push((names, vec![stint])),
        }
    }
    for (names, ours) in groups {
        let (same, others): (Vec<_>, Vec<_>) = theirs
            .into_iter()
            .partition(|(other, _)| is_same_organisation(&names, other));
        theirs = others;
        let same = same.into_iter().map(|(_, stint)| stint).collect();
        at_one_organisation(ours, same, &mut matched);
    }
    let left = theirs.into_iter().map(|(_, stint)| stint).collect();
    by_time_and_title(left, &mut matched);
    matched
}

fn at_one_organisation<'s, 'o>(
    ours: Vec<Stint<'s>>,
    theirs: Vec<Stint<'o>>,
    matched: &mut Matched<'s, 'o>,
) {
    let (ours, mut theirs) = (runs(ours), runs(theirs));
    for our in ours {
        let at = theirs.iter().position(|their| our.overlaps(their));
        let Some(mut their) = at.map(|at| theirs.remove(at)) else {
            matched.here.extend(our.stints);
            continue;
        };
        // One long run here may be two there, where a break is told.
        while let Some(at) = theirs.iter().position(|other| our.overlaps(other)) {
            their.stints.extend(theirs.remove(at).stints);
        }
        if our.stints.len() == their.stints.len() {
            matched.pairs.extend(paired(our.stints, their.stints));
        } else {
            matched.runs.push((our, their));
        }
    }
    matched
        .there
        .extend(theirs.into_iter().flat_map(|run| run.stints));
}

/// Pairs the most alike first: by months shared, then by title.
fn paired<'s, 'o>(ours: Vec<Stint<'s>>, mut theirs: Vec<Stint<'o>>) -> Vec<(Stint<'s>, Stint<'o>)> {
    let mut pairs = Vec::new();
    let mut ours = ours;
    while !ours.is_empty() && !theirs.is_empty() {
        let mut best = (0, 0, f64::MIN);
        for (i, our) in ours.iter().enumerate() {
            for (j, their) in theirs.iter().enumerate() {
                let longer = our.months().max(their.months()).max(1);
                let time = f64::from(our.shared(their)) / f64::from(longer);
                let score = time + title_likeness(our.item, their.item);
                if score > best.2 {
                    best = (i, j, score);
                }
            }
        }
        pairs.push((ours.remove(best.0), theirs.remove(best.1)));
    }
    pairs
}

/// Work on one's own account often has no organisation on one side: the same title at the same
/// time is the same job.
fn by_time_and_title<'s, 'o>(left: Vec<Stint<'o>>, matched: &mut Matched<'s, 'o>) {
    for their in left {
        let at = matched.here.iter().position(|our| {
            let unnamed = our.item.organisation.is_none() || their.item.organisation.is_none();
            unnamed
                && our.shared(&their) > 0
                && title_likeness(our.item, their.item) >= SAME_WORDING
        });
        match at {
            Some(at) => matched.pairs.push((matched.here.remove(at), their)),
            None => matched.there.push(their),
        }
    }
}

fn title_likeness(one: &Item, other: &Item) -> f64 {
    likeness(&one.title, &other.title)
}

/// The best likeness of two texts over the languages in which they are said.
pub(super) fn likeness(one: &Localized<Text>, other: &Localized<Text>) -> f64 {
    let mut best: f64 = 0.0;
    for (_, one) in one.iter() {
        for (_, other) in other.iter() {
            best = best.max(jaccard(&content(one), &content(other)));
        }
    }
    best
}

/// What two sets of words share, from 0 to 1; a set that lies whole in the other shares all.
pub(super) fn jaccard(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(other).count();
    if shared > 0 && shared == one.len().min(other.len()) {
        return 1.0;
    }
    match one.union(other).count() {
        0 => 1.0,
        all => shared as f64 / all as f64,
    }
}

/// The words of a title, without gender forms, rank and filler.
pub(super) fn content(text: &str) -> BTreeSet<String> {
    const FILLER: [&str; 27] = [
        "and",
        "und",
        "of",
        "for",
        "fuer",
        "the",
        "der",
        "die",
        "das",
        "im",
        "in",
        "at",
        "bei",
        "a",
        "an",
        "senior",
        "sr",
        "junior",
        "jr",
        "m",
        "w",
        "d",
        "f",
        "x",
        "self",
        "employed",
        "freelance",
    ];
    let text = text
        .replace(":innen", "")
        .replace("*innen", "")
        .replace("_innen", "")
        .replace(":in", "")
        .replace("*in", "")
        .replace("_in", "")
        .replace("/in", "")
        .replace('.', "");
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '+' && c != '#');
    words
        .filter(|word| !word.is_empty())
        .map(folded)
        .filter(|word| !FILLER.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect()
}

/// A word whatever its number and gender.
fn stem(word: &str) -> String {
    let neutral = word
        .strip_suffix("innen")
        .or_else(|| word.strip_suffix("in"))
        .filter(|rest| rest.len() > 4 && rest.ends_with('r'))
        .unwrap_or(word);
    root(&root(neutral, Language::De), Language::En)
}

/// How two dates that should be one differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// Both know the month, and more than one lies between them.
    Months,
    /// One knows only the year, and it is another.
    Years,
    /// It goes on, on one side only.
    Present,
}

/// Compares dates at the precision that both have.
pub(super) fn dates_differ(one: PartialDate, other: PartialDate) -> Option<Difference> {
    if one.month.is_none() && other.month.is_none() {
        return (one.year != other.year).then_some(Difference::Years);
    }
    if one.month.is_none() || other.month.is_none() {
        // 2019 and January 2020 may be a week apart.
        let (vague, exact) = if one.month.is_none() {
            (one, other)
        } else {
            (other, one)
        };
        let near = |months: i32| {
            let first = month_number(vague.first()) - months;
            let last = month_number(vague.last()) + months;
            (first..=last).contains(&month_number(exact.first()))
        };
        return (!near(SAME_MONTHS)).then_some(Difference::Years);
    }
    let apart = month_number(one.first()) - month_number(other.first());
    (apart.abs() > SAME_MONTHS).then_some(Difference::Months)
}

/// Compares the ends of two spans; `taken` is the day of the export, which cannot know what came
/// later.
pub(super) fn ends_differ(
    here: &Period,
    there: &Period,
    taken: Option<Date>,
    today: Date,
) -> Option<Difference> {
    let unknown = |date: PartialDate| {
        // What ends after the export, or after today, goes on there and here.
        date.last() >= today || taken.is_some_and(|taken| date.last() >= taken)
    };
    match (here.end?.value, there.end?.value) {
        (End::Present, End::Present) => None,
        (End::At(here), End::At(there)) => dates_differ(here, there),
        (End::At(here), End::Present) if unknown(here) => None,
        (End::Present, End::At(there)) if there.last() >= today => None,
        _ => Some(Difference::Present),
    }
}

/// An end as a reader says it.
pub(super) fn end(period: &Period) -> Bilingual {
    match period.end.map(|end| end.value) {
        Some(End::Present) => Bilingual::new("present", "heute"),
        Some(End::At(date)) => date.to_string().into(),
        None => Bilingual::new("no end", "ohne Ende"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).expect("a date")
    }

    #[test]
    fn dates_are_compared_at_the_precision_of_both() {
        for (one, other, expected) in [
            ("2019-03", "2019-04", None),
            ("2019-03", "2019-05", Some(Difference::Months)),
            ("2019-03-31", "2019-04", None),
            ("2019", "2019-11", None),
            ("2019", "2020-01", None),
            ("2019", "2020-06", Some(Difference::Years)),
            ("2019", "2020", Some(Difference::Years)),
        ] {
            assert_eq!(
                dates_differ(date(one), date(other)),
                expected,
                "{one} {other}"
            );
            assert_eq!(
                dates_differ(date(other), date(one)),
                expected,
                "{other} {one}"
            );
        }
    }

    #[test]
    fn titles_are_compared_whatever_their_form() {
        for (one, other, same) in [
            ("Senior Software Engineer", "software engineer", true),
            ("Prüfingenieur:in", "Prüfingenieurin", true),
            ("Leiter Holzbrücken (m/w/d)", "Leiterin Holzbrücken", true),
            ("Head of timber bridges", "Head of Timber-Bridges", true),
            ("Accessibility auditor", "Web designer", false),
            ("Product manager", "Project lead", false),
        ] {
            let likeness = jaccard(&content(one), &content(other));
            assert_eq!(
                likeness >= SAME_WORDING,
                same,
                "{one} / {other}: {likeness}"
            );
        }
    }
}
