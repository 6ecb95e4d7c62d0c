//! A profile from elsewhere, merged into a site that exists: what is new is added, what the owner
//! wrote stays letter for letter.
//!
//! Both sides are read as sites, so that an entry is found again wherever it stands and however it
//! is written ([`matching`]). What has no counterpart is taken over as it stands in the imported
//! tree ([`entry`]), at the end of its kind ([`place`]); text is only ever put between lines.

mod entry;
mod matching;
mod place;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use crate::import::Imported;
use crate::import::ids::Ids;
use crate::site::Site;

use entry::Entries;
use matching::{Match, Matches};
use place::Places;

/// One side of a merge: a site, and the text of its `profile.toml`.
#[derive(Debug, Clone, Copy)]
pub struct Side<'s> {
    /// What the sources say.
    pub site: &'s Site,
    /// `profile.toml`
    pub profile: &'s str,
}

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The files that change or are new, by path below the site.
    pub files: BTreeMap<String, String>,
    /// What is added, and what the two sides say differently, in the order of the imported tree.
    pub changes: Vec<Change>,
    /// How many entries are there already.
    pub known: usize,
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new entry.
    Entry {
        /// Its table: `role`.
        table: String,
        /// What it is called.
        name: String,
    },
    /// Fields of an entry that has them not.
    Fields {
        /// The table of the entry.
        table: String,
        /// What it is called.
        name: String,
        /// The fields.
        fields: Vec<String>,
    },
    /// A new file.
    File(String),
    /// Two values for one fact; the owner's stays.
    Differs {
        /// The table of the entry.
        table: String,
        /// What it is called.
        name: String,
        /// The field.
        field: String,
        /// What the owner says.
        own: String,
        /// What the file says.
        theirs: String,
    },
    /// An entry that cannot be added: its kind is written as a list of inline tables.
    Inline {
        /// Its table.
        table: String,
        /// What it is called.
        name: String,
    },
}

impl fmt::Display for Change {
    /// `+ role     Head of Locks, Nordhafen Husum GmbH`
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Entry { table, name } => write!(formatter, "+ {table:<12}  {name}"),
            Change::Fields {
                table,
                name,
                fields,
            } => {
                let fields = fields.join("`, `");
                write!(formatter, "+ {table:<12}  {name}: `{fields}`")
            }
            Change::File(path) => write!(formatter, "+ file          {path}"),
            Change::Differs {
                table,
                name,
                field,
                own,
                theirs,
            } => write!(
                formatter,
                "! {table:<12}  {name}: `{field}` is {own} here and {theirs} in the file; yours stays"
            ),
            Change::Inline { table, name } => write!(
                formatter,
                "! {table:<12}  {name}: your `{table}` is an inline list; add it there"
            ),
        }
    }
}

impl Change {
    /// Whether something is written for it.
    pub fn is_addition(&self) -> bool {
        !matches!(self, Change::Differs { .. } | Change::Inline { .. })
    }
}

/// The tables whose entries are merged, in the order of writing: what others refer to comes first.
const TABLES: [&str; 17] = [
    "skill",
    "organisation",
    "account",
    "role",
    "project",
    "talk",
    "event",
    "publication",
    "volunteering",
    "education",
    "course",
    "credential",
    "award",
    "patent",
    "membership",
    "language",
    "testimonial",
];

