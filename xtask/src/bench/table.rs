//! Rows as tables, for a terminal and for a page.

use super::row::Row;
use std::io::{self, Write};

const TITLES: [&str; 6] = ["what", "figure", "ours", "theirs", "ratio", "spread"];

/// Writes rows in columns.
pub fn write_plain(rows: &[Row], out: &mut impl Write) -> io::Result<()> {
    let cells: Vec<_> = rows.iter().map(Row::cells).collect();
    let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<_> = (0..TITLES.len()).map(width).collect();
    for row in &cells {
        let padded = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        writeln!(out, "  {}", padded.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

/// Returns rows as Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let titles = line(&TITLES.map(str::to_owned));
    let rule = line(&["---", "---", "---:", "---:", "---:", "---:"].map(str::to_owned));
    rows.iter().fold(titles + &rule, |table, row| table + &line(&row.cells()))
}

#[cfg(test)]
mod tests {
    use super::{Row, markdown, write_plain};
    use crate::bench::figure::Figure;

    fn row(subject: &str) -> Row {
        let (ours, theirs, figure) = ("codeartifact", "official", Figure::Crates);
        let subject = subject.to_owned();
        Row { subject, figure, ours, our_value: 57.0, theirs, their_value: 158.0, ratio: 0.36, spread: None }
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut text = Vec::new();
        write_plain(&[row("a"), row("a longer one")], &mut text).unwrap();
        let text = String::from_utf8(text).unwrap();
        let expected = "  a             crates  codeartifact 57  official 158  0.36x  one round\n";
        assert_eq!(text.lines().next().map(|line| format!("{line}\n")), Some(expected.to_owned()));
    }

    #[test]
    fn a_page_has_a_line_for_each_row() {
        let table = markdown(&[row("slim")]);
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines[0], "| what | figure | ours | theirs | ratio | spread |");
        assert_eq!(lines[2], "| slim | crates | codeartifact 57 | official 158 | 0.36x | one round |");
    }
}
