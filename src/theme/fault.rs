//! What is wrong in a file of a theme, and where in it.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};
use crate::theme::Files;

pub(super) const RULE: &str = "template-error";

/// Where templates stand in a theme.
const FOLDER: &str = "templates/";

/// A fault in a template or style of a theme: a finding whose file is not yet among the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// Where the file stands: `theme/…` in the site, `themes/NAME/…` in the binary.
    pub path: String,
    /// What the file holds.
    pub text: String,
    /// The bytes that are wrong.
    pub range: Range<usize>,
    /// The fault in words.
    pub message: String,
    /// What may cure it.
    pub help: Vec<String>,
}

impl TemplateFault {
    /// The fault as a finding; its file becomes one of the sources.
    pub fn diagnostic(self, sources: &mut Sources) -> Diagnostic {
        let source = sources
            .find(&self.path)
            .unwrap_or_else(|| sources.add(self.path, self.text));
        let mut finding = Diagnostic::error(RULE, Span::new(source, self.range), self.message);
        for help in self.help {
            finding.advise(help);
        }
        finding
    }

    pub(super) fn at(text: &str, range: Range<usize>, message: &str) -> Self {
        TemplateFault {
            path: String::new(),
            text: text.to_owned(),
            range,
            message: lower_first(message.trim_end_matches('.').trim()),
            help: Vec::new(),
        }
    }

    /// A fault that the template engine reports; `template` is what was asked for.
    pub(super) fn new(error: &tera::Error, template: &str) -> Self {
        let (path, range, words) = match error.kind() {
            tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => (
                report.filename().to_owned(),
                report.span().range.clone(),
                report.message().to_owned(),
            ),
            other => (template.to_owned(), 0..0, other.to_string()),
        };
        // The engine appends what there is after the fault itself.
        let (message, help) = match words.split_once(". ") {
            Some((message, rest)) => (
                message.to_owned(),
                vec![lower_first(rest.trim_end_matches('.'))],
            ),
            None => (words, Vec::new()),
        };
        TemplateFault {
            help,
            path,
            ..TemplateFault::at("", range, &message)
        }
    }

    /// What is wrong between templates: names of others that are not there. The engine tells all of
    /// them at once, each drawn as for a terminal.
    pub(super) fn between(error: &tera::Error, files: &Files) -> Vec<Self> {
        let drawn = match error.kind() {
            tera::ErrorKind::Msg(drawn) if drawn.contains(" --> ") => drawn,
            tera::ErrorKind::MissingParent { current, parent } => {
                let text = files
                    .text(&format!("{FOLDER}{current}"))
                    .unwrap_or_default();
                let start = text.find(parent.as_str()).unwrap_or_default();
                let message = format!("unknown template `{parent}`");
                let fault = TemplateFault {
                    path: current.clone(),
                    ..TemplateFault::at("", start..start + parent.len(), &message)
                };
                return vec![fault.in_files(files, FOLDER)];
            }
            _ => return vec![TemplateFault::new(error, "base.html").in_files(files, FOLDER)],
        };
        let faults = drawn.split("error: ").filter_map(|part| {
            let (message, rest) = part.split_once('\n')?;
            let place = rest
                .lines()
                .find_map(|line| line.trim().strip_prefix("--> "))?;
            let mut place = place.rsplitn(3, ':');
            let column: usize = place.next()?.parse().ok()?;
            let line: usize = place.next()?.parse().ok()?;
            let path = place.next()?;
            let text = files.text(&format!("{FOLDER}{path}")).unwrap_or_default();
            let before: usize = text
                .split_inclusive('\n')
                .take(line - 1)
                .map(str::len)
                .sum();
            let start = (before + column - 1).min(text.len());
            let length = rest.matches('^').count();
            let fault = TemplateFault {
                path: path.to_owned(),
                ..TemplateFault::at("", start..(start + length).min(text.len()), message)
            };
            Some(fault.in_files(files, FOLDER))
        });
        faults.collect()
    }

    /// Tells where the template stands: its name is a path below that folder of the theme.
    pub(super) fn in_files(self, files: &Files, folder: &str) -> Self {
        let below = format!("{folder}{}", self.path);
        self.named(files, &below)
    }

    pub(super) fn named(self, files: &Files, path: &str) -> Self {
        TemplateFault {
            path: files.shown_path(path),
            text: files.text(path).unwrap_or_default().into_owned(),
            ..self
        }
    }

    /// A page kind that neither the theme nor `common` has a template for.
    pub(super) fn missing_template(files: &Files, template: &str) -> Self {
        let path = format!("templates/{template}");
        let message = format!("the theme has no template `{template}`");
        let help = format!("write it as `theme/{path}`");
        TemplateFault {
            help: vec![help],
            ..TemplateFault::at("", 0..0, &message).named(files, "theme.toml")
        }
    }

    pub(super) fn missing_style(files: &Files, path: &str) -> Self {
        let message = format!("the theme lists the style `{path}`, but has no such file");
        TemplateFault::at("", 0..0, &message).named(files, "theme.toml")
    }
}

/// Messages begin in lower case, unless with a name in backticks.
fn lower_first(words: &str) -> String {
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
