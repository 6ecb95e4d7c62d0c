//! Company names without their legal form, since nobody says it aloud: "Nord AG" is "Nord".

use crate::text::word::folded;

/// Words behind a company's name, folded, that say what it is in law.
pub const LEGAL_FORMS: [&str; 30] = [
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "gbr",
    "ug",
    "se",
    "ev",
    "e.v",
    "eg",
    "mbh",
    "kgaa",
    "co",
    "inc",
    "ltd",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "limited",
    "as",
    "ab",
    "oy",
    "bv",
    "nv",
    "sa",
    "sarl",
    "srl",
    "aps",
];

/// The same, written out.
const SPELT_OUT: [&[&str]; 12] = [
    &["gesellschaft", "mit", "beschraenkter", "haftung"],
    &["gesellschaft", "buergerlichen", "rechts"],
    &["unternehmergesellschaft"],
    &["aktiengesellschaft"],
    &["kommanditgesellschaft"],
    &["offene", "handelsgesellschaft"],
    &["eingetragener", "verein"],
    &["eingetragene", "genossenschaft"],
    &["limited", "liability", "company"],
    &["public", "limited", "company"],
    &["incorporated"],
    &["societas", "europaea"],
];

/// The words of a name, folded, without signs and legal form: two names that give the same words
/// mean one organisation. A name that is nothing but a form stays as it is.
pub fn bare_name(name: &str) -> String {
    let plain = name.replace('.', "");
    let words: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(folded)
        .collect();
    let mut bare = words.as_slice();
    loop {
        let spelt = SPELT_OUT.iter().find(|form| {
            bare.len() > form.len()
                && bare[bare.len() - form.len()..]
                    .iter()
                    .zip(**form)
                    .all(|(word, part)| word == part)
        });
        if let Some(form) = spelt {
            bare = &bare[..bare.len() - form.len()];
            continue;
        }
        bare = match bare {
            [rest @ .., e, v] if !rest.is_empty() && e == "e" && v == "v" => rest,
            [rest @ .., last] if !rest.is_empty() && LEGAL_FORMS.contains(&last.as_str()) => rest,
            // A name of signs is a name.
            [] => return name.trim().to_owned(),
            _ => return bare.join(" "),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_whatever_their_form() {
        for (name, expected) in [
            ("Nord AG", "nord"),
            ("NORD A.G.", "nord"),
            ("Wegewerk GmbH & Co. KG", "wegewerk"),
            ("Stegfreunde Oberland e. V.", "stegfreunde oberland"),
            ("Wegewerk Gesellschaft mit beschränkter Haftung", "wegewerk"),
            ("Nord Aktiengesellschaft", "nord"),
            (
                "Gesellschaft mit beschränkter Haftung",
                "gesellschaft mit beschraenkter haftung",
            ),
            ("Acme Limited Liability Company", "acme"),
            ("Acme, Inc.", "acme"),
            ("Zimmerei Übel & Söhne", "zimmerei uebel soehne"),
            ("AG", "ag"),
            ("", ""),
            (" : ", ":"),
            (".", "."),
        ] {
            assert_eq!(bare_name(name), expected, "{name}");
        }
    }
}
