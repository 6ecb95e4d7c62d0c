//! "15 years of experience", „seit fast 20 Jahren“, "since 2005".

use crate::text::language::Language;
use crate::text::number::{Bound, NumberKind, number_word};

use super::reading::{FIRST_PERSON, Reading, Sentence, is_function_word};
use super::{Claim, ClaimKind};

/// Nobody has more; such a number is somebody's or something's age.
const LONGEST_CAREER: f64 = 60.0;

/// What is not the owner, when it stands before the number and no "I" does.
const OTHERS: [&str; 26] = [
    "company",
    "firm",
    "business",
    "team",
    "we",
    "our",
    "agency",
    "bridge",
    "building",
    "church",
    "house",
    "tradition",
    "they",
    "their",
    "client",
    "clients",
    "unternehmen",
    "firma",
    "betrieb",
    "wir",
    "unser",
    "unsere",
    "bruecke",
    "haus",
    "gebaeude",
    "agentur",
];

pub(super) fn read(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    for counting in &sentence.numbers {
        let number = &counting.number;
        let at = counting.tokens.start;
        match number.kind {
            NumberKind::Quantity => {
                let value = number.value * years_of(reading, counting.tokens.end);
                if (1.0..=LONGEST_CAREER).contains(&value)
                    && number.upper.is_none()
                    && !about_others(reading, sentence, at)
                    && let Some((end, scope, loose)) =
                        duration(reading, sentence, at, counting.tokens.end, number.bound)
                {
                    let start = reading.bound_start(at).max(sentence.tokens.start);
                    found.push(Claim {
                        value: Some(value),
                        bound: number.bound,
                        unit: "years".to_owned(),
                        scope,
                        loose,
                        ..reading.claim(sentence, start..end, ClaimKind::Years)
                    });
                }
            }
            NumberKind::Year => {
                let (since, start) = since(reading, sentence, at);
                if since && !about_others(reading, sentence, at) && number.upper.is_none() {
                    let mut scope = reading.content(sentence.tokens.clone());
                    scope.retain(|word| !is_month(word));
                    found.push(Claim {
                        value: Some(number.value),
                        scope,
                        loose: true,
                        ..reading.claim(sentence, start..counting.tokens.end, ClaimKind::Since)
                    });
                }
            }
            _ => {}
        }
    }
    for at in sentence.tokens.clone() {
        if let Some(value) = years_in_word(reading.word(at))
            && (1.0..=LONGEST_CAREER).contains(&value)
            && !about_others(reading, sentence, at)
            && let Some((end, scope)) = career(reading, at + 1, sentence.tokens.end)
        {
            found.push(Claim {
                value: Some(value),
                unit: "years".to_owned(),
                scope,
                ..reading.claim(sentence, at..end, ClaimKind::Years)
            });
        }
    }
}

/// How many years the unit after a number has: ten, of a decade.
fn years_of(reading: &Reading<'_>, unit: usize) -> f64 {
    match reading.word(unit) {
        "decades" | "jahrzehnte" | "jahrzehnten" => 10.0,
        _ => 1.0,
    }
}

/// „20jährige“, „zwanzigjähriger“: the years that stand in the word.
fn years_in_word(word: &str) -> Option<f64> {
    let (number, ending) = word.split_once("jaehrig")?;
    if !matches!(ending, "e" | "er" | "en" | "em" | "es") {
        return None;
    }
    number.parse().ok().or_else(|| number_word(number))
}

/// What was done for years, behind „20-jährige“ and "15-year": a daughter is as old, and no work.
fn career(reading: &Reading<'_>, at: usize, limit: usize) -> Option<(usize, Vec<String>)> {
    const CAREERS: [&str; 9] = [
        "berufslaufbahn",
        "berufsleben",
        "berufsweg",
        "career",
        "karriere",
        "laufbahn",
        "practice",
        "tenure",
        "veteran",
    ];
    let (end, scope) = skip_fillers(reading, at, limit)?;
    let says_so = (at..end).any(|at| {
        let word = reading.word(at);
        is_experience(word).is_some() || CAREERS.contains(&word)
    });
    let mut scope = scope.unwrap_or_default();
    scope.retain(|word| !CAREERS.contains(&word.as_str()));
    says_so.then_some((end, scope))
}

