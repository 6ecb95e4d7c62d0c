//! The options of a rule: a table of `[check.rules]` as a type of the rule's own.

use serde::de::DeserializeOwned;

use crate::check::findings::Findings;
use crate::check::rule::Rule;
use crate::site::Site;

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
            let message = format!(
                "the options of `{}` cannot be read: {}",
                rule.name,
                fault.message()
            );
            findings
                .add(table.span, message)
                .advise(format!("`pointed explain {}` names its options", rule.name));
            T::default()
        }
    }
}
