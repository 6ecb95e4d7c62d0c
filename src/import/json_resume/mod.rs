//! JSON Resume: version 1.x, the older field names, and what people make of both.
//!
//! See <https://jsonresume.org/schema>. A file becomes JSON ([`json`]), its keys become sections
//! ([`dialect`], [`translation`]), a section's entries become tables ([`sections`]), field by field
//! ([`shape`], [`field`]), and the tables a file ([`profile`]).

mod json;

mod dialect;
mod translation;

mod context;
mod entry;
mod field;
mod value;

mod sections;

mod account;
mod basics;
mod employment;
mod interest;
mod item;
mod language;
mod shape;
mod skill;
mod testimonial;

mod profile;
mod settings;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::import::Imported;
use crate::import::error::ImportError;
use crate::site::Localized;
use crate::text::language::Language;

use context::Context;
use sections::Import;

/// Turns a JSON Resume into a source tree. The name of the file is for messages.
///
/// # Errors
/// When the text is no JSON, or holds no résumé. There is one fault then, and no tree.
pub fn json_resume(text: &str, name: &str) -> Result<Imported, ImportError> {
    let mut resume = dialect::sections(json::read(text, name)?, name)?;
    let languages = settings::languages(&resume);
    let main = languages[0];
    let context = Context::new(main);
    let mut import = Import::new(&context);
    let basics = import.basics(&mut resume);
    import.sections(&mut resume);

    let own_site = basics.own_site.as_deref();
    let settings = settings::write(own_site, &languages);
    let mut files = BTreeMap::from([("pointed.toml".to_owned(), settings)]);
    about(&basics.about, main, &mut files);
    let profile = profile::write(import, basics, resume, name);
    files.insert("profile.toml".to_owned(), profile);
    Ok(Imported {
        files,
        rows: context.into_rows(),
    })
}

/// `about.md`, and a sibling for each further language.
fn about(about: &Localized<String>, main: Language, files: &mut BTreeMap<String, String>) {
    for (language, text) in about.iter() {
        let path = match language {
            Some(language) if language != main => format!("about.{}.md", language.tag()),
            _ => "about.md".to_owned(),
        };
        files.entry(path).or_insert_with(|| format!("{text}\n"));
    }
}
