//! The Atom feed of the posts in a language (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::render::address::{Section, resolve};
use crate::render::pages::feed_path;
use crate::render::sheet::Sheet;
use crate::render::structure::listed;
use crate::site::{Item, ItemKind};
use crate::text::date::PartialDate;
use crate::text::url::host;

/// The newest posts that a reader may have missed.
const ENTRIES: usize = 20;

/// The feed; the site has posts in the language.
pub(super) fn feed(sheet: &Sheet<'_>, name: &str) -> Vec<u8> {
    write(sheet, name).expect("memory takes what is written")
}

/// The newest posts with the paths of their pages.
pub(super) fn newest<'e>(sheet: &Sheet<'e>) -> Vec<(&'e Item, String)> {
    let language = sheet.language();
    let addresses = &sheet.edition.scene.addresses;
    let posts = sheet.index().of_kind(ItemKind::Post).iter();
    posts
        .filter(|post| listed(post, language))
        .filter_map(|post| Some((*post, addresses.item(post, language)?)))
        .take(ENTRIES)
        .collect()
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    writer
        .create_element(name)
        .write_text_content(BytesText::new(text))
        .map(|_| ())
}

fn link(writer: &mut Writer<Vec<u8>>, rel: &str, kind: &str, url: &str) -> io::Result<()> {
    writer
        .create_element("link")
        .with_attribute(("rel", rel))
        .with_attribute(("type", kind))
        .with_attribute(("href", url))
        .write_empty()
        .map(|_| ())
}

fn write(sheet: &Sheet<'_>, name: &str) -> io::Result<Vec<u8>> {
    let edition = sheet.edition;
    let addresses = &edition.scene.addresses;
    let posts = newest(sheet);
    let home = addresses.absolute(&addresses.home(edition.language));
    let own = addresses.absolute(&feed_path(edition));
    let updated = posts.iter().filter_map(|(post, _)| changed(post)).max();
    let title = edition
        .interface
        .with("feed-title", &[("name", name.into())]);
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", edition.language.tag()))
        .write_inner_content(|writer| {
            text(writer, "id", &format!("{}feed", identity(sheet, "")))?;
            text(writer, "title", &title)?;
            text(writer, "updated", &moment(updated.unwrap_or(epoch())))?;
            link(writer, "self", "application/atom+xml", &own)?;
            link(writer, "alternate", "text/html", &home)?;
            writer
                .create_element("author")
                .write_inner_content(|writer| {
                    text(writer, "name", if name.is_empty() { "–" } else { name })?;
                    text(writer, "uri", &home)
                })?;
            for (post, path) in &posts {
                writer.write_event(Event::Text(BytesText::new("\n")))?;
                writer
                    .create_element("entry")
                    .write_inner_content(|writer| entry(writer, sheet, post, path))?;
            }
            Ok(())
        })?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    Ok(writer.into_inner())
}

fn entry(
    writer: &mut Writer<Vec<u8>>,
    sheet: &Sheet<'_>,
    post: &Item,
    path: &str,
) -> io::Result<()> {
    let addresses = &sheet.edition.scene.addresses;
    text(writer, "id", &identity(sheet, &post.id))?;
    text(writer, "title", &sheet.words_of_any(&post.title).0)?;
    link(writer, "alternate", "text/html", &addresses.absolute(path))?;
    if let Some(start) = post.period.start {
        text(writer, "published", &moment(start.value))?;
    }
    text(writer, "updated", &moment(changed(post).unwrap_or(epoch())))?;
    let summary = sheet.line_words(&post.summary);
    if !summary.is_empty() {
        text(writer, "summary", &summary)?;
    }
    let html = absolute_html(sheet, &sheet.body(&post.body));
    writer
        .create_element("content")
        .with_attribute(("type", "html"))
        .write_text_content(BytesText::new(&html))
        .map(|_| ())
}

/// A feed is read elsewhere: its links lead to the whole address.
pub(super) fn absolute_html(sheet: &Sheet<'_>, html: &str) -> String {
    let addresses = &sheet.edition.scene.addresses;
    let register = addresses.section(Section::Evidence, sheet.language());
    let base_url = &sheet.site().settings.base_url.value;
    let html = resolve(html.as_bytes(), base_url, &register);
    String::from_utf8_lossy(&html).into_owned()
}

/// A name that stays when the address of a page changes (RFC 4151). The year is the tag scheme's
/// own: some day on which the host was the owner's, here the first for all sites.
pub(super) fn identity(sheet: &Sheet<'_>, id: &str) -> String {
    let host = host(&sheet.site().settings.base_url.value).unwrap_or_default();
    let path = sheet.site().settings.base_path();
    format!("tag:{host},2026:{path}{}/posts/{id}", sheet.language())
}

/// When an entry last changed, as far as the sources say.
pub(super) fn changed(post: &Item) -> Option<PartialDate> {
    let date = post.updated.or(post.period.start)?;
    Some(date.value)
}

/// RFC 3339; a day has no hour in the sources, so it is the first.
pub(super) fn moment(date: PartialDate) -> String {
    format!("{}T00:00:00Z", date.first())
}

/// For posts without a date, which a finding asks for.
fn epoch() -> PartialDate {
    PartialDate::year(1970)
}
