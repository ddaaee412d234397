//! Values as text, for paths, queries and headers.

mod float;
mod list;

use crate::wire::time::{DateTime, FormattedDateTime};
use std::borrow::Cow;

/// A value that can be written as text.
pub trait ToText {
    /// Writes the value as text.
    fn to_text(&self) -> Cow<'_, str>;

    /// Writes the value as an item of a comma-separated header, quoted if it would be misread otherwise.
    fn to_list_item(&self) -> Cow<'_, str> {
        list::quote(self.to_text())
    }
}

/// A value that can be read from text.
pub trait FromText: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// Returns a clause that says what was expected. It does not contain the text.
    fn from_text(text: &str) -> Result<Self, String>;

    /// Splits a comma-separated header into items, and resolves quotes.
    #[must_use]
    fn split_list(text: &str) -> Vec<String> {
        list::split(text)
    }
}

impl<T: ToText + ?Sized> ToText for &T {
    fn to_text(&self) -> Cow<'_, str> {
        T::to_text(self)
    }

    fn to_list_item(&self) -> Cow<'_, str> {
        T::to_list_item(self)
    }
}

impl ToText for str {
    fn to_text(&self) -> Cow<'_, str> {
        self.into()
    }
}

impl ToText for String {
    fn to_text(&self) -> Cow<'_, str> {
        self.into()
    }
}

impl ToText for bool {
    fn to_text(&self) -> Cow<'_, str> {
        (if *self { "true" } else { "false" }).into()
    }
}

impl ToText for i32 {
    fn to_text(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl ToText for i64 {
    fn to_text(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl ToText for f32 {
    fn to_text(&self) -> Cow<'_, str> {
        float::to_text(f64::from(*self), format_args!("{self:e}")).into()
    }
}

impl ToText for f64 {
    fn to_text(&self) -> Cow<'_, str> {
        float::to_text(*self, format_args!("{self:e}")).into()
    }
}

impl ToText for FormattedDateTime {
    fn to_text(&self) -> Cow<'_, str> {
        self.to_string().into()
    }

    /// Dates are not quoted, because readers know the comma in an HTTP date.
    fn to_list_item(&self) -> Cow<'_, str> {
        self.to_text()
    }
}

impl FromText for String {
    fn from_text(text: &str) -> Result<Self, String> {
        Ok(text.to_owned())
    }
}

impl FromText for bool {
    fn from_text(text: &str) -> Result<Self, String> {
        match text.trim() {
            text if text.eq_ignore_ascii_case("true") => Ok(true),
            text if text.eq_ignore_ascii_case("false") => Ok(false),
            _ => Err("expected `true` or `false`".to_owned()),
        }
    }
}

impl FromText for i32 {
    fn from_text(text: &str) -> Result<Self, String> {
        let parsed = text.trim().parse();
        parsed.map_err(|_| "expected a whole number of 32 bits".to_owned())
    }
}

impl FromText for i64 {
    fn from_text(text: &str) -> Result<Self, String> {
        let parsed = text.trim().parse();
        parsed.map_err(|_| "expected a whole number of 64 bits".to_owned())
    }
}

impl FromText for f32 {
    fn from_text(text: &str) -> Result<Self, String> {
        let parsed = text.trim().parse();
        parsed.map_err(|_| "expected a number".to_owned())
    }
}

impl FromText for f64 {
    fn from_text(text: &str) -> Result<Self, String> {
        let parsed = text.trim().parse();
        parsed.map_err(|_| "expected a number".to_owned())
    }
}

impl FromText for DateTime {
    fn from_text(text: &str) -> Result<Self, String> {
        DateTime::parse(text).map_err(|error| error.to_string())
    }

    fn split_list(text: &str) -> Vec<String> {
        list::split_dates(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::time::{DateTimeFormat, FormatTimestamps};

    #[test]
    fn scalars_are_written_as_botocore_writes_them() {
        assert_eq!(true.to_text(), "true");
        assert_eq!((-3i32).to_text(), "-3");
        assert_eq!(i64::MAX.to_text(), "9223372036854775807");
        assert_eq!(1.0f64.to_text(), "1.0");
        assert_eq!(1.1f32.to_text(), "1.1");
        assert_eq!(f64::NEG_INFINITY.to_text(), "-Infinity");
    }

    #[test]
    fn scalars_are_read() {
        assert_eq!(bool::from_text("True"), Ok(true));
        assert_eq!(bool::from_text(" FALSE "), Ok(false));
        assert_eq!(i32::from_text(" 12 "), Ok(12));
        assert_eq!(f64::from_text("-Infinity"), Ok(f64::NEG_INFINITY));
        assert!(f32::from_text("NaN").is_ok_and(f32::is_nan));
        let time = DateTime::from_text("Mon, 16 Dec 2019 23:48:18 GMT").unwrap();
        assert_eq!(time.secs(), 1_576_540_098);
    }

    #[test]
    fn what_cannot_be_read_says_what_was_expected() {
        assert_eq!(bool::from_text("yes").unwrap_err(), "expected `true` or `false`");
        assert!(i32::from_text("2147483648").unwrap_err().contains("32 bits"));
        assert!(i64::from_text("1.5").unwrap_err().contains("64 bits"));
    }

    #[test]
    fn dates_stay_unquoted_in_lists() {
        let date = DateTime::from_secs(0).format(DateTimeFormat::HttpDate);
        assert_eq!(date.to_list_item(), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!("b,c".to_list_item(), "\"b,c\"");
    }
}
