//! Names of countries, to the two letters of ISO 3166-1 that Pointed takes.

/// Two letters, three letters, then the names that people write, English and German.
/// Not every country on earth: those not listed are asked for by a comment.
const COUNTRIES: [(&str, &str, &[&str]); 66] = [
    (
        "AE",
        "ARE",
        &[
            "united arab emirates",
            "vereinigte arabische emirate",
            "uae",
        ],
    ),
    ("AR", "ARG", &["argentina", "argentinien"]),
    ("AT", "AUT", &["austria", "österreich"]),
    ("AU", "AUS", &["australia", "australien"]),
    ("BD", "BGD", &["bangladesh", "bangladesch"]),
    ("BE", "BEL", &["belgium", "belgien"]),
    ("BG", "BGR", &["bulgaria", "bulgarien"]),
    ("BR", "BRA", &["brazil", "brasilien", "brasil"]),
    ("CA", "CAN", &["canada", "kanada"]),
    (
        "CH",
        "CHE",
        &["switzerland", "schweiz", "suisse", "svizzera"],
    ),
    ("CL", "CHL", &["chile"]),
    ("CN", "CHN", &["china"]),
    ("CO", "COL", &["colombia", "kolumbien"]),
    ("CY", "CYP", &["cyprus", "zypern"]),
    ("CZ", "CZE", &["czech republic", "czechia", "tschechien"]),
    ("DE", "DEU", &["germany", "deutschland"]),
    ("DK", "DNK", &["denmark", "dänemark"]),
    ("EE", "EST", &["estonia", "estland"]),
    ("EG", "EGY", &["egypt", "ägypten"]),
    ("ES", "ESP", &["spain", "spanien", "españa"]),
    ("FI", "FIN", &["finland", "finnland"]),
    ("FR", "FRA", &["france", "frankreich"]),
    (
        "GB",
        "GBR",
        &[
            "united kingdom",
            "great britain",
            "england",
            "scotland",
            "wales",
            "uk",
            "vereinigtes königreich",
            "großbritannien",
            "schottland",
        ],
    ),
    ("GH", "GHA", &["ghana"]),
    ("GR", "GRC", &["greece", "griechenland"]),
    ("HK", "HKG", &["hong kong", "hongkong"]),
    ("HR", "HRV", &["croatia", "kroatien"]),
    ("HU", "HUN", &["hungary", "ungarn"]),
    ("ID", "IDN", &["indonesia", "indonesien"]),
    ("IE", "IRL", &["ireland", "irland"]),
    ("IL", "ISR", &["israel"]),
    ("IN", "IND", &["india", "indien"]),
    ("IR", "IRN", &["iran"]),
    ("IS", "ISL", &["iceland", "island"]),
    ("IT", "ITA", &["italy", "italien", "italia"]),
    ("JP", "JPN", &["japan"]),
    ("KE", "KEN", &["kenya", "kenia"]),
    ("KR", "KOR", &["south korea", "südkorea"]),
    ("LI", "LIE", &["liechtenstein"]),
    ("LT", "LTU", &["lithuania", "litauen"]),
    ("LU", "LUX", &["luxembourg", "luxemburg"]),
    ("LV", "LVA", &["latvia", "lettland"]),
    ("MA", "MAR", &["morocco", "marokko"]),
    ("MT", "MLT", &["malta"]),
    ("MX", "MEX", &["mexico", "mexiko"]),
    ("MY", "MYS", &["malaysia"]),
    ("NG", "NGA", &["nigeria"]),
    (
        "NL",
        "NLD",
        &["netherlands", "the netherlands", "niederlande", "holland"],
    ),
    ("NO", "NOR", &["norway", "norwegen"]),
    ("NZ", "NZL", &["new zealand", "neuseeland"]),
    ("PH", "PHL", &["philippines", "philippinen"]),
    ("PK", "PAK", &["pakistan"]),
    ("PL", "POL", &["poland", "polen"]),
    ("PT", "PRT", &["portugal"]),
    ("RO", "ROU", &["romania", "rumänien"]),
    ("RS", "SRB", &["serbia", "serbien"]),
    ("RU", "RUS", &["russia", "russland"]),
    ("SE", "SWE", &["sweden", "schweden"]),
    ("SG", "SGP", &["singapore", "singapur"]),
    ("SI", "SVN", &["slovenia", "slowenien"]),
    ("SK", "SVK", &["slovakia", "slowakei"]),
    ("TR", "TUR", &["turkey", "türkei", "türkiye"]),
    ("UA", "UKR", &["ukraine"]),
    (
        "US",
        "USA",
        &[
            "united states",
            "united states of america",
            "u.s.",
            "u.s.a.",
            "vereinigte staaten",
            "vereinigte staaten von amerika",
        ],
    ),
    ("VN", "VNM", &["vietnam"]),
    ("ZA", "ZAF", &["south africa", "südafrika"]),
];

/// The two letters of a country: of any two letters as they are, of a known name or its three
/// letters by the table.
pub fn code(text: &str) -> Option<String> {
    let text = text.trim();
    let upper = text.to_uppercase();
    if upper == "UK" {
        return Some("GB".to_owned());
    }
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(upper);
    }
    let lower = text.to_lowercase();
    let country = COUNTRIES
        .iter()
        .find(|(_, letters, names)| *letters == upper || names.contains(&lower.as_str()))?;
    Some(country.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_letters_and_names() {
        for (text, expected) in [
            ("de", Some("DE")),
            ("USA", Some("US")),
            ("UK", Some("GB")),
            (" Österreich ", Some("AT")),
            ("Deutschland", Some("DE")),
            ("Atlantis", None),
            ("", None),
            ("12", None),
        ] {
            assert_eq!(code(text).as_deref(), expected, "{text}");
        }
        assert!(COUNTRIES.is_sorted_by_key(|country| country.0));
    }
}
