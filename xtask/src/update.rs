//! `cargo xtask update`: takes the models of a botocore release, and regenerates what is made of them.

mod audit;
mod changelog;
mod models;
mod pins;
mod tree;
mod version;

use crate::arguments::{self, Comparison, Format, Request, SERVICE, Update, workspace};
use crate::botocore::{self, Origin, Package, Release};
use crate::diff::{self, Report};
use crate::failure::Failure;
use crate::lock::Lock;
use crate::write::Writer;
use crate::{codegen, plan};
use models::Models;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tree::Tree;

/// The exit code of a check that finds a change.
const CHANGED: u8 = 3;

/// The folder of the models in a checkout.
const DATA: &str = "model/data";

/// Runs the task.
///
/// # Errors
///
/// Returns an error if the release cannot be had or is refused, or if something cannot be written. The work tree is then
/// as it was.
pub fn run(arguments: &Update, out: &mut impl Write) -> Result<(), Failure> {
    update(&Checkout { root: workspace(), pins: pins::of, generate }, arguments, out)
}

/// What an update changes.
struct Checkout<'a> {
    root: &'a Path,
    /// Makes the files that pin the release beside the models, by their paths.
    pins: fn(&Path, &str) -> Result<pins::Files, Failure>,
    /// Generates everything from the models that are there now.
    generate: fn(&Path, &mut dyn Write) -> Result<(), Failure>,
}

fn generate(_: &Path, mut out: &mut dyn Write) -> Result<(), Failure> {
    match arguments::read(["codegen".into()])? {
        Request::Codegen(arguments) => codegen::run(&arguments, &mut out),
        _ => Ok(()),
    }
}

fn update(checkout: &Checkout, arguments: &Update, out: &mut impl Write) -> Result<(), Failure> {
    let root = checkout.root;
    let work = root.join("target/update");
    fs::create_dir_all(&work).map_err(Failure::at("create the folder", &work))?;
    let _lock = Lock::take(&work, "update")?;
    let tree = Tree::new(root, &work);
    if !arguments.check {
        tree.clean(out)?;
    }
    let old = Origin::read(root)?;
    let package = wanted(arguments.release.as_deref(), &old.package, &work, out)?;
    let release = botocore::of_package(&package, root, out)?;
    let models = Models::take(&release, package, &old)?;
    let stage = stage(root, &models, &work)?;
    let found = compare(&root.join(DATA), &stage, (&old.package.release, &release.name))?;
    diff::write(&found, Format::Text, out)?;
    audit::report(&release, out)?;
    if arguments.check {
        return if found.changes.is_empty() { Ok(()) } else { Err(Failure::Reported(CHANGED)) };
    }
    let pins = (checkout.pins)(&work, &release.name)?;
    let changes = changelog::changes(root, &old, &release, &stage, out)?;
    let done = tree.change(|| {
        write_models(root, &models, &old)?;
        for (path, text) in pins.iter().chain(&changes.file) {
            write_text(&root.join(path), text)?;
        }
        (checkout.generate)(root, out)
    });
    done?;
    Ok(version::propose(&changes, out)?)
}

/// The package that was asked for. One that is here already has to be the same.
fn wanted(release: Option<&str>, old: &Package, work: &Path, out: &mut impl Write) -> Result<Package, Failure> {
    let wanted = release.map_or_else(|| "botocore".to_owned(), |release| format!("botocore=={release}"));
    writeln!(out, "asking the package index for {wanted}")?;
    out.flush()?;
    let packages = botocore::resolve(&["--no-deps", "--only-binary=:all:", &wanted], work)?;
    let Some((_, package)) = packages.into_iter().next() else {
        return Err(Failure::new(format!("pip finds no package for {wanted}")));
    };
    if package.release == old.release && package.sha256 != old.sha256 {
        let (release, expected, found) = (&old.release, &old.sha256, &package.sha256);
        return Err(Failure::new(format!(
            "botocore {release} has the SHA-256 {found} in the index and {expected} in {}; find out which is botocore's",
            botocore::ORIGIN
        )));
    }
    Ok(package)
}

/// Puts the new models beside each other, as they will be, and reads each strictly.
fn stage(root: &Path, models: &Models, work: &Path) -> Result<PathBuf, Failure> {
    let stage = work.join("data");
    if stage.is_dir() {
        fs::remove_dir_all(&stage).map_err(Failure::at("remove", &stage))?;
    }
    let local = models.local(root)?;
    for (path, text) in models.texts.iter().chain(&local) {
        let path = stage.join(path);
        let folder = path.parent().unwrap_or(&stage);
        fs::create_dir_all(folder).map_err(Failure::at("create the folder", folder))?;
        fs::write(&path, text).map_err(Failure::at("write", &path))?;
    }
    models.read(&stage)?;
    Ok(stage)
}

/// What the models say to programs, old and new.
fn compare(old: &Path, new: &Path, names: (&str, &str)) -> Result<Report, Failure> {
    let mut report = Report::of(&Comparison {
        old: old.into(),
        new: new.into(),
        service: SERVICE.to_owned(),
        format: Format::Text,
        fail_on: None,
        ignored: Vec::new(),
        prove: false,
    })?;
    (report.old, report.new) = (format!("botocore {}", names.0), format!("botocore {}", names.1));
    Ok(report)
}

/// Writes what differs in `model/data`, all of it or nothing.
fn write_models(root: &Path, models: &Models, old: &Origin) -> Result<(), Failure> {
    let folder = root.join(DATA);
    let mut plan = plan::of_data(&folder, &models.texts)?;
    let gone = old.files.iter().filter(|file| !models.texts.contains_key(&file.path));
    plan.orphans = gone.map(|file| PathBuf::from(&file.path)).collect();
    Writer::wait()?.write(&plan)
}

/// Writes a file unless it holds the text already.
fn write_text(path: &Path, text: &str) -> Result<(), Failure> {
    let is_same = fs::read_to_string(path).is_ok_and(|found| found == text);
    if is_same { Ok(()) } else { crate::write::file(path, text) }
}

#[cfg(test)]
mod tests;
