//! `pointed new`: write a starter site into a folder that does not exist yet.

use anstream::eprintln;
use anyhow::Result;
use jiff::ZonedDateTime;

use crate::cli::{NewArgs, NewLanguage};
use crate::commands::{Outcome, import, schema};
use crate::disk;
use crate::import::Options;
use crate::starter::{self, Languages};

pub(super) fn run(args: &NewArgs, quiet: bool) -> Result<Outcome> {
    if let Some(file) = &args.from {
        return import::into_folder(file, &args.folder, Options::default(), quiet);
    }
    let languages = match args.lang {
        NewLanguage::En => Languages::En,
        NewLanguage::De => Languages::De,
        NewLanguage::Both => Languages::Both,
        NewLanguage::GermanFirst => Languages::GermanFirst,
    };
    let mut files = starter::files(languages, ZonedDateTime::now().date());
    let count = files.len();
    schema::add_to(&mut files);
    disk::create_tree(&files, &args.folder)?;
    if !quiet {
        let folder = args.folder.display();
        eprintln!(
            "made {count} files in `{folder}`; the blanks stand in square brackets\n\
             next: fill `{folder}/profile.toml`, then `pointed -C {folder} check`"
        );
    }
    Ok(Outcome::Clean)
}
