//! Reads formats of timestamps.

use crate::TimestampFormat;
use crate::json::Object;

const FORMATS: [(&str, TimestampFormat); 3] = [
    ("unixTimestamp", TimestampFormat::EpochSeconds),
    ("iso8601", TimestampFormat::Iso8601),
    ("rfc822", TimestampFormat::HttpDate),
];

/// The key `timestampFormat` of a shape or a member.
pub fn format(object: &mut Object) -> Option<TimestampFormat> {
    object.optional("timestampFormat")?.word("timestamp format", &FORMATS)
}
