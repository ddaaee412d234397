//! Values that are neither lists nor objects, read leniently if services differ.

use super::{Context, Decode, Decoder};
use crate::wire::base64;
use crate::wire::blob::Blob;
use crate::wire::text::FromText as _;
use crate::wire::time::DateTime;
use serde_core::de::{Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The key under which `serde_json` hands out a number when its `arbitrary_precision` is on.
pub(super) const PRECISE_NUMBER: &str = "$serde_json::private::Number";

enum Scalar<'de> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(Cow<'de, str>),
}

impl Scalar<'_> {
    fn refuse<E: Error>(&self, expected: &str) -> E {
        let found = match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Unsigned(_) | Self::Signed(_) | Self::Float(_) => "a number",
            Self::Text(_) => "a string",
        };
        E::custom(format_args!("expected {expected}, found {found}"))
    }

    /// The number, unless it has a fraction or does not fit.
    fn whole(&self) -> Option<i64> {
        match *self {
            Self::Unsigned(number) => number.try_into().ok(),
            Self::Signed(number) => Some(number),
            #[expect(clippy::cast_possible_truncation, reason = "checked by the condition")]
            Self::Float(number) if number.fract() == 0.0 && number.abs() < 9.2e18 => Some(number as i64),
            _ => None,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    fn float(&self) -> Option<f64> {
        match self {
            Self::Unsigned(number) => Some(*number as f64),
            Self::Signed(number) => Some(*number as f64),
            Self::Float(number) => Some(*number),
            Self::Text(text) => match &**text {
                "NaN" => Some(f64::NAN),
                "Infinity" => Some(f64::INFINITY),
                "-Infinity" => Some(f64::NEG_INFINITY),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Reads any scalar; `expected` names the wanted one in the error about a list or an object.
struct ScalarVisitor(&'static str);

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_unit<E>(self) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Null)
    }

    fn visit_none<E>(self) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Null)
    }

    fn visit_some<D: Decoder<'de>>(self, decoder: D) -> Result<Scalar<'de>, D::Error> {
        decoder.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Signed(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Borrowed(value)))
    }

    fn visit_string<E>(self, value: String) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Scalar<'de>, A::Error> {
        Err(A::Error::custom(format_args!("expected {}, found an array", self.0)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar<'de>, A::Error> {
        if map.next_key::<String>()?.as_deref() == Some(PRECISE_NUMBER) {
            return number(&map.next_value::<String>()?);
        }
        Err(A::Error::custom(format_args!("expected {}, found an object", self.0)))
    }
}

fn number<E: Error>(digits: &str) -> Result<Scalar<'static>, E> {
    let whole = digits.parse().map(Scalar::Signed);
    let float = |_| digits.parse().map(Scalar::Float);
    whole.or_else(float).map_err(E::custom)
}

fn scalar<'de, D: Decoder<'de>>(decoder: D, expected: &'static str) -> Result<Option<Scalar<'de>>, D::Error> {
    Ok(match decoder.deserialize_any(ScalarVisitor(expected))? {
        Scalar::Null => None,
        scalar => Some(scalar),
    })
}

/// Reads a scalar that is not text. Elements of XML hold everything as text; one that is blank has no value.
fn parsed<'de, D: Decoder<'de>>(
    decoder: D,
    context: &Context,
    expected: &'static str,
    parse: fn(&str) -> Option<Scalar<'de>>,
) -> Result<Option<Scalar<'de>>, D::Error> {
    match scalar(decoder, expected)? {
        Some(Scalar::Text(text)) if context.has_elements() => match text.trim() {
            "" => Ok(None),
            text => {
                let refuse = || D::Error::custom(format_args!("expected {expected}, found another text"));
                parse(text).map(Some).ok_or_else(refuse)
            }
        },
        scalar => Ok(scalar),
    }
}

fn boolean(text: &str) -> Option<Scalar<'static>> {
    bool::from_text(text).ok().map(Scalar::Bool)
}

fn signed(text: &str) -> Option<Scalar<'static>> {
    text.parse().ok().map(Scalar::Signed)
}

fn float(text: &str) -> Option<Scalar<'static>> {
    text.parse().ok().map(Scalar::Float)
}

