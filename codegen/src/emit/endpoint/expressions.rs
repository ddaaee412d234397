//! Expressions of a rule set, as Rust.

use super::ident;
use crate::ir::{Expression, Function};
use proc_macro2::TokenStream;
use quote::quote;

/// An expression that becomes a `String`.
pub fn text(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Text(parts) => formatted(parts, &[]),
        Expression::Attribute { of, field, .. } => {
            let value = attribute(of, field);
            quote!(#value.to_string())
        }
        Expression::Call { function: Function::UriEncode, .. } => bound_value(expression),
        other => text_argument(other),
    }
}

/// A URL, and the statements before it. The attributes in a template get local variables, so that they can stand inside
/// it, but for those that would hide a variable that `is_used`.
pub fn url(expression: &Expression, is_used: impl Fn(&str) -> bool) -> (TokenStream, TokenStream) {
    let Expression::Text(parts) = expression else { return (TokenStream::new(), text(expression)) };
    let mut fields: Vec<(&str, &Expression)> = Vec::new();
    let mut locals = TokenStream::new();
    for part in parts {
        if let Expression::Attribute { of, field, .. } = part
            && !is_used(field)
            && fields.iter().all(|(taken, _)| taken != field)
        {
            let (name, value) = (ident(field), attribute(of, field));
            locals.extend(quote!(let #name = &#value;));
            fields.push((field, of));
        }
    }
    (locals, formatted(parts, &fields))
}

/// `format!` of the parts. Variables and the attributes in `locals` stand inside the template.
fn formatted(parts: &[Expression], locals: &[(&str, &Expression)]) -> TokenStream {
    let mut template = String::new();
    let mut arguments = Vec::new();
    for part in parts {
        match part {
            Expression::Literal(text) => template.push_str(&text.replace('{', "{{").replace('}', "}}")),
            Expression::Variable { name, .. } if !name.starts_with("r#") => template.extend(["{", name, "}"]),
            Expression::Attribute { of, field, .. } if locals.contains(&(field, of)) => {
                template.extend(["{", field, "}"]);
            }
            other => {
                template.push_str("{}");
                arguments.push(displayed(other));
            }
        }
    }
    quote!(format!(#template #(, #arguments)*))
}

/// An expression that implements `Display`.
fn displayed(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Attribute { of, field, .. } => attribute(of, field),
        Expression::Parameter { field, optional: false, .. } => {
            let field = ident(field);
            quote!(params.#field)
        }
        other => text_argument(other),
    }
}

/// An expression for an argument of type `&str`.
pub fn text_argument(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Literal(text) => quote!(#text),
        Expression::Text(parts) => {
            let text = formatted(parts, &[]);
            quote!(&#text)
        }
        Expression::Parameter { field, optional, .. } => {
            let field = ident(field);
            if *optional { quote!(params.#field.as_deref().unwrap_or_default()) } else { quote!(&params.#field) }
        }
        Expression::Variable { name, .. } => {
            let name = ident(name);
            quote!(#name)
        }
        Expression::Attribute { of, field, .. } => {
            let value = attribute(of, field);
            quote!(&#value)
        }
        Expression::Element { of, index } => {
            let element = element(of, *index);
            quote!(#element.map(String::as_str).unwrap_or_default())
        }
        Expression::Boolean(truth) => quote!(#truth),
        Expression::Number(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Expression::Call { function: Function::UriEncode, .. } => {
            let call = bound_value(expression);
            quote!(&#call)
        }
        other => holds(other),
    }
}

/// An optional value for `if let Some(…) =`.
pub fn bound_value(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Parameter { field, text, .. } => {
            let field = ident(field);
            if *text { quote!(&params.#field) } else { quote!(params.#field) }
        }
        Expression::Element { of, index } => element(of, *index),
        Expression::Call { function, arguments } => call(*function, arguments),
        other => text_argument(other),
    }
}

fn call(function: Function, arguments: &[Expression]) -> TokenStream {
    let arguments = arguments.iter().map(|argument| truth(argument).unwrap_or_else(|| text_argument(argument)));
    let name = match function {
        Function::Partition => return quote!(endpoint::partition(partitions, #(#arguments),*)),
        Function::ParseUrl => "parse_url",
        Function::ParseArn => "parse_arn",
        Function::IsValidHostLabel => "is_valid_host_label",
        Function::IsVirtualHostableS3Bucket => "is_virtual_hostable_s3_bucket",
        Function::Substring => "substring",
        Function::UriEncode => "uri_encode",
    };
    let name = ident(name);
    quote!(endpoint::#name(#(#arguments),*))
}

/// An expression of type `bool`.
pub fn holds(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Boolean(truth) => quote!(#truth),
        Expression::Parameter { field, optional, .. } => {
            let field = ident(field);
            if *optional { quote!(params.#field == Some(true)) } else { quote!(params.#field) }
        }
        Expression::Attribute { of, field, .. } => attribute(of, field),
        Expression::Not(inner) => match inner.as_ref() {
            Expression::Equal(left, right) => comparison(left, right, false),
            other => {
                let inner = holds(other);
                quote!(!#inner)
            }
        },
        Expression::Equal(left, right) => comparison(left, right, true),
        Expression::IsAbsent(inner) => {
            let place = place(inner);
            quote!(#place.is_none())
        }
        Expression::IsPresent(inner) => {
            let place = place(inner);
            quote!(#place.is_some())
        }
        other => bound_value(other),
    }
}

/// An optional value in place, without a borrow.
fn place(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Parameter { field, .. } => {
            let field = ident(field);
            quote!(params.#field)
        }
        other => bound_value(other),
    }
}

fn comparison(left: &Expression, right: &Expression, is_equal: bool) -> TokenStream {
    if is_text(left) && matches!(right, Expression::Literal(text) if text.is_empty()) {
        let (not, left) = ((!is_equal).then(|| quote!(!)), displayed(left));
        return quote!(#not #left.is_empty());
    }
    let operator = if is_equal { quote!(==) } else { quote!(!=) };
    if let (Some(left), Some(right)) = (truth(left), truth(right)) {
        return quote!(#left #operator #right);
    }
    let other = match right {
        Expression::Literal(text) => quote!(#text),
        Expression::Boolean(truth) => quote!(#truth),
        other => text_argument(other),
    };
    match left {
        Expression::Parameter { field, text: true, optional: true } => {
            let field = ident(field);
            quote!(params.#field.as_deref() #operator Some(#other))
        }
        Expression::Parameter { field, text: false, optional: true } => {
            let field = ident(field);
            quote!(params.#field #operator Some(#other))
        }
        Expression::Element { of, index } => {
            let element = element(of, *index);
            quote!(#element.map(String::as_str) #operator Some(#other))
        }
        Expression::Attribute { .. } | Expression::Parameter { text: true, .. } => {
            let (left, other) = (displayed(left), unborrowed(right));
            // Either may be a `String` or a `&str`. A `&str` cannot be compared with the `str` behind another one.
            let follow = matches!(right, Expression::Variable { .. }).then(|| quote!(*));
            quote!(#follow #left #operator #other)
        }
        other_left => {
            let left = displayed(other_left);
            quote!(#left #operator #other)
        }
    }
}

/// A truth value that is there in any case, as one side of a comparison.
fn truth(expression: &Expression) -> Option<TokenStream> {
    let value = holds(expression);
    match expression {
        Expression::Equal(..) => Some(quote!((#value))),
        Expression::Not(inner) if matches!(**inner, Expression::Equal(..)) => Some(quote!((#value))),
        Expression::Parameter { text: false, optional: false, .. }
        | Expression::Variable { text: false, .. }
        | Expression::Attribute { text: false, .. }
        | Expression::Call { function: Function::IsValidHostLabel | Function::IsVirtualHostableS3Bucket, .. }
        | Expression::Boolean(_)
        | Expression::Not(_)
        | Expression::IsAbsent(_)
        | Expression::IsPresent(_) => Some(value),
        _ => None,
    }
}

/// Whether a text is there in any case.
fn is_text(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Attribute { .. }
            | Expression::Variable { .. }
            | Expression::Parameter { text: true, optional: false, .. }
    )
}

/// A value to compare with an owned one, which is not comparable with a reference to its like.
fn unborrowed(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Variable { name, text: true } => {
            let name = ident(name);
            quote!(*#name)
        }
        Expression::Text(parts) => formatted(parts, &[]),
        other => displayed(other),
    }
}

fn attribute(of: &Expression, field: &str) -> TokenStream {
    let (of, field) = (text_argument(of), ident(field));
    quote!(#of.#field)
}

fn element(of: &Expression, index: usize) -> TokenStream {
    let list = displayed(of);
    if index == 0 { quote!(#list.first()) } else { quote!(#list.get(#index)) }
}
