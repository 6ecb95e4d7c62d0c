//! The options of a rule: a table of `[check.rules]` as a type of the rule's own.

use serde::de::DeserializeOwned;

use crate::check::findings::Findings;
use crate::check::rule::Rule;
use crate::site::Site;
use crate::text::bilingual::both;

/// Reads the options of a rule; a table that does not fit is a finding, and counts as absent.
pub(super) fn options<T: DeserializeOwned + Default>(
    rule: &Rule,
    site: &Site,
    findings: &mut Findings,
) -> T {
    let Some(table) = site.settings.check.rules.get(rule.name) else {
        return T::default();
    };
    match table.value.clone().try_into() {
        Ok(options) => options,
        Err(fault) => {
            let (name, fault) = (rule.name, fault.message());
            let message = both!(
                "the options of `{name}` cannot be read: {fault}",
                "die Einstellungen von `{name}` sind nicht lesbar: {fault}"
            );
            findings.add(table.span, message).advise(both!(
                "`pointed explain {name}` names its options",
                "`pointed explain {name} --lang de` nennt sie"
            ));
            T::default()
        }
    }
}
