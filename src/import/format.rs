//! Which format a file is in, told by what is in it; what a file is called says nothing.

use crate::import::error::ImportError;
use crate::import::linkedin::{self, Part, wanted};
use crate::import::rendercv::rendercv;
use crate::import::{Imported, Options, encoding, json_resume};
use crate::text::language::Language;

/// What can be read, for those who brought something else.
const READABLE: &str = "what can be imported: a LinkedIn data export (ZIP or folder), \
                        JSON Resume, FRESH, RenderCV";

/// Turns the file of any format but an archive into a source tree. Its name is for messages.
///
/// # Errors
/// When the file is in no format that can be read, or broken. There is one fault then, and no tree.
pub fn text(bytes: &[u8], name: &str, options: Options) -> Result<Imported, ImportError> {
    let fault = |message: &str, help: &str| ImportError {
        name: name.to_owned(),
        at: None,
        message: message.to_owned(),
        help: help.to_owned(),
    };
    if let Some((what, help)) = known_otherwise(bytes) {
        return Err(fault(what, help));
    }
    let text = encoding::text(bytes);
    match text.trim_start().chars().next() {
        None => Err(fault("the file is empty", "export the résumé once more")),
        Some('{' | '[') => json_resume(&text, name),
        _ if linkedin::is_table(&text) => {
            wanted(name, Some(bytes)).map_err(|note| {
                let reason = note.text(Language::En);
                fault(&format!("this table stays closed: {reason}"), READABLE)
            })?;
            let part = Part {
                path: file_name(name).to_owned(),
                content: Ok(bytes.to_vec()),
            };
            linkedin::linkedin(vec![part], name, options)
        }
        _ if is_yaml(&text) => rendercv(&text, name),
        _ => Err(fault("not in a format that can be imported", READABLE)),
    }
}

/// Whether a line opens with a key, and nothing before it is XML or prose.
fn is_yaml(text: &str) -> bool {
    let has_key = |line: &str| {
        let key = line.split(':').next().unwrap_or_default();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '\'');
        let rest = &line[key.len()..];
        !key.is_empty() && key.chars().all(is_word) && (rest == ":" || rest.starts_with(": "))
    };
    text.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !line.starts_with(['#', '%', '-']))
        .take(1)
        .any(has_key)
}

/// The name of a file without its folders.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Files that people bring because the right one has a similar name.
fn known_otherwise(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let start = &bytes[..bytes.len().min(4096)];
    let has = |sign: &[u8]| memchr::memmem::find(start, sign).is_some();
    let is = |sign: &[u8]| start.starts_with(sign);
    Some(match () {
        () if is(b"%PDF") => (
            "a PDF, which holds how a profile looks, not what it says",
            "LinkedIn: Settings, Data privacy, Get a copy of your data; other tools: export as JSON \
             Resume or RenderCV",
        ),
        () if is(b"\xd0\xcf\x11\xe0") => ("a Word document", READABLE),
        () if is(b"\x1f\x8b") || is(b"7z\xbc\xaf") || is(b"Rar!") => (
            "an archive of another kind than ZIP",
            "unpack it, and import the folder",
        ),
        () if has(b"europass.eu/") || has(b"<SkillsPassport") => (
            "a Europass XML, whose form is described nowhere for others to read",
            READABLE,
        ),
        () if has(b"BEGIN:VCARD") => ("a vCard, which holds a card, not a career", READABLE),
        () if has(b"Connected On") && has(b"First Name") => (
            "this table holds your contacts, who are not yours to publish",
            "import the whole export: only what speaks of you is read",
        ),
        _ => return None,
    })
}
