//! Numbers as English and German write them, with what they count and what kind they are.

use std::ops::Range;

use crate::text::language::Language;
use crate::text::word::{Token, TokenKind, folded, tokens};

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The number with its multiplier and its sign of percent or money.
    pub range: Range<usize>,
    /// Its value; the lower end of a range such as `3–5`.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// What it is.
    pub kind: NumberKind,
    /// How exact it says to be.
    pub bound: Bound,
    /// The word that it counts, when one follows: `users` in "1,200 active users".
    pub unit: Option<Range<usize>>,
}

/// What a number is. Only [`Quantity`](NumberKind::Quantity), [`Percent`](NumberKind::Percent) and
/// [`Money`](NumberKind::Money) measure something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// A count, a size, a duration.
    Quantity,
    /// A share or a change in percent.
    Percent,
    /// An amount of a currency.
    Money,
    /// A year of the calendar, or a range of years.
    Year,
    /// A day or a month in digits: `3.5.2024`, `2024-06`.
    Date,
    /// `4.0`, `3.11` after a name.
    Version,
    /// Part of a name: ISO 9001, § 5, `24/7`, `3D`.
    Designator,
    /// `3rd`, „3.“.
    Ordinal,
    /// A telephone number or a postcode.
    Contact,
}

/// How exact a number says to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No word about it.
    Exact,
    /// `over 40`, `40+`, „mehr als 40“.
    AtLeast,
    /// `almost 40`, „knapp 40“, „bis zu 40“.
    AtMost,
    /// `about 40`, „rund 40“.
    About,
}

impl Number {
    /// Whether it answers "how many, how much, how long".
    pub fn measures(&self) -> bool {
        matches!(
            self.kind,
            NumberKind::Quantity | NumberKind::Percent | NumberKind::Money
        )
    }
}

