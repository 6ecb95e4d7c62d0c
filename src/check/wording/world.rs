//! Statements about the world: „Viele Betriebe finden keine Nachfolge“ counts nobody's merits.

use std::ops::Range;

use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::lexicon::Analysis;
use crate::text::word::{TokenKind, folded};

/// People and things that somebody speaks of as their own work, and what those do for praise; folded.
const OWN_DE: [&str; 26] = [
    "kunden",
    "kundinnen",
    "klienten",
    "klientinnen",
    "mandanten",
    "mandantinnen",
    "auftraggeber",
    "teilnehmer",
    "teilnehmende",
    "teilnehmerinnen",
    "projekte",
    "auftraege",
    "veranstaltungen",
    "workshops",
    "aufgaben",
    "erfolge",
    "referenzen",
    "preise",
    "auszeichnungen",
    "bereiche",
    "jahre",
    "stationen",
    "partner",
    "bewertungen",
    "empfehlungen",
    "weiterbildungen",
];
const PRAISE_DE: [&str; 8] = [
    "vertrauen",
    "schaetzen",
    "loben",
    "empfehlen",
    "profitieren",
    "nutzen",
    "bestaetigen",
    "sprechen",
];

/// Participles that look like verbs in the plural.
const PARTICIPLES_DE: [&str; 14] = [
    "beraten",
    "erhalten",
    "betrieben",
    "uebernommen",
    "entworfen",
    "unternommen",
    "vergeben",
    "vertreten",
    "unterhalten",
    "beschrieben",
    "bezogen",
    "erschienen",
    "entstanden",
    "verfassen",
];

/// Ends of verbs whose stem has a t, so that their present looks like a past.
const PRESENT_IN_TEN: [&str; 20] = [
    "eiten",
    "arten",
    "halten",
    "osten",
    "ieten",
    "treten",
    "richten",
    "fuerchten",
    "zichten",
    "achten",
    "testen",
    "leisten",
    "nisten",
    "fristen",
    "ernten",
    "beten",
    "bitten",
    "retten",
    "raten",
    "alten",
];

/// Whether a sentence that begins with an amount tells of others in the present: its noun is
/// followed by a verb, and that by what they do. What was done oneself has its verb at the end:
/// „Viele Betriebe beraten“.
pub(super) fn begins_with_others(
    text: &str,
    analysis: &Analysis,
    sentence: &Range<usize>,
    language: Language,
) -> bool {
    // English nouns have no mark of their own; its lists say who the others are.
    if language != Language::De {
        return false;
    }
    let word = |at: usize| folded(analysis.tokens[at].token.text(text));
    let is_word = |at: usize| analysis.tokens[at].token.kind == TokenKind::Word;
    let is_noun = |at: usize| is_word(at) && analysis.tokens[at].token.capital;
    // „Viele ältere“
    const LONGEST_LEAD: usize = 4;
    let start = sentence.start;
    let Some(noun) = (start + 1..sentence.end.min(start + LONGEST_LEAD)).find(|at| is_noun(*at))
    else {
        return false;
    };
    let plain = (start..noun).all(is_word);
    if !plain || OWN_DE.iter().any(|own| word(noun).ends_with(own)) {
        return false;
    }
    // „in Deutschland“, „mit kleinem Garten“
    let mut verb = noun + 1;
    if verb < sentence.end && is_word(verb) && is_function_word(&word(verb), language) {
        let after = (verb + 1..sentence.end.min(verb + LONGEST_LEAD)).find(|at| is_noun(*at));
        if let Some(after) = after.filter(|_| !is_present_plural(&word(verb))) {
            verb = after + 1;
        }
    }
    let goes_on = verb + 1 < sentence.end && is_word(verb) && {
        let comma = analysis.tokens[verb + 1].token.kind == TokenKind::Mark(',');
        is_word(verb + 1) || comma && verb + 2 < sentence.end
    };
    if !goes_on || analysis.tokens[verb].token.capital {
        return false;
    }
    let and = matches!(word(verb + 1).as_str(), "und" | "oder" | "sowie");
    let impersonal = word(verb + 1) == "man" && word(verb).ends_with('t');
    impersonal || !and && is_present_plural(&word(verb))
}

/// „haben“, „finden“, „lächeln“; not „wurden“, „geleitet“, „beraten“.
fn is_present_plural(folded: &str) -> bool {
    const AUXILIARY: [&str; 8] = [
        "haben", "sind", "werden", "koennen", "muessen", "wollen", "duerfen", "sollen",
    ];
    if AUXILIARY.contains(&folded) {
        return true;
    }
    // „fragten“, but „warten“
    let past = folded.ends_with("ten") && !PRESENT_IN_TEN.iter().any(|verb| folded.ends_with(verb))
        || folded == "machten"
        || matches!(
            folded,
            "wurden" | "waren" | "kamen" | "gaben" | "fanden" | "liessen"
        );
    let ends = folded.ends_with("en") || folded.ends_with("eln") || folded.ends_with("ern");
    let participle = folded.starts_with("ge")
        && !matches!(
            folded,
            "gehen" | "geben" | "gelten" | "gewinnen" | "gehoeren"
        )
        || PARTICIPLES_DE.contains(&folded);
    ends && !past
        && !participle
        && !PRAISE_DE.contains(&folded)
        && !is_function_word(folded, Language::De)
}

#[cfg(test)]
mod tests {
    use crate::check::wording::{Category, Context, Wording};
    use crate::text::language::Language;

    #[track_caller]
    fn counts(sentences: &[&str], expected: bool) {
        let finder = Wording::new(Language::De);
        for sentence in sentences {
            let found = finder.find(sentence, &Context::default());
            let vague = found
                .iter()
                .any(|vague| vague.category == Category::VagueQuantity);
            assert_eq!(vague, expected, "{sentence}: {found:?}");
        }
    }

    #[test]
    fn what_others_do_is_no_amount_of_ones_own() {
        counts(
            &[
                "Viele Menschen in Deutschland haben keinen Hausarzt.",
                "Mehrere Sprachen spricht man in der Schweiz.",
                "Zahlreiche Pflanzen wachsen an Nordwänden.",
                "Mehrere Dörfer teilen sich eine Hebamme.",
                "Viele Formulare fragen, was das Amt schon weiß.",
                "Viele Frauen gründen erst nach dem vierzigsten Geburtstag.",
                "Unzählige Schwalben nisten unter der Brücke.",
                "Viele Spitäler suchen Hebammen.",
                "Viele ältere Häuser mit Gewölbekeller warten auf eine Abdichtung.",
            ],
            false,
        );
    }

    #[test]
    fn ones_own_amounts_are_still_asked_about() {
        counts(
            &[
                "Viele Projekte wurden erfolgreich abgeschlossen.",
                "Zahlreiche Kunden konnten von der Beratung profitieren.",
                "Mehrere große Veranstaltungen organisiert.",
                "Zahlreiche Betriebe beraten.",
                "Zahlreiche Betriebe beraten und begleitet.",
                "Viele Menschen begleitet und unterstützt.",
                "Unzählige Kunden kommen immer wieder.",
                "Zahlreiche Betriebe vertrauen auf diese Methode.",
                "Diverse Teams in unterschiedlichen Ländern geführt.",
                "Viele Jahre auf See.",
                "Ich habe viele Häuser saniert.",
            ],
            true,
        );
    }
}
