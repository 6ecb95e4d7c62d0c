//! Rows and columns for a terminal.

use unicode_width::UnicodeWidthStr as _;

/// Draws rows below their headings. Columns are as wide as their widest cell; the last one ends
/// where its words end.
pub(super) fn table<const N: usize>(headings: [&str; N], rows: &[[String; N]]) -> String {
    let mut widths = headings.map(str::len);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut drawn = line(&headings, &widths);
    for row in rows {
        drawn.push_str(&line(&row.each_ref().map(String::as_str), &widths));
    }
    drawn
}

fn line<const N: usize>(cells: &[&str; N], widths: &[usize; N]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', width + 2 - cell.width()));
    }
    format!("{}\n", line.trim_end())
}

/// A text on one line, cut after so many columns.
pub(super) fn short(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.width() <= most {
        return text;
    }
    let mut cut = String::new();
    for character in text.chars() {
        if cut.width() + 1 >= most {
            break;
        }
        cut.push(character);
    }
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_take_two_columns() {
        let rows = [
            ["日本".to_owned(), "a".to_owned()],
            ["x".to_owned(), "b".to_owned()],
        ];
        assert_eq!(table(["k", "v"], &rows), "k     v\n日本  a\nx     b\n");
        assert_eq!(short("one  two\nthree", 8), "one two…");
        assert_eq!(short("one two", 7), "one two");
    }
}