fn about_others(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> bool {
    let before = sentence.tokens.start..at;
    reading.find(before.clone(), &OTHERS).is_some() && reading.find(before, &FIRST_PERSON).is_none()
}

/// Whether a year is the start of what goes on, and the first token of the words.
fn since(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> (bool, usize) {
    let mut start = at;
    // "since March 2024", „seit Mitte 2019“, „seit dem Jahr 2005“
    for _ in 0..3 {
        if start <= sentence.tokens.start {
            break;
        }
        start -= 1;
        let word = reading.word(start);
        if matches!(word, "since" | "seit") {
            return (true, start);
        }
        let between = is_month(word)
            || matches!(
                word,
                "early"
                    | "mid"
                    | "late"
                    | "anfang"
                    | "mitte"
                    | "ende"
                    | "dem"
                    | "jahr"
                    | "the"
                    | "year"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "winter"
                    | "fruehjahr"
                    | "sommer"
                    | "herbst"
            );
        if !between {
            break;
        }
    }
    (false, at)
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 21] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "januar",
        "februar",
        "maerz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "jaenner",
    ];
    MONTHS.contains(&word)
}

/// The end of a span of years that the owner has spent, and on what.
fn duration(
    reading: &Reading<'_>,
    sentence: &Sentence,
    at: usize,
    end: usize,
    bound: Bound,
) -> Option<(usize, Vec<String>, bool)> {
    let limit = sentence.tokens.end;
    let lead_at = reading.bound_start(at).max(sentence.tokens.start);
    let lead = match lead_at > sentence.tokens.start {
        true => reading.before(lead_at, 1),
        false => "",
    };
    // „15-jährige Erfahrung“, "a 15-year career"
    let joined = reading.tokens[end - 1].joined_right;
    if joined {
        let unit = reading.word(end);
        let adjective = unit.starts_with("jaehrig") || unit == "year";
        let (end, scope) = career(reading, end + 1, limit).filter(|_| adjective)?;
        return Some((end, scope, false));
    }
    let mut unit = end;
    if matches!(
        reading.word(unit),
        "full"
            | "long"
            | "active"
            | "good"
            | "volle"
            | "vollen"
            | "lange"
            | "langen"
            | "ganze"
            | "ganzen"
            | "aktive"
            | "aktiven"
    ) {
        unit += 1;
    }
    if !matches!(
        reading.word(unit),
        "years"
            | "year"
            | "yrs"
            | "yoe"
            | "jahre"
            | "jahren"
            | "jahr"
            | "years'"
            | "decades"
            | "jahrzehnte"
            | "jahrzehnten"
    ) {
        return None;
    }
    let mut next = unit + 1;
    next += usize::from(matches!(reading.word(next), "'" | "’"));
    let past = matches!(
        lead,
        "last"
            | "past"
            | "next"
            | "first"
            | "within"
            | "every"
            | "each"
            | "another"
            | "recent"
            | "letzten"
            | "letzte"
            | "vergangenen"
            | "naechsten"
            | "ersten"
            | "alle"
            | "binnen"
            | "innerhalb"
            | "nach"
            | "after"
            | "before"
            | "until"
            | "bis"
            | "vor"
            | "weitere"
            | "fuer"
            | "um"
    );
    let ages = matches!(
        reading.word(next),
        "ago"
            | "old"
            | "later"
            | "earlier"
            | "younger"
            | "older"
            | "alt"
            | "spaeter"
            | "zuvor"
            | "frueher"
            | "juenger"
            | "aelter"
            | "laufzeit"
            | "garantie"
            | "warranty"
            | "from"
            | "zurueck"
            | "nach"
            | "vor"
    );
    if past || ages {
        return None;
    }
    if is_handled(lead) {
        return None;
    }
    let after = reading.word(next);
    let experience = |at: usize| is_experience(reading.word(at)).is_some();
    let explicit = match reading.language {
        Language::En => {
            matches!(after, "of" | "as" | "experience" | "working")
                || experience(next)
                || after == "in" && !is_year_word(reading, next + 1)
        }
        Language::De => {
            experience(next)
                || experience(next + 1)
                || matches!(after, "als")
                || matches!(after, "in" | "im") && lead != "in"
        }
    };
    // "with 15 years": of age, unless it says of what.
    if matches!(lead, "with" | "mit") && !explicit {
        return None;
    }
    if explicit {
        let (end, scope) = skip_fillers(reading, next, limit)?;
        return Some((end, scope.unwrap_or_default(), false));
    }
    let long = after == "lang" || after == "long";
    let led = match reading.language {
        Language::En => lead == "for",
        Language::De => {
            lead == "seit" || lead == "insgesamt" || lead == "in" && bound == Bound::AtLeast
        }
    };
    // "in over 30 years" reads as „in mehr als 30 Jahren“ does.
    let english_in = reading.language == Language::En && lead == "in" && bound == Bound::AtLeast;
    (led || long || english_in).then(|| {
        let scope = reading.content(sentence.tokens.clone());
        (next + usize::from(long), scope, true)
    })
}

