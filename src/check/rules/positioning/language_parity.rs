//! `language-parity`: the language versions position the person differently.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Localized, Site, TopicRole};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::word::{TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "language-parity",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("language_parity.en.md"),
        de: include_str!("language_parity.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    mistaken(subject, findings);
    let languages = &subject.site.settings.languages;
    if languages.len() < 2 {
        return;
    }
    for language in languages {
        missing(subject.site, *language, findings);
    }
    headlines(subject, findings);
}

/// Texts in the other language than the one that readers are told.
fn mistaken(subject: &Subject<'_>, findings: &mut Findings) {
    let mut told: Vec<Span> = Vec::new();
    for digest in &subject.digests {
        let outline = &digest.outline;
        if !matches!(outline.place, Place::Bio | Place::Page) || told.contains(&outline.span) {
            continue;
        }
        let other = match outline.language {
            Language::En => Language::De,
            Language::De => Language::En,
        };
        if !is_written_in(outline.text(), other) {
            continue;
        }
        told.push(outline.span);
        let (read, written) = (name(outline.language), name(other));
        let message = both!(
            [read, written],
            "this text is read as {read}, but written in {written}",
            "dieser Text gilt als {read}, ist aber {written} geschrieben"
        );
        let finding = findings.add(outline.span, message);
        if subject.site.settings.languages.contains(&other) {
            finding.advise(both!(
                "a file whose name ends with `.{other}.md` is read as that language",
                "eine Datei, deren Name auf `.{other}.md` endet, wird in dieser Sprache gelesen"
            ));
        } else {
            finding.advise(both!(
                "which language is the site in? `languages = [\"{other}\"]` in `pointed.toml`, or translate the text",
                "in welcher Sprache ist die Website? `languages = [\"{other}\"]` in `pointed.toml`, oder den Text übersetzen"
            ));
        }
    }
}

/// Whether the small words of a text are almost all of one language. Both languages' words, such
/// as "in" and "was", tell nothing.
fn is_written_in(text: &str, language: Language) -> bool {
    /// Fewer may be a title or a saying that is quoted.
    const LEAST: usize = 6;
    let (mut of_it, mut of_others) = (0, 0);
    for token in tokens(text) {
        if token.kind != TokenKind::Word {
            continue;
        }
        let word = folded(token.text(text));
        match [Language::En, Language::De].map(|one| is_function_word(&word, one)) {
            [true, false] if language == Language::En => of_it += 1,
            [false, true] if language == Language::De => of_it += 1,
            [true, true] | [false, false] => {}
            _ => of_others += 1,
        }
    }
    of_it >= LEAST && of_it >= 5 * of_others
}

/// What one version says and the other does not. A missing headline is `headline-missing`.
fn missing(site: &Site, language: Language, findings: &mut Findings) {
    let profile = &site.profile;
    let mut lacks = Lacks {
        language,
        found: Vec::new(),
    };
    let positioning = &profile.positioning;
    for (name, text) in [
        ("audience", &positioning.audience),
        ("need", &positioning.need),
        ("offer", &positioning.offer),
        ("outcome", &positioning.outcome),
        ("unlike", &positioning.unlike),
        ("because", &positioning.because),
    ] {
        lacks.look(format!("positioning.{name}"), text, |text| text.span);
    }
    lacks.look("about".to_owned(), &profile.about, |body| body.span);
    let step = &profile.next_step;
    lacks.look("next_step.label".to_owned(), &step.label, |text| text.span);
    for topic in &profile.topics {
        let name = format!("topic {}", topic.id.value);
        lacks.look(name, &topic.label, |text| text.span);
    }
    for message in &profile.messages {
        let name = format!("message {}", message.id.value);
        lacks.look(name, &message.text, |text| text.span);
    }
    for offer in &profile.offers {
        let name = format!("offer {}", offer.id.value);
        lacks.look(name, &offer.text, |text| text.span);
    }
    for seek in &profile.seeks {
        let name = format!("seek {}", seek.id.value);
        lacks.look(name, &seek.text, |text| text.span);
    }
    let [(_, first), others @ ..] = lacks.found.as_slice() else {
        return;
    };
    let names = named(lacks.found.iter().map(|(name, _)| name.as_str()));
    let version = name(language);
    let message = both!(
        [version, names],
        "the {version} version lacks {names}",
        "der {version}en Fassung fehlt: {names}"
    );
    let finding = findings.add(*first, message);
    finding.advise(both!(
        "add the words with `.{language}`; a text that is the same in every language needs no suffix at all",
        "die Worte mit `.{language}` ergänzen; ein Text, der in allen Sprachen gleich ist, braucht keine Endung"
    ));
    for (_, span) in others {
        finding.point(
            *span,
            Bilingual::new("said in one language only", "nur in einer Sprache gesagt"),
        );
    }
}

struct Lacks {
    language: Language,
    found: Vec<(String, Span)>,
}

