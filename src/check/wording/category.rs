//! The kinds of vague wording, and the question that each leaves open.

use crate::text::language::Language;

/// A kind of vague wording. Its name is the name of the rule that reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// A trait that nobody would deny of himself and no observation could refute.
    VagueSelfPraise,
    /// A corporate abstraction that hides who does what.
    CorporateJargon,
    /// A ready-made phrase.
    Cliche,
    /// An amount or a degree without a number.
    VagueQuantity,
    /// A point in time without a date.
    RelativeTime,
    /// An own part or skill made uncertain.
    HedgedStatement,
    /// A duty where a result belongs.
    WeakOpening,
    /// A result without object or measure.
    EmptyOutcome,
    /// Best, first, leading: without the ranking.
    SuperlativeWithoutEvidence,
    /// A title that says admiration, not work.
    InflatedTitle,
    /// A reputation with nobody named.
    UnattributedPraise,
    /// Words from which no reader can tell what is done, and for whom.
    GenericPositioning,
    /// A soft skill listed as a skill.
    SoftSkillAsSkill,
    /// An intensifier that adds nothing.
    Filler,
    /// A verb turned into a noun.
    NominalStyle,
}

impl Category {
    /// Every category, the more telling first: where two meet in the same words, the first is reported.
    pub const ALL: [Category; 15] = [
        Category::Cliche,
        Category::InflatedTitle,
        Category::UnattributedPraise,
        Category::SuperlativeWithoutEvidence,
        Category::VagueSelfPraise,
        Category::GenericPositioning,
        Category::EmptyOutcome,
        Category::WeakOpening,
        Category::CorporateJargon,
        Category::VagueQuantity,
        Category::HedgedStatement,
        Category::RelativeTime,
        Category::SoftSkillAsSkill,
        Category::NominalStyle,
        Category::Filler,
    ];

    /// The name of the category and of its rule.
    pub fn name(self) -> &'static str {
        match self {
            Category::VagueSelfPraise => "vague-self-praise",
            Category::CorporateJargon => "corporate-jargon",
            Category::Cliche => "cliche",
            Category::VagueQuantity => "vague-quantity",
            Category::RelativeTime => "relative-time",
            Category::HedgedStatement => "hedged-statement",
            Category::WeakOpening => "weak-opening",
            Category::EmptyOutcome => "empty-outcome",
            Category::SuperlativeWithoutEvidence => "superlative-without-evidence",
            Category::InflatedTitle => "inflated-title",
            Category::UnattributedPraise => "unattributed-praise",
            Category::GenericPositioning => "generic-positioning",
            Category::SoftSkillAsSkill => "soft-skill-as-skill",
            Category::Filler => "filler",
            Category::NominalStyle => "nominal-style",
        }
    }

    /// The category of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Category::ALL
            .into_iter()
            .find(|category| category.name() == name)
    }

    /// Whether it is reported unless asked for otherwise. Style alone is not.
    pub fn by_default(self) -> bool {
        !matches!(self, Category::Filler | Category::NominalStyle)
    }

    /// The question that only the writer can answer.
    pub fn question(self, language: Language) -> &'static str {
        match language {
            Language::En => self.english(),
            Language::De => self.german(),
        }
    }

    fn english(self) -> &'static str {
        match self {
            Category::VagueSelfPraise => {
                "what did you do that shows it? tell one case with its result"
            }
            Category::CorporateJargon => "which system, which people, and what is different now?",
            Category::Cliche => "what happened? say that instead, or drop it",
            Category::VagueQuantity => "how many? how much, from what to what? since when?",
            Category::RelativeTime => "when? month and year, so the page does not age",
            Category::HedgedStatement => "what was your part? what can you do alone?",
            Category::WeakOpening => "what is different because you were there?",
            Category::EmptyOutcome => "for whom, by how much, and how was it measured?",
            Category::SuperlativeWithoutEvidence => {
                "of how many, judged by whom, and where can it be looked up?"
            }
            Category::InflatedTitle => "what would your contract or a customer call the work?",
            Category::UnattributedPraise => "who says so? name or link one",
            Category::GenericPositioning => {
                "who comes to you with what problem? one noun for the work, one for the audience"
            }
            Category::SoftSkillAsSkill => "where did you use it, and what came of it?",
            Category::Filler => "does the sentence still stand without it?",
            Category::NominalStyle => "who did what? use the verb",
        }
    }

    fn german(self) -> &'static str {
        match self {
            Category::VagueSelfPraise => "woran sieht man das? ein Beispiel mit Ergebnis",
            Category::CorporateJargon => "welches System, welche Leute, und was ist jetzt anders?",
            Category::Cliche => "was ist passiert? das sagen oder streichen",
            Category::VagueQuantity => "wie viele? von wie viel auf wie viel? seit wann?",
            Category::RelativeTime => "wann? Monat und Jahr, sonst veraltet der Satz",
            Category::HedgedStatement => "was war dein Anteil? was kannst du allein?",
            Category::WeakOpening => "was ist anders, weil du da warst?",
            Category::EmptyOutcome => "für wen, um wie viel, und wie gemessen?",
            Category::SuperlativeWithoutEvidence => "von wie vielen, laut wem, und wo steht das?",
            Category::InflatedTitle => "wie heißt die Tätigkeit im Vertrag oder beim Kunden?",
            Category::UnattributedPraise => "wer sagt das? eine Person nennen oder verlinken",
            Category::GenericPositioning => {
                "wer kommt mit welchem Problem zu dir? ein Wort für die Arbeit, eins für die Zielgruppe"
            }
            Category::SoftSkillAsSkill => "wo hast du das gebraucht, und was kam dabei heraus?",
            Category::Filler => "steht der Satz noch, wenn es fehlt?",
            Category::NominalStyle => "wer hat was getan? das Verb nehmen",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_read_back() {
        for category in Category::ALL {
            assert_eq!(Category::parse(category.name()), Some(category));
        }
        assert_eq!(Category::parse("nothing"), None);
    }
}
