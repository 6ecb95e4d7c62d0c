//! What the data of a profile say against what its texts say: claims with a number, the figures that
//! show them, metrics and the size of a team.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::passage::Outline;
use crate::check::subject::{ClaimPlace, Subject, speaks_of_owner};
use crate::site::{Claim, Item, ItemKind, Localized, Number, Text};
use crate::source::{Located, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::claim::{ClaimKind, Counted};
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::number::{Bound, NumberKind, numbers};
use crate::text::prose::units;
use crate::text::root::root;
use crate::text::word::{TokenKind, folded, tokens};

/// Compares the data with the texts. `told` are the claims of texts that were reported already.
pub(in crate::check) fn check(
    subject: &Subject<'_>,
    told: &HashSet<Span>,
    findings: &mut Findings,
) {
    declared(subject, findings);
    for claim in &subject.site.profile.claims {
        elsewhere(claim, subject, told, findings);
    }
    for item in &subject.site.profile.items {
        metrics(item, subject, findings);
        team(item, subject, findings);
    }
}

/// What only the owner can say.
pub(in crate::check) fn question(language: Language) -> String {
    match language {
        Language::En => "which of the two is right?",
        Language::De => "was von beidem stimmt?",
    }
    .to_owned()
}

/// A number with what it counts. The unit is folded, which English bears and German does not.
pub(in crate::check) fn shown(
    place: &ClaimPlace,
    subject: &Subject<'_>,
    language: Language,
) -> String {
    let claim = &place.claim;
    if language == Language::De {
        return format!("`{}`", subject.site.sources.slice(place.span));
    }
    let value = claim.value.unwrap_or_default();
    let bound = match claim.bound {
        Bound::AtLeast => "+",
        _ => "",
    };
    match claim.unit.as_str() {
        "" => format!("`{value}{bound}`"),
        unit => format!("`{value}{bound} {unit}`"),
    }
}

/// A `[[claim]]`'s number against its own text.
fn declared(subject: &Subject<'_>, findings: &mut Findings) {
    for claim in &subject.site.profile.claims {
        if let Some(value) = &claim.value {
            against_text(
                value,
                &claim.unit,
                &claim.text,
                ["the claim's `value`", "`value` der Angabe"],
                subject,
                findings,
            );
        }
    }
}

/// A `[[claim]]`'s number, which a `[[figure]]` shows, against what other texts say about the same.
fn elsewhere(claim: &Claim, subject: &Subject<'_>, told: &HashSet<Span>, findings: &mut Findings) {
    let Some(value) = &claim.value else {
        return;
    };
    for digest in &subject.digests {
        let outline = &digest.outline;
        if !speaks_of_owner(outline.place) || outline.item.is_some() {
            continue;
        }
        let Some(about) = About::of(claim, outline.language, subject) else {
            continue;
        };
        for place in &digest.claims {
            if told.contains(&place.span)
                || !about.contradicts(place, value.value.value)
                || is_narrowed(place, value.value.value, outline, subject)
            {
                continue;
            }
            let digits = &value.value.digits;
            let message = Bilingual::of(|language| {
                let here = shown(place, subject, language);
                match language {
                    Language::En => format!("here {here}, the claim's `value` says {digits}"),
                    Language::De => format!("hier {here}, `value` der Angabe sagt {digits}"),
                }
            });
            let finding = findings.add(place.span, message);
            finding.advise(question(outline.language));
            finding.point(
                value.span,
                Bilingual::new("the other value", "der andere Wert"),
            );
        }
    }
}

/// "In 2024 I did 11 audits" says nothing about all of them, as "since 2021" does; and "11 of 14"
/// says both numbers.
fn is_narrowed(
    place: &ClaimPlace,
    value: f64,
    outline: &Outline<'_>,
    subject: &Subject<'_>,
) -> bool {
    let sentence = subject.site.sources.slice(place.sentence);
    numbers(sentence, outline.language).iter().any(|number| {
        let before = folded(&sentence[..number.range.start]);
        let since = ["since ", "seit "]
            .iter()
            .any(|word| before.ends_with(word));
        match number.kind {
            NumberKind::Year => !since,
            _ => rounds_to(value, number.value),
        }
    })
}

/// What a declared claim counts, in one language.
struct About {
    /// The folded words of its unit: `timber bridges`.
    unit: String,
    counted: Option<Counted>,
    /// Roots of what its text, its scope and its figure say besides.
    words: HashSet<String>,
    /// The numbers that they say: "11 of 14".
    numbers: Vec<f64>,
    language: Language,
}

impl About {
    fn of(claim: &Claim, language: Language, subject: &Subject<'_>) -> Option<Self> {
        let unit = folded(claim.unit.text(language)?);
        if unit.is_empty() || !unit.starts_with(char::is_alphabetic) {
            return None;
        }
        let figures = subject.site.profile.figures.iter();
        let labels = figures
            .filter(|figure| figure.claim.value == claim.id.value)
            .map(|figure| &figure.label);
        let mut words = HashSet::new();
        let mut said = Vec::from_iter(claim.baseline.iter().map(|baseline| baseline.value.value));
        for text in [&claim.text, &claim.scope].into_iter().chain(labels) {
            let text = text.text(language).unwrap_or_default();
            words.extend(roots(text, language));
            said.extend(numbers(text, language).iter().map(|number| number.value));
        }
        for word in roots(&unit, language) {
            words.remove(&word);
        }
        Some(About {
            counted: unit.split(' ').next_back().and_then(Counted::of),
            unit,
            words,
            numbers: said,
            language,
        })
    }

    /// Whether a text counts the same, and gets another number.
    fn contradicts(&self, place: &ClaimPlace, value: f64) -> bool {
        /// Twelve and eleven, but not two and three: of a handful every other number is near.
        const LEAST: f64 = 10.0;
        const NEAR: f64 = 0.15;
        let claim = &place.claim;
        let Some(said) = claim.value else {
            return false;
        };
        let differs = match claim.bound {
            Bound::Exact => !rounds_to(value, said),
            Bound::AtLeast => said > value && !rounds_to(value, said),
            Bound::AtMost | Bound::About => false,
        };
        let known = self.numbers.iter().any(|number| rounds_to(*number, said));
        if !differs || known || claim.kind != ClaimKind::Count {
            return false;
        }
        let counted = Counted::from_kind(&claim.unit);
        if counted.is_some() || self.counted.is_some() {
            return counted == self.counted && claim.scope.is_empty() && self.words.is_empty();
        }
        if claim.unit != self.unit {
            return false;
        }
        let unit: Vec<String> = roots(&self.unit, self.language).collect();
        let words: HashSet<String> = claim
            .scope
            .iter()
            .map(|word| root(word, self.language))
            .filter(|word| !unit.contains(word))
            .collect();
        let common = words.intersection(&self.words).count();
        let fewest = words.len().min(self.words.len());
        let near = said.min(value) >= LEAST && (said - value).abs() <= NEAR * said.max(value);
        match fewest {
            // Nothing narrows one of them: last year's number, if it is near.
            0 => near,
            _ => common * 5 >= fewest * 3 && (near || common >= 2),
        }
    }
}

/// What is done with talks and books, and the whole of them: it narrows nothing.
const DONE: [&str; 10] = [
    "bisher",
    "far",
    "gehalten",
    "given",
    "held",
    "insgesamt",
    "published",
    "total",
    "veroeffentlicht",
    "written",
];

/// The roots of the words of a text that say what it is about.
fn roots(text: &str, language: Language) -> impl Iterator<Item = String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(move |token| folded(token.text(text)))
        .filter(move |word| {
            word.len() > 2 && !is_function_word(word, language) && !DONE.contains(&word.as_str())
        })
        .map(move |word| root(&word, language))
}

