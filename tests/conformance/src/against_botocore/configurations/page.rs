//! The page "How configuration is found", and its tables.

use std::io;

const TEXT: &str = include_str!("../../../../../codegen/runtime/CONFIGURATION.md");

/// What the page says.
pub struct Page {
    pub differences: Vec<Difference>,
}

/// A row of the table of differences.
pub struct Difference {
    pub title: &'static str,
    pub botocore: Errors,
    pub here: Errors,
    pub reason: &'static str,
}

/// Whether a side ends in an error, by what its cell says.
#[derive(PartialEq, Eq)]
pub enum Errors {
    Always,
    Sometimes,
    Never,
}

impl Errors {
    fn of(cell: &str) -> Self {
        match cell.find("an error") {
            Some(0) => Self::Always,
            Some(_) => Self::Sometimes,
            None => Self::Never,
        }
    }

    /// Whether an outcome is as the page says: an error or none.
    pub fn allow(&self, failed: bool) -> bool {
        *self != if failed { Self::Never } else { Self::Always }
    }
}

impl Page {
    /// Reads the page.
    pub fn read() -> io::Result<Self> {
        let differences = table("Where it differs from botocore")?.into_iter().map(|cells| match cells[..] {
            [title, botocore, here, reason] => {
                Ok(Difference { title, botocore: Errors::of(botocore), here: Errors::of(here), reason })
            }
            _ => Err(io::Error::other(format!("a difference has four cells, unlike {cells:?}"))),
        });
        Ok(Self { differences: differences.collect::<Result<_, _>>()? })
    }

    /// The difference with this title.
    pub fn difference(&self, title: &str) -> Option<&Difference> {
        self.differences.iter().find(|difference| difference.title == title)
    }
}

/// The cells of the first table below a heading, without its head.
fn table(heading: &str) -> io::Result<Vec<Vec<&'static str>>> {
    let (_, below) = TEXT
        .split_once(&format!("# {heading}\n"))
        .ok_or_else(|| io::Error::other(format!("the page has no heading {heading}")))?;
    let lines = below.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &'static str| line.trim_matches('|').split(" | ").map(str::trim).collect();
    Ok(lines.skip(2).map(cells).collect())
}
