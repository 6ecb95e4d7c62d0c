//! Words and addresses as machines take them.

use crate::render::address::{REGISTER, ROOT, Section};
use crate::render::sheet::Sheet;

/// Words without the signs that hold them together or let them break on a page.
pub(super) fn plain(words: &str) -> String {
    // The signs looked for begin with these bytes; most words have none.
    if !words
        .bytes()
        .any(|byte| matches!(byte, b'\t' | 0xc2 | 0xe2))
    {
        return words.to_owned();
    }
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\u{a0}' | '\u{202f}' | '\t' => plain.push(' '),
            '\u{ad}' | '\u{2060}' => {}
            c => plain.push(c),
        }
    }
    plain
}

/// The whole address of what a value names, whatever page it was made for.
pub(super) fn absolute(sheet: &Sheet<'_>, url: &str) -> String {
    let addresses = &sheet.edition.scene.addresses;
    if let Some(path) = url.strip_prefix(ROOT) {
        return addresses.absolute(path);
    }
    if let Some(row) = url.strip_prefix(REGISTER) {
        let register = addresses.section(Section::Evidence, sheet.language());
        return addresses.absolute(&format!("{register}#{row}"));
    }
    url.to_owned()
}
