//! The tables of an export as the sections of a résumé.

use serde_json::{Map, Value, json};

use crate::import::Options;
use crate::import::linkedin::signature::Kind;
use crate::import::linkedin::table::Table;
use crate::import::linkedin::text;
use crate::import::note::Note;
use crate::import::resume::section::{Origin, Resume, Section};

/// Columns with what nobody puts on a public page.
const PRIVATE: [&str; 4] = ["Birth Date", "Address", "Zip Code", "Maiden Name"];
/// Columns with running text, whose paragraphs the export flattens.
const TEXTS: [&str; 6] = [
    "Summary",
    "Profile Summary",
    "Description",
    "Notes",
    "Activities",
    "Text",
];
const PLACES: [&str; 2] = ["Location", "Geo Location"];

/// Sorts tables into sections.
pub(super) fn resume(tables: Vec<Table>, unread: Vec<(String, Note)>, options: Options) -> Resume {
    let mut resume = Resume {
        origin: Origin::LinkedIn,
        unread,
        ..Resume::default()
    };
    let mut basics = Map::new();
    // A profile in Russian has its places in Russian on purpose.
    let is_cyrillic = tables.iter().any(|table| {
        let names = table.kind == Kind::Profile;
        names
            && table.rows.iter().flat_map(Map::values).any(|cell| {
                let text = cell.as_str().unwrap_or_default();
                text.split(',').count() == 1 && text::is_cyrillic(text)
            })
    });
    for mut table in tables {
        for row in &mut table.rows {
            tidy(row, is_cyrillic);
        }
        match section(table.kind) {
            Some(section) => resume.list(section, table),
            None => resume.gather(table, &mut basics, options),
        }
    }
    if !basics.is_empty() {
        let section = (Section::Basics, String::new(), Value::Object(basics));
        resume.sections.insert(0, section);
    }
    resume
}

fn section(kind: Kind) -> Option<Section> {
    Some(match kind {
        Kind::Positions => Section::Work,
        Kind::Education => Section::Education,
        Kind::Volunteering => Section::Volunteer,
        Kind::Projects => Section::Projects,
        Kind::Publications => Section::Publications,
        Kind::Certifications => Section::Certificates,
        Kind::Courses => Section::Courses,
        Kind::Organizations => Section::Memberships,
        Kind::Honors => Section::Awards,
        Kind::Patents => Section::Patents,
        Kind::Recommendations => Section::References,
        Kind::Languages => Section::Languages,
        Kind::Skills => Section::Skills,
        Kind::Profile | Kind::Summary | Kind::Emails | Kind::Phones | Kind::TestScores => {
            return None;
        }
    })
}

/// Undoes what the export does to the cells of a row.
fn tidy(row: &mut Map<String, Value>, is_cyrillic: bool) {
    for (column, value) in row.iter_mut() {
        let Value::String(cell) = value else { continue };
        match column.as_str() {
            column if TEXTS.contains(&column) => *cell = text::paragraphs(cell),
            "Creation Date" => *cell = text::day(cell),
            "Cause" => *cell = text::constant(cell),
            _ => {}
        }
    }
    for column in PLACES {
        let place = row.get(column).and_then(Value::as_str);
        if !is_cyrillic && place.is_some_and(text::is_cyrillic) {
            let place = row.shift_remove(column).unwrap_or_default();
            row.insert(format!("{column} (in Cyrillic letters)"), place);
        }
    }
}

impl Resume {
    /// A table whose rows are the entries of a section.
    fn list(&mut self, section: Section, table: Table) {
        let rows = table.rows.into_iter().enumerate();
        let rows = rows.map(|(at, row)| match table.kind {
            Kind::Recommendations => self.recommendation(row, &format!("{}[{at}]", table.name)),
            _ => Value::Object(row),
        });
        let rows: Vec<Value> = rows.collect();
        self.sections
            .push((section, table.name, Value::Array(rows)));
    }

    /// One that is not shown on LinkedIn was put away on purpose; so it stays there.
    fn recommendation(&mut self, mut row: Map<String, Value>, path: &str) -> Value {
        let status = row.shift_remove("Status");
        let status = status.as_ref().and_then(Value::as_str).unwrap_or_default();
        if !status.is_empty() && !status.eq_ignore_ascii_case("visible") {
            self.unread.push((path.to_owned(), Note::Hidden));
            return Value::Null;
        }
        if !status.is_empty() {
            self.unread
                .push((format!("{path}.Status"), Note::OfTheExport));
        }
        let part = |row: &mut Map<String, Value>, column| {
            let cell = row.shift_remove(column);
            cell.as_ref()
                .and_then(Value::as_str)
                .map(str::to_owned)
                .unwrap_or_default()
        };
        let name = [part(&mut row, "First Name"), part(&mut row, "Last Name")].join(" ");
        row.insert("Name".to_owned(), Value::from(name.trim()));
        Value::Object(row)
    }

