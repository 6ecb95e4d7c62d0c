//! `sitemap.xml`: what search engines should know of.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::render::sheet::Scene;
use crate::render::structure::{PageKey, Structure};
use crate::text::date::PartialDate;
use crate::text::language::Language;

/// A page of the site in one language.
pub(super) struct Entry<'s> {
    pub(super) key: PageKey<'s>,
    pub(super) path: String,
    pub(super) language: Language,
}

/// Every page that search engines should list, with its translations, and the day it last changed
/// where the sources say so.
pub(super) fn sitemap(
    scene: &Scene<'_>,
    structure: &Structure<'_>,
    pages: &[Entry<'_>],
) -> Vec<u8> {
    write(scene, structure, pages).expect("memory takes what is written")
}

fn write(scene: &Scene<'_>, structure: &Structure<'_>, pages: &[Entry<'_>]) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    let languages = &scene.site.settings.languages;
    let root = writer
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .with_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    root.write_inner_content(|writer| {
        for page in pages {
            if page.key.is_unlisted() {
                continue;
            }
            writer.write_event(Event::Text(BytesText::new("\n")))?;
            writer.create_element("url").write_inner_content(|writer| {
                let url = scene.addresses.absolute(&page.path);
                let text = |writer: &mut Writer<Vec<u8>>, name: &str, text: &str| {
                    let element = writer.create_element(name);
                    element.write_text_content(BytesText::new(text)).map(|_| ())
                };
                text(writer, "loc", &url)?;
                if let Some(date) = last_change(scene, page.key) {
                    text(writer, "lastmod", &date.to_string())?;
                }
                if languages.len() < 2 {
                    return Ok(());
                }
                for language in languages {
                    let path = if *language == page.language {
                        Some(page.path.clone())
                    } else {
                        structure.path(page.key, *language, &scene.addresses)
                    };
                    if let Some(path) = path {
                        let url = scene.addresses.absolute(&path);
                        writer
                            .create_element("xhtml:link")
                            .with_attribute(("rel", "alternate"))
                            .with_attribute(("hreflang", language.tag()))
                            .with_attribute(("href", url.as_str()))
                            .write_empty()?;
                    }
                }
                Ok(())
            })?;
        }
        writer.write_event(Event::Text(BytesText::new("\n")))
    })?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    Ok(writer.into_inner())
}

/// When the text of a page last changed, as far as it is said and to the day.
fn last_change(scene: &Scene<'_>, key: PageKey<'_>) -> Option<PartialDate> {
    let date = match key {
        PageKey::Home => scene.site.profile.meta.updated,
        PageKey::Free(page) => page.updated,
        PageKey::Item(item, _) => item.updated.or(item.period.start),
        _ => None,
    };
    let date = date?.value;
    // What lies ahead is when something happens, not when its page was written.
    (date.day.is_some() && date.first() <= scene.site.today).then_some(date)
}
