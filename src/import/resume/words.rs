//! What the comments in an imported tree say, in the language of the profile.

use crate::text::language::Language;

/// The sentences, in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub(super) Language);

impl Words {
    fn either(self, english: &'static str, german: &'static str) -> &'static str {
        match self.0 {
            Language::En => english,
            Language::De => german,
        }
    }

    /// On the first line of `profile.toml`.
    pub(super) fn source(self, path: &str) -> String {
        // The file's name: where it lay is nobody's business but its owner's.
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        match self.0 {
            Language::En => format!(
                "Imported from {name}. What Pointed has no field for stands at its place as \
                 `not mapped`."
            ),
            Language::De => format!(
                "Übernommen aus {name}. Wofür Pointed kein Feld hat, steht an seinem Platz als \
                 `nicht übernommen`."
            ),
        }
    }

    /// Beside birth date and street.
    pub(super) fn private(self) -> &'static str {
        self.either("stays private", "bleibt privat")
    }

    /// Beside a phone number.
    pub(super) fn phone(self) -> &'static str {
        self.either(
            "stays private; write it as +49 40 1234567",
            "bleibt privat; bitte als +49 40 1234567 schreiben",
        )
    }

    /// Above the blank positioning.
    pub(super) fn positioning(self) -> &'static str {
        self.either(
            "No other format asks for this, so only you can say it; `pointed check` will ask. \
             Take out the `#` and write between the quotes.",
            "Danach fragt kein anderes Format, das können nur Sie sagen; `pointed check` fragt \
             danach. `#` entfernen und zwischen die Anführungszeichen schreiben.",
        )
    }

    /// The fields of the positioning with their questions.
    pub(super) fn positioning_fields(self) -> [(&'static str, &'static str); 7] {
        match self.0 {
            Language::En => [
                (
                    "headline",
                    "what do you do, for whom, with what result? `==…==` marks the key words",
                ),
                ("audience", "for whom?"),
                ("need", "what do they have to solve?"),
                ("offer", "what are you for them?"),
                ("outcome", "what is different afterwards?"),
                ("unlike", "what would they do without you?"),
                ("because", "why you?"),
            ],
            Language::De => [
                (
                    "headline",
                    "was tun Sie, für wen, mit welchem Ergebnis? `==…==` hebt Worte hervor",
                ),
                ("audience", "für wen?"),
                ("need", "was müssen diese Leute lösen?"),
                ("offer", "was sind Sie für sie?"),
                ("outcome", "was ist danach anders?"),
                ("unlike", "was täten sie ohne Sie?"),
                ("because", "warum gerade Sie?"),
            ],
        }
    }

    /// Above the blank topic.
    pub(super) fn topics(self) -> &'static str {
        self.either(
            "One to three core topics: the few things that you stand for.",
            "Ein bis drei Kernthemen: das Wenige, wofür Sie stehen.",
        )
    }

    /// Above the interests.
    pub(super) fn interests(self) -> &'static str {
        self.either(
            "Interests of the imported file. One that you stand for can be a secondary topic; the \
             others have their place in about.md.",
            "Interessen aus der übernommenen Datei. Wofür Sie stehen, kann ein Nebenthema sein; \
             alles andere passt in about.md.",
        )
    }

    /// Above skills that only roles and projects name.
    pub(super) fn unlisted_skills(self) -> &'static str {
        self.either(
            "Named by roles and projects, but not among the skills of the file: kept, not listed.",
            "Von Stationen und Projekten genannt, aber nicht unter den Kenntnissen der Datei: \
             bleibt erhalten, wird nicht gelistet.",
        )
    }

    /// In a testimonial: what it lacks.
    pub(super) fn consent(self, has_relation: bool, has_date: bool) -> String {
        let relation = self.either(
            ", `relation` (client, manager, …)",
            ", `relation` (Auftraggeberin, Vorgesetzter, …)",
        );
        let mut missing = self
            .either(
                "Missing: `consent`, the day on which the author agreed to be quoted",
                "Es fehlt: `consent`, der Tag, an dem die Person dem Zitat zugestimmt hat",
            )
            .to_owned();
        let and_date = self.either(" and `date`", " und `date`");
        for (is_there, words) in [(has_relation, relation), (has_date, and_date)] {
            if !is_there {
                missing.push_str(words);
            }
        }
        let then = self.either(
            ". Take out `visibility` once you have the consent.",
            ". Mit der Zustimmung fällt `visibility` weg.",
        );
        missing + then
    }

    /// Why days of the file are not here.
    pub(super) fn filling(self) -> &'static str {
        self.either(
            "Every date of the file is the first of a month, so they are read as months.",
            "Jedes Datum der Datei ist der Erste eines Monats, also sind es hier Monate.",
        )
    }

    /// Above the roles of a format that does not tell how somebody was employed.
    pub(super) fn employment(self) -> &'static str {
        self.either(
            "LinkedIn does not export the kind of employment: add `employment = \"full-time\"` \
             (part-time, freelance, own-business, board, internship, apprenticeship, leave) to each \
             role. Without it nothing can be said about roles that overlap.",
            "LinkedIn exportiert die Art der Beschäftigung nicht: Je Station `employment = \
             \"full-time\"` ergänzen (part-time, freelance, own-business, board, internship, \
             apprenticeship, leave). Sonst lässt sich über gleichzeitige Stationen nichts sagen.",
        )
    }

    /// Above the person's own account, whose address LinkedIn keeps to itself.
    pub(super) fn own_account(self) -> &'static str {
        self.either(
            "LinkedIn does not export the address of your own profile. Fill it in and take out the `#`.",
            "LinkedIn exportiert die Adresse Ihres eigenen Profils nicht. Ergänzen und `#` entfernen.",
        )
    }

    /// Beside a mail address that was never meant for the public.
    pub(super) fn private_email(self) -> &'static str {
        self.either(
            "LinkedIn shows it to contacts only; \"public\" publishes it",
            "auf LinkedIn sehen sie nur Kontakte; \"public\" veröffentlicht sie",
        )
    }

    /// Above top-level keys without a place.
    pub(super) fn others(self) -> &'static str {
        self.either(
            "The rest of the imported file.",
            "Der Rest der übernommenen Datei.",
        )
    }

    /// Beside a guessed address.
    pub(super) fn own_site(self) -> &'static str {
        self.either(
            "your own site in the imported file",
            "Ihre eigene Seite laut Datei",
        )
    }

    /// Beside a made-up address.
    pub(super) fn no_site(self) -> &'static str {
        self.either(
            "a placeholder: where will the site stand?",
            "ein Platzhalter: wo wird die Seite stehen?",
        )
    }

    /// Beside languages told by the words of the file.
    pub(super) fn languages(self) -> &'static str {
        self.either(
            "the first one stands at the root of the site",
            "die erste steht an der Wurzel der Seite",
        )
    }

    /// Above the rules that only warn.
    pub(super) fn still_to_say(self) -> &'static str {
        self.either(
            "What the imported file could not say. These are errors in a site of your own: delete the \
             line when you have filled the blanks.",
            "Was die importierte Datei nicht sagen konnte. In einer eigenen Seite sind das Fehler: Die \
             Zeile löschen, wenn die Lücken gefüllt sind.",
        )
    }

    /// The blank for a missing name.
    pub(super) fn name_blank(self) -> &'static str {
        self.either("[Your name]", "[Ihr Name]")
    }

    /// The blank for a missing title.
    pub(super) fn title_blank(self, table: &str) -> &'static str {
        match table {
            "role" | "volunteering" => self.either("[Job title]", "[Stelle]"),
            "education" => self.either("[Degree]", "[Abschluss]"),
            _ => self.either("[Title]", "[Titel]"),
        }
    }
}