fn is_year_word(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at).len() == 4 && reading.word(at).bytes().all(|b| b.is_ascii_digit())
}

/// Whether a verb takes the years as its object: "consolidated three years of spreadsheets".
fn is_handled(verb: &str) -> bool {
    const GAINED: [&str; 16] = [
        "accumulated",
        "acquired",
        "amassed",
        "brought",
        "built",
        "clocked",
        "collected",
        "combined",
        "completed",
        "gained",
        "gathered",
        "gesammelt",
        "logged",
        "served",
        "totalled",
        "worked",
    ];
    verb.len() > 4 && verb.ends_with("ed") && !GAINED.contains(&verb)
}

/// The subject of a word for experience: `fuehrung` of „Führungserfahrung“, nothing of
/// „Berufserfahrung“.
fn is_experience(word: &str) -> Option<&str> {
    let head = [
        "erfahrung",
        "erfahrungen",
        "praxis",
        "experience",
        "expertise",
        "taetigkeit",
    ]
    .into_iter()
    .find_map(|head| word.strip_suffix(head))?;
    let subject = head.trim_end_matches('s');
    match subject {
        "beruf" | "arbeit" | "leben" | "praxi" | "branchen" | "fach" | "job" | "work" => Some(""),
        subject => Some(subject),
    }
}

/// Goes over the words that say nothing of the subject, then takes the subject's. `None` when the
/// words that follow make it something else than experience.
fn skip_fillers(
    reading: &Reading<'_>,
    mut at: usize,
    limit: usize,
) -> Option<(usize, Option<Vec<String>>)> {
    let mut told = false;
    let mut scope = Vec::new();
    while at < limit {
        let word = reading.word(at);
        let filler = matches!(
            word,
            "of" | "in"
                | "as"
                | "a"
                | "an"
                | "the"
                | "with"
                | "working"
                | "work"
                | "hands"
                | "on"
                | "practical"
                | "professional"
                | "relevant"
                | "proven"
                | "combined"
                | "als"
                | "im"
                | "der"
                | "dem"
                | "den"
                | "mit"
                | "und"
                | "and"
                | "professionelle"
                | "praktische"
                | "praktischer"
                | "einschlaegige"
                | "einschlaegiger"
                | "berufliche"
                | "beruflicher"
                | "career"
                | "industry"
                | "field"
                | "total"
                | "full-time"
                | "building"
                | "doing"
                | "-"
        );
        if let Some(subject) = is_experience(word) {
            told = true;
            if !subject.is_empty() {
                scope.push(subject.to_owned());
            }
        } else if !filler {
            break;
        }
        at += 1;
    }
    let start = at;
    while at < limit && at < start + 4 && reading.is_word(at) {
        let word = reading.word(at);
        if let Some(subject) = is_experience(word) {
            told = true;
            if !subject.is_empty() {
                scope.push(subject.to_owned());
            }
        } else if (is_function_word(word) || ENDS_SCOPE.contains(&word)) && !is_field(reading, at) {
            break;
        } else {
            scope.push(word.to_owned());
        }
        at += 1;
    }
    let others = [
        "data",
        "history",
        "warranty",
        "garantie",
        "tradition",
        "funding",
        "prison",
        "records",
        "spreadsheets",
        "invoices",
        "receipts",
        "files",
        "logs",
        "archives",
        "backlog",
        "measurements",
        "observations",
        "accounts",
        "minutes",
        "issues",
    ];
    let is_other = |word: Option<&String>| word.is_some_and(|word| others.contains(&word.as_str()));
    if is_other(scope.first()) || is_other(scope.last()) {
        return None;
    }
    let told = told || !scope.is_empty();
    Some((at, told.then_some(scope)))
}

/// Whether "IT" is information technology, not the pronoun.
fn is_field(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at) == "it" && reading.tokens[at].text(reading.text) == "IT"
}

