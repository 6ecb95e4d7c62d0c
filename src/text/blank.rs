//! Blanks: words in square brackets that stand where only the owner can say something.
//!
//! A closed list, so that `[Brakerski12]` or `Samantha [Jones]` is never taken for a blank.

/// What a blank says, in English and in German; it is written in square brackets.
pub const BLANKS: [(&str, &str); 26] = [
    ("Your name", "Ihr Name"),
    ("Your job title", "Ihr Beruf"),
    ("Your city", "Ihr Ort"),
    ("Your street and number", "Ihre Straße und Hausnummer"),
    ("Your postcode", "Ihre Postleitzahl"),
    ("Your e-mail address", "Ihre E-Mail-Adresse"),
    ("Your phone number", "Ihre Telefonnummer"),
    ("Your handle", "Ihr Kontoname"),
    ("Your topic", "Ihr Thema"),
    ("Your tool", "Ihr Werkzeug"),
    ("Your next event", "Ihre nächste Veranstaltung"),
    ("Company", "Firma"),
    ("Client", "Auftraggeber"),
    ("City", "Ort"),
    ("Job title", "Stelle"),
    ("Degree", "Abschluss"),
    ("Title", "Titel"),
    ("Date", "Datum"),
    ("Audience", "Zielgruppe"),
    ("Need", "Bedarf"),
    ("Offer", "Angebot"),
    ("Outcome", "Ergebnis"),
    ("Alternative", "Alternative"),
    ("Reason", "Grund"),
    ("Number before", "Zahl vorher"),
    ("Number after", "Zahl nachher"),
];
