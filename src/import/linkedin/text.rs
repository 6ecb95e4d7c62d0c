//! What LinkedIn's export does to texts, undone as far as it can be told.

/// Paragraphs that the export ran together: with blanks between them, or with nothing at all.
pub(super) fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.contains('\n') {
        return text;
    }
    let by_blanks = !is_typists_habit(&text);
    let text = match by_blanks {
        true => text,
        false => text.replace("  ", " "),
    };
    let mut broken = String::with_capacity(text.len() + 16);
    let mut rest = text.as_str();
    while let Some(at) = next_break(rest, by_blanks) {
        broken.push_str(rest[..at].trim_end());
        broken.push('\n');
        rest = rest[at..].trim_start();
    }
    broken.push_str(rest);
    broken
}

/// Where the next line starts: at two blanks, before a bullet, or behind a sentence that the next
/// one was glued to (`systems.Previously`).
fn next_break(text: &str, by_blanks: bool) -> Option<usize> {
    let blanks = by_blanks.then(|| text.find("  ")).flatten();
    let bullet = text
        .char_indices()
        .skip(1)
        .find(|(at, c)| "•●▪◦‣➢✓✔".contains(*c) && text[..*at].ends_with(' '))
        .map(|(at, _)| at);
    [blanks, bullet, glued(text)].into_iter().flatten().min()
}

fn glued(text: &str) -> Option<usize> {
    /// Names such as Node.Js and ASP.Net are one word.
    const NAMES: [&str; 8] = ["js", "net", "io", "com", "ai", "org", "py", "xml"];
    text.char_indices().find_map(|(at, sign)| {
        if !matches!(sign, '.' | '!' | '?') {
            return None;
        }
        let before: Vec<char> = text[..at].chars().rev().take(3).collect();
        let ends_word = before.len() == 3 && before.iter().all(|c| c.is_lowercase());
        let rest = &text[at + 1..];
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        let starts_sentence = word.starts_with(char::is_uppercase)
            && !NAMES.contains(&word.to_lowercase().as_str())
            && rest[word.len()..].starts_with([' ', ',', '\'', '’', '-']);
        let in_address = text[..at].rsplit(' ').next().is_some_and(|word| {
            word.contains("//") || word.contains('@') || word.starts_with("www.")
        });
        (ends_word && starts_sentence && !in_address).then_some(at + 1)
    })
}

/// Somebody who types two blanks behind every sentence meant no paragraphs.
fn is_typists_habit(text: &str) -> bool {
    let ends = |blanks: &str| -> usize {
        [".", "!", "?"]
            .iter()
            .map(|sign| text.matches(&format!("{sign}{blanks}")).count())
            .sum()
    };
    let (all, double) = (ends(" "), ends("  "));
    double >= 3 && double == all && text.matches("  ").count() == double
}

/// `[PORTFOLIO:https://a.example,BLOG:https://b.example]` as its parts.
pub(super) fn list(text: &str) -> Vec<String> {
    let inner = text.trim().trim_start_matches('[').trim_end_matches(']');
    let mut parts: Vec<String> = Vec::new();
    for part in inner.split(',') {
        // A comma inside an address is no end of it.
        match parts.last_mut() {
            Some(last) if last.contains("://") && !part.contains(':') => {
                last.push(',');
                last.push_str(part);
            }
            _ => parts.push(part.trim().to_owned()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// `PORTFOLIO:https://a.example` as label and address.
pub(super) fn labelled(part: &str) -> (&str, &str) {
    match part.split_once(':') {
        Some((label, address))
            if !address.starts_with("//")
                && label.chars().all(|c| c.is_alphabetic() || c == '_') =>
        {
            (label, address.trim())
        }
        _ => ("", part),
    }
}

/// The date of a recommendation, `07/21/09, 12:11 PM`, which LinkedIn writes the American way, and
/// that of a log, `2026-07-20 10:25:25 UTC`. Other texts stay.
pub(super) fn day(text: &str) -> String {
    let date = text.split([',', ' ']).next().unwrap_or_default();
    let parts: Vec<Option<u32>> = date.split('/').map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [Some(month @ 1..=12), Some(day @ 1..=31), Some(year)] => {
            // The network opened in 2003.
            let year = match year {
                0..=99 => year + 2000,
                _ => *year,
            };
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ if date.len() == 10 && date.matches('-').count() == 2 => date.to_owned(),
        _ => text.to_owned(),
    }
}

/// `SCIENCE_AND_TECHNOLOGY` and `scienceAndTechnology` as words.
pub(super) fn constant(text: &str) -> String {
    let is_constant = text.chars().all(|c| c.is_ascii_uppercase() || c == '_')
        || (!text.contains(' ') && text.starts_with(|c: char| c.is_ascii_lowercase()));
    if !is_constant {
        return text.to_owned();
    }
    let mut words = String::new();
    let shouted = !text.contains(|c: char| c.is_ascii_lowercase());
    for c in text.chars() {
        match c {
            '_' => words.push(' '),
            _ if words.is_empty() => words.extend(c.to_uppercase()),
            _ if shouted => words.extend(c.to_lowercase()),
            _ if c.is_ascii_uppercase() => {
                words.push(' ');
                words.extend(c.to_lowercase());
            }
            _ => words.push(c),
        }
    }
    words
}

/// Whether a text is in Cyrillic letters: LinkedIn writes some places of other people's that way.
pub(super) fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_come_back() {
        for (text, expected) in [
            (
                "I plan detours.  I also draw maps.",
                "I plan detours.\nI also draw maps.",
            ),
            (
                "I built systems.Previously I drew maps.",
                "I built systems.\nPreviously I drew maps.",
            ),
            ("Tasks: • one • two", "Tasks:\n• one\n• two"),
            ("Tasks:  - one  - two", "Tasks:\n- one\n- two"),
            ("One.  Two.  Three.  Four.", "One. Two. Three. Four."),
            ("Line one\nline two.  Same", "Line one\nline two.  Same"),
            (
                "Node.Js developer, see www.elbe.Example now",
                "Node.Js developer, see www.elbe.Example now",
            ),
            ("e.g.Something, z.B.Etwas", "e.g.Something, z.B.Etwas"),
            ("", ""),
        ] {
            assert_eq!(paragraphs(text), expected, "{text}");
        }
    }

    #[test]
    fn lists_and_labels_are_parted() {
        assert_eq!(
            list("[PORTFOLIO:https://a.example,BLOG:https://b.example/x,y]"),
            ["PORTFOLIO:https://a.example", "BLOG:https://b.example/x,y"]
        );
        assert_eq!(list("[]"), [""; 0]);
        assert_eq!(
            labelled("BLOG:https://b.example"),
            ("BLOG", "https://b.example")
        );
        assert_eq!(labelled("https://b.example"), ("", "https://b.example"));
    }

    #[test]
    fn days_of_recommendations_are_american() {
        for (text, expected) in [
            ("07/21/09, 12:11 PM", "2009-07-21"),
            ("1/2/2019", "2019-01-02"),
            ("2026-07-20 10:25:25 UTC", "2026-07-20"),
            ("21.07.2009", "21.07.2009"),
            ("soon", "soon"),
        ] {
            assert_eq!(day(text), expected);
        }
    }

    #[test]
    fn constants_become_words() {
        for (text, expected) in [
            ("SCIENCE_AND_TECHNOLOGY", "Science and technology"),
            ("animalRights", "Animal rights"),
            ("Arts and Culture", "Arts and Culture"),
        ] {
            assert_eq!(constant(text), expected);
        }
    }
}