/// The numbers of a text, in order.
pub fn numbers(text: &str, language: Language) -> Vec<Number> {
    let reader = Reader {
        text,
        tokens: &tokens(text),
        language,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        match reader.number(at) {
            Some((number, end)) => {
                found.push(number);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: Language,
}

impl Reader<'_> {
    /// The number that begins at a token, and one past its last token.
    fn number(&self, at: usize) -> Option<(Number, usize)> {
        let token = self.tokens[at];
        let written = token.text(self.text);
        if token.kind == TokenKind::Word {
            if !may_count(written) {
                return None;
            }
            let value = number_word(&folded(written))?;
            if token.joined_right && !token.joined_left && value >= 20.0 {
                // "forty-six", but not "forty-hour".
                let next = self.tokens.get(at + 1)?;
                let ones = number_word(&folded(next.text(self.text)))?;
                return (ones < 10.0 && !next.joined_right)
                    .then(|| self.finish(at, at + 2, value + ones, None, NumberKind::Quantity));
            }
            let alone = !token.joined_left && !token.joined_right;
            return alone.then(|| self.finish(at, at + 1, value, None, NumberKind::Quantity));
        }
        if token.kind != TokenKind::Number {
            return None;
        }
        let (value, suffix, shape) = self.digits(written)?;
        let mut end = at + 1;
        let mut value = value;
        // „40 000“: blanks between groups of three.
        while suffix.is_empty() && shape == Shape::Whole && value < 1e12 && self.is_group(at, end) {
            value = value * 1000.0 + self.tokens[end].text(self.text).parse::<f64>().ok()?;
            end += 1;
        }
        let mut upper = None;
        if let Some(kind) = self.special(at, written, value, suffix, shape) {
            let number = Number {
                range: token.range().start..self.tokens[end - 1].range().end,
                value,
                upper,
                kind,
                bound: Bound::Exact,
                unit: None,
            };
            return Some((number, self.skip_joined(end)));
        }
        if token.joined_right
            && let Some(next) = self
                .tokens
                .get(end)
                .filter(|next| next.kind == TokenKind::Number)
            && let Some((second, _, _)) = self.digits(next.text(self.text))
        {
            upper = Some(second);
            end += 1;
            if is_year(value) && (is_year(second) || second < 100.0) {
                return Some((self.of_kind(at, end, value, upper, NumberKind::Year), end));
            }
        } else if token.joined_right {
            // „3-Tage-Kurs“, "40-hour" measure; "9-to-5" does not.
            let part = self
                .tokens
                .get(end)
                .map(|next| folded(next.text(self.text)));
            if part.as_deref() == Some("to") {
                return Some((
                    self.of_kind(at, end, value, None, NumberKind::Designator),
                    self.skip_joined(end),
                ));
            }
        }
        let multiplied = multiplier(suffix).unwrap_or(1.0);
        Some(self.finish(at, end, value * multiplied, upper, NumberKind::Quantity))
    }

    /// Adds multiplier, percent, currency, bound and unit.
    fn finish(
        &self,
        at: usize,
        mut end: usize,
        mut value: f64,
        mut upper: Option<f64>,
        mut kind: NumberKind,
    ) -> (Number, usize) {
        if let Some(by) = self.folded(end).and_then(|word| multiplier(&word)) {
            value *= by;
            upper = upper.map(|upper| upper * by);
            end += 1;
            end += usize::from(self.mark(end) == Some('.'));
        }
        let mut bound = self.bound(at);
        if self.mark(end) == Some('+') {
            bound = Bound::AtLeast;
            end += 1;
        }
        let mut start = at;
        if let Some(next) = self.folded(end).filter(|word| is_percent(word)) {
            kind = NumberKind::Percent;
            end += usize::from(!next.is_empty());
        } else if self.mark(end) == Some('%') {
            kind = NumberKind::Percent;
            end += 1;
        } else if self.is_currency(end) {
            kind = NumberKind::Money;
            end += 1;
        } else if at > 0 && self.is_currency(at - 1) {
            kind = NumberKind::Money;
            start = at - 1;
        }
        // "110 %" is a manner of speaking.
        if kind == NumberKind::Percent && (value - 110.0).abs() < f64::EPSILON {
            kind = NumberKind::Designator;
        }
        let mut number = self.of_kind(start, end, value, upper, kind);
        number.bound = bound;
        number.unit = self.unit(end);
        (number, end)
    }

    fn of_kind(
        &self,
        at: usize,
        end: usize,
        value: f64,
        upper: Option<f64>,
        kind: NumberKind,
    ) -> Number {
        let range = self.tokens[at].range().start..self.tokens[end - 1].range().end;
        Number {
            range,
            value,
            upper,
            kind,
            bound: Bound::Exact,
            unit: None,
        }
    }

    /// Value, letters behind the digits, and whether there are separators.
    fn digits<'t>(&self, written: &'t str) -> Option<(f64, &'t str, Shape)> {
        let length = written
            .char_indices()
            .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '\'' | '’')))
            .map_or(written.len(), |(at, _)| at);
        let (digits, suffix) = written.split_at(length);
        let digits = digits.trim_end_matches(['.', ',', '\'', '’', ':']);
        let (thousands, decimal) = match self.language {
            Language::En => (',', '.'),
            Language::De => ('.', ','),
        };
        let marks = digits.chars().filter(|c| !c.is_ascii_digit()).count();
        if marks == 0 {
            return Some((digits.parse().ok()?, suffix, Shape::Whole));
        }
        if digits.contains(':') {
            return Some((
                digits.split(':').next()?.parse().ok()?,
                suffix,
                Shape::Clock,
            ));
        }
        let grouped = |by: &[char]| {
            let mut groups = digits.split(by);
            let first = groups
                .next()
                .is_some_and(|group| (1..=3).contains(&group.len()));
            first && digits.contains(by) && groups.all(|group| group.len() == 3)
        };
        if grouped(&[thousands, '\'', '’']) {
            let whole: String = digits.chars().filter(char::is_ascii_digit).collect();
            return Some((whole.parse().ok()?, suffix, Shape::Whole));
        }
        let both: String = digits
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == decimal)
            .map(|c| if c == decimal { '.' } else { c })
            .collect();
        if marks == 1 && !digits.contains(decimal) {
            // The other language's point: „1.5“ in German, "3,5" in English.
            let plain = digits.replace([',', '.'], ".");
            return Some((plain.parse().ok()?, suffix, Shape::Foreign));
        }
        if marks > 1 && !both.contains('.') || both.matches('.').count() > 1 {
            return Some((
                digits.split(['.', ',']).next()?.parse().ok()?,
                suffix,
                Shape::Dotted,
            ));
        }
        Some((both.parse().ok()?, suffix, Shape::Decimal))
    }

    fn is_group(&self, at: usize, end: usize) -> bool {
        let first = self.tokens[at].text(self.text);
        let Some(next) = self.tokens.get(end) else {
            return false;
        };
        let written = next.text(self.text);
        first.len() <= 3
            && !first.starts_with('0')
            && next.kind == TokenKind::Number
            && written.len() == 3
            && written.bytes().all(|byte| byte.is_ascii_digit())
            && next.start == self.tokens[end - 1].end + 1
            && self.text.as_bytes().get(next.start as usize - 1) == Some(&b' ')
    }

    /// The kind of a number that measures nothing.
    fn special(
        &self,
        at: usize,
        written: &str,
        value: f64,
        suffix: &str,
        shape: Shape,
    ) -> Option<NumberKind> {
        let token = self.tokens[at];
        let before = at.checked_sub(1).map(|before| self.tokens[before]);
        let next_mark = self.mark(at + 1);
        let measured = self.folded(at + 1).is_some_and(|word| is_measure(&word))
            || matches!(next_mark, Some('%' | '€' | '$' | '£'));
        if token.joined_left && before.is_some_and(|before| before.kind == TokenKind::Word) {
            // „COVID-19“, "up-to-5"
            return Some(NumberKind::Designator);
        }
        if matches!(suffix, "s" | "er") && written.len() >= 5 && value > 1400.0 {
            return Some(NumberKind::Year);
        }
        if matches!(suffix, "st" | "nd" | "rd" | "th") {
            return Some(NumberKind::Ordinal);
        }
        if !suffix.is_empty() && multiplier(suffix).is_none() && !is_measure(&folded(suffix)) {
            return Some(NumberKind::Designator);
        }
        if next_mark == Some('°') {
            return Some(NumberKind::Designator);
        }
        if next_mark == Some('/') && self.is_number(at + 2) && value < 100.0
            || self.mark_before(at) == Some('/') && at >= 2 && self.is_number(at - 2)
        {
            return Some(NumberKind::Designator);
        }
        if shape == Shape::Dotted {
            let last = written.rsplit('.').next().unwrap_or_default();
            let date = last.len() == 4 || written.matches('.').count() == 1 && value <= 31.0;
            return Some(if date {
                NumberKind::Date
            } else {
                NumberKind::Version
            });
        }
        if shape == Shape::Clock {
            return Some(NumberKind::Date);
        }
        if matches!(shape, Shape::Decimal | Shape::Foreign) && !measured {
            let named = before
                .is_some_and(|before| before.kind == TokenKind::Word && before.capital && at > 1);
            let versioned = self
                .folded_before(at)
                .is_some_and(|word| matches!(&*word, "version" | "v" | "release"));
            if versioned || named || written.ends_with(".0") && self.language == Language::De {
                return Some(NumberKind::Version);
            }
        }
        if let Some(word) = self.folded_before(at).filter(|_| !measured)
            && DESIGNATES.binary_search(&word.as_str()).is_ok()
        {
            return Some(NumberKind::Designator);
        }
        if matches!(self.mark_before(at), Some('§' | '#' | '№')) {
            return Some(NumberKind::Designator);
        }
        if let Some(before) = before.filter(|before| before.kind == TokenKind::Word) {
            let name = before.text(self.text);
            let acronym =
                name.len() >= 2 && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
            if acronym && !measured && self.unit(at + 1).is_none() {
                return Some(NumberKind::Designator);
            }
        }
        // „Trisomie 21“, "on ward 7", „Klasse 7c“: part of a name, as nothing follows that it counts.
        let named = before.is_some_and(|before| {
            let ordinary = self.language == Language::En && at == 1;
            before.kind == TokenKind::Word
                && before.capital
                && !ordinary
                && before.end + 1 == token.start
        }) || self.folded_before(at).is_some_and(|word| {
            matches!(
                &*word,
                "ward"
                    | "room"
                    | "class"
                    | "grade"
                    | "year"
                    | "route"
                    | "lot"
                    | "gate"
                    | "page"
                    | "type"
            )
        });
        let counts = match self.language {
            Language::En => self.unit(at + 1).is_some(),
            Language::De => (at + 1..(at + 3).min(self.tokens.len()))
                .map(|next| self.tokens[next])
                .take_while(|next| next.kind == TokenKind::Word)
                .any(|next| next.capital),
        };
        if named
            && !measured
            && !counts
            && !is_year(value)
            && value < 1000.0
            && suffix.is_empty()
            && !matches!(next_mark, Some('+' | '%' | '€' | '$' | '£'))
            && !self.is_currency(at + 1)
            && !token.joined_right
        {
            return Some(NumberKind::Designator);
        }
        let led = self
            .folded_before(at)
            .is_some_and(|word| YEAR_LEADS.binary_search(&word.as_str()).is_ok());
        if led
            && shape == Shape::Whole
            && written.len() == 4
            && !measured
            && !counts
            && (1400.0..1900.0).contains(&value)
        {
            return Some(NumberKind::Year);
        }
        if shape == Shape::Whole && suffix.is_empty() && written.len() == 4 && is_year(value) {
            return self.year(at).then_some(NumberKind::Year);
        }
        let plain = written.bytes().all(|byte| byte.is_ascii_digit());
        if plain
            && (written.starts_with('0') && written.len() > 2
                || self.mark_before(at) == Some('+')
                    && written.len() <= 3
                    && self.is_number(at + 1))
        {
            return Some(NumberKind::Contact);
        }
        if plain
            && written.len() == 5
            && self.language == Language::De
            && self.tokens.get(at + 1).is_some_and(|next| next.capital)
            && matches!(self.mark_before(at), Some(',' | '\n'))
        {
            return Some(NumberKind::Contact);
        }
        if self.language == Language::De
            && next_mark == Some('.')
            && value <= 31.0
            && plain
            && self
                .tokens
                .get(at + 2)
                .is_some_and(|next| next.kind == TokenKind::Word)
            && self.tokens[at + 1].start == token.end
        {
            return Some(NumberKind::Ordinal);
        }
        None
    }

    /// Whether a number that can be a year is one: no countable word follows, or a preposition leads.
    fn year(&self, at: usize) -> bool {
        let led = self
            .folded_before(at)
            .is_some_and(|word| YEAR_LEADS.binary_search(&word.as_str()).is_ok());
        if led
            || matches!(self.mark_before(at), Some('(' | '/' | '–'))
            || self.tokens[at].joined_right
        {
            return true;
        }
        if self.folded(at + 1).is_some_and(|word| is_measure(&word))
            || matches!(self.mark(at + 1), Some('+' | '%' | '€' | '$' | '£'))
            || at > 0 && self.is_currency(at - 1)
        {
            return false;
        }
        match self.language {
            Language::De => !self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == TokenKind::Word && next.capital),
            Language::En => match self.tokens.get(at + 1) {
                Some(next) if next.kind == TokenKind::Word && !next.capital => {
                    // "2000 users" but "2019 as", "2019 and", "2019 I".
                    !next.text(self.text).ends_with('s') || SHORT_S.contains(&next.text(self.text))
                }
                _ => true,
            },
        }
    }

    fn bound(&self, at: usize) -> Bound {
        let Some(last) = self.folded_before(at) else {
            return Bound::Exact;
        };
        let two = at
            .checked_sub(2)
            .and_then(|before| self.folded(before))
            .unwrap_or_default();
        match (&*two, &*last) {
            ("more" | "greater", "than") | ("at", "least") | ("mehr", "als") => Bound::AtLeast,
            ("bis", "zu") | ("up", "to") | ("less" | "fewer", "than") | ("at", "most") => {
                Bound::AtMost
            }
            (
                _,
                "over" | "above" | "beyond" | "ueber" | "mindestens" | "plus" | "gut" | "gute"
                | "guten",
            ) => Bound::AtLeast,
            (
                _,
                "almost" | "nearly" | "under" | "below" | "knapp" | "fast" | "beinahe" | "unter"
                | "hoechstens" | "maximal",
            ) => Bound::AtMost,
            (
                _,
                "about" | "around" | "roughly" | "some" | "approximately" | "ca" | "circa" | "rund"
                | "etwa" | "ungefaehr",
            ) => Bound::About,
            (_, ".") => Bound::Exact,
            _ => Bound::Exact,
        }
    }

    /// The noun after a number: the next word, or in German the next capital within three words.
    fn unit(&self, end: usize) -> Option<Range<usize>> {
        let next = self
            .tokens
            .get(end)
            .filter(|next| next.kind == TokenKind::Word)?;
        let word = folded(next.text(self.text));
        if FUNCTION_WORDS.binary_search(&word.as_str()).is_ok() {
            return None;
        }
        if self.language == Language::De && !next.capital {
            let noun = self.tokens[end..]
                .iter()
                .take(3)
                .take_while(|token| token.kind == TokenKind::Word)
                .find(|token| token.capital);
            return Some(noun.unwrap_or(next).range());
        }
        Some(next.range())
    }

    fn folded(&self, at: usize) -> Option<String> {
        let token = self
            .tokens
            .get(at)
            .filter(|token| token.kind == TokenKind::Word)?;
        Some(folded(token.text(self.text)))
    }

    fn folded_before(&self, at: usize) -> Option<String> {
        let mut before = at.checked_sub(1)?;
        // „ca. 40“, „Nr. 4“
        if self.mark(before) == Some('.') && self.tokens[before].end < self.tokens[at].start {
            before = before.checked_sub(1)?;
        }
        self.folded(before)
    }

    fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    fn mark_before(&self, at: usize) -> Option<char> {
        self.mark(at.checked_sub(1)?)
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    fn is_currency(&self, at: usize) -> bool {
        match self.mark(at) {
            Some(mark) => matches!(mark, '€' | '$' | '£' | '¥'),
            None => self.folded(at).is_some_and(|word| {
                matches!(
                    &*word,
                    "eur"
                        | "euro"
                        | "euros"
                        | "usd"
                        | "dollar"
                        | "dollars"
                        | "chf"
                        | "franken"
                        | "gbp"
                        | "pounds"
                        | "pfund"
                )
            }),
        }
    }

    fn skip_joined(&self, mut end: usize) -> usize {
        while self.tokens.get(end).is_some_and(|token| token.joined_left) {
            end += 1;
        }
        end
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Whole,
    Decimal,
    /// A decimal with the other language's mark.
    Foreign,
    /// Several marks that make no number: a date, a version.
    Dotted,
    Clock,
}

fn is_year(value: f64) -> bool {
    (1900.0..=2100.0).contains(&value) && value.fract() == 0.0
}

fn is_percent(word: &str) -> bool {
    matches!(
        word,
        "percent" | "percentage" | "prozent" | "prozentpunkte" | "prozentpunkten"
    )
}

/// The number that a folded word says. "one" and „ein“ are articles too and count as no number.
pub fn number_word(word: &str) -> Option<f64> {
    let known = match word {
        "two" | "zwei" | "both" | "beide" | "beiden" => 2,
        "three" | "drei" => 3,
        "four" | "vier" => 4,
        "five" | "fuenf" => 5,
        "six" | "sechs" => 6,
        "seven" | "sieben" => 7,
        "eight" | "acht" => 8,
        "nine" | "neun" => 9,
        "ten" | "zehn" => 10,
        "eleven" | "elf" => 11,
        "twelve" | "zwoelf" | "dozen" | "dutzend" => 12,
        "thirteen" | "dreizehn" => 13,
        "fourteen" | "vierzehn" => 14,
        "fifteen" | "fuenfzehn" => 15,
        "sixteen" | "sechzehn" => 16,
        "seventeen" | "siebzehn" => 17,
        "eighteen" | "achtzehn" => 18,
        "nineteen" | "neunzehn" => 19,
        "twenty" | "zwanzig" => 20,
        "thirty" | "dreissig" => 30,
        "forty" | "vierzig" => 40,
        "fifty" | "fuenfzig" => 50,
        "sixty" | "sechzig" => 60,
        "seventy" | "siebzig" => 70,
        "eighty" | "achtzig" => 80,
        "ninety" | "neunzig" => 90,
        "hundred" | "hundert" | "einhundert" => 100,
        "zweihundert" => 200,
        "dreihundert" => 300,
        "thousand" | "tausend" | "eintausend" => 1000,
        _ => return ones_and_tens(word),
    };
    Some(f64::from(known))
}

/// Whether a word begins like one that [`number_word`] knows, as it is written.
fn may_count(written: &str) -> bool {
    let [first, second, ..] = written.as_bytes() else {
        return false;
    };
    // The second byte of „fünf“ is the first one of its umlaut.
    matches!(
        [first.to_ascii_lowercase(), second.to_ascii_lowercase()],
        [b't', b'w' | b'h' | b'e' | b'a']
            | [b'z', b'w' | b'e']
            | [b'b', b'o' | b'e']
            | [b'd', b'r' | b'o' | b'u']
            | [b'f', b'o' | b'i' | b'u' | 0xc3]
            | [b'v', b'i']
            | [b's', b'i' | b'e']
            | [b'e', b'i' | b'l']
            | [b'a', b'c']
            | [b'n', b'i' | b'e']
            | [b'h', b'u']
    )
}

/// „sechsundvierzig“
fn ones_and_tens(word: &str) -> Option<f64> {
    let (ones, tens) = word.split_once("und")?;
    let ones = if ones == "ein" {
        1.0
    } else {
        number_word(ones)?
    };
    let tens = number_word(tens)?;
    (ones < 10.0 && (20.0..100.0).contains(&tens)).then_some(tens + ones)
}

fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "k" | "K" | "thousand" | "tausend" | "tsd" => 1e3,
        "hundred" | "hundert" => 1e2,
        "dozen" | "dutzend" => 12.0,
        "M" | "million" | "millions" | "millionen" | "mio" => 1e6,
        "bn" | "billion" | "mrd" | "milliarde" | "milliarden" => 1e9,
        _ => return None,
    })
}

