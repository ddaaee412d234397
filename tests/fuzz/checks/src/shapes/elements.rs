//! Elements of XML as the values that a model asks for: an element does not say whether it is a text, a list or a structure.

use super::{Misfit, Shape, Walked};
use crate::body::Json;
use crate::xml::Element;
use serde_json::{Number, Value};

type Read = Result<Json, Misfit>;

fn misfit() -> Misfit {
    Misfit(String::new())
}

impl Shape<'_> {
    /// Reads an element.
    pub fn walk_element(&self, element: &Element) -> Walked {
        self.walk(&self.element(element)?)
    }

    /// An element as the JSON from which this shape is read.
    fn element(&self, element: &Element) -> Read {
        match self.json["type"].as_str().unwrap_or_default() {
            "structure" => self.members_of(element),
            "list" => {
                let items = children(element)?;
                let item = self.referred(&self.json["member"]);
                items.iter().map(|child| item.element(child)).collect::<Result<_, _>>().map(Json::List)
            }
            "map" => {
                let entries = children(element)?.iter().map(|child| self.entry(child));
                entries.collect::<Result<_, _>>().map(Json::Object)
            }
            kind => scalar(kind, element),
        }
    }

    /// The members of a structure. Those that are flattened are gathered from elements of one name.
    fn members_of(&self, element: &Element) -> Read {
        let mut read: Vec<(String, Json)> = Vec::new();
        for (name, value) in element.attributes.as_ref().ok_or_else(misfit)? {
            let is_attribute = |member: &Value| member["xmlAttribute"] == true && member["locationName"] == **name;
            let is_known = self.members().any(|(_, member, _)| is_attribute(member));
            let name = if is_known { name.clone() } else { format!("@{name}") };
            read.push((name, Json::Text(value.clone())));
        }
        for child in children(element)? {
            match self.modelled(&child.name) {
                Some((member, shape)) if member["flattened"] == true || shape.json["flattened"] == true => {
                    shape.gather(child, &mut read)?;
                }
                Some((_, shape)) => read.push((child.name.clone(), shape.element(child)?)),
                None if self.json["union"] == true => read.push((child.name.clone(), plain(child)?)),
                None => {}
            }
        }
        Ok(Json::Object(read))
    }

    /// The member that elements of this name hold.
    fn modelled(&self, wire: &str) -> Option<(&Value, Self)> {
        let mut members = self.members().filter(|(_, member, _)| member["xmlAttribute"] != true);
        let found = members.find(|(name, member, _)| super::wire_name(name, member) == wire);
        found.map(|(_, member, shape)| (member, shape))
    }

    /// Adds an element of a flattened list or map to what was read before it.
    fn gather(&self, element: &Element, read: &mut Vec<(String, Json)>) -> Result<(), Misfit> {
        let is_list = self.json["type"] == "list";
        let added = if is_list { vec![self.referred(&self.json["member"]).element(element)?] } else { Vec::new() };
        let entry = if is_list { None } else { Some(self.entry(element)?) };
        match read.iter_mut().find(|(name, _)| *name == element.name) {
            Some((_, Json::List(items))) => items.extend(added),
            Some((_, Json::Object(entries))) => entries.extend(entry),
            _ if is_list => read.push((element.name.clone(), Json::List(added))),
            _ => read.push((element.name.clone(), Json::Object(entry.into_iter().collect()))),
        }
        Ok(())
    }

    /// An entry of a map, which has both a key and a value. Of those that are there twice, the last holds.
    fn entry(&self, element: &Element) -> Result<(String, Json), Misfit> {
        element.attributes.as_ref().ok_or_else(misfit)?;
        let named = |part: &str| self.json[part]["locationName"].as_str().unwrap_or(part).to_owned();
        let (key_name, value_name) = (named("key"), named("value"));
        let (mut key, mut value) = (None, None);
        for child in children(element)? {
            if child.name == key_name {
                key = Some(text(child)?.to_owned());
            } else if child.name == value_name {
                value = Some(self.referred(&self.json["value"]).element(child)?);
            }
        }
        key.zip(value).ok_or_else(misfit)
    }
}

/// The elements in an element, which holds no text beside them.
fn children(element: &Element) -> Result<&[Element], Misfit> {
    if element.has_no_text() { Ok(&element.children) } else { Err(misfit()) }
}

/// The text of an element without others.
fn text(element: &Element) -> Result<&str, Misfit> {
    if element.children.is_empty() { Ok(&element.text) } else { Err(misfit()) }
}

/// A scalar. One that is blank, and is no text, has no value.
fn scalar(kind: &str, element: &Element) -> Read {
    let text = text(element)?;
    let bare = text.trim();
    if matches!(kind, "string" | "character" | "blob") {
        return Ok(Json::Text(text.to_owned()));
    }
    if bare.is_empty() {
        return Ok(Json::Null);
    }
    match kind {
        "boolean" if bare.eq_ignore_ascii_case("true") => Ok(Json::Bool(true)),
        "boolean" if bare.eq_ignore_ascii_case("false") => Ok(Json::Bool(false)),
        "integer" | "long" => bare.parse::<i64>().map(|number| Json::Number(number.into())).map_err(|_| misfit()),
        "float" | "double" => bare.parse().map(float).map_err(|_| misfit()),
        "timestamp" => Ok(Json::Text(bare.to_owned())),
        _ => Err(misfit()),
    }
}

fn float(number: f64) -> Json {
    let name = if number.is_nan() {
        "NaN"
    } else if number > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    };
    Number::from_f64(number).map_or_else(|| Json::Text(name.to_owned()), Json::Number)
}

/// An element that the model does not know: a text, or an object of attributes and elements.
fn plain(element: &Element) -> Read {
    if element.children.is_empty() {
        return Ok(Json::Text(element.text.clone()));
    }
    let attributes = element.attributes.as_ref().ok_or_else(misfit)?.iter();
    let attributes = attributes.map(|(name, value)| Ok((format!("@{name}"), Json::Text(value.clone()))));
    let members = children(element)?.iter().map(|child| Ok((child.name.clone(), plain(child)?)));
    attributes.chain(members).collect::<Result<_, _>>().map(Json::Object)
}
