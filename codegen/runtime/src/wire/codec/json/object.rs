//! Reading an object member by member, so that one that cannot be read loses no other.
//!
//! Nesting does not matter: a value is skipped without recursion before anything looks into it.

use super::mend::mend;
use super::read::{parse, read, without_mark};
use crate::wire::members::{Context, Decode, MemberReader, Structure};
use serde_core::Deserialize;
use serde_core::de::IgnoredAny;

/// Shows the name and the JSON of each member of a body. Returns whether the body is an object; if it is not, what was
/// shown means nothing. Members of a body that has to be mended are shown twice; the last time counts.
pub fn object(body: &[u8], show: &mut dyn FnMut(&str, &[u8])) -> bool {
    let json = without_mark(body);
    let mut show_members = |json: &[u8]| Scanner(json).object(show).is_some();
    show_members(json) || mend(json).is_some_and(|mended| show_members(&mended))
}

/// The text of a member that is a string or a number; `None` if it is anything else.
pub fn scalar_text(json: &[u8], context: &Context) -> Option<String> {
    match json.first()? {
        b'"' => read(json, context).ok()?,
        b'-' | b'0'..=b'9' => String::from_utf8(json.to_vec()).ok(),
        _ => None,
    }
}

/// Reads the members of a structure that are sound. Members that are not of the modelled shape keep their defaults, and so
/// do all of them if the body is not a JSON object.
pub fn read_sound_members<T: Structure>(body: &[u8], context: &Context) -> T {
    let mut structure = T::default();
    let is_object = object(body, &mut |name, json| {
        // A member that cannot be read leaves its field alone.
        let _ = structure.read_member(name, &mut Member { json, context });
    });
    if is_object { structure } else { T::default() }
}

/// The JSON of a member that is read on its own.
struct Member<'a> {
    json: &'a [u8],
    context: &'a Context,
}

impl MemberReader<'_> for Member<'_> {
    type Error = serde_json::Error;

    fn context(&self) -> &Context {
        self.context
    }

    fn value<T: Decode>(&mut self) -> serde_json::Result<Option<T>> {
        parse(self.json, self.context)
    }

    fn unknown(&mut self) -> serde_json::Result<()> {
        Ok(())
    }
}

/// The JSON that is left to scan.
struct Scanner<'a>(&'a [u8]);

impl<'a> Scanner<'a> {
    /// Shows the members of an object that is all there is; `None` if it is not.
    fn object(mut self, show: &mut dyn FnMut(&str, &[u8])) -> Option<()> {
        self.token(b'{')?;
        if self.token(b'}').is_none() {
            loop {
                let (name, _) = self.value::<String>()?;
                self.token(b':')?;
                let (IgnoredAny, json) = self.value()?;
                show(&name, json.trim_ascii_start());
                if self.token(b',').is_none() {
                    break self.token(b'}')?;
                }
            }
        }
        self.0.trim_ascii_start().is_empty().then_some(())
    }

    fn token(&mut self, token: u8) -> Option<()> {
        let (first, rest) = self.0.trim_ascii_start().split_first()?;
        (*first == token).then(|| self.0 = rest)
    }

    /// Reads a value, and returns its JSON beside it.
    fn value<T: Deserialize<'a>>(&mut self) -> Option<(T, &'a [u8])> {
        let mut values = serde_json::Deserializer::from_slice(self.0).into_iter();
        let value = values.next()?.ok()?;
        let (json, rest) = self.0.split_at_checked(values.byte_offset())?;
        self.0 = rest;
        Some((value, json))
    }
}
