//! What a reader learns within five seconds, and what stands behind each topic: as data.

use std::collections::BTreeMap;

use crate::check;
use crate::check::topics::{Coverage, Finder, is_public};
use crate::site::{Item, ItemKind, Profile, Site, TopicRole, Visibility};
use crate::source::Span;
use crate::text::language::Language;
use crate::text::prose;

/// What a page says at first sight, in one language, and the topics behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Whose words these are.
    pub language: Language,
    /// The questions in the order in which a reader asks them.
    pub answers: Vec<Answer>,
    /// Topics by what was done in them, and when.
    pub matrix: Matrix,
}

/// A question that a reader has within five seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Who is it?
    Who,
    /// For whom?
    ForWhom,
    /// Which need do they have?
    Need,
    /// What is different afterwards?
    Outcome,
    /// Why should I believe it?
    Proof,
    /// What should I do now?
    NextStep,
}

impl Question {
    /// As a heading.
    pub fn title(self) -> &'static str {
        match self {
            Question::Who => "who",
            Question::ForWhom => "for whom",
            Question::Need => "which need",
            Question::Outcome => "what outcome",
            Question::Proof => "which proof",
            Question::NextStep => "next step",
        }
    }
}

/// What the profile answers to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub question: Question,
    /// The words, and where they stand; none when the profile does not say.
    pub words: Option<(String, Span)>,
    /// What would answer it.
    pub field: &'static str,
}

/// Topics by kinds of items and by years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The declared topics in their order, then a row for what belongs to none, if there is any.
    pub rows: Vec<Row>,
    /// The first and the last year with an item.
    pub years: Option<(i16, i16)>,
}

/// What was done in a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its label; none for items without a topic.
    pub topic: Option<String>,
    /// Whether the person stands for it.
    pub core: bool,
    /// Items of each kind.
    pub kinds: BTreeMap<ItemKind, usize>,
    /// Items of each kind in each year; one that takes years counts in each of them.
    pub cells: BTreeMap<(ItemKind, i16), usize>,
}

impl Row {
    /// All items of a year.
    pub fn in_year(&self, year: i16) -> usize {
        let cells = self.cells.iter();
        cells
            .filter(|((_, cell), _)| *cell == year)
            .map(|(_, count)| count)
            .sum()
    }

    /// Whether anything was done before a year.
    pub fn is_older_than(&self, year: i16) -> bool {
        self.cells.keys().any(|(_, cell)| *cell < year)
    }
}

/// What a reader of a language sees.
pub fn summary(site: &Site, language: Language) -> Summary {
    let finder = Finder::new(site);
    let digests = check::read_passages(site, &finder);
    let coverage = Coverage::new(site, &digests, &finder);
    Summary {
        language,
        answers: answers(&site.profile, language),
        matrix: matrix(site, &coverage, language),
    }
}

fn answers(profile: &Profile, language: Language) -> Vec<Answer> {
    let positioning = &profile.positioning;
    let text = |text: &crate::site::Localized<crate::site::Text>| {
        let text = text.get(language)?;
        let words = plain(&text.value);
        (!words.is_empty()).then_some((words, text.span))
    };
    vec![
        Answer {
            question: Question::Who,
            words: who(profile, language),
            field: "person.name",
        },
        Answer {
            question: Question::ForWhom,
            words: text(&positioning.audience),
            field: "positioning.audience",
        },
        Answer {
            question: Question::Need,
            words: text(&positioning.need),
            field: "positioning.need",
        },
        Answer {
            question: Question::Outcome,
            words: text(&positioning.outcome),
            field: "positioning.outcome",
        },
        Answer {
            question: Question::Proof,
            words: proof(profile, language),
            field: "[[figure]]",
        },
        Answer {
            question: Question::NextStep,
            words: text(&profile.next_step.label),
            field: "next_step.label",
        },
    ]
}

/// The name, and what the person is.
fn who(profile: &Profile, language: Language) -> Option<(String, Span)> {
    let person = &profile.person;
    let name = person.name.shown();
    if name.is_empty() {
        return None;
    }
    let words = match person.job_title.text(language) {
        Some(title) => format!("{name}, {}", plain(title)),
        None => name,
    };
    Some((words, person.span.unwrap_or(profile.span)))
}

/// The first figure with evidence; else what backs the headline; else somebody who says so.
fn proof(profile: &Profile, language: Language) -> Option<(String, Span)> {
    let figures = profile.figures.iter().filter_map(|figure| {
        let claim = profile.claim(&figure.claim)?;
        let number = claim.value.as_ref()?;
        let label = figure.label.text(language);
        let unit = claim.unit.text(language).unwrap_or_default();
        let label = label.unwrap_or(unit);
        let words = format!("{} {}", number.digits, plain(label))
            .trim()
            .to_owned();
        (!claim.evidence.is_empty()).then_some((words, figure.span))
    });
    let backing = || {
        let evidence = profile.positioning.evidence.iter();
        let mut known = evidence.filter_map(|id| Some((profile.evidence(id)?, id.span)));
        known.find_map(|(evidence, span)| Some((evidence.title.text(language)?.to_owned(), span)))
    };
    let voice = || {
        profile.testimonials.iter().find_map(|voice| {
            let author = voice.author.as_ref()?;
            let public = voice.visibility == Visibility::Public && voice.consent.is_some();
            public.then(|| (format!("the words of {}", author.value), voice.span))
        })
    };
    let figures: Vec<(String, Span)> = figures.collect();
    match figures.as_slice() {
        [] => backing().or_else(voice),
        [only] => Some(only.clone()),
        [(first, span), others @ ..] => {
            Some((format!("{first}, and {} more", others.len()), *span))
        }
    }
}

