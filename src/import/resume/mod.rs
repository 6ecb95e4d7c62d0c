//! A résumé by sections as a source tree: what all formats have in common.
//!
//! A reader of a format gives a [`Resume`]: sections ([`section`]) whose entries are objects with
//! keys and values, under the paths that they had in its file. An entry becomes a table
//! ([`sections`]), field by field ([`shape`], [`field`]), and the tables a file ([`profile`]).

pub(in crate::import) mod section;
pub(in crate::import) mod translation;

pub(in crate::import) mod context;
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
pub(in crate::import) mod markdown_fields;
mod shape;
mod skill;
mod testimonial;

mod profile;
mod settings;
mod words;

use std::collections::BTreeMap;

use crate::import::Imported;
use crate::site::Localized;
use crate::text::language::Language;

use context::Context;
use section::Resume;
use sections::Import;

/// Writes a résumé as a source tree. The name of its file stands on the first line.
pub(super) fn tree(mut resume: Resume, name: &str) -> Imported {
    let languages = settings::languages(&resume);
    let main = languages[0];
    let context = Context::new(main, &resume);
    let unread = std::mem::take(&mut resume.unread);
    let joined = std::mem::take(&mut resume.joined);
    let mut import = Import::new(&context);
    let basics = import.basics(&mut resume);
    import.sections(&mut resume);

    let own_site = basics.own_site.as_deref();
    let settings = settings::write(own_site, &languages);
    let mut files = BTreeMap::from([("pointed.toml".to_owned(), settings)]);
    about(&basics.about, main, &mut files);
    let profile = profile::write(import, basics, resume, name);
    files.insert("profile.toml".to_owned(), profile);
    for path in joined {
        context.row(&path, Some("about.md".to_owned()), None);
    }
    for (path, note) in unread {
        context.row(&path, None, Some(note));
    }
    Imported {
        files,
        rows: context.into_rows(),
    }
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
