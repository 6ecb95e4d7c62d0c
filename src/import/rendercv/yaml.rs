//! YAML as a value, within limits that a CV never reaches.

use serde_json::Value;
use serde_saphyr::options::DuplicateKeyPolicy;

use crate::import::error::ImportError;
use crate::import::json_resume::Whole;
use crate::source::Position;

/// A CV of ten pages has 60 kB.
const LARGEST: usize = 4 * 1024 * 1024;

/// Reads a text as YAML. A key that is given twice loses nothing.
///
/// # Errors
/// Says where the text stops being YAML, or that it is made to fill the memory.
pub(super) fn read(text: &str, name: &str) -> Result<Value, ImportError> {
    let fault = |at: Option<Position>, message: String, help: &str| ImportError {
        name: name.to_owned(),
        at,
        message,
        help: help.to_owned(),
    };
    if text.len() > LARGEST {
        return Err(fault(
            None,
            format!(
                "{} MB of YAML; a CV has less than 4",
                text.len() / 1024 / 1024
            ),
            "is it the right file?",
        ));
    }
    // Aliases multiply what they name: a few lines can mean gigabytes.
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 32,
            max_nodes: 100_000,
            max_aliases: 100,
            max_anchors: 100,
            max_documents: 1,
            max_merge_keys: 100,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 2_000,
            max_replay_stack_depth: 8,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
    };
    let Whole(value) = serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let at = error.location().and_then(|location| {
            Some(Position {
                line: usize::try_from(location.line())
                    .ok()
                    .filter(|line| *line > 0)?,
                column: usize::try_from(location.column()).ok()?,
            })
        });
        let said = error.without_snippet().to_string();
        let said = said.lines().next().unwrap_or_default();
        fault(
            at,
            format!("not YAML: {said}"),
            "mend the file at this place; texts with `: ` or `#` in them need quotes",
        )
    })?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_is_read_as_json_would_be() {
        let text = "cv:\n  name: Ida\n  born: 1984\n  since: 2019-06\n  ok: yes\n  a: [x, 'y: z']\n  t: |\n    one\n    two\n";
        let value = read(text, "cv.yaml").expect("YAML");
        assert_eq!(
            value.to_string(),
            r#"{"cv":{"name":"Ida","born":1984,"since":"2019-06","ok":true,"a":["x","y: z"],"t":"one\ntwo\n"}}"#
        );
    }

    #[test]
    fn a_fault_has_a_place() {
        for text in ["cv:\n  name: a: b\n", "cv: [1, 2\n", "a: &x [*x]\n"] {
            let fault = read(text, "cv.yaml").expect_err("no YAML").to_string();
            assert!(fault.starts_with("cv.yaml:"), "{fault}");
            assert!(fault.contains("not YAML"), "{fault}");
        }
    }

    #[test]
    fn a_few_lines_do_not_mean_gigabytes() {
        let mut text = "a0: &a0 [\"lol\", \"lol\"]\n".to_owned();
        for level in 1..12 {
            let before = format!("*a{}", level - 1);
            let list = [before.as_str(); 9].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{list}]\n"));
        }
        assert!(read(&text, "cv.yaml").is_err());
        assert!(read(&"[".repeat(10_000), "cv.yaml").is_err());
        assert!(read(&"x: y\n".repeat(1_000_000), "cv.yaml").is_err());
    }
}
