//! The life of a call as a picture, with the limits that a client has by default.

use codeartifact::config::TimeoutConfig;
use std::fmt::Write as _;
use std::time::Duration;

/// The height of a row.
const ROW: u32 = 44;

/// A bar: the row, where it begins and how wide it is, its class and what it says.
type Bar = (u32, u32, u32, &'static str, &'static str);

/// What takes time, from left to right.
const BARS: [Bar; 11] = [
    (0, 10, 880, "whole", "a call"),
    (1, 10, 200, "attempt", "attempt 1"),
    (1, 210, 140, "pause", "pause below 1 s"),
    (1, 350, 200, "attempt", "attempt 2"),
    (1, 550, 140, "pause", "pause below 2 s"),
    (1, 690, 200, "attempt", "attempt 3"),
    (3, 10, 100, "wait", "a permit"),
    (3, 110, 180, "wait", "credentials"),
    (3, 290, 160, "wait", "connect"),
    (3, 450, 220, "send", "send, wait for the head"),
    (3, 670, 220, "send", "read the body"),
];

/// Draws the picture.
pub fn draw() -> String {
    let limits = TimeoutConfig::default();
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 270\" font-family=\"sans-serif\" font-size=\"14\">\n\
         <title>The life of a call</title>\n\
         <style>text{text-anchor:middle;fill:#222}.whole{fill:#d9dde2}.attempt{fill:#9cc3e6}.pause{fill:#f2f2f2}\
         .wait{fill:#f5d9a8}.send{fill:#b7dfb9}rect{stroke:#fff}line{stroke:#888}text.limit{fill:#555;font-size:12px}</style>\n\
         <rect width=\"900\" height=\"270\" style=\"fill:#fff\"/>\n",
    );
    for (row, x, width, class, text) in BARS {
        let (y, middle) = (10 + row * ROW, x + width / 2);
        let _ = writeln!(svg, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"28\" rx=\"3\"/>");
        let _ = writeln!(svg, "<text x=\"{middle}\" y=\"{}\">{text}</text>", y + 19);
    }
    // The first attempt is shown again, larger.
    for (x, to) in [(10, 10), (210, 890)] {
        let _ = writeln!(svg, "<line x1=\"{x}\" y1=\"84\" x2=\"{to}\" y2=\"140\"/>");
    }
    for (y, x, width, name, limit) in [
        (182, 110, 180, "credentials_timeout", limits.credentials_timeout()),
        (182, 290, 160, "connect_timeout", limits.connect_timeout()),
        (182, 450, 440, "read_timeout: silence", limits.read_timeout()),
        (212, 10, 880, "operation_attempt_timeout", limits.operation_attempt_timeout()),
        (242, 10, 880, "operation_timeout: all attempts and pauses", limits.operation_timeout()),
    ] {
        let _ = writeln!(svg, "<line x1=\"{x}\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\"/>", x + width);
        let (middle, limit) = (x + width / 2, limit.map_or_else(|| "none".to_owned(), shown));
        let _ = writeln!(svg, "<text class=\"limit\" x=\"{middle}\" y=\"{}\">{name}, {limit}</text>", y + 16);
    }
    svg + "</svg>\n"
}

fn shown(limit: Duration) -> String {
    format!("{limit:?}")
}
