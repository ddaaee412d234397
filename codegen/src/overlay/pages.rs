//! The README and the pages of an overlay, which the crate's documentation shows, too.
//!
//! A link within them leads elsewhere there. Of two definitions of a link the first counts, so what documentation
//! puts in front of a page decides, and the page's own definitions are for all other readers. Links are therefore
//! written as references.

use super::Overlay;
use std::collections::BTreeMap;

/// The file that is the crate's first page.
const README: &str = "README.md";

/// The folder of the other pages.
const FOLDER: &str = "docs/";

/// How the names of pictures end.
const PICTURE: &str = ".svg";

/// The pages of an overlay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pages {
    /// The README.
    pub readme: Option<Page>,
    /// The other pages, by name.
    pub others: Vec<Page>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its path in the crate's folder.
    pub path: String,
    /// The module that shows it.
    pub module: String,
    /// Where links lead that name a file, by the name of the link.
    pub links: Vec<(String, Target)>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The README.
    Readme,
    /// The page that this module shows, and the place on it.
    Page(String),
    /// A picture, as its text.
    Picture(String),
    /// Another file of the package.
    File(String),
}

impl Pages {
    /// The pages of an overlay.
    pub fn of(overlay: &Overlay) -> Self {
        let mut pages = Self::default();
        for (path, text) in &overlay.files {
            let Some(module) = module(path) else { continue };
            let links =
                definitions(text).filter_map(|(_, name, to)| Some((name.to_owned(), target(overlay, path, to)?)));
            let page = Page { path: path.clone(), module: module.to_owned(), links: links.collect() };
            if path == README { pages.readme = Some(page) } else { pages.others.push(page) }
        }
        pages
    }
}

/// What to do about a link that is lost in documentation.
pub const HELP: &str = "write it as `[text][name]`, and at the end of the page `[name]: path of a file of the package`";

/// The links that lead nowhere in documentation or in the package, which holds these files: page, line, and what is wrong.
pub fn lost_links(files: &BTreeMap<String, String>) -> Vec<(&str, usize, String)> {
    let mut lost = Vec::new();
    for (page, text) in files.iter().filter(|(path, _)| module(path).is_some()) {
        for (line, to) in inline_links(text) {
            lost.push((page.as_str(), line, format!("the link to {to} leads nowhere in the crate's documentation")));
        }
        for (line, _, to) in definitions(text) {
            if path_of(page, to).is_some_and(|path| !files.contains_key(&path)) {
                lost.push((page, line, format!("the package has no file {to}, to which a link leads")));
            }
        }
    }
    lost
}

/// The name of a page, if the file is one.
fn module(path: &str) -> Option<&str> {
    let within = if path == README { path } else { path.strip_prefix(FOLDER)? };
    within.strip_suffix(".md").filter(|name| !name.contains('/'))
}

/// The definitions of links, `[name]: where`, with their lines.
fn definitions(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    prose(text).filter_map(|(number, line)| {
        let (name, to) = line.strip_prefix('[')?.split_once("]: ")?;
        (!name.contains(']')).then_some((number, name, to.trim()))
    })
}

/// The links within the text that name a file, with their lines.
fn inline_links(text: &str) -> Vec<(usize, &str)> {
    let links = prose(text).flat_map(|(number, line)| {
        let targets = line.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
        targets.map(move |target| (number, target))
    });
    links.filter(|(_, target)| is_file(target)).collect()
}

/// The lines outside of code, with their numbers.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut in_code = false;
    (1..).zip(text.lines()).filter(move |(_, line)| {
        let is_fence = line.starts_with("```");
        in_code ^= is_fence;
        !(in_code || is_fence)
    })
}

fn is_file(target: &str) -> bool {
    !target.contains("://") && !target.starts_with('#')
}

/// The file to which a link of a page leads, if it leads to one. Links are relative to the page.
fn path_of(page: &str, to: &str) -> Option<String> {
    let (to, _) = split_place(to);
    if to.is_empty() || !is_file(to) {
        return None;
    }
    let folder = page.rfind('/').map_or("", |end| &page[..=end]);
    Some(to.strip_prefix("../").map_or_else(|| format!("{folder}{to}"), str::to_owned))
}

/// A link's file, and its place on the page, which begins with `#`.
fn split_place(to: &str) -> (&str, &str) {
    to.split_at(to.find('#').unwrap_or(to.len()))
}

/// What the link of a page shows or leads to, if that is a file.
fn target(overlay: &Overlay, page: &str, to: &str) -> Option<Target> {
    let (path, (_, place)) = (path_of(page, to)?, split_place(to));
    let text = overlay.files.get(&path);
    Some(match (text, module(&path)) {
        (Some(_), Some(_)) if path == README => Target::Readme,
        (Some(_), Some(module)) => Target::Page(format!("{module}{place}")),
        (Some(text), None) if path.ends_with(PICTURE) => Target::Picture(text.clone()),
        _ => Target::File(path),
    })
}

/// Puts the text in the place of the line that asks for it, `<!-- name -->`, of each page that has such a line.
pub fn fill(files: &mut BTreeMap<String, String>, name: &str, text: &str) {
    let line = format!("<!-- {name} -->\n");
    for (_, page) in files.iter_mut().filter(|(path, _)| module(path).is_some()) {
        *page = page.replace(&line, text);
    }
}
