//! `login TOOL` and `logout TOOL`: what a tool needs in its files is put into blocks of our own, and taken out again.
//! Every other byte of the files stays.

mod block;
mod conflict;
mod edits;
mod encoding;
mod file;
mod paths;
mod place;
mod swift;
mod tools;

use crate::options::Options;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::{output, token};
use edits::{Edit, Repository};
use file::TextFile;
use place::Place;
use std::path::PathBuf;
use tools::Tool;

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
    let repository = Repository { name, url, token, settings };
    let edits = repository.edits(tool.name())?;
    let _turn = paths::turn();
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
    for file in &files {
        file.write()?;
    }
    let paths: Vec<String> = files.iter().map(|file| file.path.display().to_string()).collect();
    let advice = repository.advice(tool.name()).map_or_else(String::new, |advice| format!("{advice}\n"));
    output::text(&format!("{} is logged in by {}\n{advice}", tool.name(), paths.join(" and ")))
}

/// Takes everything of ours for the tool out of its files.
pub fn logout(tool: &str) -> Result<(), Problem> {
    let tool = Tool::of(tool)?;
    let _turn = paths::turn();
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

/// A login as a file has it.
pub struct Login {
    /// The tool.
    pub tool: &'static str,
    /// The name that the tool knows the repository by.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// The block with the token.
    pub text: String,
}

/// The logins that left a token, or why a file cannot be read.
pub fn logged_in() -> Result<Vec<Result<Login, Problem>>, Problem> {
    let mut found = Vec::new();
    for tool in Tool::all().filter(Tool::keeps_token) {
        for path in paths::of(tool.name())?.into_iter().take(tool.files_with_token()) {
            let blocks = TextFile::read(&path).and_then(|file| block::all(&file.text, &format!("{} ", tool.name())));
            match blocks {
                Ok(blocks) => found.extend(blocks.into_iter().filter_map(|(label, text)| {
                    let name = label.split_once(' ')?.1.to_owned();
                    let has_token = !name.contains(' ') && !name.starts_with('(');
                    has_token.then(|| Ok(Login { tool: tool.name(), name, path: path.clone(), text }))
                })),
                Err(problem) => found.push(Err(problem)),
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
    if let Some(conflict) = edit.conflicts.iter().find(|conflict| conflict.is_in(&foreign)) {
        return Err(format!("{} {conflict}", edit.path.display()).into());
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
