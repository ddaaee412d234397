//! botocore's endpoint cases: parameters, and the endpoint or error that a rule set must come to.

use super::verdict::Verdict;
use botocore_runtime::endpoint::{AuthScheme, Endpoint, EndpointError};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What a rule set comes to.
pub type Resolved = Result<Endpoint, EndpointError>;

/// The folder of all cases, and the suite's name.
pub struct Suite {
    folder: PathBuf,
    name: &'static str,
}

/// One case's parameters, on their way into a rule set's.
#[derive(Default)]
pub struct Case {
    params: Map<String, Value>,
    problems: Vec<String>,
}

impl Suite {
    /// The cases in the folder of botocore's sources, as a suite of this name.
    #[must_use]
    pub fn in_sources(sources: &Path, name: &'static str) -> Self {
        Self { folder: sources.join("tests/functional/endpoint-rules"), name }
    }

    /// Judges a service's cases and prints a verdict on each; `resolve` sets the parameters of a case and resolves.
    ///
    /// # Errors
    /// The cases cannot be read, or standard output is closed.
    pub fn judge(&self, service: &str, resolve: impl Fn(&mut Case) -> Resolved) -> io::Result<()> {
        self.verdicts(service, resolve)?.iter().try_for_each(|(case, verdict)| verdict.print(self.name, case))
    }

    /// Judges a service's cases and returns the verdict on each, by the case's name.
    ///
    /// # Errors
    /// The cases cannot be read.
    pub fn verdicts(
        &self,
        service: &str,
        resolve: impl Fn(&mut Case) -> Resolved,
    ) -> io::Result<Vec<(String, Verdict)>> {
        let text = fs::read_to_string(self.folder.join(service).join("endpoint-tests-1.json"))?;
        let file: Value = serde_json::from_str(&text)?;
        let cases = file["testCases"].as_array().into_iter().flatten().enumerate();
        let named = cases.map(|(number, case)| {
            let name = format!("{service} {number}, {}", case["documentation"].as_str().unwrap_or("unnamed"));
            (name, judge(case, &resolve))
        });
        Ok(named.collect())
    }
}

/// The verdict on a case.
fn judge(modelled: &Value, resolve: impl Fn(&mut Case) -> Resolved) -> Verdict {
    // A case without parameters leaves them all at their defaults.
    let mut case = Case { params: modelled["params"].as_object().cloned().unwrap_or_default(), problems: Vec::new() };
    let resolved = resolve(&mut case);
    let Case { params, mut problems } = case;
    problems.extend(params.keys().map(|name| format!("the rule set has no parameter {name}")));
    problems.extend(compare(&modelled["expect"], resolved));
    Verdict::of(&problems)
}

impl Case {
    /// Sets a parameter of the rule set, if the case has it.
    pub fn set<T: Parameter>(&mut self, name: &str, parameter: &mut T) {
        let Some(value) = self.params.remove(name) else { return };
        match T::read(&value) {
            Some(read) => *parameter = read,
            None => self.problems.push(format!("the parameter {name} cannot be {value}")),
        }
    }
}

/// A type of parameters of rule sets.
pub trait Parameter: Sized {
    /// The value in a case; `None` when it is of another type.
    fn read(value: &Value) -> Option<Self>;
}

impl Parameter for String {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl Parameter for bool {
    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl<T: Parameter> Parameter for Option<T> {
    fn read(value: &Value) -> Option<Self> {
        T::read(value).map(Some)
    }
}

impl<T: Parameter> Parameter for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::read).collect()
    }
}

/// Returns the differences between the expected result of a rule set and the actual one.
fn compare(expected: &Value, resolved: Resolved) -> Vec<String> {
    match (&expected["error"], &expected["endpoint"], resolved) {
        (Value::String(message), Value::Null, Err(error)) if *message == error.to_string() => Vec::new(),
        (Value::Null, Value::Object(expected), Ok(endpoint)) => {
            let expected = without_metrics(expected.clone());
            let found = written(&endpoint);
            let differences =
                found.iter().filter(|(name, value)| expected.get(*name).unwrap_or(&Value::Null) != *value);
            let mut problems: Vec<_> = differences
                .map(|(name, value)| format!("{name} is {value}, not {}", expected.get(name).unwrap_or(&Value::Null)))
                .collect();
            problems.extend(
                expected.keys().filter(|name| !found.contains_key(*name)).map(|name| format!("{name} is not judged")),
            );
            problems
        }
        (_, _, Ok(endpoint)) => vec![format!("found the endpoint {}, expected {expected}", endpoint.url())],
        (_, _, Err(error)) => vec![format!("found the error {error:?}, expected {expected}")],
    }
}