/// The words of inline Markdown, without the marks of a headline.
fn plain(markdown: &str) -> String {
    let texts: Vec<String> = prose::units(markdown)
        .into_iter()
        .map(|unit| unit.text.replace("==", ""))
        .collect();
    texts.join(" ").trim().to_owned()
}

fn matrix(site: &Site, coverage: &Coverage, language: Language) -> Matrix {
    let profile = &site.profile;
    let mut rows: Vec<Row> = profile
        .topics
        .iter()
        .map(|topic| {
            let label = topic.label.get_or_other(language);
            let label = label.map_or(topic.id.as_str(), |(label, _)| label.as_str());
            Row {
                topic: Some(label.to_owned()),
                core: topic.role == TopicRole::Core,
                kinds: BTreeMap::new(),
                cells: BTreeMap::new(),
            }
        })
        .collect();
    let mut rest = Row {
        topic: None,
        core: false,
        kinds: BTreeMap::new(),
        cells: BTreeMap::new(),
    };
    for (index, item) in profile.items.iter().enumerate() {
        if !is_public(item) || !item.counts {
            continue;
        }
        let topics = coverage.topics(index);
        for topic in topics {
            add(&mut rows[*topic], item, site);
        }
        if topics.is_empty() {
            add(&mut rest, item, site);
        }
    }
    if !rest.kinds.is_empty() {
        rows.push(rest);
    }
    let years = || {
        rows.iter()
            .flat_map(|row| row.cells.keys().map(|(_, year)| *year))
    };
    let years = years().min().zip(years().max());
    Matrix { rows, years }
}

fn add(row: &mut Row, item: &Item, site: &Site) {
    *row.kinds.entry(item.kind).or_default() += 1;
    let (Some(first), Some(last)) = (item.period.first_day(), item.period.last_day(site.today))
    else {
        return;
    };
    // A slip of the pen in a date must not fill the page with years.
    const LONGEST: i16 = 60;
    for year in first.year()..=last.year().min(first.year() + LONGEST) {
        *row.cells.entry((item.kind, year)).or_default() += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    const PROFILE: &str = r#"
[person]
name = "Mara Roth"
job_title.de = "Prüferin"
[positioning]
audience.en = "towns"
audience.de = "*Städte*"
outcome.en = "forms that work"
[[topic]]
label.en = "Forms"
label.de = "Formulare"
role = "core"
[[topic]]
label = "Songs"
[[figure]]
claim = "forms"
label.en = "forms mended"
[[claim]]
id = "forms"
value = 31
evidence = ["list"]
[[evidence]]
id = "list"
title = "List"
[[role]]
title.en = "Mender of forms"
start = "2024-05"
end = "present"
[[talk]]
title.de = "Formulare und Songs"
date = 2025
[[talk]]
title = "Bread"
date = 2025
"#;

    #[test]
    fn answers_are_found_or_missing_by_language() {
        let (site, _) = site(&[("profile.toml", PROFILE)]);
        let words = |language| -> Vec<Option<String>> {
            let answers = summary(&site, language).answers.into_iter();
            answers.map(|answer| Some(answer.words?.0)).collect()
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            words(Language::En),
            [
                some("Mara Roth"),
                some("towns"),
                None,
                some("forms that work"),
                some("31 forms mended"),
                None
            ]
        );
        assert_eq!(words(Language::De)[0], some("Mara Roth, Prüferin"));
        assert_eq!(words(Language::De)[1], some("Städte"));
        assert_eq!(words(Language::De)[3], None);
    }

    #[test]
    fn rows_count_by_kind_and_year() {
        let (site, _) = site(&[("profile.toml", PROFILE)]);
        let matrix = summary(&site, Language::De).matrix;
        assert_eq!(matrix.years, Some((2024, 2026)));
        let labels: Vec<Option<&str>> =
            matrix.rows.iter().map(|row| row.topic.as_deref()).collect();
        assert_eq!(labels, [Some("Formulare"), Some("Songs"), None]);
        let forms = &matrix.rows[0];
        assert!(forms.core);
        assert_eq!(forms.kinds[&ItemKind::Talk], 1);
        let years: Vec<usize> = (2023..=2026).map(|year| forms.in_year(year)).collect();
        assert_eq!(years, [0, 1, 2, 1]);
        assert!(forms.is_older_than(2025) && !forms.is_older_than(2024));
    }
}
