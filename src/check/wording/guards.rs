//! Reasons not to report: quotations, names, technical senses, negation, other people's troubles, evidence.

use std::cell::OnceCell;
use std::ops::Range;

use crate::check::wording::category::Category;
use crate::check::wording::facts::{Facts, answers};
use crate::check::wording::find::{Context, Field};
use crate::check::wording::lists::Kind;
use crate::check::wording::words::Words;
use crate::check::wording::world::begins_with_others;
use crate::text::language::Language;
use crate::text::lexicon::{Analysis, Match, Tag};
use crate::text::number::{NumberKind, numbers};
use crate::text::word::TokenKind;

/// A place that a list found.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) category: Category,
    pub(super) tokens: Range<usize>,
    pub(super) tag: Tag,
}

/// The guards of one text unit.
pub(super) struct Guards<'a> {
    words: &'a Words,
    text: &'a str,
    analysis: &'a Analysis,
    context: &'a Context<'a>,
    exceptions: Vec<Range<usize>>,
    /// Sentences, by the index of their first token, that talk about words or about the world.
    mentions: Vec<usize>,
    worlds: Vec<Range<usize>>,
    /// Entries that count only where nothing else stands beside them, such as skills.
    bare: Vec<Range<usize>>,
    facts: Vec<OnceCell<Facts>>,
}

impl<'a> Guards<'a> {
    pub(super) fn new(
        words: &'a Words,
        text: &'a str,
        analysis: &'a Analysis,
        context: &'a Context<'a>,
        matches: &[Match],
    ) -> Self {
        let of = |kind: Kind| {
            matches
                .iter()
                .filter(move |found| words.kind(found.tag) == kind)
                .map(|found| found.tokens.clone())
        };
        Guards {
            words,
            text,
            analysis,
            context,
            exceptions: of(Kind::Exception).collect(),
            mentions: of(Kind::Mention)
                .map(|tokens| analysis.sentence_of(tokens.start).start)
                .collect(),
            worlds: of(Kind::World).collect(),
            bare: matches
                .iter()
                .filter(|found| words.condition(found.tag).bare)
                .map(|found| found.tokens.clone())
                .collect(),
            facts: vec![OnceCell::new(); analysis.sentences.len()],
        }
    }

    /// Whether a hit is to be reported.
    pub(super) fn pass(&self, hit: &Hit) -> bool {
        let sentence = self.analysis.sentence_of(hit.tokens.start);
        let bytes = self.analysis.bytes(hit.tokens.clone());
        let shares = |range: &Range<usize>| range.start < bytes.end && bytes.start < range.end;
        if self.context.quoted.iter().any(shares)
            || self
                .exceptions
                .iter()
                .any(|range| self.excepts(range, &hit.tokens))
            || self.mentions.contains(&sentence.start)
        {
            return false;
        }
        if self.is_title(&bytes)
            || self.is_pun(hit)
            || self.is_denied(hit, &sentence)
            || self.is_term_of_law(hit, &sentence)
        {
            return false;
        }
        // What the sentence holds is worked out last: that is the costly part.
        let facts = self.facts(&sentence);
        !self.is_name(hit, &sentence, facts)
            && !self.is_about_others(hit, &sentence, facts)
            && !self.is_backed(hit, &sentence, facts)
            && self.fits(hit, &sentence, facts)
    }

    /// Whether an exception explains a hit: "patient with" leaves "with warmth and respect" alone.
    fn excepts(&self, exception: &Range<usize>, hit: &Range<usize>) -> bool {
        /// "with", "from", „eine“
        const LITTLE: usize = 4;
        let shared = exception.start.max(hit.start)..exception.end.min(hit.end);
        !shared.is_empty()
            && (shared == *exception
                || shared == *hit
                || self.analysis.tokens[shared]
                    .iter()
                    .any(|known| known.token.range().len() > LITTLE))
    }

