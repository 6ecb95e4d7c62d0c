//! The language server: what an editor asks about a site while it is written, answered by the same
//! reading and the same rules as everywhere.
//!
//! Nothing is worked out piece by piece: after each change the whole site is read anew, which takes
//! some milliseconds, so that no answer is older than the question.

mod action;
mod completion;
mod convert;
mod cursor;
mod definition;
mod entry;
mod hover;
mod position;
mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    CodeActionRequest, Completion, GotoDefinition, HoverRequest, Request as _,
};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability,
    CompletionOptions, CompletionParams, CompletionResponse, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverContents, HoverParams, HoverProviderCapability,
    InitializeParams, Location, MarkupContent, MarkupKind, OneOf, Position,
    PublishDiagnosticsParams, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
    Uri,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::disk;
use crate::lsp::cursor::Cursor;
use crate::lsp::position::Encoding;
use crate::lsp::workspace::{Reading, Workspace};
use crate::report;
use crate::source::Source;

/// Answers a client until it says goodbye. Findings are those of that day.
///
/// # Errors
/// When the connection breaks.
pub fn run(connection: &Connection, today: Date) -> Result<()> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params)?;
    let offered = params
        .capabilities
        .general
        .and_then(|general| general.position_encodings);
    let encoding = Encoding::agree(offered.as_deref());
    let answer = json!({
        "capabilities": capabilities(encoding),
        "serverInfo": { "name": "pointed", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, answer)?;
    let mut server = Server {
        connection,
        encoding,
        today,
        sites: BTreeMap::new(),
    };
    while let Ok(message) = connection.receiver.recv() {
        if server.take(message)? {
            return Ok(());
        }
        // A burst of keys is one change.
        while let Ok(message) = connection.receiver.try_recv() {
            if server.take(message)? {
                return Ok(());
            }
        }
        server.publish()?;
    }
    Ok(())
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    let triggers = ["\"", ":", "[", "("].map(str::to_owned);
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers.into()),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// The sites of the files that are open.
struct Server<'c> {
    connection: &'c Connection,
    encoding: Encoding,
    today: Date,
    sites: BTreeMap<PathBuf, Workspace>,
}

