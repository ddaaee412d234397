//! What programs ask of the crate's types without saying so: that they go to other threads, into panics and maps, and
//! that their names are where they were, beside those of the prelude and of the program.

use shelf::operation::describe_domain::{DescribeDomainInput, DescribeDomainOutput};
use shelf::operation::list_packages::{ListPackagesInput, ListPackagesOutput};
use shelf::operation::publish_package_version::PublishPackageVersionInput;
use shelf::operation::update_rules::{UpdateRulesInput, UpdateRulesOutput};
use shelf::types::error::*;
use shelf::types::*;
use shelf::{Client, Error, Exception};
use std::borrow::Borrow;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

/// A type of ours, which stands before one of the crate's.
#[derive(Debug, Default)]
struct Colour(Option<String>);

/// A method of ours on a type of the crate.
trait Label {
    fn label(&self) -> String;
}

impl Label for PackageSummary {
    fn label(&self) -> String {
        self.package().unwrap_or("nameless").to_owned()
    }
}

fn shared<T: Send + Sync + Unpin + 'static>() {}

fn data<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Clone + PartialEq + Debug + 'static>() {}

fn plain<T: Default>() {
    data_of(T::default);
}

fn data_of<T>(_: impl FnOnce() -> T) {}

fn key<T: Eq + Ord + Hash + Clone + Display + FromStr + for<'a> From<&'a str> + From<String> + AsRef<str>>() {}

/// Calls what has a method of the same name in the standard library's traits.
fn same<T: Clone + PartialEq + Borrow<T>>(value: &T) -> bool {
    let copy: T = value.clone();
    copy.eq(value) && *value.borrow() == copy
}

pub fn show() {
    shared::<Client>();
    shared::<Error>();
    data::<Exception>();
    data::<DescribeDomainInput>();
    data::<DescribeDomainOutput>();
    data::<ListPackagesInput>();
    data::<ListPackagesOutput>();
    data::<UpdateRulesInput>();
    data::<UpdateRulesOutput>();
    data::<DomainDescription>();
    data::<PackageSummary>();
    data::<Limits>();
    data::<Origin>();
    data::<Target>();
    data::<Rule>();
    data::<Tag>();
    data::<ResourceNotFoundException>();
    data::<ThrottlingException>();
    data::<ValidationException>();
    plain::<PublishPackageVersionInput>();
    plain::<DomainDescription>();
    plain::<Rule>();
    key::<PackageFormat>();
    key::<Effect>();
    inherent();
}

/// Methods of traits are called as methods, which an accessor of the same name would stand before.
fn inherent() {
    let rule = Rule::builder().pattern("a*").build();
    let copy = rule.clone();
    let text = format!("{copy:?}");
    let boxed: Box<Rule> = rule.into();
    let input = UpdateRulesInput::builder().domain("shop").rules(copy.to_owned()).clone().build();
    let summary: PackageSummary = Default::default();
    let nothing = PackageSummary::default();
    println!("labels {:?} {:?}", nothing.label().to_uppercase(), Colour::default().0);
    println!("traits {} {} {}", same(&copy), copy.eq(&boxed), text.starts_with("Rule"));
    println!("traits {} {}", summary.eq(&nothing), input.clone().ne(&UpdateRulesInput::default()));
}