impl Lacks {
    fn look<T>(&mut self, name: String, value: &Localized<T>, span: impl Fn(&T) -> Span) {
        if value.get(self.language).is_none()
            && let Some((other, _)) = value.get_or_other(self.language)
        {
            self.found.push((name, span(other)));
        }
    }
}

/// Headlines that share no core topic. One that names none is `headline-without-core-topic`.
fn headlines(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let core = |language: Language| -> Option<(Span, HashSet<usize>)> {
        let mut digests = subject.digests.iter();
        let digest = digests.find(|digest| {
            digest.outline.place == Place::Headline && digest.outline.language == language
        })?;
        let topics = digest.mentions(subject.finder).topics.iter().copied();
        let topics = topics.filter(|topic| profile.topics[*topic].role == TopicRole::Core);
        Some((digest.outline.span, topics.collect()))
    };
    let (Some((en, in_english)), Some((de, in_german))) = (core(Language::En), core(Language::De))
    else {
        return;
    };
    if in_english.is_empty() || in_german.is_empty() || !in_english.is_disjoint(&in_german) {
        return;
    }
    let ids = |topics: &HashSet<usize>| {
        let mut ids: Vec<&str> = topics
            .iter()
            .map(|topic| profile.topics[*topic].id.as_str())
            .collect();
        ids.sort_unstable();
        named(ids)
    };
    let (german, english) = (ids(&in_german), ids(&in_english));
    let message = both!(
        [german, english],
        "the German headline is about {german}, the English one about {english}",
        "die deutsche Überschrift handelt von {german}, die englische von {english}"
    );
    let finding = findings.add(de, message);
    finding.point(
        en,
        Bilingual::new("the English headline", "die englische Überschrift"),
    );
    finding.advise(Bilingual::new(
        "which one thing should both stand for?",
        "für welche eine Sache sollen beide stehen?",
    ));
}

fn name(language: Language) -> Bilingual {
    match language {
        Language::En => Bilingual::new("English", "englisch"),
        Language::De => Bilingual::new("German", "deutsch"),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn what_one_version_lacks_is_one_finding() {
        let profile = "[positioning]\naudience.en = \"towns\"\nneed.de = \"Bedarf\"\n[[topic]]\nid = \"a\"\nlabel.en = \"Audits\"\n[[topic]]\nlabel = \"Rust\"\n[[offer]]\nid = \"o\"\ntext.en = \"Check\"\n";
        check_site(
            &RULE,
            &[("profile.toml", profile), ("about.md", "I audit.\n")],
            &[
                "profile.toml:2:15 the German version lacks `positioning.audience`, `about`, `topic a` and `offer o`",
                "profile.toml:3:11 the English version lacks `positioning.need`",
            ],
        );
        check_site(
            &RULE,
            &[
                ("profile.toml", profile),
                (
                    "pointed.toml",
                    "base_url = \"https://jo.example/\"\nlanguages = [\"en\"]\n",
                ),
            ],
            &[],
        );
    }

    #[test]
    fn a_text_in_the_other_language_is_named() {
        let german = "Ich prüfe Brücken für Gemeinden und finde den nassen Anschluss, bevor er den Steg sperrt. Danach schreibe ich auf, was zu tun ist.\n";
        let english = "I inspect bridges for counties and find the wet joint before it closes the crossing. After that I write down what has to be done.\n";
        let settings = |languages: &str| {
            format!("base_url = \"https://jo.example/\"\nlanguages = [{languages}]\n")
        };
        let about = |languages: &str, text: &str, expected: &[&str]| {
            let settings = settings(languages);
            check_site(
                &RULE,
                &[("pointed.toml", settings.as_str()), ("about.md", text)],
                expected,
            );
        };
        about(
            "\"en\"",
            german,
            &["about.md:1:1 this text is read as English, but written in German"],
        );
        about(
            "\"de\"",
            english,
            &["about.md:1:1 this text is read as German, but written in English"],
        );
        about("\"en\"", english, &[]);
        about("\"de\"", german, &[]);
        let quoted = format!("{english}\n> {german}");
        about("\"en\"", &quoted, &[]);
    }

    #[test]
    fn headlines_about_different_things() {
        let topics = "[[topic]]\nid = \"p\"\nlabel.en = \"Data privacy\"\nlabel.de = \"Datenschutz\"\nrole = \"core\"\n[[topic]]\nid = \"s\"\nlabel.en = \"Sales training\"\nlabel.de = \"Vertriebstraining\"\nrole = \"core\"\n";
        check_profile(
            &RULE,
            &format!(
                "[positioning]\nheadline.en = \"Counsel for data privacy\"\nheadline.de = \"Ich trainiere den Vertrieb: Vertriebstraining\"\n{topics}"
            ),
            &["3:15 the German headline is about `s`, the English one about `p`"],
        );
        check_profile(
            &RULE,
            &format!(
                "[positioning]\nheadline.en = \"Data privacy, sales training\"\nheadline.de = \"Datenschützer für Kliniken\"\n{topics}"
            ),
            &[],
        );
    }
}
