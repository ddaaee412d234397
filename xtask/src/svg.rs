//! What charts have in common: axes that end at round numbers, and text.

/// Steps of an axis, before they are multiplied by a power of ten.
const STEPS: [f64; 3] = [1.0, 2.0, 5.0];

/// The smallest multiple of a step that is not less than the greatest value.
#[must_use]
pub fn axis_end(greatest: f64) -> f64 {
    let step = step(greatest);
    ((greatest / step).ceil() * step).max(step)
}

/// The values at which an axis has a line.
pub fn ticks(end: f64) -> impl Iterator<Item = f64> {
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
#[must_use]
pub fn shown(value: f64) -> String {
    let rounded = format!("{value:.3}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text as an element or an attribute holds it.
#[must_use]
pub fn escaped(text: &str) -> String {
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