/// Merges an imported tree into a site. What stands in comments only, and what is said once about
/// the person (name, positioning, contact, settings), is the owner's alone and is left aside.
///
/// # Errors
/// When the owner's `profile.toml` is no TOML, for then nobody knows where an entry ends.
pub fn merge(own: Side<'_>, theirs: Side<'_>, imported: &Imported) -> Result<Merge, String> {
    let mut places = Places::of(own.profile)?;
    let entries = Entries::of(theirs.profile)?;
    let matches = Matches::new(own.site, theirs.site);
    let mut merge = Merge {
        files: BTreeMap::new(),
        changes: Vec::new(),
        known: 0,
    };
    let mut names = Names::of(own.site);
    for table in TABLES {
        for entry in entries.of_table(table) {
            let name = entry.name();
            match matches.of(table, entry) {
                Match::Same(found) => {
                    merge.known += 1;
                    names.refer(table, entry, &found.id);
                    merge.changes.extend(found.differences.into_iter().map(
                        |(field, own, theirs)| Change::Differs {
                            table: table.to_owned(),
                            name: name.clone(),
                            field: field.to_owned(),
                            own,
                            theirs,
                        },
                    ));
                    let missing = entry.missing(&found.filled);
                    let fields = places.fill(table, found.span, &missing);
                    if !fields.is_empty() {
                        merge.changes.push(Change::Fields {
                            table: table.to_owned(),
                            name,
                            fields,
                        });
                    }
                }
                Match::New => {
                    let text = names.rewritten(table, entry, &matches);
                    let below = matches.organisation_of(entry);
                    let change = match places.add(table, &text, below) {
                        true => Change::Entry {
                            table: table.to_owned(),
                            name,
                        },
                        false => Change::Inline {
                            table: table.to_owned(),
                            name,
                        },
                    };
                    merge.changes.push(change);
                }
            }
        }
    }
    let profile = places.finish()?;
    if profile != own.profile {
        merge.files.insert("profile.toml".to_owned(), profile);
    }
    for (path, text) in &imported.files {
        let is_bio = path.starts_with("about");
        let has_bio = !own.site.profile.about.is_empty();
        if is_bio && !has_bio {
            merge.files.insert(path.clone(), text.clone());
            merge.changes.push(Change::File(path.clone()));
        }
    }
    Ok(merge)
}

/// Ids on both sides: new entries get free ones, and refer to what is there by its own.
struct Names {
    /// Ids that are taken, by namespace.
    taken: BTreeMap<&'static str, Ids>,
    /// Their id to ours, by namespace.
    own: BTreeMap<(&'static str, String), String>,
}

/// Which ids must differ from one another: all items have one namespace.
fn namespace(table: &str) -> &'static str {
    match table {
        "organisation" => "organisation",
        "skill" => "skill",
        "education" => "education",
        "credential" => "credential",
        "testimonial" => "testimonial",
        "account" | "language" => "",
        _ => "item",
    }
}

impl Names {
    fn of(site: &Site) -> Self {
        let profile = &site.profile;
        let mut taken: BTreeMap<&'static str, Ids> = BTreeMap::new();
        let mut take = |space: &'static str, ids: Vec<&str>| {
            let all = taken.entry(space).or_default();
            for id in ids {
                all.take(id);
            }
        };
        take(
            "item",
            profile.items.iter().map(|item| item.id.as_str()).collect(),
        );
        take(
            "organisation",
            profile
                .organisations
                .iter()
                .map(|one| one.id.as_str())
                .collect(),
        );
        take(
            "skill",
            profile.skills.iter().map(|one| one.id.as_str()).collect(),
        );
        take(
            "education",
            profile
                .education
                .iter()
                .map(|one| one.id.as_str())
                .collect(),
        );
        take(
            "credential",
            profile
                .credentials
                .iter()
                .map(|one| one.id.as_str())
                .collect(),
        );
        take(
            "testimonial",
            profile
                .testimonials
                .iter()
                .map(|one| one.id.as_str())
                .collect(),
        );
        Names {
            taken,
            own: BTreeMap::new(),
        }
    }

    /// Notes that their entry is ours.
    fn refer(&mut self, table: &str, entry: &entry::Entry<'_>, own: &str) {
        if let Some(id) = entry.id() {
            self.own
                .insert((namespace(table), id.to_owned()), own.to_owned());
        }
    }

    /// The text of a new entry: with an id that is free, and with our names for what it refers to.
    fn rewritten(
        &mut self,
        table: &str,
        entry: &entry::Entry<'_>,
        matches: &Matches<'_>,
    ) -> String {
        let space = namespace(table);
        let id = entry.id().map(|id| {
            let own = self.taken.entry(space).or_default().give(id, table);
            self.own.insert((space, id.to_owned()), own.clone());
            own
        });
        entry.rewritten(id.as_deref(), |space, word| {
            self.own
                .get(&(space, word.to_owned()))
                .cloned()
                .or_else(|| match space {
                    "organisation" => matches.organisation_named(word),
                    _ => None,
                })
        })
    }
}
