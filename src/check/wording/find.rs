//! Finds the vague wording of a text unit.

use std::ops::Range;
use std::sync::Arc;

use crate::check::wording::category::Category;
use crate::check::wording::guards::{Guards, Hit};
use crate::check::wording::lists::Kind;
use crate::check::wording::words::Words;
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::lexicon::Analysis;
use crate::text::prose::Link;
use crate::text::word::{TokenKind, folded};

/// A sentence with vague wording of one category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vague {
    /// What kind of vague wording it is.
    pub category: Category,
    /// The sentence, as bytes of the unit's text.
    pub sentence: Range<usize>,
    /// From the first of `words` to its end.
    pub range: Range<usize>,
    /// Every place of the category in the sentence, in order; never empty.
    pub words: Vec<Range<usize>>,
    /// The question that is left open, in the language of the text.
    pub question: &'static str,
}

/// Where a text stands in a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Field {
    /// The line under the name.
    Headline,
    /// The statement of what is done for whom.
    Positioning,
    /// A key message.
    Message,
    /// The text about the person.
    #[default]
    Bio,
    /// The summary of a role.
    RoleLine,
    /// An achievement in a role.
    Achievement,
    /// The text about a project.
    Project,
    /// An entry of a list of skills.
    Skill,
    /// The abstract of a talk.
    Talk,
    /// An article, whose sentences are mostly about the world.
    Post,
    /// A text outside of any profile: a line of it may be any of these.
    Any,
}

/// What is known around a text unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Where the text stands.
    pub field: Field,
    /// It is a heading: "Communication" over a chapter is no skill.
    pub heading: bool,
    /// Ranges of the unit inside quotation marks; see [`Unit::quoted`](crate::text::prose::Unit::quoted).
    pub quoted: &'a [Range<usize>],
    /// Ranges of the unit in single emphasis.
    pub emphasized: &'a [Range<usize>],
    /// Links of the unit; a link in a sentence names who says so.
    pub links: &'a [Link],
    /// Names of the profile's own organisations, projects and people: never vague, and they back.
    pub names: &'a [String],
    /// The item that the text belongs to has evidence.
    pub evidence: bool,
    /// The item that the text belongs to has a date.
    pub dated: bool,
}

/// The finder of one language. Cheap to clone, safe to share.
#[derive(Debug, Clone)]
pub struct Wording {
    words: Held,
}

#[derive(Debug, Clone)]
enum Held {
    Standard(&'static Words),
    Own(Arc<Words>),
}

impl Wording {
    /// With the lists that come with Pointed.
    pub fn new(language: Language) -> Self {
        Wording {
            words: Held::Standard(Words::standard(language)),
        }
    }

    /// With phrases of the user's own: never to report, and to report as well.
    ///
    /// # Errors
    /// Says which entry is no phrase.
    pub fn with_terms(
        language: Language,
        allow: &[String],
        add: &[(Category, String)],
    ) -> Result<Self, String> {
        let words = Words::with_terms(language, allow, add)?;
        Ok(Wording {
            words: Held::Own(Arc::new(words)),
        })
    }

    /// The vague wording of a unit's text: at most one finding for each sentence and category.
    ///
    /// Findings stand in the order of their first words. Categories that are off by default are among
    /// them; see [`Category::by_default`].
    pub fn find(&self, text: &str, context: &Context<'_>) -> Vec<Vague> {
        self.find_with(text, context, &mut Analysis::default())
    }

