//! Functions and their statements: on one line what fits, by the formatter what has to be broken.

use super::line::fitting;
use super::{INDENT, formatted, indented};
use quote::{ToTokens, quote};
use syn::{Arm, BinOp, Expr, ExprIf, ExprMatch, Item, ItemFn, Local, Signature, Stmt, parse_quote};

/// The text of a function without its attributes. One that is a single expression stands on one line if it fits.
pub fn print(mut function: ItemFn, width: usize) -> String {
    let body = std::mem::replace(&mut function.block, parse_quote!({}));
    let (visibility, signature) = (&function.vis, &function.sig);
    let line = fitting(quote!(#visibility #signature), width.saturating_sub(" {".len()));
    let Some(line) = line.filter(|_| signature.generics.where_clause.is_none()) else {
        let head = parameters_apart(&function, width).unwrap_or_else(|| head_of(&formatted(Item::Fn(function))));
        return format!("{head}{}\n", block(&body.stmts, width));
    };
    if let [Stmt::Expr(value, None)] = body.stmts.as_slice()
        && let Some(value) = fitting(value.to_token_stream(), width.saturating_sub(line.len() + " {  }".len()))
    {
        return format!("{line} {{ {value} }}\n");
    }
    format!("{line} {}\n", block(&body.stmts, width))
}

/// A signature with a line for each parameter, unless one of the lines has to be broken.
fn parameters_apart(function: &ItemFn, width: usize) -> Option<String> {
    let ItemFn { vis: visibility, sig: signature, .. } = function;
    let Signature { constness, asyncness, ident, generics, inputs, output, .. } = signature;
    let (head, end) = (quote!(#visibility #constness #asyncness fn #ident #generics), quote!(() #output));
    let is_plain = signature.safety.to_token_stream().is_empty() && signature.abi.is_none();
    if !is_plain || signature.variadic.is_some() || generics.where_clause.is_some() {
        return None;
    }
    let (head, end) =
        (fitting(head, width.saturating_sub("(".len()))?, fitting(end, width.saturating_sub(" {".len()))?);
    let parameters = inputs.iter().map(|it| fitting(it.to_token_stream(), width.saturating_sub(INDENT + ",".len())));
    let parameters: Option<String> = parameters.map(|it| Some(it? + ",\n")).collect();
    Some(format!("{head}(\n{}{} ", indented(&parameters?), end.trim_start_matches('(')))
}

/// What stands before the braces of an empty function.
fn head_of(empty: &str) -> String {
    empty.trim_end_matches("{}\n").to_owned()
}

/// Statements between braces, a line or more for each.
fn block(statements: &[Stmt], width: usize) -> String {
    if statements.is_empty() {
        return "{}".to_owned();
    }
    let lines: String = statements.iter().map(|it| statement(it, width.saturating_sub(INDENT)) + "\n").collect();
    format!("{{\n{}}}", indented(&lines))
}

fn statement(statement: &Stmt, width: usize) -> String {
    match statement {
        Stmt::Item(_) => broken(statement),
        Stmt::Expr(value, semicolon) => {
            let end = if semicolon.is_some() { ";" } else { "" };
            expression(value, "", end, width).unwrap_or_else(|| broken(statement))
        }
        Stmt::Local(local) => binding(local, width).unwrap_or_else(|| broken(statement)),
        Stmt::Macro(_) => fitting(statement.to_token_stream(), width).unwrap_or_else(|| broken(statement)),
    }
}

fn binding(local: &Local, width: usize) -> Option<String> {
    match &local.init {
        Some(init) if init.diverge.is_none() => {
            let pattern = &local.pat;
            let start = fitting(quote!(let #pattern =), width)? + " ";
            expression(&init.expr, &start, ";", width)
        }
        _ => fitting(local.to_token_stream(), width),
    }
}

/// An expression between what stands on its first and on its last line, unless a line of it has to be broken.
fn expression(value: &Expr, start: &str, end: &str, width: usize) -> Option<String> {
    let text = match value {
        Expr::If(value) => conditional(value, width)?,
        Expr::Match(value) => choice(value, width)?,
        other => fitting(other.to_token_stream(), width.saturating_sub(start.len() + end.len()))?,
    };
    Some(format!("{start}{text}{end}"))
}

fn conditional(value: &ExprIf, width: usize) -> Option<String> {
    let head = condition(&value.cond, width)?;
    let text = format!("if {head}{}", block(&value.then_branch.stmts, width));
    let otherwise = match value.else_branch.as_ref().map(|(_, branch)| branch.as_ref()) {
        None => return Some(text),
        Some(Expr::If(other)) => conditional(other, width)?,
        Some(Expr::Block(other)) => block(&other.block.stmts, width),
        Some(_) => return None,
    };
    Some(format!("{text} else {otherwise}"))
}

/// A condition up to the brace behind it, with a line for each part where one is too short for all.
fn condition(condition: &Expr, width: usize) -> Option<String> {
    if let Some(line) = fitting(condition.to_token_stream(), width.saturating_sub("if  {".len())) {
        return Some(line + " ");
    }
    let mut parts = Vec::new();
    let mut rest = condition;
    while let Expr::Binary(both) = rest
        && matches!(both.op, BinOp::And(_))
    {
        parts.push(fitting(both.right.to_token_stream(), width.saturating_sub(INDENT + "&& ".len()))?);
        rest = &both.left;
    }
    let mut text = fitting(rest.to_token_stream(), width.saturating_sub("if ".len()))? + "\n";
    for part in parts.iter().rev() {
        text += &indented(&format!("&& {part}\n"));
    }
    Some(text)
}

fn choice(value: &ExprMatch, width: usize) -> Option<String> {
    let matched = &value.expr;
    let head = fitting(quote!(match #matched), width.saturating_sub(" {".len()))?;
    if value.arms.is_empty() {
        return Some(head + " {}");
    }
    let arms: Option<String> = value.arms.iter().map(|it| arm(it, width.saturating_sub(INDENT))).collect();
    Some(format!("{head} {{\n{}}}", indented(&arms?)))
}

fn arm(arm: &Arm, width: usize) -> Option<String> {
    let pattern = &arm.pat;
    let start = fitting(quote!(#pattern =>), width.saturating_sub(" {".len()))? + " ";
    if let Expr::Block(body) = arm.body.as_ref() {
        return Some(format!("{start}{}\n", block(&body.block.stmts, width)));
    }
    expression(&arm.body, &start, ",", width).map(|line| line + "\n").or_else(|| {
        let body = &arm.body;
        let body = fitting(quote!(#body), width.saturating_sub(INDENT)).unwrap_or_else(|| broken(body));
        Some(format!("{start}{{\n{}}}\n", indented(&body)))
    })
}

/// A statement as the formatter breaks it, which formats nothing smaller than an item.
fn broken(statement: &impl ToTokens) -> String {
    let function = formatted(parse_quote!(fn f() { #statement }));
    let lines = function.lines().filter_map(|line| line.strip_prefix("    "));
    lines.collect::<Vec<_>>().join("\n")
}