/// Reads a string, without a copy if that is possible; `null` is `None`. The caller charges for the copy that it keeps.
///
/// # Errors
/// The value is not a string.
pub fn text<'de, D: Decoder<'de>>(decoder: D) -> Result<Option<Cow<'de, str>>, D::Error> {
    match scalar(decoder, "a string")? {
        None => Ok(None),
        Some(Scalar::Text(text)) => Ok(Some(text)),
        Some(other) => Err(other.refuse("a string")),
    }
}

impl Decode for String {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        let text = text(decoder)?;
        context.charge_text(text.as_deref())?;
        Ok(text.map(Cow::into_owned))
    }
}

impl Decode for bool {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        match parsed(decoder, context, "a boolean", boolean)? {
            None => Ok(None),
            Some(Scalar::Bool(value)) => Ok(Some(value)),
            Some(other) => Err(other.refuse("a boolean")),
        }
    }
}

impl Decode for i64 {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        whole(decoder, context, "a whole number of 64 bits")
    }
}

impl Decode for i32 {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        whole(decoder, context, "a whole number of 32 bits")
    }
}

fn whole<'de, T: TryFrom<i64>, D: Decoder<'de>>(
    decoder: D,
    context: &Context,
    expected: &'static str,
) -> Result<Option<T>, D::Error> {
    let Some(scalar) = parsed(decoder, context, expected, signed)? else {
        return Ok(None);
    };
    if let Some(whole) = scalar.whole().and_then(|number| T::try_from(number).ok()) {
        return Ok(Some(whole));
    }
    match scalar {
        Scalar::Bool(_) | Scalar::Text(_) => Err(scalar.refuse(expected)),
        _ => Err(D::Error::custom(format_args!("expected {expected}, found another number"))),
    }
}

impl Decode for f64 {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        let Some(scalar) = parsed(decoder, context, "a number", float)? else {
            return Ok(None);
        };
        let number = scalar.float();
        number.map(Some).ok_or_else(|| scalar.refuse("a number"))
    }
}

impl Decode for f32 {
    #[expect(clippy::cast_possible_truncation, reason = "rounds to the nearest")]
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        Ok(f64::decode(decoder, context)?.map(|number| number as f32))
    }
}

impl Decode for DateTime {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        match parsed(decoder, context, "a timestamp", |text| Some(Scalar::Text(text.to_owned().into())))? {
            None => Ok(None),
            Some(Scalar::Text(text)) => DateTime::parse(&text).map(Some).map_err(D::Error::custom),
            Some(Scalar::Float(number)) => Ok(Some(DateTime::from_secs_f64(number))),
            Some(other) => match other.whole() {
                Some(secs) => Ok(Some(DateTime::from_secs(secs))),
                None => Err(other.refuse("a timestamp")),
            },
        }
    }
}

impl Decode for Blob {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        let Some(text) = text(decoder)? else {
            return Ok(None);
        };
        context.charge_text(Some(&text))?;
        let bytes = base64::decode(&text);
        let refuse = || D::Error::custom("expected base64, found another string");
        bytes.map(|bytes| Some(bytes.into())).ok_or_else(refuse)
    }
}

#[cfg(test)]
mod tests {
    use crate::wire::members::{Context, Decode, Names};
    use serde_json::json;

    #[test]
    fn a_double_may_be_any_number_or_one_of_three_words() {
        let read = |value| f64::decode(value, &Context::unlimited(Names::Wire));
        for (value, expected) in [
            (json!(7), 7.0),
            (json!(-7), -7.0),
            (json!(0.5), 0.5),
            (json!("Infinity"), f64::INFINITY),
            (json!("-Infinity"), f64::NEG_INFINITY),
        ] {
            assert_eq!(read(value).unwrap(), Some(expected));
        }
        assert!(read(json!("NaN")).unwrap().is_some_and(f64::is_nan));
        let refused = |value| read(value).unwrap_err().to_string();
        assert_eq!(refused(json!("seven")), "expected a number, found a string");
        assert_eq!(refused(json!(true)), "expected a number, found a boolean");
    }
}
