//! What the sentences of a passage say: read once, when the first rule asks for it.

use std::borrow::Cow;
use std::ops::Range;

use crate::check::passage::{Outline, Passage, Place};
use crate::check::subject::Subject;
use crate::check::wording::{Category, Context, Field, Vague, Wording};
use crate::site::page::PageKind;
use crate::site::{ItemKind, Visibility};
use crate::text::language::Language;
use crate::text::lexicon::Analysis;
use crate::text::prose::UnitKind;
use crate::text::word::TokenKind;

/// A passage, sentence by sentence.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its vague wording, in order.
    pub vague: Vec<InUnit<Vague>>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The position of its unit in the passage.
    pub unit: usize,
    /// Its bytes in the unit's text.
    pub range: Range<usize>,
    /// How many words a reader counts: what hyphens join is one.
    pub words: usize,
    /// How many German nouns made of other words by `-ung`, `-heit`, `-keit`, `-ion`, `-ismus`.
    pub abstract_nouns: usize,
}

/// Something with the position of the unit that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUnit<T> {
    /// The unit.
    pub unit: usize,
    /// What stands in it.
    pub value: T,
}

impl Reading {
    /// Reads a passage.
    pub(super) fn of(passage: &Passage<'_>, subject: &Subject<'_>) -> Self {
        let mut reading = Reading::default();
        let outline = &passage.outline;
        let Some(field) = field(outline) else {
            return reading;
        };
        let wording = Wording::new(outline.language);
        let mut analysis = Analysis::default();
        for (index, unit) in passage.units().iter().enumerate() {
            let text = readable(&unit.text);
            let names = subject.names.within(&text);
            let context = Context {
                field,
                heading: matches!(unit.kind, UnitKind::Heading(_)),
                quoted: &unit.quoted,
                emphasized: &unit.emphasized,
                links: &unit.links,
                names: &names,
                evidence: !outline.evidence.is_empty(),
                dated: is_dated(outline, subject),
            };
            let mut found = wording.find_with(&text, &context, &mut analysis);
            if matches!(outline.place, Place::JobTitle | Place::Title(_)) {
                found.retain(|vague| bears_on_title(vague.category));
            }
            reading
                .vague
                .extend(found.into_iter().map(|value| InUnit { unit: index, value }));
            reading.sentences(index, &text, outline.language, &analysis);
        }
        reading
    }

    /// The vague wording of one category.
    pub fn of_category(&self, category: Category) -> impl Iterator<Item = &InUnit<Vague>> {
        self.vague
            .iter()
            .filter(move |found| found.value.category == category)
    }

    fn sentences(&mut self, unit: usize, text: &str, language: Language, analysis: &Analysis) {
        for tokens in &analysis.sentences {
            let mut sentence = Sentence {
                unit,
                range: analysis.bytes(tokens.clone()),
                words: 0,
                abstract_nouns: 0,
            };
            for known in &analysis.tokens[tokens.clone()] {
                let token = known.token;
                if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    continue;
                }
                sentence.words += usize::from(!token.joined_left);
                let noun = language == Language::De && token.capital && !token.joined_right;
                sentence.abstract_nouns += usize::from(noun && is_abstract(token.text(text)));
            }
            self.sentences.push(sentence);
        }
    }
}

/// The text as readers will see it, every character at its place: a computed fact is a number, and
/// the marks around a phrase to remember are blanks.
fn readable(text: &str) -> Cow<'_, str> {
    if !text.contains("{{") && !text.contains("==") {
        return text.into();
    }
    let mut readable = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(length) = rest[start..].find("}}").map(|end| end + 2) else {
            break;
        };
        readable.push_str(&rest[..start]);
        readable.push('9');
        readable.extend(std::iter::repeat_n(' ', length - 1));
        rest = &rest[start + length..];
    }
    readable.push_str(rest);
    readable.replace("==", "  ").into()
}

