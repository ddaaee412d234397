//! A manifest as its tables and entries, whose text is kept. It is read only so far as putting two together needs: cargo
//! itself checks the values.

use std::fmt::Write as _;

/// The tables that an overlay may have, with the keys that they may hold; any key where none is named.
const TABLES: [(&str, &[&str]); 7] = [
    ("[package]", &["readme", "documentation", "homepage", "repository", "keywords", "categories", "exclude"]),
    ("[features]", &[]),
    ("[dependencies]", &[]),
    ("[dev-dependencies]", &[]),
    ("[[bin]]", TARGET),
    ("[[example]]", TARGET),
    ("[[test]]", TARGET),
];

/// The keys of a program, an example or a test.
const TARGET: &[&str] = &["name", "path", "required-features", "doc", "test"];

/// Where tables of an overlay are put that the emitted manifest has not.
const BEFORE: &str = "[lints.rust]";

/// Says what is wrong at a line, and what to do.
pub type Refuse<'a> = dyn FnMut(usize, &str, &str) + 'a;

/// The tables of a manifest, in its order.
pub struct Manifest {
    head: String,
    tables: Vec<Table>,
}

/// A table of a manifest.
#[derive(Clone)]
pub struct Table {
    /// Its header, with brackets.
    pub header: String,
    /// The number of its header's line.
    pub line: usize,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// An entry of a table.
#[derive(Clone)]
pub struct Entry {
    /// Its key.
    pub key: String,
    /// Its value, as it is written.
    pub value: String,
    /// The number of its first line.
    pub line: usize,
    /// All of its text, with the comments above it.
    text: String,
}

impl Manifest {
    /// Reads the part that an overlay has of a manifest. What stands before the first table is for its readers alone.
    pub fn read(text: &str, refuse: &mut Refuse) -> Self {
        let manifest = Self::parse(text, refuse);
        for table in &manifest.tables {
            let Some((_, keys)) = TABLES.iter().find(|(header, _)| *header == table.header) else {
                let known = TABLES.map(|(header, _)| header).join(", ");
                refuse(table.line, &format!("{} is not a table of an overlay", table.header), &format!("use {known}"));
                continue;
            };
            for entry in table.entries.iter().filter(|entry| !keys.is_empty() && !keys.contains(&&*entry.key)) {
                let message = format!("{} has no key `{}`", table.header, entry.key);
                refuse(entry.line, &message, &format!("use {}", keys.join(", ")));
            }
        }
        manifest
    }

    /// Reads an emitted manifest.
    pub fn read_emitted(text: &str) -> Self {
        Self::parse(text, &mut |_, _, _| ())
    }

    fn parse(text: &str, refuse: &mut Refuse) -> Self {
        let mut manifest = Self { head: String::new(), tables: Vec::new() };
        let mut waiting = String::new();
        let mut lines = (1..).zip(text.lines());
        while let Some((number, line)) = lines.next() {
            if line.starts_with('[') {
                let header = line.split('#').next().unwrap_or(line).trim_end().to_owned();
                manifest.tables.push(Table { header, line: number, entries: Vec::new() });
                waiting.clear();
                continue;
            }
            let is_entry = !line.is_empty() && !line.starts_with('#');
            let Some(table) = manifest.tables.last_mut() else {
                if is_entry {
                    refuse(number, "expected a table before the first entry", "write its header above");
                }
                let _ = writeln!(manifest.head, "{line}");
                continue;
            };
            let _ = writeln!(waiting, "{line}");
            if line.is_empty() {
                waiting.clear();
            } else if is_entry {
                let Some((key, value)) = line.split_once('=') else {
                    refuse(number, "expected `key = value`, a table, or a comment", "write it so");
                    continue;
                };
                let mut value = value.trim().to_owned();
                while depth(&value) > 0
                    && let Some((_, line)) = lines.next()
                {
                    let _ = writeln!(waiting, "{line}");
                    let _ = write!(value, "\n{line}");
                }
                let (key, text) = (key.trim().trim_matches('"').to_owned(), std::mem::take(&mut waiting));
                if table.entry(&key).is_some() {
                    refuse(number, &format!("`{key}` stands twice in {}", table.header), "leave one out");
                }
                table.entries.push(Entry { key, value, line: number, text });
            }
        }
        manifest
    }

    /// The tables with this header.
    pub fn tables<'a>(&'a self, header: &'a str) -> impl Iterator<Item = &'a Table> {
        self.tables.iter().filter(move |table| table.header == header)
    }

    /// All tables.
    pub fn all(&self) -> &[Table] {
        &self.tables
    }

    /// The text of this manifest with the tables of another one. An entry that both have is refused.
    pub fn extended(mut self, own: &Self, refuse: &mut Refuse) -> String {
        for table in &own.tables {
            let emitted = self.tables.iter_mut().find(|it| it.header == table.header && !it.is_one_of_many());
            if let Some(emitted) = emitted {
                emitted.take_in(table, refuse);
            } else {
                let end = self.tables.iter().position(|table| table.header == BEFORE);
                self.tables.insert(end.unwrap_or(self.tables.len()), table.clone());
            }
        }
        let mut text = self.head;
        for (index, table) in self.tables.iter().enumerate() {
            let blank = if index == 0 { "" } else { "\n" };
            let _ = writeln!(text, "{blank}{}", table.header);
            text.extend(table.entries.iter().map(|entry| entry.text.as_str()));
        }
        text
    }
}

impl Table {
    /// The entry with this key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The text of a value that is one.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.entry(key)?.value.strip_prefix('"')?.strip_suffix('"')
    }

    /// Adds the entries of another table.
    fn take_in(&mut self, own: &Self, refuse: &mut Refuse) {
        for entry in &own.entries {
            if self.entry(&entry.key).is_some() {
                let message = format!("the generator writes `{}` in {}, too", entry.key, self.header);
                refuse(entry.line, &message, "leave it out, or choose another name");
            }
            self.entries.push(entry.clone());
        }
    }

    fn is_one_of_many(&self) -> bool {
        self.header.starts_with("[[")
    }
}

/// How many brackets a value leaves open.
fn depth(value: &str) -> i32 {
    let (mut depth, mut is_text) = (0, false);
    for c in value.chars() {
        match c {
            '"' => is_text = !is_text,
            '[' | '{' if !is_text => depth += 1,
            ']' | '}' if !is_text => depth -= 1,
            _ => {}
        }
    }
    depth
}
