//! `achievement-without-result`: achievements of which none names a result.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Achievement, Item, ItemKind, Visibility};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::number::numbers;
use crate::text::prose::{self, Unit};
use crate::text::word::{TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "achievement-without-result",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("achievement_without_result.en.md"),
        de: include_str!("achievement_without_result.de.md"),
    },
    check: Check::Site(check),
};

/// One line may be a duty; two are a description of the job.
const FEWEST: usize = 2;

/// With fewer achievements in all there is no share to speak of.
const FEWEST_IN_PROFILE: usize = 8;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut all = 0;
    let mut with_result = 0;
    let mut told = false;
    let mut first = None;
    for item in subject
        .site
        .profile
        .items
        .iter()
        .filter(|item| tells_of_work(item))
    {
        let number = item.achievements.len();
        let results = item
            .achievements
            .iter()
            .filter(|line| has_result(line, subject))
            .count();
        all += number;
        with_result += results;
        first = first.or(item.achievements.first().map(|line| line.span));
        let backed = !item.evidence.is_empty()
            || item.result.iter().any(|(language, text)| {
                let language = language.unwrap_or(subject.site.settings.main_language());
                states_result(text, language, subject)
            });
        if number < FEWEST || results > 0 || backed {
            continue;
        }
        told = true;
        let message = both!(
            "none of these {number} achievements names a result",
            "keine dieser {number} Leistungen nennt ein Ergebnis"
        );
        let finding = findings.add(item.achievements[0].span, message);
        finding.advise(question(item, subject).to_owned());
    }
    if let Some(first) =
        first.filter(|_| !told && all >= FEWEST_IN_PROFILE && with_result * 4 < all)
    {
        let message = both!(
            "{with_result} of all {all} achievements name a result",
            "{with_result} von {all} Leistungen nennen ein Ergebnis"
        );
        let finding = findings.add(first, message);
        finding.severity = Severity::Info;
        finding.advise(Bilingual::new(
            "what came of the others: how many, how much, from what to what?",
            "was kam bei den anderen heraus: wie viele, wie viel, von wie viel auf wie viel?",
        ));
    }
}

fn tells_of_work(item: &Item) -> bool {
    matches!(
        item.kind,
        ItemKind::Role | ItemKind::Project | ItemKind::Volunteering
    ) && item.visibility != Visibility::Private
        && !item.achievements.is_empty()
}

fn question(item: &Item, subject: &Subject<'_>) -> &'static str {
    let main = subject.site.settings.main_language();
    let language = item.achievements[0]
        .text
        .iter()
        .next()
        .and_then(|(language, _)| language);
    match language.unwrap_or(main) {
        Language::En => {
            "what came of it: how many, from what to what, who uses it now? where it cannot be counted, name who can say so as `evidence`"
        }
        Language::De => {
            "was kam heraus: wie viele, von wie viel auf wie viel, wer nutzt es heute? was nicht zählbar ist, kann jemand bezeugen: `evidence`"
        }
    }
}

fn has_result(line: &Achievement, subject: &Subject<'_>) -> bool {
    let main = subject.site.settings.main_language();
    line.metric.is_some()
        || !line.evidence.is_empty()
        || line
            .text
            .iter()
            .any(|(language, text)| states_result(text, language.unwrap_or(main), subject))
}

/// Whether a line has a quantity, a link, or says that something with a name came to be.
fn states_result(markdown: &str, language: Language, subject: &Subject<'_>) -> bool {
    prose::units(markdown).iter().any(|unit| {
        !unit.links.is_empty()
            || unit.text.contains("{{")
            || numbers(&unit.text, language)
                .iter()
                .any(|number| number.measures())
            || multiplies(unit, language)
            || wins(unit, language)
            || has_named_outcome(unit, language, subject)
    })
}

/// Verbs that hold a number, folded.
const MULTIPLIED_EN: &str = "doubled halved tripled trebled quadrupled quintupled";
const MULTIPLIED_DE: &str = "verdoppelt verdoppelte halbiert halbierte verdreifacht verdreifachte vervierfacht vervierfachte \
    verfuenffacht verzehnfacht gedrittelt geviertelt verdoppelung verdopplung halbierung";

fn multiplies(unit: &Unit, language: Language) -> bool {
    let list = match language {
        Language::En => MULTIPLIED_EN,
        Language::De => MULTIPLIED_DE,
    };
    words(&unit.text).any(|word| list.split_ascii_whitespace().any(|verb| verb == word))
}

/// "First prize", „Zweiter Platz“; „Deutscher Kita-Preis gewonnen“: what somebody else awarded.
fn wins(unit: &Unit, language: Language) -> bool {
    const RANKS: [&str; 6] = ["first", "second", "third", "erst", "zweit", "dritt"];
    let words: Vec<String> = words(&unit.text).collect();
    let ranked = words.windows(2).any(|pair| {
        let stem = pair[0].trim_end_matches(['e', 'r', 's', 'n']);
        let rank = RANKS.contains(&pair[0].as_str()) || RANKS.contains(&stem);
        let prize = matches!(
            pair[1].as_str(),
            "prize" | "place" | "preis" | "platz" | "rang" | "preise" | "plaetze"
        );
        rank && prize
    });
    // German compounds name the prize; English names have capitals.
    let awarded = || {
        let done = words
            .iter()
            .any(|word| DONE_DE.split_ascii_whitespace().any(|verb| verb == word));
        let prize = words.iter().any(|word| {
            [
                "preis",
                "medaille",
                "stipendium",
                "meisterschaft",
                "wettbewerb",
                "pokal",
            ]
            .into_iter()
            .any(|prize| word.ends_with(prize))
        });
        done && prize
    };
    ranked || language == Language::De && awarded()
}

/// The words of a text, folded.
fn words(text: &str) -> impl Iterator<Item = String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| folded(token.text(text)))
}