/// What a case expects but for the features that it counts: a client would name them in its user agent, and ours does not.
fn without_metrics(mut expected: Map<String, Value>) -> Map<String, Value> {
    let properties = expected.get_mut("properties").and_then(Value::as_object_mut);
    let is_empty = properties.is_some_and(|properties| {
        properties.remove("metricValues");
        properties.is_empty()
    });
    if is_empty {
        expected.remove("properties");
    }
    expected
}

/// An endpoint as cases write it.
fn written(endpoint: &Endpoint) -> Map<String, Value> {
    let mut written = Map::new();
    written.insert("url".to_owned(), endpoint.url().into());
    let schemes: Vec<_> = endpoint.auth_schemes().iter().map(written_scheme).collect();
    if !schemes.is_empty() {
        written.insert(
            "properties".to_owned(),
            Map::from_iter([("authSchemes".to_owned(), Value::Array(schemes))]).into(),
        );
    }
    let mut headers = Map::new();
    for (name, value) in endpoint.headers() {
        let values = headers.entry(name.clone()).or_insert_with(|| Value::Array(Vec::new()));
        values.as_array_mut().into_iter().for_each(|values| values.push(value.clone().into()));
    }
    if !headers.is_empty() {
        written.insert("headers".to_owned(), headers.into());
    }
    written
}

fn written_scheme(scheme: &AuthScheme) -> Value {
    let (name, region) = scheme.scope();
    let members = [("name", Some(scheme.name())), ("signingName", name), ("signingRegion", region)];
    let members = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::from(value?))));
    let mut written: Map<_, _> = members.collect();
    let regions = scheme.signing_region_set();
    if !regions.is_empty() {
        written.insert("signingRegionSet".to_owned(), regions.into());
    }
    written.into()
}

#[cfg(test)]
mod tests {
    use super::{Case, Verdict, judge};
    use botocore_runtime::endpoint::{AuthScheme, Endpoint};
    use serde_json::json;

    fn region(case: &mut Case) -> super::Resolved {
        let (mut region, mut names) = (None::<String>, Vec::<String>::new());
        case.set("Region", &mut region);
        case.set("Names", &mut names);
        let region = region.ok_or("no region")?;
        let scheme = AuthScheme::new("sigv4").signing_region(names.join("-"));
        Ok(Endpoint::new(format!("https://{region}.example")).header("h", "1").header("h", "2").auth_scheme(scheme))
    }

    #[test]
    fn an_endpoint_is_judged_as_a_whole() {
        let mut case = json!({ "params": { "Region": "r", "Names": ["a", "b"] }, "expect": { "endpoint": {
            "url": "https://r.example",
            "headers": { "h": ["1", "2"] },
            "properties": { "authSchemes": [{ "name": "sigv4", "signingRegion": "a-b" }] },
        } } });
        assert_eq!(judge(&case, region), Verdict::Passed);
        case["expect"]["endpoint"]["properties"]["metricValues"] = json!(["O"]);
        assert_eq!(judge(&case, region), Verdict::Passed);
        case["expect"]["endpoint"]["properties"]["other"] = 1.into();
        assert!(matches!(judge(&case, region), Verdict::Failed(_)));
        case["expect"]["endpoint"]["properties"]["authSchemes"][0]["signingName"] = "s".into();
        assert!(matches!(judge(&case, region), Verdict::Failed(reason) if reason.starts_with("properties is")));
    }

    #[test]
    fn a_case_may_have_no_parameters() {
        let case = json!({ "expect": { "error": "no region" } });
        assert_eq!(judge(&case, region), Verdict::Passed);
    }

    #[test]
    fn other_outcomes_and_parameters_fail() {
        for case in [
            json!({ "expect": { "error": "another" } }),
            json!({ "expect": { "endpoint": { "url": "https://r.example" } } }),
            json!({ "params": { "Region": "r" }, "expect": { "error": "no region" } }),
            json!({ "params": { "Region": 1 }, "expect": { "error": "no region" } }),
            json!({ "params": { "Other": "x" }, "expect": { "error": "no region" } }),
        ] {
            assert!(matches!(judge(&case, region), Verdict::Failed(_)), "{case}");
        }
    }
}
