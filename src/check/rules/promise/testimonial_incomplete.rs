//! `testimonial-incomplete`: a quotation that nobody can check, or that nobody agreed to.

use crate::check::findings::Findings;
use crate::check::message::listed;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::Visibility;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "testimonial-incomplete",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("testimonial_incomplete.en.md"),
        de: include_str!("testimonial_incomplete.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for testimonial in &subject.site.profile.testimonials {
        let is_private = testimonial.visibility == Visibility::Private;
        let mut missing: Vec<Bilingual> = Vec::new();
        let author = testimonial
            .author
            .as_ref()
            .map_or("", |author| author.as_str());
        if !is_full_name(author) {
            missing.push(Bilingual::new(
                "the author's full name (`author`)",
                "der volle Name (`author`)",
            ));
        }
        if testimonial.author_role.is_empty() && testimonial.organisation.is_none() {
            missing.push(Bilingual::new(
                "their role or organisation (`author_role`, `organisation`)",
                "Stelle oder Organisation (`author_role`, `organisation`)",
            ));
        }
        if testimonial.relation.is_empty() {
            missing.push(Bilingual::new(
                "their relation to you (`relation`)",
                "das Verhältnis zueinander (`relation`)",
            ));
        }
        if testimonial.date.is_none() {
            missing.push(Bilingual::new(
                "when they said it (`date`)",
                "wann es gesagt wurde (`date`)",
            ));
        }
        if testimonial.consent.is_none() {
            missing.push(Bilingual::new(
                "the day on which they agreed (`consent`)",
                "der Tag der Zustimmung (`consent`)",
            ));
        }
        // What is kept private harms nobody; but an imported one waits for its author's word.
        let waits = is_full_name(author) && testimonial.consent.is_none();
        if missing.is_empty() || (is_private && !waits) {
            continue;
        }
        let name = match author.is_empty() {
            true => Bilingual::new("a testimonial", "eine Referenz"),
            false => author.into(),
        };
        let missing = listed(&missing);
        let message = match is_private {
            true => both!(
                [name, missing],
                "what `{name}` says stays private: it lacks {missing}",
                "was `{name}` sagt, bleibt privat: es fehlt {missing}"
            ),
            false => both!(
                [name, missing],
                "what `{name}` says lacks {missing}",
                "was `{name}` sagt, dem fehlt {missing}"
            ),
        };
        let finding = findings.add(testimonial.span, message);
        let help = match is_private {
            true => Bilingual::new(
                "ask whether you may quote it; then add `consent` and take out `visibility`",
                "fragen, ob es zitiert werden darf; dann `consent` ergänzen und `visibility` streichen",
            ),
            false => Bilingual::new(
                "add what you know; without consent, ask, or take the quotation down",
                "ergänzen, was bekannt ist; ohne Zustimmung fragen, oder das Zitat herausnehmen",
            ),
        };
        finding.advise(help);
        if is_private {
            finding.severity = Severity::Info;
        }
    }
}

/// Two names, neither of them an initial at the end: "J. Klein" is one, "Jana K." is none.
fn is_full_name(author: &str) -> bool {
    let names: Vec<&str> = author.split_whitespace().collect();
    let family = names
        .last()
        .is_some_and(|name| name.trim_end_matches('.').chars().count() > 1);
    names.len() > 1 && family
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn a_quotation_says_who_when_and_with_whose_leave() {
        check_profile(
            &RULE,
            "[[testimonial]]\nquote = \"Great!\"\nauthor = \"Jana K.\"\n\
             [[testimonial]]\nquote = \"Forms that work.\"\nauthor = \"Jana Klein\"\norganisation = \"Stadtwerke Ulm\"\nrelation = \"client\"\ndate = 2025\nconsent = 2025-03-01\n\
             [[testimonial]]\nquote = \"Hidden\"\nvisibility = \"private\"\n\
             [[testimonial]]\nquote = \"On time.\"\nauthor = \"Ute Rabe\"\nauthor_role = \"Head\"\ndate = 2025\nvisibility = \"private\"\n",
            &[
                "1:1 what `Jana K.` says lacks the author's full name (`author`), their role or organisation (`author_role`, `organisation`), their relation to you (`relation`), when they said it (`date`), the day on which they agreed (`consent`)",
                "14:1 what `Ute Rabe` says stays private: it lacks their relation to you (`relation`), the day on which they agreed (`consent`)",
            ],
        );
    }
}
