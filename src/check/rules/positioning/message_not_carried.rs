//! `message-not-carried`: a declared key message that no text carries.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Message, Visibility};
use crate::text::bilingual::both;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "message-not-carried",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("message_not_carried.en.md"),
        de: include_str!("message_not_carried.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    if profile.messages.is_empty() {
        return;
    }
    let published = subject.digests.iter().filter(|digest| {
        let private = |item: &crate::site::Item| item.visibility == Visibility::Private;
        digest.outline.place != Place::Message && !digest.outline.item.is_some_and(private)
    });
    let mut carried: HashSet<usize> = HashSet::new();
    let mut cited: HashSet<&str> = HashSet::new();
    for digest in published {
        carried.extend(&digest.mentions(subject.finder).messages);
        let links = digest.links(subject.site).iter();
        cited.extend(links.filter_map(|link| link.destination.strip_prefix("evidence:")));
        cited.extend(digest.outline.evidence.iter().map(|id| id.value.as_str()));
    }
    for (index, message) in profile.messages.iter().enumerate() {
        if carried.contains(&index) || proven(message, &cited) || message.text.is_empty() {
            continue;
        }
        let id = message.id.as_str();
        let text = both!(
            "no text carries the message `{id}`",
            "kein Text trägt die Botschaft `{id}`"
        );
        let finding = findings.add(message.span, text);
        let language = match message
            .text
            .get_or_other(subject.site.settings.main_language())
        {
            Some((_, language)) => language,
            None => continue,
        };
        finding.advise(
            match language {
                Language::En => {
                    "where does a reader learn this? say it in the bio or show it in a project; a text in other words can cite the message's `evidence`"
                }
                Language::De => {
                    "wo erfährt man das? im Profiltext sagen oder an einem Projekt zeigen; ein Text mit anderen Worten kann den Beleg der Botschaft (`evidence`) nennen"
                }
            }
            .to_owned(),
        );
    }
}

/// A paraphrase carries a message when it rests on the same proof.
fn proven(message: &Message, cited: &HashSet<&str>) -> bool {
    message
        .evidence
        .iter()
        .any(|id| cited.contains(id.value.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    const MESSAGES: &str = "[[message]]\nid = \"calls\"\ntext.en = \"Plain language saves calls\"\ntext.de = \"Klartext spart Anrufe\"\nevidence = [\"log\"]\n[[evidence]]\nid = \"log\"\ntitle = \"Log\"\n";

    #[test]
    fn a_message_that_stands_nowhere() {
        check_profile(
            &RULE,
            MESSAGES,
            &["1:1 no text carries the message `calls`"],
        );
        check_site(
            &RULE,
            &[
                ("profile.toml", MESSAGES),
                (
                    "about.md",
                    "Language is what I work with.\n\nI take calls.\n",
                ),
            ],
            &["profile.toml:1:1 no text carries the message `calls`"],
        );
    }

    #[test]
    fn words_in_another_form_or_shared_proof_carry_it() {
        check_site(
            &RULE,
            &[
                ("profile.toml", MESSAGES),
                (
                    "about.md",
                    "*Plain* language saved them 38 % of their calls.\n",
                ),
            ],
            &[],
        );
        check_site(
            &RULE,
            &[
                ("profile.toml", MESSAGES),
                (
                    "about.de.md",
                    "Klartext hat der Stadt jeden dritten Anruf erspart.\n",
                ),
            ],
            &[],
        );
        check_profile(
            &RULE,
            &format!(
                "{MESSAGES}[[project]]\ntitle = \"Letters\"\nresult = \"[a third fewer](evidence:log)\"\n"
            ),
            &[],
        );
    }
}
