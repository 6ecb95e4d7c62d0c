//! Opens a place in the editor of whoever runs the preview.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// How places are opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Editor {
    /// Nothing was named.
    #[default]
    Unknown,
    /// A program with its arguments; `{path}`, `{line}` and `{column}` may stand in them.
    Program(Vec<String>),
    /// An address such as `vscode://file/{path}:{line}:{column}`.
    Address(String),
}

/// How programs are told a line and a column, by the names of the programs.
const PLACES: &[(&[&str], &[&str])] = &[
    (
        &[
            "code",
            "codium",
            "cursor",
            "windsurf",
            "positron",
            "code-insiders",
        ],
        &["--goto", "{path}:{line}:{column}"],
    ),
    (
        &["zed", "zeditor", "subl", "sublime_text", "hx", "helix"],
        &["{path}:{line}:{column}"],
    ),
    (
        &["gvim", "mvim", "vim", "nvim", "vi", "neovide", "gedit"],
        &["+{line}", "{path}"],
    ),
    (&["emacs", "emacsclient"], &["+{line}:{column}", "{path}"]),
    (&["nano", "micro", "kak"], &["+{line}", "{path}"]),
    (
        &["kate", "kwrite"],
        &["--line", "{line}", "--column", "{column}", "{path}"],
    ),
    (&["mate"], &["--line", "{line}:{column}", "{path}"]),
    (
        &[
            "idea",
            "pycharm",
            "webstorm",
            "rustrover",
            "goland",
            "clion",
        ],
        &["--line", "{line}", "--column", "{column}", "{path}"],
    ),
    (&["notepad++"], &["-n{line}", "-c{column}", "{path}"]),
];

/// Programs that live in a terminal, where the preview itself is running.
const IN_TERMINALS: &[&str] = &[
    "vi", "vim", "nvim", "nano", "pico", "micro", "kak", "hx", "helix", "ed", "joe", "ne",
];

impl Editor {
    /// The editor that was named, else that of `$VISUAL` or `$EDITOR`.
    ///
    /// # Errors
    /// When a name is no command.
    pub fn new(named: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Result<Self> {
        let filled = |text: &String| !text.trim().is_empty();
        let named = named.map(str::to_owned).filter(filled);
        let Some(text) = named.or_else(|| {
            ["VISUAL", "EDITOR"]
                .into_iter()
                .find_map(|name| variable(name).filter(filled))
        }) else {
            return Ok(Editor::Unknown);
        };
        if text.contains("://") {
            return Ok(Editor::Address(text));
        }
        match words(&text) {
            Some(words) if !words.is_empty() => Ok(Editor::Program(words)),
            _ => bail!("the editor `{text}` is no command: a quotation mark is not closed"),
        }
    }

    /// Opens a file at a line and a column, both from 1.
    ///
    /// # Errors
    /// When nothing can be opened; the reason names the place, so that it can be found by hand.
    pub fn open(&self, file: &Path, line: usize, column: usize) -> Result<()> {
        let place = format!("{}:{line}:{column}", file.display());
        let program = match self {
            Editor::Unknown => {
                bail!(
                    "no editor is named: set `$VISUAL`, or start with `--editor`; the place is {place}"
                )
            }
            Editor::Address(address) => {
                let address = fill(address, &address_path(file), line, column);
                return open::that_detached(&address)
                    .with_context(|| format!("cannot open `{address}`"));
            }
            Editor::Program(program) => program,
        };
        if self.is_in_terminal() {
            bail!(
                "`{}` needs a terminal of its own; the place is {place}",
                program[0]
            );
        }
        let path = file.to_string_lossy();
        let mut command = Command::new(&program[0]);
        command
            .args(
                arguments(program)
                    .iter()
                    .map(|argument| fill(argument, &path, line, column)),
            )
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot start `{}`; the place is {place}", program[0]))?;
        // Nobody waits for an editor, but its end must be taken note of.
        std::thread::spawn(move || child.wait());
        Ok(())
    }

    fn is_in_terminal(&self) -> bool {
        let Editor::Program(program) = self else {
            return false;
        };
        let windowless = |argument: &String| matches!(argument.as_str(), "-nw" | "-t" | "--tty");
        IN_TERMINALS.contains(&name(&program[0]))
            || name(&program[0]).contains("emacs") && program.iter().any(windowless)
    }
}

/// The arguments of a program: its own, with the place where they do not name it.
fn arguments(program: &[String]) -> Vec<String> {
    let mut arguments = program[1..].to_vec();
    if arguments.iter().any(|argument| argument.contains("{path}")) {
        return arguments;
    }
    let name = name(&program[0]);
    let place = PLACES.iter().find(|(names, _)| names.contains(&name));
    let place: &[&str] = place.map_or(&["{path}"], |(_, place)| place);
    arguments.extend(place.iter().map(|&argument| argument.to_owned()));
    arguments
}

/// `/usr/bin/code` and `code.cmd` are both `code`.
fn name(program: &str) -> &str {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    [".exe", ".cmd", ".bat", ".sh"]
        .into_iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name)
}

fn fill(template: &str, path: &str, line: usize, column: usize) -> String {
    template
        .replace("{line}", &line.to_string())
        .replace("{column}", &column.to_string())
        .replace("{path}", path)
}

/// A path as an address holds it: `/` between its parts, odd characters encoded, no `/` before it.
fn address_path(file: &Path) -> String {
    let path = file.to_string_lossy().replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte);
    let encoded: String = path
        .trim_start_matches('/')
        .bytes()
        .map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect();
    encoded
}

/// A command line as words; quotation marks keep blanks together.
fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    for character in line.chars() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, ' ' | '\t') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(text: &str) -> Vec<String> {
        let editor = Editor::new(Some(text), |_| None).expect("a command");
        let Editor::Program(program) = editor else {
            panic!("{text} is a program");
        };
        let arguments = arguments(&program);
        arguments
            .iter()
            .map(|argument| fill(argument, "/a b/x.md", 3, 9))
            .collect()
    }

    #[test]
    fn programs_are_told_the_place_in_their_way() {
        assert_eq!(
            command("code --wait"),
            ["--wait", "--goto", "/a b/x.md:3:9"]
        );
        assert_eq!(
            command("\"/opt/my editors/subl\" -n"),
            ["-n", "/a b/x.md:3:9"]
        );
        assert_eq!(command("emacsclient -n"), ["-n", "+3:9", "/a b/x.md"]);
        assert_eq!(
            command("own --at {line} {path}"),
            ["--at", "3", "/a b/x.md"]
        );
        assert_eq!(command("other"), ["/a b/x.md"]);
        assert!(Editor::new(Some("\"code"), |_| None).is_err());
    }

    #[test]
    fn what_was_named_wins_over_the_variables() {
        let variable = |name: &str| (name == "EDITOR").then(|| "vim".to_owned());
        let editor = Editor::new(None, variable).expect("a command");
        assert!(editor.is_in_terminal());
        let refusal = editor
            .open(Path::new("/a.md"), 3, 1)
            .expect_err("no terminal");
        assert!(refusal.to_string().contains("/a.md:3:1"));
        let address = "vscode://file/{path}:{line}:{column}";
        let editor = Editor::new(Some(address), variable).expect("an address");
        assert_eq!(editor, Editor::Address(address.to_owned()));
        assert_eq!(Editor::new(None, |_| None).expect("none"), Editor::Unknown);
        assert_eq!(address_path(Path::new("/ä b/x.md")), "%C3%A4%20b/x.md");
    }
}
