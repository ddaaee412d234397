//! Conversion between Gregorian dates and days since the epoch.

pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// The days from 0000-03-01 to 1970-01-01.
const EPOCH_SHIFT: i64 = 719_468;
/// The days in 400 years, after which the calendar repeats.
const DAYS_PER_ERA: i64 = 146_097;

/// A Gregorian date; months and days count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    pub year: i64,
    pub month: i64,
    pub day: i64,
}

impl Date {
    /// The date `days` days after 1970-01-01.
    pub fn from_days(days: i64) -> Self {
        // Years begin in March here, so that a leap day is the last day of a year.
        let shifted = days + EPOCH_SHIFT;
        let era = shifted.div_euclid(DAYS_PER_ERA);
        let day_of_era = shifted.rem_euclid(DAYS_PER_ERA);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = (month_from_march + 2) % 12 + 1;
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
        }
    }

    /// The days since 1970-01-01; `None` if the date does not exist.
    pub fn to_days(self) -> Option<i64> {
        if !(1..=12).contains(&self.month) || !(1..=self.days_in_month()).contains(&self.day) {
            return None;
        }
        let year = self.year - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT)
    }

    fn days_in_month(self) -> i64 {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            2 => 28 + i64::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn known_days() {
        for (days, year, month, day) in [
            (0, 1970, 1, 1),
            (-1, 1969, 12, 31),
            (11_016, 2000, 2, 29),
            (11_017, 2000, 3, 1),
            (18_246, 2019, 12, 16),
            (-719_528, 0, 1, 1),
        ] {
            let date = Date { year, month, day };
            assert_eq!(Date::from_days(days), date);
            assert_eq!(date.to_days(), Some(days));
        }
    }

    #[test]
    fn every_day_of_eight_centuries_goes_both_ways() {
        for days in -150_000..150_000 {
            assert_eq!(Date::from_days(days).to_days(), Some(days));
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        for (year, month, day) in [(1900, 2, 29), (2023, 4, 31), (2023, 0, 1), (2023, 1, 0)] {
            assert_eq!(Date { year, month, day }.to_days(), None);
        }
    }
}
