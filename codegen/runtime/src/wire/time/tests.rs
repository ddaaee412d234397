//! Times by their units.

use super::DateTime;

/// 2019-12-16T23:48:18.5Z
pub const TIME: DateTime = DateTime::from_secs_and_nanos(1_576_540_098, 500_000_000);

#[test]
fn times_are_counted_in_units() {
    assert_eq!(DateTime::from_millis(1_576_540_098_500), TIME);
    assert_eq!(DateTime::from_fractional_secs(1_576_540_098, 0.5), TIME);
    assert_eq!(DateTime::from_nanos(TIME.as_nanos()), Ok(TIME));
    assert_eq!(TIME.to_millis(), Ok(1_576_540_098_500));
    assert!(TIME.has_subsec_nanos() && !DateTime::from_secs(1).has_subsec_nanos());
    let before = DateTime::from_millis(-1);
    assert_eq!((before.secs(), before.subsec_nanos(), before.to_millis()), (-1, 999_000_000, Ok(-1)));
    assert_eq!(DateTime::from_fractional_secs(1, 0.999_999_999_9), DateTime::from_secs(2));
}

#[test]
fn units_that_are_too_small_for_the_ends_are_errors() {
    for end in [DateTime::MIN, DateTime::MAX] {
        assert_eq!(DateTime::from_nanos(end.as_nanos()), Ok(end));
        assert!(end.to_millis().unwrap_err().to_string().contains("exceed 64 bits"));
    }
    assert!(DateTime::from_nanos(DateTime::MAX.as_nanos() + 1).is_err());
    assert!(DateTime::from_nanos(i128::MIN).unwrap_err().to_string().contains("64-bit seconds"));
}

#[test]
fn surplus_nanoseconds_become_seconds() {
    let time = DateTime::from_secs_and_nanos(1, 2_500_000_000);
    assert_eq!((time.secs(), time.subsec_nanos()), (3, 500_000_000));
    let last = DateTime::from_secs_and_nanos(i64::MAX, u32::MAX);
    assert_eq!(last, DateTime::MAX);
}

#[test]
#[expect(clippy::float_cmp, reason = "the nearest double is the expected one")]
fn doubles_keep_microseconds() {
    let time = DateTime::from_secs_f64(1_398_796_238.123_456);
    assert_eq!(time.subsec_nanos(), 123_456_000);
    assert_eq!(time.as_secs_f64(), 1_398_796_238.123_456);
    assert_eq!(DateTime::from_secs_f64(-0.5).to_string(), "1969-12-31T23:59:59.500Z");
    assert_eq!(DateTime::from_secs_f64(1.999_999_9).secs(), 2);
    assert_eq!(DateTime::from_secs_f64(f64::INFINITY), DateTime::MAX);
    assert_eq!(DateTime::from_secs_f64(1e19), DateTime::MAX);
    assert_eq!(DateTime::from_secs_f64(f64::NEG_INFINITY), DateTime::MIN);
    assert_eq!(DateTime::from_secs_f64(f64::NAN), DateTime::from_secs(0));
}

#[test]
fn a_fraction_that_is_none_carries_over() {
    for (secs, fraction, expected) in [
        (0, 10.25, DateTime::from_millis(10_250)),
        (5, -0.5, DateTime::from_millis(4500)),
        (5, -2.0, DateTime::from_secs(3)),
        (5, f64::NAN, DateTime::from_secs(5)),
        (i64::MAX, 1.0, DateTime::MAX),
        (0, f64::INFINITY, DateTime::MAX),
        (i64::MIN, -1.0, DateTime::MIN),
        (0, f64::NEG_INFINITY, DateTime::MIN),
    ] {
        assert_eq!(DateTime::from_fractional_secs(secs, fraction), expected, "{secs} {fraction}");
    }
}

#[test]
fn order_is_the_order_in_time() {
    assert!(DateTime::from_secs(1) < DateTime::from_secs_and_nanos(1, 1));
    assert!(DateTime::from_secs(-1) < DateTime::from_secs(0));
}
