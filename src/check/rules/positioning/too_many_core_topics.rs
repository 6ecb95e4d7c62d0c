//! `too-many-core-topics`: who stands for everything stands for nothing.

use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::Topic;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "too-many-core-topics",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("too_many_core_topics.en.md"),
        de: include_str!("too_many_core_topics.de.md"),
    },
    check: Check::Site(check),
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    max: usize,
}

impl Default for Options {
    fn default() -> Self {
        // As many as a reader can repeat afterwards.
        Options { max: 3 }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    let core: Vec<&Topic> = subject.site.profile.core_topics().collect();
    let Some(first_extra) = core.get(options.max) else {
        return;
    };
    let (all, most) = (core.len(), options.max);
    let message = both!(
        "{all} core topics: readers remember {most}",
        "{all} Kernthemen: im Gedächtnis bleiben {most}"
    );
    let finding = findings.add(first_extra.span, message);
    finding.advise(both!(
        "which {most} would you be recommended for? the others can be `role = \"secondary\"`",
        "für welche {most} lohnt sich eine Empfehlung? die anderen können `role = \"secondary\"` sein"
    ));
    for topic in &core[options.max + 1..] {
        finding.point(topic.span, Bilingual::new("also core", "auch Kernthema"));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{SETTINGS, check_profile, check_site};

    use super::RULE;

    fn core(labels: &[&str]) -> String {
        let topic = |label: &&str| format!("[[topic]]\nlabel = \"{label}\"\nrole = \"core\"\n");
        labels.iter().map(topic).collect()
    }

    #[test]
    fn three_are_enough() {
        check_profile(&RULE, &core(&["Forms", "Briefe", "Bauanträge"]), &[]);
        check_profile(
            &RULE,
            &core(&["Forms", "Briefe", "Bauanträge", "Reden", "Songs"]),
            &["10:1 5 core topics: readers remember 3"],
        );
    }

    #[test]
    fn the_limit_can_be_raised() {
        let settings = format!("{SETTINGS}[check.rules.too-many-core-topics]\nmax = 4\n");
        let profile = core(&["Forms", "Letters", "Permits", "Speeches"]);
        check_site(
            &RULE,
            &[("profile.toml", &profile), ("pointed.toml", &settings)],
            &[],
        );
    }
}
