//! `promise-without-channel`: a promise whose means are missing.

use crate::check::findings::Findings;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::subject::{ClaimPlace, Digest};
use crate::diagnostic::Severity;
use crate::site::{Field, Profile, Visibility};
use crate::text::bilingual::{Bilingual, both};
use crate::text::claim::{ClaimKind, Promise};
use crate::text::language::Language;
use crate::text::url::{host, is_web};
use crate::text::word::folded;

pub(super) static RULE: Rule = Rule {
    name: "promise-without-channel",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("promise_without_channel.en.md"),
        de: include_str!("promise_without_channel.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let reachable = is_reachable(profile);
    if let Some((_, promised)) = profile.contact.response_time.iter().next()
        && !reachable
    {
        findings
            .add(
                promised.span,
                Bilingual::new(
                    "an answer is promised, but there is no way to write",
                    "eine Antwort ist versprochen, aber es gibt keinen Weg zu schreiben"
                ),
            )
            .advise(
                Bilingual::new(
                    "add a public `email`, `form` or `messenger`, or an account with `contact = true`",
                    "eine öffentliche `email`, ein `form` oder einen `messenger` ergänzen, oder ein Konto mit `contact = true`"
                ),
            );
    }
    for digest in &subject.digests {
        // An entry tells what was, not what is promised.
        if digest.outline.item.is_some() {
            continue;
        }
        for place in &digest.claims {
            if let ClaimKind::Promise(promise) = place.claim.kind
                && let Some(missing) = missing(promise, place, digest, subject, reachable)
            {
                let language = digest.outline.language;
                let finding = findings.add(place.span, missing.message);
                finding.advise(
                    match language {
                        Language::En => missing.help,
                        Language::De => missing.german_help,
                    }
                    .to_owned(),
                );
            }
        }
    }
}

struct Missing {
    message: Bilingual,
    help: &'static str,
    german_help: &'static str,
}

fn missing(
    promise: Promise,
    place: &ClaimPlace,
    digest: &Digest<'_>,
    subject: &Subject<'_>,
    reachable: bool,
) -> Option<Missing> {
    let site = subject.site;
    let profile = &site.profile;
    let unit = place.claim.unit.as_str();
    let linked = place.link.is_some()
        || digest.outline.place == Place::NextStep && profile.next_step.url.is_some();
    let contact = &profile.contact;
    match promise {
        // `response_time` was looked at as a field.
        Promise::Reply if reachable || is_response_time(digest, profile) => None,
        Promise::Reply => Some(Missing {
            message: Bilingual::new(
                "an answer is promised, but there is no way to write",
                "eine Antwort ist versprochen, aber es gibt keinen Weg zu schreiben",
            ),
            help: "how can a reader write to you? or leave the promise out",
            german_help: "auf welchem Weg kann man schreiben? Sonst das Versprechen streichen",
        }),
        Promise::Book => {
            let bookable = linked || contact.booking.is_some() || contact.form.is_some();
            // To arrange a date, a telephone is enough.
            let words = folded(site.sources.slice(place.span));
            let arranged = reachable && (words.contains("vereinbar") || words.contains("schedule"));
            (!bookable && !arranged).then(|| Missing {
                message: Bilingual::new(
                    "a date can be booked, but there is no calendar",
                    "ein Termin ist buchbar, aber es gibt keinen Kalender",
                ),
                help: "where? link the words or set `booking` in [contact]",
                german_help: "wo? Die Worte verlinken oder `booking` in [contact] angeben",
            })
        }
        Promise::Download => {
            let endings = [".pdf", ".zip", ".docx", ".odt", ".pptx", ".xlsx", ".md"];
            let there = site.static_files.iter().any(|file| {
                endings
                    .iter()
                    .any(|ending| file.path.to_lowercase().ends_with(ending))
            });
            (!linked && !there).then(|| Missing {
                message: both!(
                    "a download is promised, but there is no file: `{unit}`",
                    "ein Download ist versprochen, aber es gibt keine Datei: `{unit}`"
                ),
                help: "where is it? link the words, with the file in `static/`",
                german_help: "wo liegt sie? Die Worte verlinken, mit der Datei in `static/`",
            })
        }
        Promise::Subscribe => {
            let anywhere = linked
                || digest
                    .links(subject.site)
                    .iter()
                    .any(|link| is_web(&link.destination));
            (!anywhere).then(|| Missing {
                message: Bilingual::new(
                    "a newsletter is promised, but there is no sign-up",
                    "ein Newsletter ist versprochen, aber es gibt keine Anmeldung",
                ),
                help: "where does one sign up? link the words",
                german_help: "wo meldet man sich an? Die Worte verlinken",
            })
        }
        Promise::Account => {
            let there = linked
                || profile.accounts.iter().any(|account| {
                    folded(&account.network).contains(unit)
                        || host(&account.url).is_some_and(|host| host.contains(unit))
                })
                || digest
                    .links(subject.site)
                    .iter()
                    .any(|link| link.destination.contains(unit));
            (!there).then(|| Missing {
                message: both!(
                    "readers are sent to `{unit}`, but there is no such account",
                    "es wird auf `{unit}` verwiesen, aber dieses Konto gibt es nicht"
                ),
                help: "add it as [[account]], or link the words",
                german_help: "als [[account]] ergänzen oder die Worte verlinken",
            })
        }
        Promise::Cadence | Promise::Availability => None,
    }
}

fn is_response_time(digest: &Digest<'_>, profile: &Profile) -> bool {
    profile
        .contact
        .response_time
        .iter()
        .any(|(_, text)| text.span == digest.outline.span)
}

/// Whether a reader can write or call without knowing more than the site says.
fn is_reachable(profile: &Profile) -> bool {
    let contact = &profile.contact;
    let public = |field: Field| profile.visibility_of(field) == Visibility::Public;
    !contact.closed
        && (contact.email.is_some() && public(Field::Email)
            || contact.phone.is_some() && public(Field::Phone)
            || contact.form.is_some()
            || contact.messenger.is_some()
            || profile.accounts.iter().any(|account| account.contact))
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn an_answer_needs_a_way_to_write() {
        check_profile(
            &RULE,
            "[contact]\nresponse_time = \"24 hours\"\nnote.de = \"Ich antworte binnen 24 Stunden.\"\nphone = \"+49 89 1\"\n",
            &[
                "2:17 an answer is promised, but there is no way to write",
                "3:16 an answer is promised, but there is no way to write",
            ],
        );
        for channel in [
            "email = \"a@b.example\"\n",
            "form = \"https://a.example/f\"\n",
            "phone = \"+49 89 1\"\n[visibility]\nphone = \"public\"\n",
            "[[account]]\nnetwork = \"LinkedIn\"\nurl = \"https://linkedin.com/in/a\"\ncontact = true\n",
        ] {
            let profile = format!("[contact]\nresponse_time = \"24 hours\"\n{channel}");
            check_profile(&RULE, &profile, &[]);
        }
    }

    #[test]
    fn other_promises_need_their_means() {
        check_profile(
            &RULE,
            "[next_step]\nlabel = \"Book a call\"\n[contact]\nnote = \"Download my CV. Find me on LinkedIn. Subscribe to my newsletter.\"\nemail = \"a@b.example\"\n",
            &[
                "2:10 a date can be booked, but there is no calendar",
                "4:9 a download is promised, but there is no file: `cv`",
                "4:25 readers are sent to `linkedin`, but there is no such account",
                "4:46 a newsletter is promised, but there is no sign-up",
            ],
        );
    }

    #[test]
    fn kept_promises_are_silent() {
        check_site(
            &RULE,
            &[
                (
                    "profile.toml",
                    "[next_step]\nlabel = \"Book a call\"\nurl = \"https://cal.example/a\"\n[contact]\nnote = \"Find me on LinkedIn. Termin vereinbaren\"\nemail = \"a@b.example\"\n\
                     [[account]]\nnetwork = \"LinkedIn\"\nurl = \"https://linkedin.example/in/a\"\n\
                     [[project]]\ntitle = \"Old\"\nsummary = \"We answered within 24 hours; book a call was the button.\"\n",
                ),
                (
                    "about.md",
                    "[Download my CV](/cv.pdf). [Subscribe to my newsletter](https://list.example/a).\n",
                ),
            ],
            &[],
        );
    }
}
