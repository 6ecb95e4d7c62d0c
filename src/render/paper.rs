//! The CV as one file that needs nothing else: what a browser prints for `pointed pdf`. It alone
//! shows what is for the printed CV only; no published page does.

use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::render::address::{Addresses, Section, resolve};
use crate::render::index::Index;
use crate::render::pages::{self, Head, Shared, content};
use crate::render::parts::person::person;
use crate::render::protection::Protection;
use crate::render::sheet::{Edition, Scene, Sheet};
use crate::render::structure::{PageKey, Structure};
use crate::render::{Material, Room, whole_words};
use crate::site::{Site, Visibility};
use crate::text::language::Language;
use crate::theme::{TemplateFault, Theme};

/// Nothing is fetched and nothing runs; the style sheet and its fonts are in the page.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" \
    content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">";

/// The CV in a language as HTML: the style sheet and the fonts are in it, its links lead to the
/// published site.
///
/// # Errors
/// Names the template and the place in it that asks for what is not there.
pub fn paper(
    site: &Site,
    theme: &Theme,
    material: Material<'_>,
    language: Language,
) -> Result<String, TemplateFault> {
    let scene = Scene {
        site,
        theme,
        material,
        addresses: Addresses::new(site),
        protection: Protection::new(site),
        // Paper shows no share card.
        cards: None,
        index: Index::new(&site.profile, site.today),
        reader: Visibility::Print,
        copies: Mutex::default(),
    };
    let structure = Structure::new(site, &scene.index, theme);
    let edition = Edition::new(&scene, language);
    let editions = [edition];
    let edition = &editions[0];
    let sheet = Sheet::new(edition);
    let person = person(&sheet);
    let options = tera::Value::from_serializable(&theme.options);
    let site_context = pages::site(edition, &structure, &person.name, "style.css", &options);
    let head = Head {
        structure: &structure,
        editions: &editions,
        person: &person,
    };
    let shared = Shared {
        site: tera::Value::from_serializable(&site_context),
        person: tera::Value::from_serializable(&person),
        interface: edition.interface.plain.clone(),
    };
    let path = scene.addresses.section(Section::Cv, language);
    let content = content(&sheet, PageKey::Cv, &head, &shared);
    let room = Room {
        edition,
        head: &head,
        shared: &shared,
        earlier: None,
    };
    let mut buffer = Vec::new();
    let page = room.page(PageKey::Cv, &path, &content);
    room.fill(&room.template(&content), &content, &page, &mut buffer)?;
    let register = scene.addresses.section(Section::Evidence, language);
    let root = scene.addresses.absolute("");
    let page = resolve(&whole_words(&buffer), &root, &register);
    Ok(self_contained(&String::from_utf8_lossy(&page), theme))
}

/// The page with its style sheet in it, and without what only a page on the web links to.
fn self_contained(page: &str, theme: &Theme) -> String {
    let style = stylesheet(theme);
    let mut result = String::with_capacity(page.len() + style.len());
    let mut rest = page;
    let mut styled = false;
    while let Some(at) = rest
        .find("<link ")
        .into_iter()
        .chain(rest.find("<meta "))
        .min()
    {
        result.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        if tag.contains("rel=\"stylesheet\"") {
            if !styled {
                result.push_str(&style);
            }
            styled = true;
        } else if tag.contains("Content-Security-Policy") {
            result.push_str(POLICY);
        } else if tag.starts_with("<meta ") {
            result.push_str(tag);
        }
        rest = &rest[end..];
    }
    result.push_str(rest);
    result
}

/// `<style>`, each font of the theme where its address stood.
fn stylesheet(theme: &Theme) -> String {
    // Nothing in a style sheet may end the element.
    let mut css = theme.stylesheet.replace("</", "<\\/");
    for (path, bytes) in &theme.font_files {
        if path.ends_with(".woff2") {
            let data = format!("url(data:font/woff2;base64,{})", BASE64.encode(bytes));
            css = css.replace(&format!("url({path})"), &data);
        }
    }
    format!("<style>{css}</style>")
}