impl Server<'_> {
    /// Takes a message; true when it was goodbye.
    fn take(&mut self, message: Message) -> Result<bool> {
        match message {
            Message::Request(request) => {
                if self.connection.handle_shutdown(&request)? {
                    return Ok(true);
                }
                let response = self.answer(request);
                self.connection.sender.send(response.into())?;
            }
            Message::Notification(notification) => self.notice(&notification)?,
            Message::Response(_) => {}
        }
        Ok(false)
    }

    /// Notes a change of a file.
    fn notice(&mut self, notification: &Notification) -> Result<()> {
        let params = &notification.params;
        let uri = |params: &Value| params["textDocument"]["uri"].as_str().map(str::to_owned);
        match notification.method.as_str() {
            DidOpenTextDocument::METHOD => {
                let text = params["textDocument"]["text"].as_str();
                self.set(uri(params), text);
            }
            DidChangeTextDocument::METHOD => {
                // The whole text is sent, so the last change is the text.
                let changes = params["contentChanges"].as_array();
                let text = changes
                    .and_then(|changes| changes.last())
                    .and_then(|change| change["text"].as_str());
                self.set(uri(params), text);
            }
            DidCloseTextDocument::METHOD => {
                if let Some((site, path)) = uri(params).and_then(|uri| self.find(&uri)) {
                    site.open.remove(&path);
                    site.touch();
                    if site.open.is_empty() {
                        self.forget_closed()?;
                    }
                }
            }
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => {
                self.sites.values_mut().for_each(Workspace::touch);
            }
            _ => {}
        }
        Ok(())
    }

    fn set(&mut self, uri: Option<String>, text: Option<&str>) {
        if let (Some(uri), Some(text)) = (uri, text)
            && let Some((site, path)) = self.find(&uri)
        {
            site.open.insert(path, text.to_owned());
            site.touch();
        }
    }

    /// The site of a file, and the file's path in it. Files outside of any site are none of ours.
    fn find(&mut self, uri: &str) -> Option<(&mut Workspace, String)> {
        let path = convert::path(uri)?;
        let root = disk::find_site(path.parent()?).ok()?;
        // A link in the path leads to the same folder.
        let folder = dunce::canonicalize(path.parent()?).ok()?;
        let path = folder.join(path.file_name()?);
        let site = self
            .sites
            .entry(root.clone())
            .or_insert_with(|| Workspace::new(root));
        let path = site.relative(&path)?;
        Some((site, path))
    }

    /// A site of which nothing is open any more has no findings to show.
    fn forget_closed(&mut self) -> Result<()> {
        let closed: Vec<PathBuf> = self
            .sites
            .iter()
            .filter(|(_, site)| site.open.is_empty())
            .map(|(root, _)| root.clone())
            .collect();
        for root in closed {
            let site = self.sites.remove(&root);
            for path in site.into_iter().flat_map(|site| site.shown) {
                self.send_findings(&disk::locate(&root, &path), Vec::new())?;
            }
        }
        Ok(())
    }

    /// Sends the findings of every site that changed.
    fn publish(&mut self) -> Result<()> {
        let roots: Vec<PathBuf> = self
            .sites
            .iter()
            .filter(|(_, site)| site.is_stale())
            .map(|(root, _)| root.clone())
            .collect();
        for root in roots {
            let Some(site) = self.sites.get_mut(&root) else {
                continue;
            };
            let shown = std::mem::take(&mut site.shown);
            let open: Vec<String> = site.open.keys().cloned().collect();
            // A folder that cannot be read just now is no reason to stop; the next change asks again.
            let Ok(reading) = site.reading(self.today) else {
                continue;
            };
            let mut files: BTreeMap<String, Vec<lsp_types::Diagnostic>> = shown
                .into_iter()
                .chain(open)
                .map(|path| (path, Vec::new()))
                .collect();
            let mut findings = reading.findings.clone();
            report::sort(&mut findings, &reading.site.sources);
            for finding in &findings {
                let path = &reading.site.sources.get(finding.span.source).path;
                let diagnostic = convert::diagnostic(finding, &reading.site, &root, self.encoding);
                files.entry(path.clone()).or_default().push(diagnostic);
            }
            let shown: BTreeSet<String> = files
                .iter()
                .filter(|(_, findings)| !findings.is_empty())
                .map(|(path, _)| path.clone())
                .collect();
            site.shown = shown;
            for (path, findings) in files {
                self.send_findings(&disk::locate(&root, &path), findings)?;
            }
        }
        Ok(())
    }

    fn send_findings(&self, path: &Path, diagnostics: Vec<lsp_types::Diagnostic>) -> Result<()> {
        let Some(uri) = convert::uri(path) else {
            return Ok(());
        };
        let params = PublishDiagnosticsParams {
            uri,
            diagnostics,
            version: None,
        };
        let message = Notification::new(PublishDiagnostics::METHOD.to_owned(), params);
        Ok(self.connection.sender.send(message.into())?)
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let answer = match method.as_str() {
            HoverRequest::METHOD => read(params).map(|params| self.hover(params)),
            GotoDefinition::METHOD => read(params).map(|params| self.definition(params)),
            Completion::METHOD => read(params).map(|params| self.completion(params)),
            CodeActionRequest::METHOD => read(params).map(|params| self.actions(params)),
            _ => {
                let message = format!("`{method}` is not answered here");
                return Response::new_err(id, ErrorCode::MethodNotFound as i32, message);
            }
        };
        match answer {
            Ok(value) => Response::new_ok(id, value),
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }

    /// The site, the file and the byte that a question is about.
    fn place(&mut self, uri: &Uri, position: Position) -> Option<Place<'_>> {
        let (encoding, today) = (self.encoding, self.today);
        let (site, path) = self.find(uri.as_str())?;
        let root = site.root.clone();
        let reading = site.reading(today).ok()?;
        let sources = &reading.site.sources;
        let file = sources.get(sources.find(&path)?);
        let offset = encoding.offset(&file.text, position);
        let cursor = Cursor::at(&path, &file.text, offset);
        Some(Place {
            root,
            reading,
            file,
            offset,
            cursor,
        })
    }

    fn hover(&mut self, params: HoverParams) -> Value {
        let at = params.text_document_position_params;
        let Some(place) = self.place(&at.text_document.uri, at.position) else {
            return Value::Null;
        };
        let site = &place.reading.site;
        let source = site.sources.find(&place.file.path);
        let here = place.reading.findings.iter().filter(|finding| {
            let range = finding.span.range();
            Some(finding.span.source) == source && (range.start..=range.end).contains(&place.offset)
        });
        let text = hover::hover(site, here, place.cursor.as_ref(), &place.file.text);
        let hover = text.map(|value| Hover {
            contents: HoverContents::Markup(MarkupContent {
                kind: MarkupKind::Markdown,
                value,
            }),
            range: None,
        });
        json!(hover)
    }

    fn definition(&mut self, params: GotoDefinitionParams) -> Value {
        let at = params.text_document_position_params;
        let encoding = self.encoding;
        let location = self
            .place(&at.text_document.uri, at.position)
            .and_then(|place| {
                let site = &place.reading.site;
                let span = definition::definition(site, place.cursor.as_ref()?, &place.file.text)?;
                let file = site.sources.get(span.source);
                Some(Location::new(
                    convert::uri(&disk::locate(&place.root, &file.path))?,
                    encoding.range(&file.text, span.range()),
                ))
            });
        json!(location.map(GotoDefinitionResponse::Scalar))
    }

    fn completion(&mut self, params: CompletionParams) -> Value {
        let at = params.text_document_position;
        let encoding = self.encoding;
        let items = self
            .place(&at.text_document.uri, at.position)
            .and_then(|place| {
                let (text, path) = (&place.file.text, &place.file.path);
                let cursor = place.cursor.as_ref()?;
                let (range, proposals) =
                    completion::completion(&place.reading.site, path, cursor, text);
                let range = encoding.range(text, range);
                let items = proposals.into_iter().enumerate();
                let items = items.map(|(rank, proposal)| convert::item(proposal, rank, range));
                Some(items.collect())
            });
        json!(items.map(CompletionResponse::Array))
    }

    fn actions(&mut self, params: CodeActionParams) -> Value {
        let encoding = self.encoding;
        let Some(place) = self.place(&params.text_document.uri, params.range.start) else {
            return Value::Null;
        };
        let end = encoding.offset(&place.file.text, params.range.end);
        let site = &place.reading.site;
        let source = site.sources.find(&place.file.path);
        let here = place.reading.findings.iter().filter(|finding| {
            let range = finding.span.range();
            Some(finding.span.source) == source && range.start <= end && place.offset <= range.end
        });
        let mut actions = Vec::new();
        for finding in here {
            let diagnostic = convert::diagnostic(finding, site, &place.root, encoding);
            for action in action::actions(site, finding) {
                let action =
                    convert::action(action, &diagnostic, &site.sources, &place.root, encoding);
                actions.extend(action);
            }
        }
        json!(actions)
    }
}

/// What a question is about.
struct Place<'s> {
    root: PathBuf,
    reading: &'s Reading,
    file: &'s Source,
    offset: usize,
    cursor: Option<Cursor>,
}

fn read<T: DeserializeOwned>(params: Value) -> serde_json::Result<T> {
    serde_json::from_value(params)
}