/// Units of time, length and the like that make a number before them a measure.
fn is_measure(word: &str) -> bool {
    MEASURES.binary_search(&word).is_ok()
}

/// Ascending.
const MEASURES: &[&str] = &[
    "cm",
    "ct",
    "day",
    "days",
    "employees",
    "gb",
    "h",
    "ha",
    "hours",
    "jahr",
    "jahre",
    "jahren",
    "kb",
    "kg",
    "km",
    "kw",
    "kwh",
    "l",
    "m",
    "mb",
    "minuten",
    "minutes",
    "mitarbeiter",
    "mm",
    "monate",
    "monaten",
    "months",
    "ms",
    "mw",
    "people",
    "percent",
    "personen",
    "prozent",
    "s",
    "sec",
    "seconds",
    "sekunden",
    "std",
    "stunden",
    "t",
    "tage",
    "tagen",
    "tb",
    "tonnen",
    "tons",
    "weeks",
    "wochen",
    "x",
    "years",
];

/// Words before a number that is part of a name. Ascending.
const DESIGNATES: &[&str] = &[
    "abs",
    "absatz",
    "agenda",
    "appendix",
    "art",
    "article",
    "artikel",
    "aufl",
    "chapter",
    "covid",
    "din",
    "ebene",
    "en",
    "figure",
    "grade",
    "haus",
    "iec",
    "ifrs",
    "industrie",
    "industry",
    "iso",
    "kapitel",
    "klasse",
    "level",
    "no",
    "norm",
    "nr",
    "number",
    "nummer",
    "paragraph",
    "part",
    "phase",
    "raum",
    "rfc",
    "room",
    "schritt",
    "section",
    "sgb",
    "step",
    "stufe",
    "teil",
    "tier",
    "unit",
    "vdi",
    "version",
    "web",
    "windows",
];

