//! The chart of the survey: lines and time against the size of the model, as SVG.

use crate::page::COMMAND;
use crate::survey::Survey;
use crate::table::number;
use std::fmt::Write as _;

/// The side of a panel, in pixels.
const SIDE: f64 = 360.0;

/// The room around a panel for its numbers and titles.
const MARGIN: f64 = 80.0;

/// Steps of an axis, before they are multiplied by a power of ten.
const STEPS: [f64; 3] = [1.0, 2.0, 5.0];

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

/// The smallest multiple of a step that is not less than the greatest value.
fn axis_end(greatest: f64) -> f64 {
    let step = step(greatest);
    ((greatest / step).ceil() * step).max(step)
}

/// The values at which an axis has a line.
fn ticks(end: f64) -> impl Iterator<Item = f64> {
    let step = step(end);
    (0..=20_u8).map(move |index| f64::from(index) * step).take_while(move |tick| *tick <= end * 1.001)
}

/// The distance of two lines, so that there are at most six of them.
fn step(end: f64) -> f64 {
    let magnitude = 10_f64.powf((end.max(1e-6) / 6.0).log10().floor());
    let steps = STEPS.map(|step| step * magnitude);
    steps.into_iter().find(|step| end / step <= 6.0).unwrap_or(10.0 * magnitude)
}

/// A value beside its line.
fn shown(value: f64) -> String {
    let rounded = format!("{value:.3}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "a point of the chart is less exact than this")]
fn real(number: usize) -> f64 {
    number as f64
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::{axis_end, shown, ticks};

    #[test]
    fn axes_end_at_a_round_number() {
        let labels = |greatest: f64| ticks(axis_end(greatest)).map(shown).collect::<Vec<_>>().join(" ");
        assert_eq!(labels(2.14), "0 0.5 1 1.5 2 2.5");
        assert_eq!(labels(297.6), "0 50 100 150 200 250 300");
        assert_eq!(labels(0.0), "0 0");
    }
}
