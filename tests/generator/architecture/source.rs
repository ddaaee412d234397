//! A crate's source files as modules: what each names, and in which file that is defined.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{Attribute, Expr, Item, Meta, Token, UseTree, Visibility};

/// A module's path below the crate's root, such as `["lower", "names"]`.
pub type ModulePath = Vec<String>;

/// The modules of a crate, tests left out.
pub struct Crate {
    modules: BTreeMap<ModulePath, Module>,
}

/// A module, which is a file.
pub struct Module {
    /// The file, relative to the crate's `src`.
    pub file: PathBuf,
    /// Paths that the file spells out, each beginning at the crate's root or with the name of another crate.
    names: Vec<Vec<String>>,
    /// What its `use` declarations bring into scope, by the name that it has here.
    scope: BTreeMap<String, Vec<String>>,
    /// Its string literals, documentation left out.
    pub texts: Vec<String>,
    /// The modules below it that only tests compile.
    tests: Vec<ModulePath>,
}

impl Crate {
    /// Reads all files of the folder `src`.
    pub fn read(src: &Path) -> Self {
        let mut files = Vec::new();
        collect(src, &mut files);
        let modules = files.into_iter().map(|file| {
            let relative = file.strip_prefix(src).expect("the file lies in the folder").to_owned();
            let path = module_path(&relative);
            (path.clone(), Module::read(&file, relative, &path))
        });
        let mut modules: BTreeMap<_, _> = modules.collect();
        let tests: Vec<ModulePath> = modules.values_mut().flat_map(|module| module.tests.drain(..)).collect();
        modules.retain(|path, _| !tests.iter().any(|test| path.starts_with(test)));
        Self { modules }
    }

    pub fn modules(&self) -> impl Iterator<Item = (&ModulePath, &Module)> {
        self.modules.iter()
    }

    /// The modules that a module imports from. Re-exports are followed to the file that defines. A module is made of
    /// the modules below it, so naming them is not an import.
    pub fn imports(&self, path: &ModulePath) -> BTreeSet<&ModulePath> {
        let names = self.modules[path].names.iter();
        names.filter_map(|name| self.defining(name, 0)).filter(|target| !target.starts_with(path)).collect()
    }

    /// The module that defines a name.
    fn defining(&self, name: &[String], followed: usize) -> Option<&ModulePath> {
        let (root, below) = name.split_first()?;
        if root != "crate" || followed > 8 {
            return None;
        }
        let depth = (0..=below.len()).rev().find(|&depth| self.modules.contains_key(&below[..depth]))?;
        let (path, module) = self.modules.get_key_value(&below[..depth])?;
        let exported = below.get(depth).and_then(|item| module.scope.get(item));
        exported.and_then(|exported| self.defining(exported, followed + 1)).or(Some(path))
    }
}

impl Module {
    fn read(file: &Path, relative: PathBuf, path: &ModulePath) -> Self {
        let text = fs::read_to_string(file).expect("the file can be read");
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut reader = Reader { module: path, names: Vec::new(), scope: BTreeMap::new(), texts: Vec::new() };
        let tests = reader.declare(&parsed.items);
        reader.visit_file(&parsed);
        Self { file: relative, names: reader.names, scope: reader.scope, texts: reader.texts, tests }
    }

    /// What the file takes from this crate's root, and what of it.
    pub fn roots(&self) -> impl Iterator<Item = (&str, &str)> {
        self.names.iter().filter(|name| name.len() > 1 && name[0] == "crate").map(|name| (&*name[0], &*name[1]))
    }

    /// Whether a path that the file spells out has this step.
    pub fn spells(&self, step: &str) -> bool {
        self.names.iter().any(|name| name.iter().any(|other| other == step))
    }

    /// Whether the file spells out a path that begins so, such as `crate::lower`.
    pub fn names(&self, beginning: &str) -> bool {
        self.names.iter().any(|name| {
            let mut steps = name.iter();
            beginning.split("::").all(|step| steps.next().is_some_and(|name| name == step))
        })
    }
}