/// Words of one or two letters and others that end a subject.
const ENDS_SCOPE: [&str; 22] = [
    "at",
    "to",
    "by",
    "an",
    "am",
    "in",
    "im",
    "of",
    "on",
    "or",
    "it",
    "is",
    "zu",
    "so",
    "i",
    "we",
    "across",
    "helping",
    "leading",
    "including",
    "under",
    "among",
];

#[cfg(test)]
mod tests {
    use crate::text::claim::tests::lines;
    use crate::text::language::Language;

    #[test]
    fn english_years() {
        for (text, expected) in [
            (
                "15 years of product management at Acme",
                "years 15 years [product management]",
            ),
            ("Engineer with 15+ years of experience.", "years 15+ years"),
            (
                "15 years' experience in web accessibility",
                "years 15 years [web accessibility]",
            ),
            ("Over 20 years as a midwife", "years 20+ years [midwife]"),
            ("almost 10 years of hands-on experience", "years 10- years"),
            (
                "ten years of teaching experience",
                "years 10 years [teaching]",
            ),
            ("I have been programming for 30 years.", "years 30 years"),
            ("a 15-year career in banking", "years 15 years [banking]"),
            ("over two decades of experience", "years 20+ years"),
            ("20 years in IT", "years 20 years [it]"),
            ("Freelance since 2012", "since 2012"),
            ("I teach, since March 2024, in Ulm", "since 2024"),
        ] {
            assert_eq!(lines(text, Language::En), [expected], "{text}");
        }
    }

    #[test]
    fn german_years() {
        for (text, expected) in [
            (
                "15 Jahre Erfahrung in Produktmanagement",
                "years 15 years [produktmanagement]",
            ),
            ("mit 12 Jahren Berufserfahrung", "years 12 years"),
            (
                "gute 7 Jahre Führungserfahrung",
                "years 7+ years [fuehrung]",
            ),
            (
                "In mehr als 30 Jahren habe ich viel gesehen.",
                "years 30+ years",
            ),
            ("Seit fast 20 Jahren prüfe ich Aufzüge.", "years 20- years"),
            (
                "insgesamt zehn Jahre habe ich unterrichtet",
                "years 10 years",
            ),
            ("15 Jahre lang war ich Tischlerin.", "years 15 years"),
            ("20 Jahre in der IT", "years 20 years [it]"),
            ("Ich verfüge über 20jährige Erfahrung.", "years 20 years"),
            (
                "zwanzigjährige Erfahrung in der Pflege",
                "years 20 years [pflege]",
            ),
            (
                "Zwei Jahrzehnte Erfahrung im Vertrieb",
                "years 20 years [vertrieb]",
            ),
            ("Seit 2005 begleite ich Betriebe.", "since 2005"),
            ("rund 8 Jahre als Hebamme", "years 8~ years [hebamme]"),
            (
                "15-jährige Erfahrung im Vertrieb",
                "years 15 years [vertrieb]",
            ),
        ] {
            assert_eq!(lines(text, Language::De), [expected], "{text}");
        }
    }

    #[test]
    fn other_spans_are_no_experience() {
        for text in [
            "Three years ago I moved.",
            "in the last 5 years",
            "a company with 40 years of experience",
            "Our team has 60 years of experience.",
            "a 100-year-old firm",
            "5 years of data",
            "within two years",
            "The bridge has stood for 50 years.",
            "2 years later",
            "Cleaned and consolidated three years of distribution spreadsheets",
            "I bring three years of records into order.",
            "a 10-year warranty",
            "Finished in 3 years.",
        ] {
            assert!(
                lines(text, Language::En).is_empty(),
                "{text}: {:?}",
                lines(text, Language::En)
            );
        }
        for text in [
            "vor 10 Jahren",
            "Mit 15 Jahren begann ich zu drechseln.",
            "in den letzten 5 Jahren",
            "die 100 Jahre alte Firma",
            "In 3 Jahren sanken die Kosten.",
            "Unser Betrieb hat 40 Jahre Erfahrung.",
            "Meine 12-jährige Tochter spielt Schach.",
            "Die zehnjährige Garantie lief aus.",
            "alle 6 Jahre",
        ] {
            assert!(
                lines(text, Language::De).is_empty(),
                "{text}: {:?}",
                lines(text, Language::De)
            );
        }
    }
}
