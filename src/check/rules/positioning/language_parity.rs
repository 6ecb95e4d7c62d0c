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
use crate::text::language::Language;

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
    let languages = &subject.site.settings.languages;
    if languages.len() < 2 {
        return;
    }
    for language in languages {
        missing(subject.site, *language, findings);
    }
    headlines(subject, findings);
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