/// „Optimierung“, „Möglichkeiten“; not „Zeitung“, which is a thing, as far as letters tell.
fn is_abstract(noun: &str) -> bool {
    /// „Dung“, „Sprung“ and „Ion“ are no derivations.
    const SHORTEST: usize = 7;
    const ENDINGS: [&str; 9] = [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "ion", "ionen", "ismus",
    ];
    noun.len() >= SHORTEST && ENDINGS.iter().any(|ending| noun.ends_with(ending))
}

/// What a place is to the finder of vague wording; nothing where the words are not the owner's, name
/// a thing, or have the form that a law asks for.
fn field(outline: &Outline<'_>) -> Option<Field> {
    let hidden = outline
        .item
        .is_some_and(|item| item.visibility == Visibility::Private);
    if hidden {
        return None;
    }
    Some(match outline.place {
        Place::Headline | Place::JobTitle | Place::Title(ItemKind::Role) => Field::Headline,
        Place::Audience
        | Place::Need
        | Place::PositioningOffer
        | Place::Outcome
        | Place::Unlike
        | Place::Because
        | Place::NextStep
        | Place::Offer
        | Place::Seek => Field::Positioning,
        Place::Message => Field::Message,
        Place::Bio
        | Place::Introduction
        | Place::Topic
        | Place::Availability
        | Place::Contact
        | Place::Meet => Field::Bio,
        Place::Loose => Field::Any,
        Place::Education => Field::RoleLine,
        Place::Claim | Place::Achievement(_) => Field::Achievement,
        Place::Skill => Field::Skill,
        Place::Summary(kind) | Place::Result(kind) | Place::Body(kind) => match kind {
            ItemKind::Role | ItemKind::Volunteering | ItemKind::Membership => Field::RoleLine,
            ItemKind::Project | ItemKind::Award | ItemKind::Patent => Field::Project,
            ItemKind::Talk | ItemKind::Event | ItemKind::Course => Field::Talk,
            ItemKind::Post | ItemKind::Publication => Field::Post,
        },
        Place::Page => match outline.page?.kind {
            PageKind::Imprint | PageKind::Privacy => return None,
            PageKind::Now | PageKind::Other => Field::Bio,
        },
        Place::Title(_) | Place::Evidence | Place::Testimonial | Place::ListenFor => return None,
    })
}

/// Whether a title can have the fault: "sales development" is a department, not an outcome.
fn bears_on_title(category: Category) -> bool {
    !matches!(
        category,
        Category::EmptyOutcome
            | Category::WeakOpening
            | Category::CorporateJargon
            | Category::VagueQuantity
    )
}

/// Whether readers see beside a text when it was true.
fn is_dated(outline: &Outline<'_>, subject: &Subject<'_>) -> bool {
    /// A text that its owner went over more recently speaks of the present.
    const FRESH_DAYS: i64 = 366;
    if let Some(item) = outline.item {
        // Roles and projects are evergreen: their "now" is the day on which somebody reads.
        let happened = !matches!(
            item.kind,
            ItemKind::Role | ItemKind::Project | ItemKind::Volunteering | ItemKind::Membership
        );
        return happened && item.period.start.is_some();
    }
    if let Some(page) = outline.page {
        let fresh = page.updated.is_some_and(|updated| {
            let age = subject.site.today - updated.value.last();
            i64::from(age.get_days()) < FRESH_DAYS
        });
        return page.kind == PageKind::Now || fresh;
    }
    outline.place == Place::Availability && subject.site.profile.availability.until.is_some()
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn computed_facts_are_numbers_and_characters_keep_their_places() {
        let text = "For {{ years(since=\"2019\") }} years, ==timber== only. {{ open";
        let read = readable(text);
        assert_eq!(read.len(), text.len());
        assert!(read.starts_with("For 9 "));
        assert_eq!(read.find("timber"), text.find("timber"));
        assert!(!read.contains('='));
    }
}
