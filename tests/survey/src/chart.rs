//! The chart of the survey: lines and time against the size of the model, as SVG.

use crate::page::COMMAND;
use crate::survey::Survey;
use crate::table::number;
use std::fmt::Write as _;
use xtask::svg::{axis_end, escaped, shown, ticks};

/// The side of a panel, in pixels.
const SIDE: f64 = 360.0;

/// The room around a panel for its numbers and titles.
const MARGIN: f64 = 80.0;

/// A panel: a point for each service, its name, and the titles of the axes.
struct Panel<'a> {
    left: f64,
    title: &'a str,
    points: Vec<(f64, f64, &'a str)>,
}

/// Returns the chart.
pub fn chart(survey: &Survey, date: &str) -> String {
    let megabytes = |bytes: usize| real(bytes) / 1e6;
    let generated = || survey.generated().map(|(entry, size)| (megabytes(entry.model_bytes), entry, size));
    let lines = generated().map(|(x, entry, size)| (x, real(size.lines) / 1e3, entry.name.as_str()));
    let time = generated().map(|(x, entry, _)| (x, entry.time.as_secs_f64(), entry.name.as_str()));
    let panels = [
        Panel { left: MARGIN, title: "thousand lines", points: lines.collect() },
        Panel { left: SIDE + 2.0 * MARGIN, title: "CPU seconds", points: time.collect() },
    ];
    let (width, height) = (2.0 * SIDE + 2.5 * MARGIN, SIDE + 2.0 * MARGIN);
    let count = number(survey.generated().count());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"{MARGIN}\" y=\"24\" font-size=\"15\">{count} services of botocore {}</text>\n\
         <text x=\"{MARGIN}\" y=\"44\" fill=\"#555\">{COMMAND}, {date}</text>\n",
        escaped(&survey.release)
    );
    for panel in &panels {
        panel.draw(&mut svg);
    }
    svg + "</svg>\n"
}

impl Panel<'_> {
    fn draw(&self, svg: &mut String) {
        let greatest = |of: fn(&(f64, f64, &str)) -> f64| self.points.iter().map(of).fold(0.0, f64::max);
        let (right, top) = (axis_end(greatest(|point| point.0)), axis_end(greatest(|point| point.1)));
        let x = |value: f64| self.left + value / right * SIDE;
        let y = |value: f64| MARGIN + SIDE - value / top * SIDE;
        // Writing to a string cannot fail.
        for tick in ticks(right) {
            let (at, label, bottom) = (x(tick), shown(tick), MARGIN + SIDE);
            let _ = writeln!(svg, "<path d=\"M{at:.1} {bottom}V{MARGIN}\" stroke=\"#ddd\"/>");
            let _ = writeln!(svg, "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>", bottom + 18.0);
        }
        for tick in ticks(top) {
            let (at, label, left) = (y(tick), shown(tick), self.left);
            let _ = writeln!(svg, "<path d=\"M{left} {at:.1}h{SIDE}\" stroke=\"#ddd\"/>");
            let _ =
                writeln!(svg, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>", left - 6.0, at + 4.0);
        }
        for (across, up, name) in &self.points {
            let (name, across, up) = (escaped(name), x(*across), y(*up));
            let _ = writeln!(
                svg,
                "<circle cx=\"{across:.1}\" cy=\"{up:.1}\" r=\"3\" fill=\"#1f6fb4\" fill-opacity=\"0.5\"><title>{name}\
                 </title></circle>"
            );
        }
        let (middle, below) = (self.left + SIDE / 2.0, MARGIN + SIDE + 40.0);
        let _ = writeln!(svg, "<text x=\"{middle}\" y=\"{below}\" text-anchor=\"middle\">MB of model</text>");
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{}\">{}</text>", self.left, MARGIN - 10.0, self.title);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a point of the chart is less exact than this")]
fn real(number: usize) -> f64 {
    number as f64
}
