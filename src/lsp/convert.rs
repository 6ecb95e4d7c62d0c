//! Findings, proposals and actions in the words of the protocol.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use lsp_types::{
    CodeAction, CodeActionKind, CompletionItem, CompletionItemKind, CompletionTextEdit,
    DiagnosticRelatedInformation, DiagnosticSeverity, Documentation, Location, MarkupContent,
    MarkupKind, NumberOrString, Range, TextEdit, Uri, WorkspaceEdit,
};
use url::Url;

use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::lsp::action::Action;
use crate::lsp::completion::{Proposal, ProposalKind};
use crate::lsp::position::Encoding;
use crate::site::Site;
use crate::source::{Sources, Span};

/// The path of a file that an editor names.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    Url::parse(uri).ok()?.to_file_path().ok()
}

/// The name of a file for an editor.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    Uri::from_str(Url::from_file_path(path).ok()?.as_str()).ok()
}

pub(super) fn diagnostic(
    finding: &Diagnostic,
    site: &Site,
    root: &Path,
    encoding: Encoding,
) -> lsp_types::Diagnostic {
    let (sources, language) = (&site.sources, site.settings.check.language);
    let mut message = finding.message.get(language).to_owned();
    for help in &finding.help {
        message.push_str("\nhelp: ");
        message.push_str(help.get(language));
    }
    let related: Vec<DiagnosticRelatedInformation> = finding
        .related
        .iter()
        .filter_map(|(span, why)| {
            Some(DiagnosticRelatedInformation {
                location: location(*span, sources, root, encoding)?,
                message: why.get(language).to_owned(),
            })
        })
        .collect();
    lsp_types::Diagnostic {
        range: encoding.range(&sources.get(finding.span.source).text, finding.span.range()),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Info => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        source: Some("pointed".to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        ..lsp_types::Diagnostic::default()
    }
}

fn location(span: Span, sources: &Sources, root: &Path, encoding: Encoding) -> Option<Location> {
    let file = sources.get(span.source);
    Some(Location::new(
        uri(&disk::locate(root, &file.path))?,
        encoding.range(&file.text, span.range()),
    ))
}

/// A proposal that takes the place of a range. Its rank keeps the order of the sources, which says
/// more than the alphabet.
pub(super) fn item(proposal: Proposal, rank: usize, range: Range) -> CompletionItem {
    CompletionItem {
        kind: Some(match proposal.kind {
            ProposalKind::Table => CompletionItemKind::MODULE,
            ProposalKind::Key => CompletionItemKind::PROPERTY,
            ProposalKind::Word => CompletionItemKind::ENUM_MEMBER,
            ProposalKind::Id => CompletionItemKind::REFERENCE,
        }),
        detail: proposal.detail,
        documentation: proposal.documentation.map(|value| {
            Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value,
            })
        }),
        sort_text: Some(format!("{rank:05}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
            range,
            proposal.text,
        ))),
        label: proposal.label,
        ..CompletionItem::default()
    }
}

// `Uri` keeps what it has worked out in a cell; its equality and its hash do not look there.
#[allow(
    clippy::mutable_key_type,
    reason = "the protocol's types key changes by `Uri`"
)]
pub(super) fn action(
    action: Action,
    diagnostic: &lsp_types::Diagnostic,
    sources: &Sources,
    root: &Path,
    encoding: Encoding,
) -> Option<CodeAction> {
    let file = sources.get(action.source);
    let range = encoding.range(&file.text, action.range);
    let edits = vec![TextEdit::new(range, action.text)];
    Some(CodeAction {
        title: action.title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic.clone()]),
        edit: Some(WorkspaceEdit::new(HashMap::from([(
            uri(&disk::locate(root, &file.path))?,
            edits,
        )]))),
        is_preferred: Some(action.mends),
        ..CodeAction::default()
    })
}
