//! Floating-point numbers as text, in Python's form, which botocore sends.

use std::fmt::Arguments;

/// Writes a number. `scientific` is the number as `{:e}` prints it, with the fewest digits that read back as the
/// same number.
pub(super) fn to_text(number: f64, scientific: Arguments<'_>) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return (if number.is_sign_negative() { "-Infinity" } else { "Infinity" }).to_owned();
    }
    let scientific = scientific.to_string();
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..16).contains(&exponent) {
        return positional(mantissa, exponent);
    }
    format!("{mantissa}e{exponent:+03}")
}

fn positional(mantissa: &str, exponent: i32) -> String {
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let digits = mantissa.replace('.', "");
    let Ok(exponent) = usize::try_from(exponent) else {
        let zeros = "0".repeat(exponent.unsigned_abs() as usize - 1);
        return format!("{sign}0.{zeros}{digits}");
    };
    let padded = format!("{digits:0<width$}", width = exponent + 2);
    let (whole, fraction) = padded.split_at(exponent + 1);
    format!("{sign}{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    fn text(number: f64) -> String {
        super::to_text(number, format_args!("{number:e}"))
    }

    #[test]
    fn python_spelling() {
        for (number, expected) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (-1.5, "-1.5"),
            (1234.5, "1234.5"),
            (100.0, "100.0"),
            (0.1, "0.1"),
            (0.0001, "0.0001"),
            (0.000_012, "1.2e-05"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.25e300, "1.25e+300"),
            (5e-324, "5e-324"),
            (123_456_789.123_456_79, "123456789.12345679"),
        ] {
            assert_eq!(text(number), expected);
        }
    }

    #[test]
    fn every_spelling_reads_back() {
        for number in [f64::MAX, f64::MIN_POSITIVE, 1.0 / 3.0, -2e-5, 9_007_199_254_740_993.0] {
            assert_eq!(text(number).parse::<f64>().map(f64::to_bits), Ok(number.to_bits()));
        }
    }

    #[test]
    fn infinities_and_nan() {
        assert_eq!(text(f64::NAN), "NaN");
        assert_eq!(text(f64::INFINITY), "Infinity");
        assert_eq!(text(f64::NEG_INFINITY), "-Infinity");
    }
}
