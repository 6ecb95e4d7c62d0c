//! The page for addresses that lead nowhere: one for all languages, since the server does not know
//! the reader's.

use tera::Value;

use crate::render::address::{Section, internal};
use crate::render::context::{LinkContext, NotFoundBlockContext, NotFoundContext};
use crate::render::pages::{Content, Head};
use crate::render::sheet::{Edition, Sheet};
use crate::render::structure::{PageKey, Structure};
use crate::site::Settings;

pub(crate) fn not_found(sheet: &Sheet<'_>, head: &Head<'_>) -> Content {
    let editions = head.editions.iter();
    let blocks = editions
        .map(|edition| block(edition, head.structure))
        .collect();
    let context = NotFoundContext { blocks };
    Content {
        kind: "not-found",
        fallback: "not-found",
        variable: "not_found",
        value: Value::from_serializable(&context),
        title: sheet.edition.interface.get("not-found-title"),
        description: sheet.edition.interface.get("not-found-statement"),
    }
}

fn block(edition: &Edition<'_>, structure: &Structure<'_>) -> NotFoundBlockContext {
    let addresses = &edition.scene.addresses;
    let language = edition.language;
    let link = |key: &str, path: String| LinkContext {
        label: edition.interface.get(&format!("nav-{key}")),
        url: internal(&path),
        lang: None,
    };
    let mut links = vec![link("profile", addresses.home(language))];
    if let Some(path) = structure.path(PageKey::Topics, language, addresses) {
        links.push(link("topics", path));
    }
    if structure.contact {
        links.push(link(
            "contact",
            addresses.section(Section::Contact, language),
        ));
    }
    NotFoundBlockContext {
        lang: language.tag(),
        statement: edition.interface.get("not-found-statement"),
        links,
    }
}

/// It is shown at any depth, so its links start at the root of the server.
pub(crate) fn root_of_not_found(settings: &Settings) -> &str {
    settings.base_path()
}
