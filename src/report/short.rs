//! For editors and scripts: a line a finding, `path:line:column: level[rule]: message`.

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// One finding in one line.
pub fn finding(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let position = sources.position(diagnostic.span);
    format!(
        "{}:{}:{}: {}[{}]: {}\n",
        sources.get(diagnostic.span.source).path,
        position.line,
        position.column,
        diagnostic.severity.name(),
        diagnostic.rule,
        diagnostic.message,
    )
}
