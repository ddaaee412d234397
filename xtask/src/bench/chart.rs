//! The chart of a part: a bar for each ratio, with a panel for each figure.

use super::figure::Figure;
use super::row::{Row, real};
use crate::svg::{axis_end, escaped, shown, ticks};
use std::fmt::Write as _;

/// The room for the names of rows, in pixels.
const NAMES: f64 = 430.0;
/// The length of the axis.
const AXIS: f64 = 380.0;
/// The height of a row.
const ROW: f64 = 20.0;
/// The height of what is above the rows of a panel, and below them.
const HEAD: f64 = 34.0;
const FOOT: f64 = 26.0;
/// The height of the chart's own titles.
const TOP: f64 = 60.0;
/// The room to the right of the axis, in which values are written that end there.
const RIGHT: f64 = 70.0;

/// Returns the chart.
pub fn chart(title: &str, subtitle: &str, rows: &[Row]) -> String {
    let panels = panels(rows);
    let height = panels.iter().fold(TOP, |height, panel| height + height_of(panel));
    let width = NAMES + AXIS + RIGHT;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"16\" y=\"24\" font-size=\"15\">{}</text>\n<text x=\"16\" y=\"44\" fill=\"#555\">{}</text>\n",
        escaped(title),
        escaped(subtitle)
    );
    let mut top = TOP;
    for panel in panels {
        draw(&panel, top, &mut svg);
        top += height_of(&panel);
    }
    svg + "</svg>\n"
}

/// The rows of each figure, in the order of the first ones.
fn panels(rows: &[Row]) -> Vec<(Figure, Vec<&Row>)> {
    let mut panels: Vec<(Figure, Vec<&Row>)> = Vec::new();
    for row in rows {
        match panels.iter_mut().find(|(figure, _)| *figure == row.figure) {
            Some((_, rows)) => rows.push(row),
            None => panels.push((row.figure, vec![row])),
        }
    }
    panels
}

fn height_of((_, rows): &(Figure, Vec<&Row>)) -> f64 {
    HEAD + real(rows.len()) * ROW + FOOT
}

/// Draws a panel. Writing to a string cannot fail.
fn draw((figure, rows): &(Figure, Vec<&Row>), top: f64, svg: &mut String) {
    let greatest = rows.iter().map(|row| row.ratio).fold(1.0, f64::max);
    let end = axis_end(greatest);
    let (first, bottom) = (top + HEAD, top + HEAD + real(rows.len()) * ROW);
    let x = |ratio: f64| NAMES + ratio / end * AXIS;
    let _ = writeln!(svg, "<text x=\"16\" y=\"{}\" font-weight=\"bold\">{}, ratio</text>", top + 20.0, figure.title());
    for tick in ticks(end) {
        let (at, label) = (x(tick), shown(tick));
        let _ = writeln!(svg, "<path d=\"M{at:.1} {first}V{bottom}\" stroke=\"#ddd\"/>");
        let _ = writeln!(
            svg,
            "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\" fill=\"#555\">{label}</text>",
            bottom + 14.0
        );
    }
    for (index, row) in rows.iter().enumerate() {
        bar(row, first + real(index) * ROW, x(row.ratio), svg);
    }
    let _ = writeln!(svg, "<path d=\"M{0:.1} {first}V{bottom}\" stroke=\"#333\" stroke-dasharray=\"4 3\"/>", x(1.0));
}

fn bar(row: &Row, top: f64, end: f64, svg: &mut String) {
    let (name, text) = (escaped(&format!("{}: {} / {}", row.subject, row.ours, row.theirs)), top + 14.0);
    let (color, mark) = if row.is_unsteady() { ("#9bbfdd", " (!)") } else { ("#1f6fb4", "") };
    let _ = writeln!(svg, "<text x=\"{}\" y=\"{text}\" text-anchor=\"end\">{name}</text>", NAMES - 8.0);
    let _ = writeln!(
        svg,
        "<rect x=\"{NAMES}\" y=\"{}\" width=\"{:.1}\" height=\"{}\" fill=\"{color}\"/>",
        top + 3.0,
        end - NAMES,
        ROW - 6.0
    );
    let _ = writeln!(svg, "<text x=\"{:.1}\" y=\"{text}\">{:.2}x{mark}</text>", end + 5.0, row.ratio);
}

#[cfg(test)]
mod tests {
    use super::{Figure, Row, chart};

    fn row(figure: Figure, ratio: f64, spread: f64) -> Row {
        let subject = "tokens & <pages>".to_owned();
        let (ours, theirs, spread) = ("codeartifact", "official", Some(spread));
        Row { subject, figure, ours, our_value: ratio, theirs, their_value: 1.0, ratio, spread }
    }

    #[test]
    fn each_figure_has_a_panel_and_each_row_a_bar() {
        let rows = [row(Figure::Cpu, 0.25, 0.01), row(Figure::Wall, 1.5, 0.2), row(Figure::Cpu, 1.0, 0.0)];
        let svg = chart("calls", "today", &rows);
        assert_eq!((svg.matches(", ratio</text>").count(), svg.matches("<rect x=").count()), (2, 3));
        // One is in the middle of the axis if the greatest is above it.
        assert!(svg.contains("width=\"95.0\"") || svg.contains("width=\"95\""), "{svg}");
        assert!(svg.contains("tokens &amp; &lt;pages>: codeartifact / official"), "{svg}");
        assert_eq!(svg.matches("(!)").count(), 1);
    }
}
