//! Values in examples: expressions of each type that keep to the model's constraints.

use super::{library_name, texts};
use crate::ir::{
    Bound, Constraint, Docs, Enumeration, Field, Limits, NamedConstraint, Service, Type, TypeDefinition, TypeName,
    UnionVariant,
};

/// The greatest number of values in an example. Nothing limits how many a model requires.
const MOST: usize = 200;

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// As the argument of a setter, which makes a `String` of a text.
    Argument,
    /// Within another value.
    Inside,
}

/// What is known about a value beside its type.
#[derive(Clone, Copy)]
struct About<'a> {
    /// Name of the member that holds it.
    member: &'a str,
    /// The values that the service takes, if the model lists them.
    values: &'a [String],
    /// Documentation of that member.
    docs: &'a Docs,
    /// Its limits, and those of what it holds.
    constraint: Option<&'a NamedConstraint>,
}

impl About<'_> {
    /// The values that the model lists, then those that the documentation says are supported.
    fn supported(&self) -> Vec<String> {
        self.values.iter().cloned().chain(texts::supported(self.docs)).collect()
    }
}

/// Writes the values of one example.
pub struct Values<'a> {
    service: &'a Service,
    /// The structures and unions around the value that is being written. One that needs itself has no value.
    around: Vec<&'a TypeName>,
    /// The number of values that the example may still have.
    left: usize,
}

impl<'a> Values<'a> {
    /// Values of an example about a service.
    pub fn new(service: &'a Service) -> Self {
        Self { service, around: Vec::new(), left: MOST }
    }

    /// A call of a setter for each required member; `None` if one of them has no value.
    pub fn setters(&mut self, fields: impl Iterator<Item = &'a Field>) -> Option<Vec<String>> {
        fields.map(|field| self.setter(field)).collect()
    }

    fn setter(&mut self, field: &'a Field) -> Option<String> {
        let about = About {
            member: &field.member,
            values: &field.values,
            docs: &field.docs,
            constraint: self.checked(&field.constraint),
        };
        let (appended, empty) = match &field.shape {
            Type::List { element, sparse } => {
                (self.element(element, *sparse, &self.each(&about), Place::Argument), "Vec::new()")
            }
            Type::Map { key, value, sparse } => {
                (self.entry(key, value, *sparse, &about, Place::Argument), "std::collections::HashMap::new()")
            }
            other => return Some(format!(".{}({})", field.name, self.value(other, &about, Place::Argument)?)),
        };
        // A list whose elements need such a list themselves ends empty.
        Some(match appended {
            Some(arguments) => format!(".{}({arguments})", field.name),
            None => format!(".{}(Some({empty}))", field.whole_setter),
        })
    }

    /// An expression of a type.
    fn value(&mut self, shape: &'a Type, about: &About<'a>, place: Place) -> Option<String> {
        self.left = self.left.checked_sub(1)?;
        let library = library_name(self.service);
        let none = Limits::default();
        let limits = about.constraint.map_or(&none, |constraint| &constraint.limits);
        Some(match shape {
            Type::String => {
                let values = about.supported();
                let text = texts::text(about.member, values, limits, &self.service.signing_name);
                owned(&format!("{text:?}"), place)
            }
            Type::JsonText => owned("\"{}\"", place),
            Type::Boolean => "true".to_owned(),
            Type::Integer | Type::Long => whole(limits).to_string(),
            Type::Float | Type::Double => format!("{:?}", real(limits)),
            Type::Timestamp(_) => format!("{library}::primitives::DateTime::from_secs(0)"),
            Type::Blob => format!("{library}::primitives::Blob::from(\"content\")"),
            Type::Stream => format!("{library}::primitives::ByteStream::from_static(b\"content\")"),
            Type::Document => format!("{library}::primitives::Document::Null"),
            Type::Enumeration(name) => self.enumeration(name, about)?,
            Type::Structure(name) | Type::Union(name) => self.within(name)?,
            Type::List { element, sparse } => {
                let element = self.element(element, *sparse, &self.each(about), Place::Inside);
                element.map_or_else(|| "Vec::new()".to_owned(), |element| format!("vec![{element}]"))
            }
            Type::Map { key, value, sparse } => {
                let entry = self.entry(key, value, *sparse, about, Place::Inside);
                let entries = entry.map_or_else(|| "[]".to_owned(), |entry| format!("[({entry})]"));
                format!("std::collections::HashMap::from({entries})")
            }
        })
    }

