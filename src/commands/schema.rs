//! `pointed schema`: what can stand in the sources, for editors and readers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anstream::eprintln;
use anyhow::{Context as _, Result, anyhow};

use crate::cli::SchemaArgs;
use crate::commands::{Outcome, print};
use crate::disk;
use crate::schema::{self, Document};
use crate::text::nearest::nearest;
use crate::tree::{PROFILE_FILE, SETTINGS_FILE};

/// The folder below the site's in which editors find the schemas. Nothing in it is read or built.
const FOLDER: &str = ".pointed";

/// The files that name their schema in a `#:schema` line, as TOML servers of editors expect it.
const FILES: [(&str, Document); 2] = [
    (SETTINGS_FILE, Document::Settings),
    (PROFILE_FILE, Document::Profile),
];

pub(super) fn run(args: &SchemaArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    match &args.kind {
        None if args.write => write(directory, quiet)?,
        None => print(&schema::markdown())?,
        Some(name) => print(&schema::json(document(name)?))?,
    }
    Ok(Outcome::Clean)
}

/// Adds the schemas to a new site, and the lines that name them.
pub(super) fn add_to(files: &mut BTreeMap<String, String>) {
    for (file, document) in FILES {
        if let Some(text) = files.get_mut(file) {
            text.insert_str(0, &format!("#:schema {}\n", path(document)));
            files.insert(path(document), schema::json(document));
        }
    }
}

/// Where a schema lies, below the site's folder.
fn path(document: Document) -> String {
    format!("{FOLDER}/{}.schema.json", document.name())
}

fn write(directory: &Path, quiet: bool) -> Result<()> {
    let root = disk::find_site(directory)?;
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    for (file, document) in FILES {
        let path = path(document);
        fs::write(root.join(&path), schema::json(document))
            .with_context(|| format!("cannot write `{path}`"))?;
        if !quiet {
            eprintln!("wrote `{path}`; `{file}` names it in its first line: `#:schema {path}`");
        }
    }
    Ok(())
}

fn document(name: &str) -> Result<Document> {
    Document::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Document::all().map(Document::name).collect();
        match nearest(name, names.iter().copied()) {
            Some(near) => anyhow!("there is no kind of file `{name}`; did you mean `{near}`?"),
            None => anyhow!(
                "there is no kind of file `{name}`; possible are {}",
                names.join(", ")
            ),
        }
    })
}