/// Collects the paths of one file.
struct Reader<'a> {
    module: &'a ModulePath,
    names: Vec<Vec<String>>,
    scope: BTreeMap<String, Vec<String>>,
    texts: Vec<String>,
}

impl Reader<'_> {
    /// Brings child modules into scope before anything is read; returns those that only tests compile.
    fn declare(&mut self, items: &[Item]) -> Vec<ModulePath> {
        let mut tests = Vec::new();
        for item in items {
            let Item::Mod(item) = item else { continue };
            let name = item.ident.to_string();
            let path = [self.module.as_slice(), std::slice::from_ref(&name)].concat();
            if is_test(&item.attrs) {
                tests.push(path);
            } else {
                let root = std::iter::once("crate".to_owned());
                self.scope.insert(name, root.chain(path).collect());
            }
        }
        tests
    }

    /// A path from the crate's root, or from another crate.
    fn absolute(&self, path: &[String]) -> Vec<String> {
        let mut base: Vec<String> = std::iter::once("crate".to_owned()).chain(self.module.iter().cloned()).collect();
        let mut rest = path;
        match rest.first().map(String::as_str) {
            Some("crate") => return rest.to_vec(),
            Some("self") => rest = &rest[1..],
            Some("super") => {
                while rest.first().is_some_and(|step| step == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            Some(first) => {
                let scope = self.scope.get(first);
                return scope.map_or_else(|| rest.to_vec(), |found| [found, &rest[1..]].concat());
            }
            None => {}
        }
        base.extend(rest.iter().cloned());
        base
    }

    fn import(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &with(path.ident.to_string())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before)),
            UseTree::Name(name) if name.ident == "self" => self.bring(before, before.last().cloned()),
            UseTree::Name(name) => self.bring(&with(name.ident.to_string()), Some(name.ident.to_string())),
            UseTree::Rename(rename) => self.bring(&with(rename.ident.to_string()), Some(rename.rename.to_string())),
            UseTree::Glob(_) => self.bring(before, None),
        }
    }

    fn bring(&mut self, path: &[String], called: Option<String>) {
        let path = self.absolute(path);
        if let Some(called) = called {
            self.scope.insert(called, path.clone());
        }
        self.names.push(path);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => return syn::visit::visit_item(self, item),
        };
        if !is_test(attributes) {
            syn::visit::visit_item(self, item);
        }
    }

    /// What is only handed on is in scope for others, and no import of this file's own.
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let before = self.names.len();
        self.import(&item.tree, &[]);
        if matches!(item.vis, Visibility::Public(_)) {
            self.names.truncate(before);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.len() > 1 {
            self.names.push(self.absolute(&segments));
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.texts.push(text.value());
    }

    /// Arguments of macros such as `format!` are expressions. Other arguments name nothing of this crate.
    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        if let Ok(arguments) = called.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            // The visitor borrows what it visits for as long as the file, so the arguments are read by their own.
            let scope = std::mem::take(&mut self.scope);
            let mut inner = Reader { module: self.module, names: Vec::new(), scope, texts: Vec::new() };
            arguments.iter().for_each(|argument| inner.visit_expr(argument));
            self.scope = inner.scope;
            self.names.extend(inner.names);
            self.texts.extend(inner.texts);
        }
    }
}

/// Whether only tests compile it, by `cfg(test)` or `cfg(all(test, ...))`.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).any(|attribute| {
        attribute.parse_args::<Meta>().is_ok_and(|condition| match condition {
            Meta::Path(path) => path.is_ident("test"),
            Meta::List(list) if list.path.is_ident("all") => {
                let all = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
                all.is_ok_and(|all| all.iter().any(|one| one.path().is_ident("test")))
            }
            _ => false,
        })
    })
}

/// `src/a/b.rs` is `a::b`, `src/lib.rs` the root.
fn module_path(relative: &Path) -> ModulePath {
    let without_ending = relative.with_extension("");
    let steps = without_ending.iter().map(|step| step.to_string_lossy().into_owned());
    steps.filter(|step| step != "lib" && step != "main").collect()
}

/// All files below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}