    /// An element of a list or a value of a map.
    fn element(&mut self, shape: &'a Type, sparse: bool, about: &About<'a>, place: Place) -> Option<String> {
        if sparse {
            Some(format!("Some({})", self.value(shape, about, Place::Inside)?))
        } else {
            self.value(shape, about, place)
        }
    }

    /// An entry of a map, parted by a comma.
    fn entry(
        &mut self,
        key: &'a Type,
        each: &'a Type,
        sparse: bool,
        about: &About<'a>,
        place: Place,
    ) -> Option<String> {
        let keys = about.constraint.and_then(|it| it.keys.as_ref());
        let keys = About { member: "key", values: &[], constraint: self.named(keys), ..*about };
        let key = self.value(key, &keys, place)?;
        Some(format!("{key}, {}", self.element(each, sparse, &self.each(about), place)?))
    }

    /// A structure or union, unless it is around already.
    fn within(&mut self, name: &'a TypeName) -> Option<String> {
        if self.around.contains(&name) {
            return None;
        }
        self.around.push(name);
        let value = match self.service.definition(name)? {
            TypeDefinition::Structure(it) => self.setters(it.required_fields()).map(|setters| {
                format!("{}::types::{}::builder(){}.build()", library_name(self.service), name.rust, setters.concat())
            }),
            TypeDefinition::Union(it) => it.variants.iter().find_map(|variant| self.variant(name, variant)),
            TypeDefinition::Enumeration(_) => None,
        };
        self.around.pop();
        value
    }

    fn variant(&mut self, union: &TypeName, variant: &'a UnionVariant) -> Option<String> {
        let about = About {
            member: &variant.member,
            values: &[],
            docs: &variant.docs,
            constraint: self.checked(&variant.constraint),
        };
        let value = self.value(&variant.shape, &about, Place::Inside)?;
        let value = if variant.boxed { format!("Box::new({value})") } else { value };
        Some(format!("{}::types::{}::{}({value})", library_name(self.service), union.rust, variant.name))
    }

    /// The value that is supported, else the first one.
    fn enumeration(&self, name: &TypeName, about: &About) -> Option<String> {
        let TypeDefinition::Enumeration(Enumeration { variants, .. }) = self.service.definition(name)? else {
            return None;
        };
        let supported = about.supported();
        let named = supported.iter().find_map(|text| variants.iter().find(|variant| variant.value == *text));
        let variant = named.or(variants.first())?;
        Some(format!("{}::types::{}::{}", library_name(self.service), name.rust, variant.name))
    }

    /// What is known of the elements of a list, or the values of a map.
    fn each(&self, about: &About<'a>) -> About<'a> {
        About { constraint: self.named(about.constraint.and_then(|it| it.each.as_ref())), ..*about }
    }

    fn checked(&self, constraint: &Constraint) -> Option<&'a NamedConstraint> {
        match constraint {
            Constraint::Checked(name) => self.named(Some(name)),
            Constraint::None => None,
        }
    }

    fn named(&self, name: Option<&String>) -> Option<&'a NamedConstraint> {
        self.service.constraint(name?)
    }
}

/// A text as the place needs it.
fn owned(text: &str, place: Place) -> String {
    match place {
        Place::Argument => text.to_owned(),
        Place::Inside => format!("{text}.to_owned()"),
    }
}

/// One, or the allowed number nearest to it.
fn whole(limits: &Limits) -> i64 {
    match (limits.minimum, limits.maximum) {
        (Some(Bound::Whole(least)), _) if least > 1 => least,
        (_, Some(Bound::Whole(most))) if most < 1 => most,
        _ => 1,
    }
}

/// One, or the allowed number nearest to it.
fn real(limits: &Limits) -> f64 {
    match (limits.minimum, limits.maximum) {
        (Some(Bound::Real(least)), _) if least > 1.0 => least,
        (_, Some(Bound::Real(most))) if most < 1.0 => most,
        _ => 1.0,
    }
}
