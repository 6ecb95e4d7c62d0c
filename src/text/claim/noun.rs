//! Nouns that a profile lists: talks, patents, clients, and what else can be counted in it.

/// What a noun counts, so that „12 Vorträge“ and "12 talks" are the same claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Counted {
    /// Talks.
    Talk,
    /// Papers, articles, books.
    Publication,
    /// Projects.
    Project,
    /// Posts.
    Post,
    /// Awards.
    Award,
    /// Patents.
    Patent,
    /// Certificates.
    Credential,
    /// Clients: organisations.
    Client,
    /// Employers: organisations with a role.
    Employer,
    /// Languages spoken.
    Language,
}

impl Counted {
    /// What a folded noun counts.
    pub fn of(noun: &str) -> Option<Self> {
        Some(match noun {
            "talks" | "talk" | "keynote" | "keynotes" | "lectures" | "vortrag" | "vortraege"
            | "vortraegen" | "fachvortraege" | "fachvortraegen" => Counted::Talk,
            "publications"
            | "publication"
            | "papers"
            | "paper"
            | "veroeffentlichung"
            | "veroeffentlichungen"
            | "publikation"
            | "publikationen"
            | "fachaufsaetze"
            | "aufsaetze"
            | "aufsaetzen"
            | "books"
            | "buecher"
            | "buechern"
            | "fachartikel"
            | "fachartikeln" => Counted::Publication,
            "projects" | "project" | "projekt" | "projekte" | "projekten" => Counted::Project,
            "posts" | "blogposts" | "blogartikel" | "blogbeitraege" | "blogbeitraegen" => {
                Counted::Post
            }
            "awards" | "award" | "prizes" | "auszeichnung" | "auszeichnungen" => Counted::Award,
            "patents" | "patent" | "patente" | "patenten" => Counted::Patent,
            "certificates" | "certificate" | "certifications" | "certification" | "zertifikat"
            | "zertifikate" | "zertifikaten" | "zertifizierungen" => Counted::Credential,
            "clients" | "client" | "customers" | "kunden" | "kundinnen" | "kundenunternehmen"
            | "auftraggeber" | "auftraggebern" | "mandanten" => Counted::Client,
            "employers" | "employer" | "arbeitgeber" | "arbeitgebern" => Counted::Employer,
            "languages" | "sprachen" => Counted::Language,
            _ => return None,
        })
    }

    /// The kind of that name in `[[claim]]`: the plural or singular of either language.
    pub fn from_kind(kind: &str) -> Option<Self> {
        Counted::of(&crate::text::word::folded(kind))
    }

    /// Its word as a unit.
    pub fn name(self) -> &'static str {
        match self {
            Counted::Talk => "talks",
            Counted::Publication => "publications",
            Counted::Project => "projects",
            Counted::Post => "posts",
            Counted::Award => "awards",
            Counted::Patent => "patents",
            Counted::Credential => "certificates",
            Counted::Client => "clients",
            Counted::Employer => "employers",
            Counted::Language => "languages",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_name_the_same() {
        assert_eq!(Counted::of("vortraege"), Counted::of("talks"));
        assert_eq!(Counted::from_kind("Vorträge"), Some(Counted::Talk));
        assert_eq!(
            Counted::from_kind(Counted::Employer.name()),
            Some(Counted::Employer)
        );
        assert_eq!(Counted::of("bridges"), None);
    }
}
