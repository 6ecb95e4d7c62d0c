//! `interests`: no field of Pointed's, since nobody could check them. They stay as topics that
//! their owner can switch on.

use crate::import::note::Note;
use crate::import::resume::entry::Entry;
use crate::import::sheet::Sheet;

/// Writes one interest as a topic in comments.
pub(super) fn write(mut entry: Entry<'_>, sheet: &mut Sheet) {
    let name = entry.text("topic", &["name", "interest", "title", "interesse"]);
    let keywords = entry.words("topic", &["keywords", "items", "tags"]);
    let labels: Vec<String> = keywords
        .iter()
        .map(|(_, label)| entry.context.name_of(label))
        .collect();
    let mut topic = Sheet::default();
    topic.entry("topic");
    topic.set_localized("label", &name);
    topic.set("role", "secondary");
    topic.set_list("aliases", &labels);
    sheet.space();
    for line in topic.finish().lines() {
        sheet.comment_line(&format!(" {line}"));
    }
    // The rows say so: what stands in a comment is in no field.
    let path = entry.path.clone();
    entry.context.forget(&path);
    entry.context.row(&path, None, Some(Note::Interest));
    entry.finish(sheet);
}