    fn facts(&self, sentence: &Range<usize>) -> &Facts {
        let at = self
            .analysis
            .sentences
            .partition_point(|known| known.start < sentence.start);
        self.facts[at.min(self.facts.len() - 1)].get_or_init(|| {
            Facts::of(
                self.words,
                self.text,
                self.analysis,
                sentence.clone(),
                self.context,
            )
        })
    }

    /// A book or a song stands in italics: with a capital inside a sentence, or before a colon or comma.
    fn is_title(&self, bytes: &Range<usize>) -> bool {
        self.context.emphasized.iter().any(|range| {
            let inside = range.start <= bytes.start && bytes.end <= range.end;
            let title = &self.text[range.clone()];
            let behind = self.text[range.end..].trim_start();
            let leads = range.start == 0 && (behind.starts_with([':', ',']) || behind.is_empty());
            let noun_alone = self.words.language == Language::De
                && !title.contains(' ')
                && range.start > 0
                && !is_german_adjective(title)
                && !self.follows_work(range.start);
            inside
                && title.starts_with(char::is_uppercase)
                && (leads || range.start > 0 && !noun_alone)
        })
    }

    /// Whether a word such as „Roman“ stands right before an offset.
    fn follows_work(&self, at: usize) -> bool {
        let tokens = &self.analysis.tokens;
        let before = tokens.partition_point(|known| known.token.range().start < at);
        (before.saturating_sub(3)..before).any(|at| self.analysis.has_class(at, self.words.work))
    }

    fn is_name(&self, hit: &Hit, sentence: &Range<usize>, facts: &Facts) -> bool {
        let bytes = self.analysis.bytes(hit.tokens.clone());
        let own = self.context.names.iter().any(|name| {
            self.text
                .match_indices(name.as_str())
                .any(|(at, _)| at <= bytes.start && bytes.end <= at + name.len())
        });
        if own {
            return true;
        }
        if hit.category == Category::SoftSkillAsSkill {
            return false;
        }
        let tokens = &self.analysis.tokens[hit.tokens.clone()];
        // „Innovative Systeme GmbH“
        let after = hit.tokens.end..(hit.tokens.end + 3).min(sentence.end);
        let company = self.analysis.tokens[after]
            .iter()
            .take_while(|known| known.token.kind == TokenKind::Word && known.token.capital)
            .any(|known| {
                matches!(
                    known.token.text(self.text),
                    "GmbH" | "AG" | "KG" | "UG" | "SE" | "Ltd" | "Inc" | "LLC" | "Verlag" | "eG"
                )
            });
        if company {
            return true;
        }
        if self.follows_venue(hit, sentence)
            || self.is_firm(hit, sentence)
            || self.is_named_so(hit, sentence)
        {
            return true;
        }
        if facts.title_case && self.words.language == Language::En {
            return false;
        }
        let mut shaped = tokens.iter().filter(|known| {
            let written = known.token.text(self.text);
            known.token.kind == TokenKind::Word
                && written.len() > 3
                && !known.opens_segment
                && !written.chars().all(char::is_uppercase)
        });
        match self.words.language {
            Language::En => {
                let mut any = false;
                let all = shaped.all(|known| {
                    any = true;
                    known.token.capital && !known.classes.meets(self.words.own)
                });
                any && all
            }
            // A German adjective with a capital inside a sentence is part of a name.
            Language::De => {
                tokens.len() == 1
                    && shaped.any(|known| {
                        let written = known.token.text(self.text);
                        known.token.capital
                            && known.token.joined_left == known.token.joined_right
                            && is_german_adjective(written)
                            && self
                                .analysis
                                .tokens
                                .get(hit.tokens.end)
                                .is_some_and(|next| next.token.capital)
                    })
            }
        }
    }