/// Words before a year. Ascending.
const YEAR_LEADS: &[&str] = &[
    "ab",
    "after",
    "april",
    "august",
    "before",
    "bis",
    "by",
    "december",
    "dezember",
    "februar",
    "february",
    "from",
    "fruehjahr",
    "herbst",
    "im",
    "in",
    "jahr",
    "jahre",
    "jan",
    "januar",
    "january",
    "juli",
    "july",
    "june",
    "juni",
    "maerz",
    "mai",
    "march",
    "may",
    "nach",
    "november",
    "october",
    "oktober",
    "seit",
    "september",
    "since",
    "sommer",
    "spring",
    "summer",
    "to",
    "um",
    "until",
    "von",
    "vor",
    "winter",
];

/// English words in -s after a year that count nothing.
const SHORT_S: &[&str] = &[
    "as", "was", "is", "has", "this", "its", "his", "across", "towards",
];

/// Words that are no unit of a number. Ascending.
const FUNCTION_WORDS: &[&str] = &[
    "a", "ab", "am", "an", "and", "are", "as", "at", "auf", "aus", "bei", "bis", "but", "by",
    "das", "der", "des", "die", "durch", "for", "from", "fuer", "has", "have", "i", "ich", "im",
    "in", "is", "mit", "nach", "oder", "of", "on", "or", "seit", "since", "that", "the", "to",
    "um", "und", "until", "von", "vor", "was", "we", "were", "when", "which", "wir", "with", "zu",
    "zum", "zur",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Language) -> Vec<(String, f64, NumberKind)> {
        numbers(text, language)
            .into_iter()
            .map(|number| (text[number.range].to_owned(), number.value, number.kind))
            .collect()
    }

    fn one(text: &str, language: Language) -> (f64, NumberKind) {
        let all = read(text, language);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        (all[0].1, all[0].2)
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [DESIGNATES, YEAR_LEADS, FUNCTION_WORDS, MEASURES] {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            assert_eq!(list, sorted);
        }
    }

    #[test]
    fn each_language_has_its_separators() {
        use NumberKind::Quantity;
        assert_eq!(one("1,200 users", Language::En), (1200.0, Quantity));
        assert_eq!(one("1.200 Gäste", Language::De), (1200.0, Quantity));
        assert_eq!(one("4.1 hours", Language::En), (4.1, Quantity));
        assert_eq!(one("4,1 Stunden", Language::De), (4.1, Quantity));
        assert_eq!(one("40 000 Seiten", Language::De), (40_000.0, Quantity));
        assert_eq!(one("1’500 Seiten", Language::De), (1500.0, Quantity));
        assert_eq!(one("40k readers", Language::En), (40_000.0, Quantity));
        assert_eq!(one("zwölf Chöre", Language::De), (12.0, Quantity));
        assert_eq!(
            one("sechsundvierzig Seiten", Language::De),
            (46.0, Quantity)
        );
        assert_eq!(one("forty-six pages", Language::En), (46.0, Quantity));
        assert!(read("a forty-hour week", Language::En).is_empty());
        assert!(read("rundum Hunde", Language::De).is_empty());
    }

    #[test]
    fn percent_and_money() {
        assert_eq!(one("by 30 %", Language::En), (30.0, NumberKind::Percent));
        assert_eq!(
            one("um 30 Prozent", Language::De),
            (30.0, NumberKind::Percent)
        );
        assert_eq!(
            one("1,6 Mio. € Umsatz", Language::De),
            (1.6e6, NumberKind::Money)
        );
        assert_eq!(
            one("$2 million saved", Language::En),
            (2e6, NumberKind::Money)
        );
        assert_eq!(one("gebe 110 %", Language::De).1, NumberKind::Designator);
    }

    #[test]
    fn what_measures_nothing() {
        use NumberKind::{Designator, Ordinal, Version, Year};
        for (text, language, kind) in [
            ("since 2019", Language::En, Year),
            ("seit 2019 dabei", Language::De, Year),
            ("(2019–2024)", Language::De, Year),
            ("ISO 9001", Language::En, Designator),
            ("nach § 15 gebaut", Language::De, Designator),
            ("Industrie 4.0", Language::De, Version),
            ("Industry 4.0 now", Language::En, Designator),
            ("the 3rd time", Language::En, Ordinal),
            ("zum 5. Mal", Language::De, Ordinal),
            ("360° view", Language::En, Designator),
            ("in 3D", Language::En, Designator),
            ("COVID-19", Language::En, Designator),
        ] {
            assert_eq!(one(text, language).1, kind, "{text}");
        }
        assert!(
            read("24/7", Language::En)
                .iter()
                .all(|number| number.2 == Designator)
        );
        assert_eq!(one("2000 Besucher", Language::De).1, NumberKind::Quantity);
        assert_eq!(one("2000 visitors", Language::En).1, NumberKind::Quantity);
    }

    #[test]
    fn bounds_ranges_and_units() {
        let text = "mehr als 40 betreute Chöre";
        let found = &numbers(text, Language::De)[0];
        assert_eq!(found.bound, Bound::AtLeast);
        assert_eq!(&text[found.unit.clone().expect("a unit")], "Chöre");
        let found = &numbers("3–5 people", Language::En)[0];
        assert_eq!((found.value, found.upper), (3.0, Some(5.0)));
        assert_eq!(numbers("15+ years", Language::En)[0].bound, Bound::AtLeast);
        assert_eq!(
            numbers("gute 7 Jahre", Language::De)[0].bound,
            Bound::AtLeast
        );
        assert_eq!(numbers("ca. 15 Jahre", Language::De)[0].bound, Bound::About);
    }

    #[test]
    fn no_number_word_is_passed_over() {
        for word in [
            "Two",
            "zwei",
            "both",
            "beide",
            "drei",
            "four",
            "fünf",
            "six",
            "sieben",
            "acht",
            "neun",
            "ten",
            "zehn",
            "elf",
            "zwölf",
            "dozen",
            "Dutzend",
            "fifteen",
            "hundred",
            "tausend",
            "dreißig",
            "sechsundvierzig",
            "einundzwanzig",
            "nineteen",
            "thousand",
            "eighty",
        ] {
            assert!(number_word(&folded(word)).is_some(), "{word}");
            assert!(may_count(word), "{word}");
        }
        assert!(!may_count("bridge") && !may_count("a"));
    }
}
