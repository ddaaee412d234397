//! Endpoint rule set and partitions, typed so that they can be written as plain Rust.

use super::docs::Docs;

/// An endpoint rule set.
#[derive(Debug, Clone, PartialEq)]
pub struct EndpointRules {
    /// Parameters in the model's order.
    pub parameters: Vec<Parameter>,
    /// Rules, tried one after the other.
    pub rules: Vec<EndpointRule>,
}

/// A parameter of the rule set.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Name in the model.
    pub name: String,
    /// Name in Rust.
    pub field: String,
    /// Type of its value.
    pub kind: ParameterKind,
    /// Documentation.
    pub docs: Docs,
    /// Which piece of the client's configuration it takes.
    pub built_in: Option<BuiltIn>,
}

/// A piece of the client's configuration that a rule set can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltIn {
    /// `AWS::Region`
    Region,
    /// `AWS::UseDualStack`
    UseDualStack,
    /// `AWS::UseFIPS`
    UseFips,
    /// `SDK::Endpoint`
    Endpoint,
}

/// Type of a parameter's value, and whether it may be absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterKind {
    /// Text that may be absent.
    OptionalString,
    /// Text with a default.
    String(String),
    /// A truth value that may be absent.
    OptionalBoolean,
    /// A truth value with a default.
    Boolean(bool),
    /// Texts, none by default.
    Strings,
}

/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub struct EndpointRule {
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    /// The result if they do.
    pub outcome: Outcome,
}

/// The result of a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: Expression,
        /// Headers to add to requests.
        headers: Vec<(String, Vec<Expression>)>,
        /// Ways to sign, the preferred one first.
        auth_schemes: Vec<AuthScheme>,
    },
    /// A configuration that has no endpoint, with the reason.
    Error(Expression),
    /// More rules; when none applies, the next sibling is tried.
    Rules(Vec<EndpointRule>),
}

/// A way to sign that an endpoint demands.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthScheme {
    /// Its name, such as `sigv4`.
    pub name: String,
    /// Service part of the signing scope.
    pub signing_name: Option<Expression>,
    /// Region part of the signing scope.
    pub signing_region: Option<Expression>,
    /// Regions that the signature is valid in, where a scheme has several.
    pub signing_region_set: Vec<Expression>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// An expression that may be absent is present; its value has a name from here on.
    Bind {
        /// Name of the local variable.
        variable: String,
        /// Its value.
        value: Expression,
    },
    /// A truth value.
    Holds(Expression),
}

/// An expression of a rule set.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A literal.
    Boolean(bool),
    /// A literal.
    Number(i64),
    /// Text put together of literals and values.
    Text(Vec<Expression>),
    /// A piece of text.
    Literal(String),
    /// A parameter, by its Rust name; `optional` when it may be absent.
    Parameter { field: String, text: bool, optional: bool },
    /// A local variable that a condition bound; a reference, unless it is a plain truth value.
    Variable { name: String, text: bool },
    /// A field of a function's result.
    Attribute { of: Box<Expression>, field: String, text: bool },
    /// An element of a list, absent when the list is shorter.
    Element { of: Box<Expression>, index: usize },
    /// A function of the standard library.
    Call { function: Function, arguments: Vec<Expression> },
    /// Something absent.
    IsAbsent(Box<Expression>),
    /// Something present.
    IsPresent(Box<Expression>),
    /// The opposite.
    Not(Box<Expression>),
    /// Both sides are the same.
    Equal(Box<Expression>, Box<Expression>),
}

/// Functions of the endpoint standard library that need more than an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The partition of a region.
    Partition,
    /// The parts of a URL.
    ParseUrl,
    /// The parts of an ARN.
    ParseArn,
    /// Whether a text can be a label of a host name.
    IsValidHostLabel,
    /// Whether a bucket can be part of a host name.
    IsVirtualHostableS3Bucket,
    /// A part of a text.
    Substring,
    /// Percent encoding.
    UriEncode,
}

/// A partition of AWS.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    /// Id, such as `aws-cn`.
    pub id: String,
    /// Suffix of host names.
    pub dns_suffix: String,
    /// Suffix of dual-stack host names.
    pub dual_stack_dns_suffix: String,
    /// Region of global services.
    pub implicit_global_region: String,
    /// Whether it has FIPS endpoints.
    pub supports_fips: bool,
    /// Whether it has dual-stack endpoints.
    pub supports_dual_stack: bool,
    /// Prefixes of the names of its regions: `us` in `us-east-1`.
    pub region_prefixes: Vec<String>,
    /// Regions by name.
    pub regions: Vec<String>,
}
