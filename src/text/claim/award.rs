//! Ranks and prizes: "Top 10", „Platz 3“, "award-winning", „Preisträgerin“.

use super::reading::{Reading, Sentence};
use super::{Claim, ClaimKind};

pub(super) fn read(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    for at in sentence.tokens.clone() {
        let word = reading.word(at);
        let next = reading.word(at + 1);
        let award = match word {
            "award" | "prize" => next == "winning" && reading.tokens[at].joined_right,
            "preisgekroent"
            | "preisgekroente"
            | "preisgekroenter"
            | "preisgekroentes"
            | "preisgekroenten"
            | "preistraegerin"
            | "preistraeger"
            | "mehrfachpreistraeger" => true,
            "winner" | "recipient" | "finalist" => matches!(next, "of"),
            "gewinnerin" | "gewinner" | "finalistin" => matches!(next, "des" | "der" | "beim"),
            "ausgezeichnet" => matches!(next, "mit" | "als"),
            _ => false,
        };
        if award {
            let joined = usize::from(reading.tokens[at].joined_right);
            let end = (at + 1 + joined).min(sentence.tokens.end);
            found.push(reading.claim(sentence, at..end, ClaimKind::Award));
            continue;
        }
        if let Some((end, value)) = rank(reading, sentence, at) {
            let scope = reading.content(sentence.tokens.clone());
            found.push(Claim {
                value: Some(value),
                scope,
                loose: true,
                ..reading.claim(sentence, at..end, ClaimKind::Rank)
            });
        }
    }
}

fn rank(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> Option<(usize, f64)> {
    let number = |at: usize| {
        let digits = reading.word(at).trim_end_matches(char::is_alphabetic);
        let value: u32 = digits.parse().ok()?;
        (at < sentence.tokens.end && (1..=500).contains(&value)).then(|| f64::from(value))
    };
    match reading.word(at) {
        "#" => (number(at + 1)? <= 3.0).then(|| (at + 2, number(at + 1).unwrap_or(1.0))),
        "top" => Some((at + 2, number(at + 1)?)),
        "ranked" | "rank" | "platz" | "rang" | "place" => {
            let at = at + 1 + usize::from(matches!(reading.word(at + 1), "no" | "nr" | "#" | "."));
            Some((at + 1, number(at)?))
        }
        "no" | "nr" if reading.word(at + 1) == "." => {
            // „DIN Nr. 1“ is a name; "No. 1 in …" is a rank.
            let first = number(at + 2)? <= 1.0;
            let placed = matches!(
                reading.word(at + 3),
                "in" | "im" | "fuer" | "for" | "among" | "bei"
            );
            (first && placed).then_some((at + 3, 1.0))
        }
        "number" if reading.word(at + 1) == "one" => {
            matches!(reading.word(at + 2), "in" | "for" | "among").then_some((at + 2, 1.0))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::claim::tests::lines;
    use crate::text::language::Language;

    #[test]
    fn ranks_and_prizes_are_found() {
        for (text, language, expected) in [
            ("Award-winning designer", Language::En, "award"),
            ("Preisgekrönte Fotografin", Language::De, "award"),
            ("Winner of the Stegpreis", Language::En, "award"),
            ("Among the top 10 voices", Language::En, "rank 10"),
            ("Platz 3 im Wettbewerb", Language::De, "rank 3"),
            ("Nr. 1 in Sachsen", Language::De, "rank 1"),
            ("#1 in Germany", Language::En, "rank 1"),
        ] {
            assert_eq!(lines(text, language), [expected], "{text}");
        }
    }

    #[test]
    fn names_and_places_are_no_ranks() {
        for text in [
            "No. 7 Mill Lane",
            "on top of that",
            "a good place to work",
            "an award for others",
        ] {
            assert!(lines(text, Language::En).is_empty(), "{text}");
        }
    }
}
