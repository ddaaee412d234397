//! The middle of several numbers, and how far apart they are.

/// The middle value, or the mean of the two in the middle; none of nothing.
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// How far apart the middle half of the numbers is, as a share of the median. None if there are fewer than two numbers, or
/// the median is zero.
pub fn spread(values: &[f64]) -> Option<f64> {
    let (low, middle, high) = (quantile(values, 0.25)?, median(values)?, quantile(values, 0.75)?);
    (values.len() > 1 && middle != 0.0).then(|| (high - low) / middle)
}

/// The value below which this share of the numbers lies, between two of them if need be.
fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut place = share * f64::from(u32::try_from(sorted.len().checked_sub(1)?).unwrap_or(u32::MAX));
    let mut rest = sorted.iter();
    let mut below = rest.next()?;
    for above in rest {
        if place < 1.0 {
            return Some(below + (above - below) * place);
        }
        (place, below) = (place - 1.0, above);
    }
    Some(*below)
}

#[cfg(test)]
mod tests {
    use super::{median, spread};

    fn near(found: Option<f64>, expected: f64) {
        assert!(found.is_some_and(|found| (found - expected).abs() < 1e-12), "{found:?}, not {expected}");
    }

    #[test]
    fn the_middle_is_found_in_any_order() {
        near(median(&[3.0, 1.0, 2.0]), 2.0);
        near(median(&[4.0, 1.0, 3.0, 2.0]), 2.5);
        near(median(&[7.0]), 7.0);
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn one_number_that_is_far_off_does_not_spread_the_others() {
        near(spread(&[1.0, 1.0, 1.0, 1.0, 9.0]), 0.0);
        near(spread(&[1.0, 2.0, 3.0, 4.0, 5.0]), 2.0 / 3.0);
        near(spread(&[1.0, 2.0]), 0.5 / 1.5);
        assert_eq!(spread(&[1.0]), None, "nobody knows");
        assert_eq!(spread(&[0.0, 0.0]), None);
    }
}
