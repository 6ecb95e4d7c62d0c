//! The documentation of a rule for a terminal: headings bold, code set off, fences as they are.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

const HEADING: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();

/// Markdown with ANSI styles. Only what the documentation uses is understood: headings, fences,
/// and code in backticks.
pub fn styled(markdown: &str) -> String {
    let mut styled = String::with_capacity(markdown.len() + 256);
    let mut in_fence = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            in_fence = !in_fence;
            continue;
        }
        if in_fence {
            let _ = writeln!(styled, "    {CODE}{line}{CODE:#}");
        } else if let Some(heading) = line.strip_prefix('#') {
            let heading = heading.trim_start_matches('#').trim_start();
            let _ = writeln!(styled, "{HEADING}{heading}{HEADING:#}");
        } else {
            let _ = writeln!(styled, "{}", with_code(line));
        }
    }
    styled
}

fn with_code(line: &str) -> String {
    let mut parts = line.split('`');
    let mut styled = parts.next().unwrap_or_default().to_owned();
    let mut is_code = true;
    for part in parts {
        match is_code {
            true => styled.push_str(&format!("{CODE}{part}{CODE:#}")),
            false => styled.push_str(part),
        }
        is_code = !is_code;
    }
    styled
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_become_styles() {
        let plain = |text: &str| anstream::adapter::strip_str(&super::styled(text)).to_string();
        assert_eq!(
            plain("# a-rule\n\nFinds `x`.\n\n```toml\na = 1\n```\n"),
            "a-rule\n\nFinds x.\n\n    a = 1\n"
        );
        assert!(super::styled("Finds `x`.").contains("\u{1b}["));
    }
}
