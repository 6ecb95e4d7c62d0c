//! The tables of an export as rows of columns and cells.

use serde_json::{Map, Value};

use crate::import::encoding;
use crate::import::linkedin::Part;
use crate::import::linkedin::signature::{self, Kind};
use crate::import::note::Note;

/// A table that was read.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) kind: Kind,
    /// The name of its file, without folders.
    pub(super) name: String,
    /// Cells by column; empty ones are absent.
    pub(super) rows: Vec<Map<String, Value>>,
}

/// Tables in the order of their kinds, and the files that were not read, with the reason.
pub(super) fn tables(parts: Vec<Part>) -> (Vec<Table>, Vec<(String, Note)>) {
    let (mut tables, mut unread) = (Vec::new(), Vec::new());
    for part in parts {
        let name = part.path.rsplit('/').next().unwrap_or_default().to_owned();
        let read = part.content.and_then(|bytes| {
            signature::wanted(&part.path, Some(&bytes))?;
            read(&name, &encoding::text(&bytes)).ok_or(Note::NotListed)
        });
        match read {
            Ok(table) => tables.push(table),
            Err(note) => unread.push((part.path, note)),
        }
    }
    tables.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
    // Two exports in one folder say most things twice.
    for at in 1..tables.len() {
        let (before, rest) = tables.split_at_mut(at);
        let table = &mut rest[0];
        let same = before.iter().filter(|other| other.kind == table.kind);
        let known: Vec<&Map<String, Value>> = same.flat_map(|other| &other.rows).collect();
        table.rows.retain(|row| !known.contains(&row));
    }
    (tables, unread)
}

fn read(name: &str, text: &str) -> Option<Table> {
    let (kind, delimiter, header, columns) = signature::find(text, &signature::stem(name))?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let records = reader.records().skip(header + 1).map_while(Result::ok);
    let rows = records
        .map(|record| row(&columns, &record))
        .filter(|row| !row.is_empty())
        .collect();
    Some(Table {
        kind,
        name: name.to_owned(),
        rows,
    })
}

fn row(columns: &[String], record: &csv::StringRecord) -> Map<String, Value> {
    let mut row = Map::new();
    for (at, cell) in record.iter().enumerate() {
        if cell.trim().is_empty() {
            continue;
        }
        let column = columns.get(at).filter(|column| !column.is_empty());
        let mut column = column
            .cloned()
            .unwrap_or_else(|| format!("column {}", at + 1));
        // Columns of one name happen; no cell is lost for that.
        if row.contains_key(&column) {
            column = format!("{column} ({})", at + 1);
        }
        row.insert(column, Value::from(cell.trim()));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> String {
        let table = read("Positions.csv", text).expect("a table");
        Value::Array(table.rows.into_iter().map(Value::Object).collect()).to_string()
    }

    #[test]
    fn cells_are_read_as_linkedin_and_excel_write_them() {
        for text in [
            "Company Name,Title,Description\nNord AG,Head,\"a \"\"b\"\"\nc\"\n",
            "Company Name,Title,Description,\r\nNord AG,Head,\"a \"\"b\"\"\nc\",\r\n,,,\r\n",
            "Company Name;Title;Description\nNord AG;Head;\"a \"\"b\"\"\nc\"",
        ] {
            let expected =
                r#"[{"Company Name":"Nord AG","Title":"Head","Description":"a \"b\"\nc"}]"#;
            assert_eq!(rows(text), expected);
        }
        assert_eq!(
            rows("Company Name,Title,Title\nA,B,C,D\n"),
            r#"[{"Company Name":"A","Title":"B","Title (3)":"C","column 4":"D"}]"#
        );
    }
}
