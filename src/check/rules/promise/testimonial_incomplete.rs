//! `testimonial-incomplete`: a quotation that nobody can check, or that nobody agreed to.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::Visibility;

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
        let mut missing: Vec<&str> = Vec::new();
        let author = testimonial
            .author
            .as_ref()
            .map_or("", |author| author.as_str());
        if !is_full_name(author) {
            missing.push("the author's full name (`author`)");
        }
        if testimonial.author_role.is_empty() && testimonial.organisation.is_none() {
            missing.push("their role or organisation (`author_role`, `organisation`)");
        }
        if testimonial.relation.is_empty() {
            missing.push("their relation to you (`relation`)");
        }
        if testimonial.date.is_none() {
            missing.push("when they said it (`date`)");
        }
        if testimonial.consent.is_none() {
            missing.push("the day on which they agreed (`consent`)");
        }
        // What is kept private harms nobody; but an imported one waits for its author's word.
        let waits = is_full_name(author) && testimonial.consent.is_none();
        if missing.is_empty() || (is_private && !waits) {
            continue;
        }
        let name = if author.is_empty() {
            "a testimonial"
        } else {
            author
        };
        let message = match is_private {
            true => format!(
                "what `{name}` says stays private: it lacks {}",
                missing.join(", ")
            ),
            false => format!("what `{name}` says lacks {}", missing.join(", ")),
        };
        let finding = findings.add(testimonial.span, message);
        let help = match is_private {
            true => "ask whether you may quote it; then add `consent` and take out `visibility`",
            false => "add what you know; without consent, ask, or take the quotation down",
        };
        finding.advise(help.to_owned());
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
