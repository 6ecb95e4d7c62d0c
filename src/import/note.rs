//! What an importer has to say about a value, in the words of a comment.

use crate::text::language::Language;

/// Why a value was left out, or what was changed on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Pointed has no field for it.
    NoField,
    /// It speaks about the file, not about the person.
    OfTheFile,
    /// A date is expected there.
    NotADate,
    /// A web or mail address is expected there.
    NotAnAddress,
    /// Addresses of that scheme are not followed by a profile: `javascript`, `data`, …
    ForbiddenScheme(String),
    /// A mail address is expected there.
    NotAnEmail,
    /// A text is expected there.
    NotAText,
    /// A text in a language that Pointed does not write.
    OtherLanguage(String),
    /// The field holds one value, and has one.
    OneOnly,
    /// The same was said before.
    Repeated,
    /// Nothing but a stand-in: "Reference available on request".
    Placeholder,
    /// A picture that has to be saved by hand.
    PictureElsewhere,
    /// No language of that name is known.
    UnknownTongue,
    /// A word that is no level from A1 to C2.
    NoLevel,
    /// A number without a scale.
    BareNumber,
    /// No country of that name is known.
    UnknownCountry,
    /// An account has no address, and none can be made from its handle.
    NoAddress,
    /// Two readings of a date are possible: `03/04/2019`.
    AmbiguousDate,
    /// Nobody can be quoted without a name.
    NoAuthor,
    /// An interest is a topic only when its owner says so.
    Interest,
    /// `https://` was put before it.
    SchemeAdded,
    /// The address was made from the handle.
    AddressMade,
    /// The address of an account lies on another host than its network.
    AddressElsewhere,
    /// A display name stands where a handle should.
    NotAHandle,
    /// The handle was read from the address.
    HandleRead,
    /// Only a part of it could be read as a date.
    DateShortened,
    /// A date that the file only expects.
    DateExpected,
    /// No end is given, which in JSON Resume says that it goes on.
    AssumedPresent,
    /// HTML was turned into Markdown.
    HtmlRead,
    /// Links that lead nowhere, and remote pictures, were taken out of a text.
    LinksRemoved,
    /// The comment holds the start of a very long text.
    CutInComment,
    /// A word on fluency that suggests a level, such as `C1`.
    LevelSuggested(&'static str),
    /// A file that speaks of other people, or of what no profile shows.
    Closed,
    /// A file that is not among those that are read.
    NotListed,
    /// A link, which might lead anywhere.
    Link,
    /// Recommendations that the person wrote.
    Given,
    /// Recommendations of which nobody can say who wrote them.
    GivenOrReceived,
    /// A recommendation that is not shown on LinkedIn.
    Hidden,
    /// What nobody puts on a public page.
    Private,
    /// It speaks about the export, not about the person.
    OfTheExport,
}

impl Note {
    /// Whether it says that something was not read at all, so that nothing of it is in the tree.
    pub fn is_unread(&self) -> bool {
        matches!(
            self,
            Note::Closed
                | Note::NotListed
                | Note::Link
                | Note::Given
                | Note::GivenOrReceived
                | Note::Hidden
                | Note::Private
                | Note::OfTheExport
        )
    }