/// Verbs of things that are done, folded.
const DONE_EN: &str = "won awarded published certified shipped launched released founded patented accredited acquired \
    opened elected appointed promoted nominated exhibited premiered recorded translated adopted \
    merged standardised standardized sold selected received earned obtained completed defended passed invited";
const DONE_DE: &str = "gewonnen gewann veroeffentlicht zertifiziert ausgeliefert gestartet gegruendet patentiert \
    akkreditiert eroeffnet gewaehlt berufen befoerdert nominiert ausgestellt aufgefuehrt \
    uebersetzt eingefuehrt verkauft ausgezeichnet erhalten bestanden abgeschlossen verteidigt uebernommen \
    ausgewaehlt eingeladen gekuert praemiert publiziert";

fn has_named_outcome(unit: &Unit, language: Language, subject: &Subject<'_>) -> bool {
    let list = match language {
        Language::En => DONE_EN,
        Language::De => DONE_DE,
    };
    let words = tokens(&unit.text);
    let done = words.iter().any(|token| {
        let word = folded(token.text(&unit.text));
        token.kind == TokenKind::Word && list.split_ascii_whitespace().any(|verb| verb == word)
    });
    if !done {
        return false;
    }
    let named = !unit.quoted.is_empty()
        || !unit.emphasized.is_empty()
        || !subject.names.within(&unit.text).is_empty()
        || !subject.entities.mentions(&unit.text).is_empty();
    // English writes only names with a capital inside a sentence, and German all nouns.
    let capital = words.iter().skip(1).any(|token| {
        let word = token.text(&unit.text);
        let acronym = word.chars().all(|c| c.is_uppercase() || c.is_numeric());
        token.kind == TokenKind::Word && token.capital && !acronym
    });
    named || language == Language::En && capital
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn duties_without_a_result_are_told_once_a_role() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Developer\"\nachievements.en = [\"Worked on the checkout\", \"Wrote tests for ISO 27001\", \"In the team since 2021\"]\n\
             [[project]]\ntitle = \"Shop\"\nachievements.de = [\"Mitarbeit am Checkout\", \"Tests geschrieben\"]\n",
            &[
                "3:20 none of these 3 achievements names a result",
                "6:20 none of these 2 achievements names a result",
            ],
        );
    }

    #[test]
    fn numbers_names_and_evidence_are_results() {
        for achievements in [
            "achievements.en = [\"Wrote tests\", \"Build down from 40 to 6 minutes\"]",
            "achievements.de = [\"Tests geschrieben\", \"Abbrüche um 13 % gesenkt\"]",
            "achievements.en = [\"Wrote tests\", \"[Cut the build](evidence:report)\"]",
            "achievements.en = [\"Wrote tests\", \"Won the Alpine Innovation Prize\"]",
            "achievements.de = [\"Tests geschrieben\", \"Roman „Ebbe“ veröffentlicht\"]",
            "achievements.en = [\"Wrote tests\", \"Trained {{ count(kind=\\\"talk\\\") }} people\"]",
            "achievements.en = [\"Wrote tests\", \"Halved the waiting time\"]",
            "achievements.de = [\"Elternabende\", \"Kundenzahl verdoppelt\"]",
            "achievements.de = [\"Elternabende\", \"Den Deutschen Kita-Preis gewonnen\"]",
            "achievements.de = [\"Konzerte\", \"Erster Preis beim Landeswettbewerb\"]",
            "evidence = [\"letter\"]\nachievements.en = [\"Wrote tests\", \"Worked on the checkout\"]",
            "result.en = \"12 wards use it\"\nachievements.en = [\"Wrote tests\", \"Worked on the checkout\"]",
            "achievements.en = [\"Worked on the checkout\"]",
            "visibility = \"private\"\nachievements.en = [\"Wrote tests\", \"Worked on the checkout\"]",
        ] {
            check_profile(
                &RULE,
                &format!("[[role]]\ntitle = \"A\"\n{achievements}\n"),
                &[],
            );
        }
    }

    #[test]
    fn few_results_in_many_roles_are_advice() {
        let role = |n: usize| {
            format!(
                "[[role]]\ntitle = \"R{n}\"\nachievements.en = [\"Cut {n}0 hours\", \"A b\", \"C d\", \"E f\", \"G h\"]\n"
            )
        };
        check_profile(
            &RULE,
            &format!("{}{}", role(1), role(2)),
            &["3:20 2 of all 10 achievements name a result"],
        );
    }
}
