//! Endpoint resolution: the rule set as plain Rust.

mod expressions;
mod params;
mod variables;

use super::ident;
use super::imports::{self, Place, mentions};
use crate::ir::{AuthScheme, Condition, EndpointRule, Expression, Outcome, Service};
use expressions::{bound_value, holds, text, text_argument, url};
use params::params;
use proc_macro2::TokenStream;
use quote::quote;

/// `endpoint.rs`.
pub fn endpoint(service: &Service) -> TokenStream {
    let rules = &service.endpoint.rules;
    let params = params(&service.endpoint.parameters);
    let statements = statements(rules, true);
    let exhausted = (!ends(rules))
        .then(|| quote!(Err("no endpoint is known for this configuration; check region and flags".into())));
    let name = |argument: &str| {
        ident(&if mentions(&statements, argument) { argument.to_owned() } else { format!("_{argument}") })
    };
    let (params_argument, partitions) = (name("params"), name("partitions"));
    let items = quote! {
        #params
        /// Resolves the endpoint.
        ///
        /// # Errors
        /// Returns the rule set's message if the configuration is invalid.
        pub fn resolve(params: &Params) -> Result<Endpoint, EndpointError> {
            resolve_in(PARTITIONS, params)
        }
        /// Resolves the endpoint in other partitions than those of AWS.
        ///
        /// # Errors
        /// Returns the rule set's message if the configuration is invalid.
        pub fn resolve_in(
            #partitions: &'static [Partition],
            #params_argument: &Params,
        ) -> Result<Endpoint, EndpointError> {
            #statements
            #exhausted
        }
    };
    let docs = ["Endpoints: the service's rule set, from region and flags to a URL."];
    imports::file(&service.root, Place::Elsewhere, docs, &items)
}

/// Whether a list of rules always gives a result.
fn ends(rules: &[EndpointRule]) -> bool {
    rules.iter().any(|rule| {
        rule.conditions.is_empty()
            && match &rule.outcome {
                Outcome::Rules(inner) => ends(inner),
                Outcome::Endpoint { .. } | Outcome::Error(_) => true,
            }
    })
}

/// Rules as statements. Rules behind one that always applies are left out. With `tail`, the last one is the value of
/// the function.
fn statements(rules: &[EndpointRule], tail: bool) -> TokenStream {
    let mut tokens = TokenStream::new();
    for rule in rules {
        if rule.conditions.is_empty() {
            tokens.extend(outcome(&rule.outcome, tail));
            if ends(std::slice::from_ref(rule)) {
                break;
            }
        } else {
            tokens.extend(conditional(rule));
        }
    }
    tokens
}

