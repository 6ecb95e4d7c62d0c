//! `unknown-reference`: an id that names nothing.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Profile, Reference};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::markdown_links::may_name;
use crate::text::nearest::{did_you_mean, nearest};

pub(super) static RULE: Rule = Rule {
    name: "unknown-reference",
    group: Group::Source,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("unknown_reference.en.md"),
        de: include_str!("unknown_reference.de.md"),
    },
    check: Check::Site(check),
};

/// What an id can name; evidence has a rule of its own.
#[derive(Clone, Copy)]
enum Kind {
    Topic,
    Skill,
    Item,
    Claim,
    Credential,
    Organisation,
}

impl Kind {
    /// In German with its article.
    fn word(self) -> Bilingual {
        let (english, german) = match self {
            Kind::Topic => ("topic", "das Thema"),
            Kind::Skill => ("skill", "die Fähigkeit"),
            Kind::Item => ("item", "den Eintrag"),
            Kind::Claim => ("claim", "die Angabe"),
            Kind::Credential => ("credential", "den Nachweis"),
            Kind::Organisation => ("organisation", "die Organisation"),
        };
        Bilingual::new(english, german)
    }

    fn ids(self, profile: &Profile) -> Vec<&str> {
        match self {
            Kind::Topic => profile
                .topics
                .iter()
                .map(|topic| topic.id.as_str())
                .collect(),
            Kind::Skill => profile
                .skills
                .iter()
                .map(|skill| skill.id.as_str())
                .collect(),
            Kind::Item => profile.items.iter().map(|item| item.id.as_str()).collect(),
            Kind::Claim => profile
                .claims
                .iter()
                .map(|claim| claim.id.as_str())
                .collect(),
            Kind::Credential => profile
                .credentials
                .iter()
                .map(|entry| entry.id.as_str())
                .collect(),
            Kind::Organisation => profile
                .organisations
                .iter()
                .map(|entry| entry.id.as_str())
                .collect(),
        }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    for (kind, id, span) in references(profile).into_iter().chain(links(subject)) {
        let ids = kind.ids(profile);
        if ids.contains(&id) {
            continue;
        }
        let finding = findings.add(span, {
            let what = kind.word();
            both!(
                [what],
                "there is no {what} `{id}`",
                "es gibt {what} `{id}` nicht"
            )
        });
        finding.advise(match nearest(id, ids.iter().copied()) {
            Some(near) => did_you_mean(near),
            None if ids.is_empty() => {
                let what = kind.word();
                both!(
                    [what],
                    "the profile has no {what} yet",
                    "im Profil steht davon noch nichts: {what}"
                )
            }
            None => {
                let ids = list(&ids);
                both!("the profile has {ids}", "im Profil stehen {ids}")
            }
        });
    }
}

/// The ids, as many as a reader takes in.
fn list(ids: &[&str]) -> String {
    const SHOWN: usize = 8;
    let mut words: Vec<String> = ids.iter().take(SHOWN).map(|id| format!("`{id}`")).collect();
    if ids.len() > SHOWN {
        words.push("…".to_owned());
    }
    words.join(", ")
}

fn references(profile: &Profile) -> Vec<(Kind, &str, Span)> {
    let mut found = Vec::new();
    for item in &profile.items {
        found.extend(named(Kind::Topic, &item.topics));
        found.extend(named(Kind::Skill, &item.skills));
        found.extend(named(Kind::Organisation, &item.organisation));
        for line in &item.achievements {
            found.extend(named(Kind::Topic, &line.topics));
        }
    }
    for entry in &profile.education {
        found.extend(named(Kind::Topic, &entry.topics));
        found.extend(named(Kind::Skill, &entry.skills));
        found.extend(named(Kind::Organisation, &entry.institution));
    }
    for entry in &profile.credentials {
        found.extend(named(Kind::Topic, &entry.topics));
        found.extend(named(Kind::Skill, &entry.skills));
        found.extend(named(Kind::Organisation, &entry.issuer));
    }
    for entry in &profile.testimonials {
        found.extend(named(Kind::Topic, &entry.topics));
        found.extend(named(Kind::Organisation, &entry.organisation));
    }
    for message in &profile.messages {
        found.extend(named(Kind::Topic, &message.topic));
    }
    for offer in profile.offers.iter().chain(&profile.seeks) {
        found.extend(named(Kind::Topic, &offer.topic));
    }
    for skill in &profile.skills {
        found.extend(named(Kind::Topic, &skill.topic));
    }
    for language in &profile.languages {
        found.extend(named(Kind::Credential, &language.certificate));
    }
    for figure in &profile.figures {
        found.extend(named(Kind::Claim, std::iter::once(&figure.claim)));
    }
    found
}

fn named<'s>(
    kind: Kind,
    references: impl IntoIterator<Item = &'s Reference>,
) -> impl Iterator<Item = (Kind, &'s str, Span)> {
    references
        .into_iter()
        .map(move |id| (kind, id.value.as_str(), id.span))
}

fn links<'s>(subject: &'s Subject<'_>) -> Vec<(Kind, &'s str, Span)> {
    let digests = subject.digests.iter();
    let links = digests
        .filter(|digest| may_name(digest.outline.text(), &["topic:", "item:"]))
        .flat_map(|digest| digest.links(subject.site));
    let ids = links.filter_map(|link| {
        let (scheme, id) = link.destination.split_once(':')?;
        let kind = match scheme {
            "topic" => Kind::Topic,
            "item" => Kind::Item,
            _ => return None,
        };
        Some((kind, id, link.span))
    });
    ids.collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn ids_are_looked_up_where_they_belong() {
        check_profile(
            &RULE,
            "[[topic]]\nid = \"alarms\"\nlabel = \"Alarms\"\n[[talk]]\ntitle = \"T\"\ndate = 2024-01-01\ntopics = [\"alarm\"]\nskills = [\"rust\"]\nsummary = \"[x](item:t) [y](topic:alrms)\"\n",
            &[
                "7:11 there is no topic `alarm`",
                "8:11 there is no skill `rust`",
                "9:25 there is no topic `alrms`",
            ],
        );
    }
}
