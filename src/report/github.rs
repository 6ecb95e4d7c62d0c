//! For GitHub Actions: workflow commands that become annotations
//! (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::places::Places;

/// One finding as one command.
pub fn finding(diagnostic: &Diagnostic, places: Places<'_>) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (start, end) = (places.start(diagnostic.span), places.end(diagnostic.span));
    let mut message = places.say(&diagnostic.message).to_owned();
    for help in &diagnostic.help {
        message.push('\n');
        message.push_str(places.say(help));
    }
    // Columns are only taken when the place is within one line.
    let columns = match start.line == end.line {
        true => format!(",col={},endColumn={}", start.column, end.column),
        false => String::new(),
    };
    format!(
        "::{command} file={},line={},endLine={}{columns},title={}::{}\n",
        property(&places.path(diagnostic.span)),
        start.line,
        end.line,
        property(diagnostic.rule),
        data(&message),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