/// `if … { … }`. The conditions of a lone inner rule join those of the outer one.
fn conditional(rule: &EndpointRule) -> TokenStream {
    let mut conditions: Vec<&Condition> = rule.conditions.iter().collect();
    let mut result = &rule.outcome;
    while let Outcome::Rules(inner) = result
        && let [only] = inner.as_slice()
    {
        conditions.extend(&only.conditions);
        result = &only.outcome;
    }
    let tests = (0..conditions.len()).map(|index| condition(conditions[index], &conditions[index + 1..], result));
    let body = outcome(result, false);
    quote!(if #(#tests)&&* { #body })
}

/// A condition, followed by others and by what follows from all of them.
fn condition(condition: &Condition, others: &[&Condition], outcome: &Outcome) -> TokenStream {
    match condition {
        Condition::Bind { variable, value } if !variables::is_used(variable, others, outcome) => {
            holds(&Expression::IsPresent(Box::new(value.clone())))
        }
        Condition::Bind { variable, value } => {
            let (variable, value) = (ident(variable), bound_value(value));
            quote!(let Some(#variable) = #value)
        }
        Condition::Holds(expression) => holds(expression),
    }
}

fn outcome(outcome: &Outcome, tail: bool) -> TokenStream {
    let (locals, result) = match outcome {
        Outcome::Rules(inner) => return statements(inner, tail),
        Outcome::Error(message) => {
            let text = text(message);
            let error = match message {
                Expression::Variable { .. } | Expression::Parameter { .. } => quote!(EndpointError::new(#text)),
                _ => quote!(#text.into()),
            };
            (TokenStream::new(), quote!(Err(#error)))
        }
        Outcome::Endpoint { url: location, headers, auth_schemes } => {
            let (mut locals, mut address) = url(location, |name| variables::is_used(name, &[], outcome));
            if matches!(location, Expression::Text(_)) && !variables::is_used_behind_url("url", headers, auth_schemes) {
                locals.extend(quote!(let url = #address;));
                address = quote!(url);
            }
            let headers = headers.iter().flat_map(|(name, values)| {
                values.iter().map(move |value| {
                    let value = text_argument(value);
                    quote!(.header(#name, #value))
                })
            });
            let schemes = auth_schemes.iter().map(auth_scheme);
            (locals, quote!(Ok(Endpoint::new(#address)#(#headers)*#(#schemes)*)))
        }
    };
    if tail { quote!(#locals #result) } else { quote!(#locals return #result;) }
}

fn auth_scheme(scheme: &AuthScheme) -> TokenStream {
    let name = scheme.name.as_str();
    let signing_name = scheme.signing_name.as_ref().map(|it| {
        let value = text(it);
        quote!(.signing_name(#value))
    });
    let signing_region = scheme.signing_region.as_ref().map(|it| {
        let value = text(it);
        quote!(.signing_region(#value))
    });
    let signing_region_set = scheme.signing_region_set.iter().map(|it| {
        let value = text_argument(it);
        quote!(.also_signing_region(#value))
    });
    quote!(.auth_scheme(AuthScheme::new(#name)#signing_name #signing_region #(#signing_region_set)*))
}

#[cfg(test)]
mod tests {
    use crate::{Options, generate};
    use botocore_model::{Source, Sources};

    const SERVICE: &str = r#"{
        "metadata": {
            "apiVersion": "2020-01-01",
            "endpointPrefix": "small",
            "protocol": "rest-json",
            "serviceFullName": "Small",
            "serviceId": "Small",
            "signatureVersion": "v4"
        },
        "operations": {},
        "shapes": {}
    }"#;

    /// The emitted file of a rule set with these parameters and this rule.
    fn emitted(parameters: &str, rule: &str) -> String {
        let text = format!(r#"{{"version": "1.0", "parameters": {parameters}, "rules": [{rule}]}}"#);
        let rule_set = Some(Source { name: "endpoint-rule-set-1.json", text: &text });
        let sources = Sources { endpoint_rule_set: rule_set, ..Sources::of_text("service-2.json", SERVICE) };
        let output = generate(&botocore_model::read(&sources).unwrap(), &Options::default()).unwrap();
        output.files["src/endpoint.rs"].clone()
    }

    #[test]
    fn words_of_a_message_import_nothing() {
        let message = "no params here: partitions and AuthScheme are endpoint :: words";
        let emitted = emitted("{}", &format!(r#"{{"conditions": [], "error": "{message}", "type": "error"}}"#));
        let imports: Vec<_> = emitted.lines().filter(|line| line.starts_with("use ")).collect();
        let expected =
            "use botocore_runtime::generated_code::{BuiltIns, Endpoint, EndpointError, PARTITIONS, Partition};";
        assert_eq!(imports, [expected]);
        for argument in ["_partitions: &'static [Partition]", "_params: &Params"] {
            assert!(emitted.contains(argument), "{emitted}");
        }
    }

    #[test]
    fn an_endpoint_is_shown_without_its_user() {
        for (kind, shown) in [
            ("", "self.endpoint.as_deref().map(endpoint::without_user)"),
            (r#""required": true, "default": "https://a.example", "#, "endpoint::without_user(&self.endpoint)"),
        ] {
            let parameters = format!(r#"{{"Endpoint": {{{kind}"type": "string", "builtIn": "SDK::Endpoint"}}}}"#);
            let emitted = emitted(&parameters, r#"{"conditions": [], "error": "no", "type": "error"}"#);
            assert!(emitted.contains(&format!(r#".field("endpoint", &{shown})"#)), "{emitted}");
            assert!(!emitted.contains("derive(Debug"), "{emitted}");
        }
    }

    #[test]
    fn a_variable_that_nothing_uses_is_not_bound() {
        let parameters = r#"{"Region": {"type": "string", "builtIn": "AWS::Region"}}"#;
        let conditions = r#"[
            {"fn": "isSet", "argv": [{"ref": "Region"}]},
            {"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "PartitionResult"}
        ]"#;
        let rule = |error| format!(r#"{{"conditions": {conditions}, "error": "{error}", "type": "error"}}"#);
        let unused = emitted(parameters, &rule("no"));
        assert!(unused.contains("let Some(region) = &params.region"), "{unused}");
        assert!(!unused.contains("partition_result"), "{unused}");
        let used = emitted(parameters, &rule("{PartitionResult#name}"));
        assert!(used.contains("let Some(partition_result) ="), "{used}");
    }
}