    /// The words, without a full stop.
    pub fn text(&self, language: Language) -> String {
        let (english, german) = match self {
            Note::NoField => ("there is no field for it", "dafür gibt es kein Feld"),
            Note::OfTheFile => (
                "about the file, not about the person",
                "sagt etwas über die Datei, nicht über die Person",
            ),
            Note::NotADate => ("not a date", "kein Datum"),
            Note::NotAnAddress => ("not an address", "keine Adresse"),
            Note::ForbiddenScheme(scheme) => {
                return match language {
                    Language::En => format!("addresses of the kind `{scheme}:` are not linked"),
                    Language::De => format!("Adressen der Art `{scheme}:` werden nicht verlinkt"),
                };
            }
            Note::NotAnEmail => ("not a mail address", "keine Mailadresse"),
            Note::NotAText => ("not a text", "kein Text"),
            Note::OtherLanguage(tag) => {
                return match language {
                    Language::En => format!("in `{tag}`; Pointed writes English and German"),
                    Language::De => format!("in `{tag}`; Pointed schreibt Deutsch und Englisch"),
                };
            }
            Note::OneOnly => ("there is room for one", "hier ist Platz für einen Wert"),
            Note::Repeated => ("said before", "steht schon oben"),
            Note::Placeholder => ("only a placeholder", "nur ein Platzhalter"),
            Note::PictureElsewhere => (
                "save the picture in the site folder, then set `photo.src` and `photo.alt`",
                "Bild in den Ordner der Seite legen, dann `photo.src` und `photo.alt` setzen",
            ),
            Note::UnknownTongue => (
                "which language? set `tag`, such as `fr`",
                "welche Sprache? `tag` setzen, etwa `fr`",
            ),
            Note::NoLevel => (
                "which `level`, from A1 to C2 or native?",
                "welcher `level`, von A1 bis C2 oder native?",
            ),
            Note::BareNumber => (
                "a number without a scale tells a reader nothing",
                "eine Zahl ohne Maßstab sagt niemandem etwas",
            ),
            Note::UnknownCountry => (
                "which country? two letters, such as `AT`",
                "welches Land? zwei Buchstaben, etwa `AT`",
            ),
            Note::NoAddress => (
                "an account needs its `url`",
                "ein Konto braucht seine `url`",
            ),
            Note::AmbiguousDate => (
                "the year is certain; which month?",
                "das Jahr ist sicher; welcher Monat?",
            ),
            Note::NoAuthor => ("who says so?", "wer sagt das?"),
            Note::Interest => (
                "a topic only if you stand for it",
                "nur dann ein Thema, wenn Sie dafür stehen",
            ),
            Note::SchemeAdded => ("`https://` added", "`https://` ergänzt"),
            Note::AddressMade => ("made from the handle", "aus dem Kontonamen gebildet"),
            Note::AddressElsewhere => (
                "lies on another host than the network",
                "liegt auf einem anderen Host als das Netzwerk",
            ),
            Note::NotAHandle => ("a name, not a handle", "ein Name, kein Kontoname"),
            Note::HandleRead => ("read from the address", "aus der Adresse gelesen"),
            Note::DateShortened => ("as far as it is a date", "soweit es ein Datum ist"),
            Note::DateExpected => ("expected, not yet there", "erwartet, noch nicht erreicht"),
            Note::AssumedPresent => (
                "no end is given, so it goes on",
                "ohne Ende, es dauert also an",
            ),
            Note::HtmlRead => ("HTML made Markdown", "aus HTML wurde Markdown"),
            Note::LinksRemoved => (
                "links that lead nowhere and remote pictures made text",
                "Links ins Leere und fremde Bilder wurden Text",
            ),
            Note::CutInComment => ("only its start", "nur der Anfang"),
            Note::LevelSuggested(level) => {
                return match language {
                    Language::En => format!("which `level`? this suggests {level}"),
                    Language::De => format!("welcher `level`? das klingt nach {level}"),
                };
            }
            Note::Closed => (
                "speaks of other people, or of what no profile shows",
                "handelt von anderen oder von dem, was kein Profil zeigt",
            ),
            Note::NotListed => (
                "no table that is known to hold facts about you",
                "keine bekannte Tabelle mit Angaben über Sie",
            ),
            Note::Link => (
                "a link; links are not followed",
                "ein Link; Links wird nicht gefolgt",
            ),
            Note::Given => (
                "you wrote these yourself",
                "die haben Sie selbst geschrieben",
            ),
            Note::GivenOrReceived => (
                "given or received? name the file `Recommendations_Received.csv`",
                "gegeben oder erhalten? Datei `Recommendations_Received.csv` nennen",
            ),
            Note::Hidden => ("not shown on LinkedIn", "auf LinkedIn nicht sichtbar"),
            Note::OfTheExport => (
                "about the file, not about you",
                "über die Datei, nicht über Sie",
            ),
            Note::Private => (
                "private; `--with-private` takes it along",
                "privat; `--with-private` nimmt es mit",
            ),
        };
        match language {
            Language::En => english.to_owned(),
            Language::De => german.to_owned(),
        }
    }
}

/// The comment that stands for a value that has no field:
/// ` not mapped (not a date): work[0].startDate = "soon"`.
pub(super) fn not_mapped(language: Language, note: &Note, path: &str, value: &str) -> String {
    let partly = matches!(
        note,
        Note::DateShortened | Note::DateExpected | Note::AmbiguousDate
    );
    let words = match (language, partly) {
        (Language::En, false) => "not mapped",
        (Language::De, false) => "nicht übernommen",
        (Language::En, true) => "partly mapped",
        (Language::De, true) => "teilweise übernommen",
    };
    match note {
        // By far the most frequent reason, and what the words say by themselves.
        Note::NoField => format!(" {words}: {path} = {value}"),
        _ => format!(" {words} ({}): {path} = {value}", note.text(language)),
    }
}