    /// As [`find`](Self::find), with buffers to use again for the next text.
    pub fn find_with(
        &self,
        text: &str,
        context: &Context<'_>,
        analysis: &mut Analysis,
    ) -> Vec<Vague> {
        let words = match &self.words {
            Held::Standard(words) => words,
            Held::Own(words) => words.as_ref(),
        };
        words.lexicon.read_text(text, analysis);
        let matches = words.lexicon.matches(analysis);
        let analysis = &*analysis;
        if !matches
            .iter()
            .any(|found| matches!(words.kind(found.tag), Kind::Vague(_)))
        {
            return Vec::new();
        }
        let guards = Guards::new(words, text, analysis, context, &matches);
        let mut hits: Vec<Hit> = matches
            .iter()
            .filter_map(|found| match words.kind(found.tag) {
                Kind::Vague(category) => Some(Hit {
                    category,
                    tokens: found.tokens.clone(),
                    tag: found.tag,
                }),
                _ => None,
            })
            .filter(|hit| guards.pass(hit))
            .collect();
        drop_covered(analysis, &mut hits);
        for hit in &mut hits {
            end_with_noun(words.language, text, analysis, hit);
        }
        gather(words, analysis, hits)
    }
}

/// An amount is named with its noun and no more: „Mehrere Häuser“, not „Mehrere Häuser saniert“.
fn end_with_noun(language: Language, text: &str, analysis: &Analysis, hit: &mut Hit) {
    if hit.category != Category::VagueQuantity {
        return;
    }
    let token = |at: usize| analysis.tokens[at].token;
    let noun = (hit.tokens.start + 1..hit.tokens.end)
        .rev()
        .find(|at| token(*at).capital && token(*at).kind == TokenKind::Word);
    if language == Language::De
        && let Some(noun) = noun
    {
        hit.tokens.end = noun + 1;
    }
    // "Various tasks in"
    while hit.tokens.len() > 2 {
        let last = token(hit.tokens.end - 1);
        if last.kind != TokenKind::Word || !is_function_word(&folded(last.text(text)), language) {
            break;
        }
        hit.tokens.end -= 1;
    }
}

/// Of hits that share words the longest stays, grown by others of its category; of equal ones the more
/// telling category.
fn drop_covered(analysis: &Analysis, hits: &mut Vec<Hit>) {
    let mut ranked: Vec<Hit> = std::mem::take(hits);
    ranked.sort_by_key(|hit| {
        let rank = Category::ALL
            .iter()
            .position(|category| *category == hit.category);
        // Style is opt-in: it must not hide anything else.
        (
            !hit.category.by_default(),
            std::cmp::Reverse(hit.tokens.len()),
            rank,
        )
    });
    for hit in ranked {
        let shares = |other: &&mut Hit| {
            other.tokens.start < hit.tokens.end && hit.tokens.start < other.tokens.end
        };
        match hits.iter_mut().find(shares) {
            Some(kept) if kept.category == hit.category && share_word(analysis, kept, &hit) => {
                kept.tokens.start = kept.tokens.start.min(hit.tokens.start);
                kept.tokens.end = kept.tokens.end.max(hit.tokens.end);
            }
            Some(_) => {}
            None => hits.push(hit),
        }
    }
    hits.sort_by_key(|hit| hit.tokens.start);
}

/// Whether two hits share more than a little word between them: "proven track" and "track record" are
/// one phrase, "years of experience with" and "with various clients" are two.
fn share_word(analysis: &Analysis, one: &Hit, other: &Hit) -> bool {
    /// "with", "from", „eine“
    const LITTLE: usize = 4;
    let from = one.tokens.start.max(other.tokens.start);
    let to = one.tokens.end.min(other.tokens.end);
    analysis.tokens[from..to]
        .iter()
        .any(|known| known.token.range().len() > LITTLE)
}

fn gather(words: &Words, analysis: &Analysis, hits: Vec<Hit>) -> Vec<Vague> {
    let mut found: Vec<Vague> = Vec::new();
    for hit in hits {
        let range = analysis.bytes(hit.tokens.clone());
        let sentence = analysis.bytes(analysis.sentence_of(hit.tokens.start));
        let known = found
            .iter_mut()
            .find(|vague| vague.category == hit.category && vague.sentence == sentence);
        match known {
            Some(vague) => {
                vague.range.end = range.end;
                vague.words.push(range);
            }
            None => found.push(Vague {
                category: hit.category,
                sentence,
                range: range.clone(),
                words: vec![range],
                question: hit.category.question(words.language),
            }),
        }
    }
    found
}
