//! `login TOOL` and `logout TOOL`: what a tool needs in its files is put into blocks of our own, and taken out again.
//! Every other byte of the files stays.

mod block;
mod file;
mod paths;
mod place;
mod swift;
mod tools;

use crate::options::Options;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::{output, token};
use file::TextFile;
use place::Place;
use std::path::PathBuf;
use tools::{Edit, Repository, Tool};

/// Writes what the tool needs for a repository.
pub fn login(tool: &str, settings: &Settings, options: &Options) -> Result<(), Problem> {
    let tool = Tool::of(tool)?;
    let repository = options.repository.clone().ok_or("login needs --repository")?;
    let name = options.name.clone().unwrap_or_else(|| format!("{}-{repository}", settings.domain));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(is_plain) {
        return Err(
            format!("the name `{name}` is not made of letters, digits, `-` and `_`: give another with --name").into()
        );
    }
    let url = endpoint(settings, &repository, tool.format())?;
    let token = match tool.keeps_token() {
        true => token::get(settings)?.value,
        false => String::new(),
    };
    let edits = tool.edits(&Repository { name, url, token, settings })?;
    let mut files: Vec<TextFile> = Vec::new();
    for edit in &edits {
        let index = files.iter().position(|file| file.is_at(&edit.path)).map_or_else(
            || {
                TextFile::read(&edit.path).map(|file| {
                    files.push(file);
                    files.len() - 1
                })
            },
            Ok,
        )?;
        put(&mut files[index], edit, &tool)?;
    }
    files.iter().try_for_each(TextFile::write)
}

/// Takes everything of ours for the tool out of its files.
pub fn logout(tool: &str) -> Result<(), Problem> {
    let tool = Tool::of(tool)?;
    for path in paths::of(tool.name())? {
        let mut file = TextFile::read(&path)?;
        file.text = block::without(&file.text, &format!("{} ", tool.name()))?;
        if Some(file.text.as_str()) == tool.beginning() || swift::is_ours(&file.text) {
            file.text.clear();
        }
        file.write()?;
    }
    Ok(())
}

/// The tools that have a block with a token, with the file and what is in their blocks there.
pub fn logged_in() -> Result<Vec<(&'static str, PathBuf, String)>, Problem> {
    let mut found = Vec::new();
    for tool in Tool::all().filter(Tool::keeps_token) {
        for path in paths::of(tool.name())?.into_iter().take(tool.files_with_token()) {
            let blocks = block::bodies(&TextFile::read(&path)?.text, &format!("{} ", tool.name()))?;
            if !blocks.is_empty() {
                found.push((tool.name(), path, blocks));
            }
        }
    }
    Ok(found)
}

/// Puts one edit in place of the one that an earlier login left.
fn put(file: &mut TextFile, edit: &Edit, tool: &Tool) -> Result<(), Problem> {
    let label = format!("{} {}", tool.name(), edit.label);
    if file.text.is_empty() {
        file.text = tool.beginning().unwrap_or_default().to_owned();
    }
    let text = block::without(&file.text, &format!("{label}:"))?;
    let foreign = block::without(&text, "")?;
    if let Some(found) = edit.conflicts.iter().find(|conflict| place::has_words(&foreign, conflict)) {
        let path = edit.path.display();
        return Err(format!("{path} has `{found}` already: remove it, or give another name with --name").into());
    }
    if matches!(edit.place, Place::Whole) && !text.is_empty() && !swift::is_ours(&text) {
        let path = edit.path.display();
        output::note(&format!(
            "{path}, which others have written, is left as it is; without them it would be\n{}",
            edit.body
        ));
        return Ok(());
    }
    if let Some(key) = edit.unless.filter(|key| place::has_key(&text, key)) {
        output::note(&format!("`{key}` in {} is left as it is", edit.path.display()));
        file.text = text;
        return Ok(());
    }
    file.text =
        edit.place.put(text, &label, &edit.body).map_err(|problem| format!("{}: {problem}", edit.path.display()))?;
    file.is_secret |= edit.is_secret;
    Ok(())
}

/// Asks the service for the URL of a repository. It ends with a slash.
fn endpoint(settings: &Settings, repository: &str, format: &str) -> Result<String, Problem> {
    let asked = settings.client().and_then(|client| {
        let call = client.get_repository_endpoint().domain(&settings.domain).repository(repository);
        call.format(format.into()).set_domain_owner(settings.owner.clone()).send()
    });
    let output = asked.map_err(|error| error.to_string())?;
    let url = output.repository_endpoint().unwrap_or_default();
    // What stands in files must not end a line or a value of theirs.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%".contains(c);
    if !url.contains("://") || !url.chars().all(is_plain) {
        return Err("the service's answer is not the URL of a repository".into());
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}
