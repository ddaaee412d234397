//! Templates: text with `{names}` in it, as in host prefixes and endpoint rule sets.

use std::fmt;

/// Text with names in braces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    /// No literal is empty, and no two follow each other.
    pub parts: Vec<TemplatePart>,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplatePart {
    /// Plain text.
    Literal(String),
    /// A name that stood in braces, never empty.
    Name(String),
}

impl Template {
    /// Parses a text.
    ///
    /// # Errors
    /// Returns the fault as the object of a sentence with "has": unpaired braces, or an empty name.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const UNPAIRED: &str = "braces that do not pair up";
        let mut parts = Vec::new();
        let literal = |text: &str| match text {
            "" => Ok(None),
            text if text.contains('}') => Err(UNPAIRED),
            text => Ok(Some(TemplatePart::Literal(text.to_owned()))),
        };
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            parts.extend(literal(before)?);
            let (name, after) = after.split_once('}').filter(|(name, _)| !name.contains('{')).ok_or(UNPAIRED)?;
            if name.trim_end_matches('+').is_empty() {
                return Err("a label without a name");
            }
            parts.push(TemplatePart::Name(name.to_owned()));
            rest = after;
        }
        parts.extend(literal(rest)?);
        Ok(Self { parts })
    }

    /// The names in braces, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            TemplatePart::Literal(_) => None,
            TemplatePart::Name(name) => Some(name.as_str()),
        })
    }
}

impl fmt::Display for Template {
    /// The text that was parsed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            TemplatePart::Literal(text) => f.write_str(text),
            TemplatePart::Name(name) => write!(f, "{{{name}}}"),
        })
    }
}