    /// "At Passion & Thyme": a firm has a capital behind "at", or an "&" between two.
    fn is_firm(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        let tokens = &self.analysis.tokens;
        let (start, end) = (hit.tokens.start, hit.tokens.end);
        if !(start..end).all(|at| tokens[at].token.capital) || start == sentence.start {
            return false;
        }
        let before = &tokens[start - 1].token.text(self.text);
        let at = matches!(*before, "at" | "bei" | "@");
        let ampersand = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|known| known.token.kind == TokenKind::Mark('&'))
        };
        let paired = end + 1 < sentence.end && ampersand(end) && tokens[end + 1].token.capital;
        match self.words.language {
            Language::En => at || paired && *before == "for",
            Language::De => at && paired,
        }
    }

    /// „Leidenschaft heißt der Duft“: the sentence gives a thing its name.
    fn is_named_so(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        let word = |at: usize| {
            self.analysis.tokens[at.min(sentence.end - 1)]
                .token
                .text(self.text)
        };
        self.words.language == Language::De
            && hit.tokens.start == sentence.start
            && matches!(word(hit.tokens.end), "heißt" | "heisst" | "hieß" | "hiess")
            && matches!(
                word(hit.tokens.end + 1),
                "bei"
                    | "hier"
                    | "der"
                    | "die"
                    | "das"
                    | "ein"
                    | "eine"
                    | "mein"
                    | "meine"
                    | "unser"
                    | "unsere"
            )
    }

    /// „Gasthof Zur Neuen Leidenschaft“, „Frau Treiber“: the words after such a noun are its name.
    fn follows_venue(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        /// "Gasthof Zur Neuen" is as long as it gets.
        const REACH: usize = 3;
        let tokens = &self.analysis.tokens;
        if !tokens[hit.tokens.start].token.capital {
            return false;
        }
        let from = hit.tokens.start.saturating_sub(REACH).max(sentence.start);
        (from..hit.tokens.start)
            .rev()
            .take_while(|at| tokens[*at].token.kind == TokenKind::Word && tokens[*at].token.capital)
            .any(|at| self.analysis.has_class(at, self.words.venue))
    }

    /// Whether a negation stands before the hit in its clause, or „nicht“ right behind it.
    fn is_denied(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        /// A negation further away belongs to something else.
        const REACH: usize = 6;
        let tokens = &self.analysis.tokens;
        let from = hit.tokens.start.saturating_sub(REACH).max(sentence.start);
        for at in (from..hit.tokens.start).rev() {
            if matches!(
                tokens[at].token.kind,
                TokenKind::Mark(',' | ';' | ':' | '|' | '·' | '(' | ')' | '–' | '—')
            ) || tokens[at].classes.meets(self.words.turn)
            {
                break;
            }
            if self.denies(at) {
                return true;
            }
        }
        if self.words.language == Language::De {
            let until = (hit.tokens.end + 8).min(sentence.end);
            for (at, known) in tokens.iter().enumerate().take(until).skip(hit.tokens.end) {
                if matches!(known.token.kind, TokenKind::Mark(_))
                    || known.classes.meets(self.words.turn)
                {
                    break;
                }
                let denies = matches!(
                    known.token.text(self.text),
                    "nicht" | "nichts" | "nie" | "keine" | "kein"
                );
                if denies && self.denies(at) {
                    return true;
                }
            }
        }
        false
    }

    fn denies(&self, at: usize) -> bool {
        self.analysis.has_class(at, self.words.negation)
            && !self.analysis.has_class(at, self.words.not_negation)
    }

    /// Whether the sentence tells of the reader's or somebody else's trouble, or of the world.
    fn is_about_others(&self, hit: &Hit, sentence: &Range<usize>, facts: &Facts) -> bool {
        if facts.question && !matches!(hit.category, Category::Cliche | Category::InflatedTitle) {
            return true;
        }
        let world = self.worlds.iter().any(|range| {
            sentence.contains(&range.start)
                && range.start <= hit.tokens.start
                && !self.is_own_clause(hit, range)
        });
        let told = matches!(
            hit.category,
            Category::CorporateJargon
                | Category::VagueQuantity
                | Category::VagueSelfPraise
                | Category::HedgedStatement
                | Category::SuperlativeWithoutEvidence
                | Category::UnattributedPraise
                | Category::RelativeTime
        );
        if world && told {
            return true;
        }
        let counted = matches!(
            hit.category,
            Category::VagueQuantity | Category::RelativeTime
        );
        if counted && self.is_in_relative_clause(hit, sentence) {
            return true;
        }
        if facts.own || facts.offer {
            return false;
        }
        if hit.category == Category::VagueQuantity
            && hit.tokens.start == sentence.start
            && begins_with_others(self.text, self.analysis, sentence, self.words.language)
        {
            return true;
        }
        match hit.category {
            Category::Cliche | Category::InflatedTitle | Category::GenericPositioning => false,
            Category::WeakOpening | Category::SoftSkillAsSkill => false,
            _ if self.context.field == Field::Post => true,
            // What is promised to the reader is as empty as what the writer says of himself.
            Category::EmptyOutcome => {
                facts.others && !self.analysis.tokens[hit.tokens.start].opens_sentence
            }
            _ => {
                facts.reader
                    || facts.others && !self.analysis.tokens[hit.tokens.start].opens_sentence
            }
        }
    }

    /// "Tenants who had been told for years", „Pendlern, die auf unterschiedlichen Bahnsteigen standen“:
    /// a clause about others, in which the writer does not appear.
    fn is_in_relative_clause(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        let tokens = &self.analysis.tokens;
        let lead = (sentence.start..hit.tokens.start).rev().find(|at| {
            tokens[*at].classes.meets(self.words.relative)
                && (self.words.language == Language::En
                    || *at > 0 && tokens[*at - 1].token.kind == TokenKind::Mark(','))
        });
        lead.is_some_and(|lead| {
            lead > sentence.start
                && (lead..hit.tokens.end).all(|at| !tokens[at].classes.meets(self.words.own))
        })
    }

    /// Whether the writer comes in between what opens a sentence about the world and the hit: "when the
    /// manager is away, I more or less run the office".
    fn is_own_clause(&self, hit: &Hit, world: &Range<usize>) -> bool {
        (world.end..hit.tokens.end.max(world.end))
            .any(|at| self.analysis.tokens[at].classes.meets(self.words.own))
    }

    fn is_backed(&self, hit: &Hit, sentence: &Range<usize>, facts: &Facts) -> bool {
        let condition = self.words.condition(hit.tag);
        let (mut quantity, mut name, mut date) =
            (condition.quantity, condition.name, condition.date);
        match hit.category {
            Category::VagueQuantity => {
                quantity = true;
                date |= self.is_duration(hit);
                if self.lists_examples(hit, sentence) || self.number_follows(hit, sentence) {
                    return true;
                }
            }
            // Whoever says how far it goes is honest, not vague: "enough to order timber".
            Category::HedgedStatement | Category::WeakOpening
                if self.names_limit(hit, sentence) =>
            {
                return true;
            }
            // „Grundkenntnisse in SQL: Abfragen ja, Schema nein“
            Category::HedgedStatement if self.is_spelled_out(hit, sentence) => return true,
            Category::EmptyOutcome | Category::WeakOpening | Category::HedgedStatement => {
                quantity = true;
            }
            Category::SuperlativeWithoutEvidence => {
                quantity = true;
                name |= facts.date;
            }
            Category::UnattributedPraise if facts.attributed => return true,
            Category::RelativeTime => date = true,
            _ => {}
        }
        let evidence = facts.link || self.context.evidence;
        let provable = matches!(
            hit.category,
            Category::VagueQuantity
                | Category::EmptyOutcome
                | Category::WeakOpening
                | Category::SuperlativeWithoutEvidence
                | Category::UnattributedPraise
        );
        quantity && facts.quantity
            || name && facts.names > 0
            || date && (facts.date || self.context.dated)
            || provable && evidence
            || self.explains(hit, sentence)
    }

    /// "Reliable: 412 of 415 deliveries on time": what stands behind the colon shows it.
    fn explains(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        let claims_rank = matches!(
            hit.category,
            Category::SuperlativeWithoutEvidence
                | Category::UnattributedPraise
                | Category::VagueQuantity
        );
        let mark = (hit.tokens.start..sentence.end).find(|at| {
            matches!(
                self.analysis.tokens[*at].token.kind,
                TokenKind::Mark(':' | '–' | '—' | '(' | ';')
            )
        });
        mark.is_some_and(|mark| {
            let rest = self.analysis.bytes(mark..sentence.end);
            let rest = &self.text[rest];
            numbers(rest, self.words.language).iter().any(|number| {
                answers(rest, number) || claims_rank && number.kind == NumberKind::Year
            })
        })
    }

    fn number_follows(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        let rest = self.analysis.bytes(hit.tokens.start..sentence.end);
        let rest = &self.text[rest];
        numbers(rest, self.words.language)
            .iter()
            .any(|number| answers(rest, number))
    }

    /// Whether a colon behind the words leads in what they stand for.
    fn is_spelled_out(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        /// A word or two are another label: "Basic knowledge: Excel".
        const FEWEST: usize = 3;
        (hit.tokens.end..sentence.end)
            .find(|at| self.analysis.tokens[*at].token.kind == TokenKind::Mark(':'))
            .is_some_and(|colon| sentence.end - colon > FEWEST)
    }

    /// "Enough to order timber", "I helped with the frame; the bells were tuned by Hallam's".
    fn names_limit(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        let mut behind = hit.tokens.end..sentence.end;
        let contrasts = |at: usize| {
            self.analysis.tokens[at].token.kind == TokenKind::Mark(';')
                && (at..sentence.end)
                    .all(|at| !self.analysis.tokens[at].classes.meets(self.words.own))
        };
        behind.any(|at| self.analysis.has_class(at, self.words.limit) || contrasts(at))
    }

    /// "Many years, from 1987 to 2014": dates answer a duration.
    fn is_duration(&self, hit: &Hit) -> bool {
        let words = &self.text[self.analysis.bytes(hit.tokens.clone())].to_lowercase();
        ["year", "decade", "time", "jahr", "lang", "zeit"]
            .iter()
            .any(|stem| words.contains(stem))
    }

    /// „Umfassende Sorgerechtsübertragung nach § 1671 BGB“, "significant change under section 12": an
    /// adjective that a law or a standard defines.
    fn is_term_of_law(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        /// "Ganzheitliche Bilanzierung der Gebäude nach DIN EN 15978"
        const REACH: usize = 5;
        /// „DIN EN ISO “
        const NAME: usize = 14;
        let tokens = &self.analysis.tokens;
        // The adjective alone, or with its noun.
        let noun = hit.tokens.start + 1;
        let defines = hit.tokens.end <= noun + 1
            && noun < sentence.end
            && tokens[noun].token.kind == TokenKind::Word
            && !tokens[noun].classes.meets(self.words.exp)
            && (tokens[noun].token.capital || self.words.language == Language::En);
        let lead = (noun + 1..(noun + 1 + REACH).min(sentence.end)).find(|at| {
            matches!(
                tokens[*at].token.text(self.text),
                "nach" | "gemäß" | "laut" | "under" | "per" | "to"
            )
        });
        let Some(lead) = lead.filter(|_| defines) else {
            return false;
        };
        let rest = &self.text[self.analysis.bytes(lead..sentence.end)];
        let first = numbers(rest, self.words.language).into_iter().next();
        first.is_some_and(|number| {
            number.kind == NumberKind::Designator
                && rest[..number.range.start]
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .count()
                    <= NAME
        })
    }

    /// "Wearing many hats: how milliners' heads were measured": a pun, whose sense follows.
    fn is_pun(&self, hit: &Hit) -> bool {
        let tokens = &self.analysis.tokens;
        matches!(
            hit.category,
            Category::Cliche | Category::InflatedTitle | Category::RelativeTime
        ) && tokens[hit.tokens.start].opens_sentence
            && tokens
                .get(hit.tokens.end)
                .is_some_and(|mark| mark.token.kind == TokenKind::Mark(':'))
            && tokens
                .get(hit.tokens.end + 1)
                .is_some_and(|next| next.classes.meets(self.words.asks))
    }

    /// "Several trades (cooper, farrier, wheelwright)": the names follow.
    fn lists_examples(&self, hit: &Hit, sentence: &Range<usize>) -> bool {
        let tokens = &self.analysis.tokens;
        let lead = (hit.tokens.start..sentence.end).find(|at| {
            matches!(
                tokens[*at].token.kind,
                TokenKind::Mark(':' | '(' | '–' | '—')
            ) || *at >= hit.tokens.end && self.analysis.has_class(*at, self.words.example)
        });
        let Some(lead) = lead else { return false };
        // What a colon leads in is the answer, however it is put.
        if tokens[lead].token.kind == TokenKind::Mark(':') && lead >= hit.tokens.end {
            return sentence.end > lead + 2;
        }
        let by_word = !matches!(tokens[lead].token.kind, TokenKind::Mark(_));
        let named = tokens[lead..sentence.end]
            .iter()
            .filter(|known| known.token.capital)
            .count();
        (lead..sentence.end).any(|at| matches!(tokens[at].token.kind, TokenKind::Mark(',')))
            || by_word && named >= 2
    }

    /// Whether a sentence has nothing but such entries, words that grade them and a few other entries:
    /// "Communication, Excel, strong leadership", but not "Time series analysis", where the other words
    /// say of what.
    fn is_bare(&self, sentence: &Range<usize>) -> bool {
        /// "Skills, teamwork, Excel"
        const MOST_OTHERS: usize = 2;
        let tokens = &self.analysis.tokens;
        let is_mark = |at: usize| matches!(tokens[at].token.kind, TokenKind::Mark(_));
        let (mut covered, mut others) = (0, 0);
        for at in sentence.clone().filter(|at| !is_mark(*at)) {
            if self.bare.iter().any(|range| range.contains(&at)) {
                covered += 1;
            } else if !self.analysis.has_class(at, self.words.beside_skill) {
                let parted = |at: usize| is_mark(at) || tokens[at].classes.meets(self.words.sep);
                let alone = (at == sentence.start || parted(at - 1))
                    && (at + 1 == sentence.end || parted(at + 1));
                if !alone {
                    return false;
                }
                others += 1;
            }
        }
        others <= MOST_OTHERS && others <= covered + 1
    }

    /// Whether the conditions of the entry's list hold.
    fn fits(&self, hit: &Hit, sentence: &Range<usize>, facts: &Facts) -> bool {
        /// "Work experience"
        const LABEL: usize = 2;
        let condition = self.words.condition(hit.tag);
        let is_skill = condition.skill || hit.category == Category::SoftSkillAsSkill;
        let may_be_skill = match self.context.field {
            Field::Skill => true,
            Field::Any => !self.context.heading && !facts.quantity && facts.names == 0,
            _ => false,
        };
        if is_skill && !may_be_skill {
            return false;
        }
        if condition.own && !facts.own && !facts.offer && self.context.field == Field::Post {
            return false;
        }
        // „Berufserfahrung“ over a chapter is a label.
        if self.context.heading
            && sentence.len() <= LABEL
            && matches!(
                hit.category,
                Category::VagueQuantity | Category::GenericPositioning | Category::WeakOpening
            )
        {
            return false;
        }
        let first = &self.analysis.tokens[hit.tokens.start];
        if condition.lower && first.token.capital && !first.opens_segment {
            return false;
        }
        if condition.bare {
            return self.is_bare(sentence);
        }
        !condition.own
            || facts.own
            || facts.offer
            || self.analysis.tokens[hit.tokens.start].opens_segment
    }
}

fn is_german_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "iv", "isch", "lich", "ig", "haft", "sam", "bar", "voll", "iert", "ell", "end",
    ];
    let stem = ["en", "er", "es", "em", "e", ""]
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending));
    stem.into_iter()
        .any(|stem| ENDINGS.iter().any(|ending| stem.ends_with(ending)))
}
