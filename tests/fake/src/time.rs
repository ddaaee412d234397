//! Times of signatures, as seconds since the epoch.

/// Reads the time of a signature, for example `20150830T123600Z`.
pub fn of_signature(text: &str) -> Option<i64> {
    let is_digit = |(place, byte): (usize, u8)| if place == 8 { byte == b'T' } else { byte.is_ascii_digit() };
    let digits = text.strip_suffix('Z').filter(|rest| rest.len() == 15 && rest.bytes().enumerate().all(is_digit))?;
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i64>().ok();
    let days = days(number(0, 4)?, number(4, 6)?, number(6, 8)?);
    Some(((days * 24 + number(9, 11)?) * 60 + number(11, 13)?) * 60 + number(13, 15)?)
}

/// The days from the epoch to a date of the Gregorian calendar. Years begin in March, so that a leap day ends one.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469
}

#[cfg(test)]
mod tests {
    use super::of_signature;

    #[test]
    fn times_of_signatures_are_read() {
        assert_eq!(of_signature("19700101T000000Z"), Some(0));
        assert_eq!(of_signature("20150830T123600Z"), Some(1_440_938_160));
        assert_eq!(of_signature("20240229T235959Z"), Some(1_709_251_199));
        assert_eq!(of_signature("20240229 235959Z"), None);
        assert_eq!(of_signature("2024-02-29"), None);
    }
}