    /// A table that speaks of the person.
    fn gather(&mut self, table: Table, basics: &mut Map<String, Value>, options: Options) {
        let name = table.name;
        match table.kind {
            Kind::Profile => {
                let mut rows = table.rows.into_iter();
                for (column, value) in rows.next().unwrap_or_default() {
                    self.profile(&name, column, value, basics, options);
                }
                for (at, row) in rows.enumerate() {
                    let path = format!("{name}[{}]", at + 1);
                    self.others.push((path, Value::Object(row)));
                }
            }
            Kind::Summary => {
                for value in table.rows.into_iter().flat_map(|row| row.into_iter()) {
                    let column = match basics.contains_key("Summary") {
                        true => "Profile Summary",
                        false => "Summary",
                    };
                    self.paths.insert(column.to_owned(), name.clone());
                    basics.insert(column.to_owned(), value.1);
                }
            }
            Kind::Emails => {
                let mut rows: Vec<(usize, Map<String, Value>)> =
                    table.rows.into_iter().enumerate().collect();
                rows.sort_by_key(|(_, row)| !says_yes(row.get("Primary")));
                let mut addresses = Vec::new();
                for (at, mut row) in rows {
                    addresses.extend(row.shift_remove("Email Address"));
                    for column in row.keys() {
                        let path = format!("{name}[{at}].{column}");
                        self.unread.push((path, Note::OfTheExport));
                    }
                }
                self.paths.insert("Email Address".to_owned(), name);
                basics.insert("Email Address".to_owned(), Value::Array(addresses));
            }
            Kind::Phones => {
                let numbers = table.rows.iter().map(|row| {
                    let cell = |column| row.get(column).and_then(Value::as_str);
                    let parts = [cell("Extension"), cell("Number")];
                    Value::from(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
                });
                basics.insert("Phone Number".to_owned(), numbers.collect());
                self.paths.insert("Phone Number".to_owned(), name);
            }
            _ => {
                let rows = table.rows.into_iter().map(Value::Object).collect();
                self.others.push((name, Value::Array(rows)));
            }
        }
    }

    fn profile(
        &mut self,
        name: &str,
        column: String,
        value: Value,
        basics: &mut Map<String, Value>,
        options: Options,
    ) {
        let path = format!("{name}.{column}");
        let cell = value.as_str().unwrap_or_default().to_owned();
        if PRIVATE.contains(&column.as_str()) && !options.private {
            return self.unread.push((path, Note::Private));
        }
        match column.as_str() {
            "Websites" => {
                let accounts = self.websites(&cell, &path, basics);
                join(basics, accounts);
            }
            "Twitter Handles" => {
                let handles = text::list(&cell).into_iter();
                let accounts = handles.map(|handle| json!({"network": "X", "username": handle}));
                self.paths.entry("Profiles".to_owned()).or_insert(path);
                join(basics, accounts.collect());
            }
            "Geo Location" => {
                self.paths.insert("Location".to_owned(), path);
                basics.insert("Location".to_owned(), value);
            }
            // What is asked for is read as parts of the place, which stay private.
            "Address" | "Zip Code" => {
                let part = match column.as_str() {
                    "Address" => "Street",
                    _ => "Postcode",
                };
                self.paths.insert(part.to_owned(), path);
                basics.insert(part.to_owned(), value);
            }
            _ => {
                self.paths.insert(column.clone(), path);
                basics.insert(column, value);
            }
        }
    }

    /// The first address that LinkedIn calls personal is the person's own site; all others are
    /// places where the person is found, except a company's.
    fn websites(&mut self, cell: &str, path: &str, basics: &mut Map<String, Value>) -> Vec<Value> {
        let mut accounts = Vec::new();
        for part in text::list(cell) {
            let (label, address) = text::labelled(&part);
            match label {
                "PERSONAL" | "PORTFOLIO" if !basics.contains_key("Website") => {
                    self.paths.insert("Website".to_owned(), path.to_owned());
                    basics.insert("Website".to_owned(), Value::from(address));
                }
                "COMPANY" => {
                    self.others
                        .push((path.to_owned(), Value::from(part.clone())));
                }
                _ => {
                    self.paths
                        .entry("Profiles".to_owned())
                        .or_insert_with(|| path.to_owned());
                    accounts.push(json!({"url": address}));
                }
            }
        }
        accounts
    }
}

fn join(basics: &mut Map<String, Value>, accounts: Vec<Value>) {
    let list = basics
        .entry("Profiles")
        .or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(list) = list {
        list.extend(accounts);
    }
}

fn says_yes(cell: Option<&Value>) -> bool {
    let cell = cell.and_then(Value::as_str).unwrap_or_default();
    ["yes", "true", "ja", "oui", "sí", "si"].contains(&cell.to_lowercase().as_str())
}
