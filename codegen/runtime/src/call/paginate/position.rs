//! Positions in a listing, and their form as resume tokens.

use crate::wire::base64;
use serde_json::{Map, Value};
use std::fmt;

const TOKEN: &str = "nextToken";
const OFFSET: &str = "boto_truncate_amount";

/// A position in a listing: a page, and the number of its items that have been seen.
///
/// As text it is a resume token in botocore's form, which is the base64 of
/// `{"nextToken": …, "boto_truncate_amount": …}`. So tokens of botocore and the AWS CLI can be used. A text of
/// another form is taken as a token of the service.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Position {
    /// The token of the page; `None` for the first page.
    pub token: Option<String>,
    /// The number of items on the page that have been seen.
    pub offset: usize,
}

impl Position {
    /// Parses a resume token, or a token of the service.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let object = base64::decode(text).and_then(|json| serde_json::from_slice(&json).ok());
        object
            .and_then(|object| Self::read(&object))
            .unwrap_or_else(|| Self { token: Some(text.to_owned()), offset: 0 })
    }

    /// Reads one token, by any name, and the offset.
    fn read(object: &Map<String, Value>) -> Option<Self> {
        let mut tokens = object.iter().filter(|(name, _)| *name != OFFSET);
        let token = match (tokens.next(), tokens.next()) {
            (Some((_, Value::String(token))), None) => Some(token.clone()),
            (Some((_, Value::Null)), None) => None,
            _ => return None,
        };
        let offset = match object.get(OFFSET) {
            None => 0,
            Some(offset) => usize::try_from(offset.as_u64()?).ok()?,
        };
        Some(Self { token, offset })
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut object = Map::new();
        object.insert(TOKEN.to_owned(), self.token.clone().into());
        if self.offset > 0 {
            object.insert(OFFSET.to_owned(), self.offset.into());
        }
        f.write_str(&base64::encode(Value::Object(object).to_string().as_bytes()))
    }
}

impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Position").field("offset", &self.offset).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn other_texts_are_tokens_of_the_service() {
        let odd = [br#"{"a":"1","b":"2"}"#.as_slice(), br#"{"a":{}}"#, br#"{"a":"1","boto_truncate_amount":-1}"#];
        for text in odd.map(base64::encode).iter().map(String::as_str).chain(["abc", "", "%%"]) {
            assert_eq!(Position::parse(text), position(Some(text), 0));
        }
    }
}