/// A metric against the line that it measures.
fn metrics(item: &Item, subject: &Subject<'_>, findings: &mut Findings) {
    for line in &item.achievements {
        if let Some(metric) = &line.metric
            && let Some(value) = &metric.value
        {
            against_text(
                value,
                &metric.unit,
                &line.text,
                ["`metric`", "`metric`"],
                subject,
                findings,
            );
        }
    }
}

/// Reports a value that a text with a number of the same unit does not state.
fn against_text(
    value: &Located<Number>,
    unit: &Localized<Text>,
    text: &Localized<Text>,
    what: [&'static str; 2],
    subject: &Subject<'_>,
    findings: &mut Findings,
) {
    let main = subject.site.settings.main_language();
    for (language, text) in text.iter() {
        let language = language.unwrap_or(main);
        let Some(unit) = unit.text(language).map(folded) else {
            continue;
        };
        let mut other = None;
        let mut stated = false;
        for block in units(text) {
            for number in numbers(&block.text, language) {
                let near = |said: f64| rounds_to(value.value.value, said);
                stated |= near(number.value) || number.upper.is_some_and(near);
                let same = match number.kind {
                    NumberKind::Percent => {
                        unit == "%" || unit.starts_with("prozent") || unit == "percent"
                    }
                    NumberKind::Money => {
                        ["€", "$", "£", "eur", "euro", "usd", "chf"].contains(&unit.as_str())
                    }
                    NumberKind::Quantity => number.unit.clone().is_some_and(|range| {
                        let word = folded(&block.text[range]);
                        unit.split(' ').any(|part| part == word)
                    }),
                    _ => false,
                };
                if same && other.is_none() {
                    other = Some(number.value);
                }
            }
        }
        if let Some(other) = other.filter(|_| !stated) {
            let ([english, german], digits) = (what, &value.value.digits);
            let message = both!(
                "the text says {other}, {english} says {digits}",
                "der Text sagt {other}, {german} {digits}"
            );
            add(text.span, message, value.span, what, language, findings);
        }
    }
}

/// Whether a text may say `said` for `value`: "1.6 million" for 1,612,000.
fn rounds_to(value: f64, said: f64) -> bool {
    if (value - said).abs() < 1e-9 * value.abs().max(1.0) {
        return true;
    }
    // The place of the last digit that is said.
    let mut unit = 1.0;
    while said.abs() >= unit * 10.0 && said % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    unit > 1.0 && ((value / unit).round() * unit - said).abs() < unit / 2.0
}

fn add(
    span: Span,
    message: Bilingual,
    other: Span,
    what: [&'static str; 2],
    language: Language,
    findings: &mut Findings,
) {
    let finding = findings.add(span, message);
    finding.advise(question(language));
    finding.point(
        other,
        Bilingual::new(what[0].replace('`', ""), what[1].replace('`', "")),
    );
}

/// "A team of 8" against `team_size`.
fn team(item: &Item, subject: &Subject<'_>, findings: &mut Findings) {
    let (ItemKind::Role, Some(size)) = (item.kind, item.team_size) else {
        return;
    };
    let main = subject.site.settings.main_language();
    let lines = item.achievements.iter().map(|line| &line.text);
    for text in std::iter::once(&item.summary).chain(lines) {
        for (language, text) in text.iter() {
            let language = language.unwrap_or(main);
            for block in units(text) {
                for number in numbers(&block.text, language) {
                    let before = folded(&block.text[..number.range.start]);
                    let frame = ["team of ", "team von ", "team aus ", "team mit "]
                        .iter()
                        .any(|frame| before.ends_with(frame));
                    let differs = number.upper.is_none()
                        && number.bound == Bound::Exact
                        && (number.value - f64::from(size.value)).abs() > f64::EPSILON;
                    if frame && differs {
                        let (said, counted) = (number.value, size.value);
                        let message = both!(
                            "the text says a team of {said}, `team_size` says {counted}",
                            "der Text sagt {said} Leute, `team_size` {counted}"
                        );
                        add(
                            text.span,
                            message,
                            size.span,
                            ["`team_size`", "`team_size`"],
                            language,
                            findings,
                        );
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rule::Rule;
    use crate::check::rules;
    use crate::testing::{check_profile, check_site};

    fn rule() -> &'static Rule {
        rules::find("claim-contradiction").expect("a rule")
    }

    /// A figure of 12 audits, and what the bio says.
    fn audits(about: &str, expected: &[&str]) {
        let profile = "[[claim]]\nid = \"audits\"\ntext.en = \"Audits since 2021\"\ntext.de = \"Prüfungen seit 2021\"\n\
            value = 12\nunit.en = \"audits\"\nunit.de = \"Prüfungen\"\n\
            [[figure]]\nclaim = \"audits\"\nlabel.en = \"audits of public bodies\"\nlabel.de = \"Prüfungen von Behörden\"\n";
        let page = match about.contains("ich") {
            true => "about.de.md",
            false => "about.md",
        };
        check_site(
            rule(),
            &[("profile.toml", profile), (page, about)],
            expected,
        );
    }

    #[test]
    fn a_figure_and_the_prose_say_one_number() {
        audits(
            "Since 2021 I have done 11 audits of public bodies.\n",
            &["about.md:1:24 here `11 audits`, the claim's `value` says 12"],
        );
        audits(
            "Seit 2021 habe ich 11 Prüfungen von Behörden gemacht.\n",
            &["about.de.md:1:20 here `11 pruefungen`, the claim's `value` says 12"],
        );
        audits("I did 11 audits of schools.\n", &[]);
        audits("11 of 12 audits of public bodies ended in time.\n", &[]);
        audits("In 2024 I did 11 audits of public bodies.\n", &[]);
        audits("I have done over 10 audits of public bodies.\n", &[]);
        audits("I have done 12 audits of public bodies.\n", &[]);
    }

    #[test]
    fn what_has_a_list_is_compared_as_a_whole() {
        let talks = "[[claim]]\ntext = \"Talks given\"\nvalue = 12\nunit = \"talks\"\n";
        let site = |about: &str, expected: &[&str]| {
            check_site(
                rule(),
                &[("profile.toml", talks), ("about.md", about)],
                expected,
            );
        };
        site(
            "I gave 11 talks.\n",
            &["about.md:1:8 here `11 talks`, the claim's `value` says 12"],
        );
        site("I gave 3 talks on hydrology.\n", &[]);
    }

    #[test]
    fn data_and_text_agree() {
        check_profile(
            rule(),
            "[[role]]\ntitle = \"Lead\"\nteam_size = 5\nsummary = \"Led a team of 8.\"\n\
             [[role.achievement]]\ntext = \"Releases cut from 40 to 6 minutes\"\nmetric.value = 8\nmetric.unit = \"minutes\"\n\
             [[role.achievement]]\ntext = \"Revenue of €1.6 million\"\nmetric.value = 1612000\nmetric.unit = \"€\"\n\
             [[claim]]\ntext = \"140 bridges inspected\"\nvalue = 146\nunit = \"bridges\"\n",
            &[
                "4:11 the text says a team of 8, `team_size` says 5",
                "6:8 the text says 6, `metric` says 8",
                "14:8 the text says 140, the claim's `value` says 146",
            ],
        );
    }
}
