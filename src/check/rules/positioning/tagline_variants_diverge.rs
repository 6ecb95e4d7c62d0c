//! `tagline-variants-diverge`: the short texts about the person point to different things.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::message::{joined, named};
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::{Digest, Subject};
use crate::check::topics::Mentions;
use crate::check::word_sets::content_words;
use crate::diagnostic::Severity;
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "tagline-variants-diverge",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("tagline_variants_diverge.en.md"),
        de: include_str!("tagline_variants_diverge.de.md"),
    },
    check: Check::Site(check),
};

/// A job title of fewer words says what somebody is, not what for.
const SHORTEST_JOB_TITLE: usize = 3;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for language in Language::ALL {
        let of_language = || {
            let digests = subject.digests.iter();
            digests.filter(move |digest| digest.outline.language == language)
        };
        let Some(headline) = of_language().find(|digest| digest.outline.place == Place::Headline)
        else {
            continue;
        };
        let topics = topics(headline.mentions(subject.finder), subject);
        if topics.is_empty() {
            continue;
        }
        let apart: Vec<(Bilingual, Span)> = of_language()
            .filter_map(|digest| surface(digest, subject, &topics))
            .collect();
        if apart.is_empty() {
            continue;
        }
        let surfaces: Vec<Bilingual> = apart.iter().map(|(name, _)| name.clone()).collect();
        let labels = headline.mentions(subject.finder).topics.iter();
        let labels = labels.filter_map(|topic| {
            let label = &subject.site.profile.topics[*topic].label;
            Some(label.get_or_other(language)?.0.as_str())
        });
        let (labels, others) = (named(labels), joined(&surfaces));
        let message = match surfaces.len() {
            1 => {
                both!(
                    [labels, others],
                    "the headline is about {labels}, {others} is not",
                    "die Überschrift handelt von {labels}, {others} nicht"
                )
            }
            _ => {
                both!(
                    [labels, others],
                    "the headline is about {labels}, {others} are not",
                    "die Überschrift handelt von {labels}, {others} nicht"
                )
            }
        };
        let finding = findings.add(headline.outline.span, message);
        finding.advise(
            match language {
                Language::En => "which one thing should all of them say, each at its own length?",
                Language::De => "welche eine Sache sollen alle sagen, jede in ihrer Länge?",
            }
            .to_owned(),
        );
        for (name, span) in apart {
            finding.point(span, name);
        }
    }
}

/// The surface that a text is, when it is about something else than the headline.
fn surface(
    digest: &Digest<'_>,
    subject: &Subject<'_>,
    headline: &HashSet<usize>,
) -> Option<(Bilingual, Span)> {
    let outline = &digest.outline;
    let (name, mentions) = match outline.place {
        Place::Bio => (
            Bilingual::new(
                "the first paragraph of the bio",
                "der erste Absatz des Profiltexts",
            ),
            digest.opening.as_ref()?,
        ),
        Place::Introduction if is_copy(digest, subject) => (
            Bilingual::new("the introduction to copy", "die Vorstellung zum Kopieren"),
            digest.mentions(subject.finder),
        ),
        // Most job titles name no topic, which is no contradiction.
        Place::JobTitle
            if content_words(outline.text(), outline.language) >= SHORTEST_JOB_TITLE
                && !digest.mentions(subject.finder).topics.is_empty() =>
        {
            (
                Bilingual::new("the job title", "die Berufsbezeichnung"),
                digest.mentions(subject.finder),
            )
        }
        _ => return None,
    };
    let shared = topics(mentions, subject)
        .iter()
        .any(|topic| headline.contains(topic));
    (!shared).then_some((name, outline.span))
}

fn is_copy(digest: &Digest<'_>, subject: &Subject<'_>) -> bool {
    let copy = &subject.site.profile.introduction.copy;
    copy.iter()
        .any(|(_, text)| text.span == digest.outline.span)
}

/// Named topics and those of named skills.
fn topics(mentions: &Mentions, subject: &Subject<'_>) -> HashSet<usize> {
    let profile = &subject.site.profile;
    let of_skills = mentions.skills.iter().filter_map(|skill| {
        let id = profile.skills[*skill].topic.as_ref()?;
        profile
            .topics
            .iter()
            .position(|topic| topic.id.value == id.value)
    });
    mentions.topics.iter().copied().chain(of_skills).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    const PROFILE: &str = "[person]\njob_title = \"Accessibility auditor\"\n[positioning]\nheadline.en = \"Accessible forms for towns\"\nheadline.de = \"Barrierefreie Formulare für Städte\"\n[[topic]]\nlabel.en = \"Accessibility\"\nlabel.de = \"Barrierefreiheit\"\nrole = \"core\"\n[[topic]]\nlabel = \"WordPress sites\"\n";

    #[track_caller]
    fn surfaces(profile: &str, about: &str, about_de: &str, expected: &[&str]) {
        let profile = format!("{PROFILE}{profile}");
        check_site(
            &RULE,
            &[
                ("profile.toml", &profile),
                ("about.md", about),
                ("about.de.md", about_de),
            ],
            expected,
        );
    }

    #[test]
    fn a_surface_about_something_else() {
        surfaces(
            "[introduction]\ncopy.en = \"Jo builds WordPress sites.\"\n",
            "WordPress sites from 499 €.\n\nAnd accessible ones.\n",
            "WordPress ab 499 €.\n",
            &[
                "profile.toml:4:15 the headline is about `Accessibility`, the first paragraph of the bio and the introduction to copy are not",
                "profile.toml:5:15 the headline is about `Barrierefreiheit`, the first paragraph of the bio is not",
            ],
        );
    }

    #[test]
    fn the_same_at_another_length() {
        surfaces(
            "",
            "I make forms accessible.\n\nI live in Ulm.\n",
            "Ich prüfe auf Barrierefreiheit.\n",
            &[],
        );
        // A skill of the topic is the topic.
        surfaces(
            "[[skill]]\nlabel = \"WCAG\"\ntopic = \"accessibility\"\n",
            "I test forms against WCAG.\n",
            "Ich prüfe nach WCAG.\n",
            &[],
        );
    }

    #[test]
    fn a_headline_without_topic_is_another_question() {
        check_site(
            &RULE,
            &[
                (
                    "profile.toml",
                    "[positioning]\nheadline = \"I help\"\n[[topic]]\nlabel = \"Forms\"\n",
                ),
                ("about.md", "Forms for towns.\n"),
            ],
            &[],
        );
    }
}
