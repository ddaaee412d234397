//! Sums and differences of times and durations.

use super::{DateTime, NANOS_PER_SECOND};
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::time::Duration;

impl DateTime {
    /// Returns the time this much later; `None` beyond [`MAX`](Self::MAX).
    #[must_use]
    pub fn checked_add(self, duration: Duration) -> Option<Self> {
        Self::from_nanos(self.as_nanos() + nanos(duration)).ok()
    }

    /// Returns the time this much earlier; `None` beyond [`MIN`](Self::MIN).
    #[must_use]
    pub fn checked_sub(self, duration: Duration) -> Option<Self> {
        Self::from_nanos(self.as_nanos() - nanos(duration)).ok()
    }

    /// Returns the time that has passed since `earlier`; `None` if `earlier` is later than this time.
    #[must_use]
    pub fn duration_since(self, earlier: impl Into<Self>) -> Option<Duration> {
        let passed = u128::try_from(self.as_nanos() - earlier.into().as_nanos()).ok()?;
        let (secs, nanos) = (passed / u128::from(NANOS_PER_SECOND), passed % u128::from(NANOS_PER_SECOND));
        Some(Duration::new(secs.try_into().ok()?, nanos.try_into().ok()?))
    }
}

/// A duration has 64-bit seconds, so that this is exact, and adds to a time without overflow.
fn nanos(duration: Duration) -> i128 {
    i128::from(duration.as_secs()) * i128::from(NANOS_PER_SECOND) + i128::from(duration.subsec_nanos())
}

/// Saturates at [`DateTime::MAX`].
impl Add<Duration> for DateTime {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        self.checked_add(duration).unwrap_or(Self::MAX)
    }
}

/// Saturates at [`DateTime::MAX`].
impl AddAssign<Duration> for DateTime {
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

/// Saturates at [`DateTime::MIN`].
impl Sub<Duration> for DateTime {
    type Output = Self;

    fn sub(self, duration: Duration) -> Self {
        self.checked_sub(duration).unwrap_or(Self::MIN)
    }
}

/// Saturates at [`DateTime::MIN`].
impl SubAssign<Duration> for DateTime {
    fn sub_assign(&mut self, duration: Duration) {
        *self = *self - duration;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::time::tests::TIME;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn durations_are_added_and_taken_away() {
        let mut later = TIME + Duration::from_millis(1500);
        assert_eq!(later, DateTime::from_secs(1_576_540_100));
        later -= SECOND;
        later += 2 * SECOND;
        assert_eq!(later - 3 * SECOND, DateTime::from_secs(1_576_540_098));
        assert_eq!(later.duration_since(TIME), Some(Duration::from_millis(2500)));
        assert_eq!(TIME.duration_since(later), None);
        assert_eq!(DateTime::from_secs(-1) + SECOND, DateTime::from_secs(0));
    }

    #[test]
    fn sums_saturate_or_are_checked() {
        assert_eq!(DateTime::MAX + Duration::MAX, DateTime::MAX);
        assert_eq!(DateTime::MIN - Duration::MAX, DateTime::MIN);
        assert_eq!(DateTime::MAX.checked_add(Duration::from_nanos(1)), None);
        assert_eq!(DateTime::MIN.checked_sub(Duration::from_nanos(1)), None);
        let all = DateTime::MAX.duration_since(DateTime::MIN).unwrap();
        assert_eq!(DateTime::MIN.checked_add(all), Some(DateTime::MAX));
        assert_eq!(DateTime::MAX.checked_sub(all), Some(DateTime::MIN));
    }
}
