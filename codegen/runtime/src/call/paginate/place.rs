//! Places in a listing, and their form as resume tokens.

use super::token::{self, Token};
use crate::wire::base64;
use serde_json::{Map, Value};
use std::fmt;

const TOKEN: &str = "nextToken";
const OFFSET: &str = "boto_truncate_amount";
/// Where botocore says which values are bytes. They are base64 as in any JSON, and a token's type tells where they are.
const BYTES: &str = "boto_encoded_keys";

/// A place in a listing whose tokens are text.
pub type Position = Place<String>;

/// A place in a listing: a page, and the number of its items that have been seen.
///
/// As text it is a resume token in botocore's form, which is the base64 of
/// `{"nextToken": …, "boto_truncate_amount": …}`. So tokens of botocore and the AWS CLI can be used. A text of
/// another form is taken as a token of the service, if that is text.
#[derive(Clone, PartialEq, Eq)]
pub struct Place<T> {
    /// The token of the page; `None` for the first page.
    pub token: Option<T>,
    /// The number of items on the page that have been seen.
    pub offset: usize,
}

impl Place<String> {
    /// Parses a resume token, or a token of the service.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        // Any text is a token of the service.
        Self::read(text).unwrap_or_default()
    }
}

impl<T: Token> Place<T> {
    /// Reads a resume token, or a token of the service; `None` if the listing has tokens of another type.
    pub(super) fn read(text: &str) -> Option<Self> {
        let object = base64::decode(text).and_then(|json| serde_json::from_slice(&json).ok());
        object.and_then(Self::of_object).or_else(|| {
            let token = token::from_json(text.into())?;
            Some(Self { token: Some(token), offset: 0 })
        })
    }

    /// Reads one token, by any name, and the offset.
    fn of_object(mut object: Map<String, Value>) -> Option<Self> {
        let offset = match object.remove(OFFSET) {
            None => 0,
            Some(offset) => usize::try_from(offset.as_u64()?).ok()?,
        };
        object.remove(BYTES);
        let mut tokens = object.into_iter();
        let token = match (tokens.next(), tokens.next()) {
            (Some((_, Value::Null)), None) => None,
            (Some((_, token)), None) => Some(token::from_json(token)?),
            _ => return None,
        };
        Some(Self { token, offset })
    }
}

// A derive would demand a default of the token.
impl<T> Default for Place<T> {
    fn default() -> Self {
        Self { token: None, offset: 0 }
    }
}

impl<T: Token> fmt::Display for Place<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut object = Map::new();
        object.insert(TOKEN.to_owned(), self.token.as_ref().map(token::to_json).into());
        if self.offset > 0 {
            object.insert(OFFSET.to_owned(), self.offset.into());
        }
        f.write_str(&base64::encode(Value::Object(object).to_string().as_bytes()))
    }
}

impl<T> fmt::Debug for Place<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Place").field("offset", &self.offset).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn position(token: Option<&str>, offset: usize) -> Position {
        Position { token: token.map(str::to_owned), offset }
    }

    #[test]
    fn positions_are_read_back() {
        for position in [position(Some("abc"), 0), position(Some("abc"), 7), position(None, 3)] {
            assert_eq!(Position::parse(&position.to_string()), position);
        }
    }

    #[test]
    fn the_text_is_botocores() {
        let text = "eyJuZXh0VG9rZW4iOiAiYWJjIiwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogMn0=";
        assert_eq!(Position::parse(text), position(Some("abc"), 2));
        assert_eq!(position(Some("abc"), 0).to_string(), base64::encode(br#"{"nextToken":"abc"}"#));
        let marker = base64::encode(br#"{"Marker": null, "boto_truncate_amount": 1}"#);
        assert_eq!(Position::parse(&marker), position(None, 1));
    }

    #[test]
    fn tokens_are_of_any_type() {
        type Key = HashMap<String, String>;
        let key = Key::from([("id".to_owned(), "7".to_owned())]);
        let position = Place { token: Some(key), offset: 2 };
        assert_eq!(Place::read(&position.to_string()).as_ref(), Some(&position));
        let json = br#"{"Key": {"id": "7"}, "boto_truncate_amount": 2, "boto_encoded_keys": [["Key", "id"]]}"#;
        assert_eq!(Place::read(&base64::encode(json)), Some(position));
        for text in ["abc", &base64::encode(br#"{"Key":"abc"}"#)] {
            assert_eq!(Place::<Key>::read(text), None, "{text}");
        }
        let numbered = base64::encode(br#"{"Marker":7}"#);
        assert_eq!(Place::read(&numbered), Some(Place { token: Some(7), offset: 0 }));
    }

    #[test]
    fn other_texts_are_tokens_of_the_service() {
        let odd = [br#"{"a":"1","b":"2"}"#.as_slice(), br#"{"a":{}}"#, br#"{"a":"1","boto_truncate_amount":-1}"#];
        for text in odd.map(base64::encode).iter().map(String::as_str).chain(["abc", "", "%%"]) {
            assert_eq!(Position::parse(text), position(Some(text), 0));
        }
    }
}
