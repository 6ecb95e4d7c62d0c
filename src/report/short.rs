//! For editors and scripts: a line a finding, `path:line:column: level[rule]: message`.

use crate::diagnostic::Diagnostic;
use crate::report::places::Places;

/// One finding in one line.
pub fn finding(diagnostic: &Diagnostic, places: Places<'_>) -> String {
    let start = places.start(diagnostic.span);
    format!(
        "{}:{}:{}: {}[{}]: {}\n",
        places.path(diagnostic.span),
        start.line,
        start.column,
        diagnostic.severity.name(),
        diagnostic.rule,
        places.say(&diagnostic.message),
    )
}
