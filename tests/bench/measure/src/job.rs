//! The job of a measured program, as its arguments say it.

use crate::Failure;

/// The size of a published asset in memory, in bytes.
const ASSET: usize = 1024;

/// What a program does, how often, and how many times at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What is done.
    pub task: Task,
    /// How often it is done while it is measured.
    pub count: usize,
    /// How often it is done before.
    pub warm_up: usize,
    /// How many are done at once.
    pub in_flight: usize,
}

/// What is done once or many times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Ask for a token: `GetAuthorizationToken`.
    Token,
    /// List a page of 100 packages: `ListPackages`.
    Page,
    /// Be told of an error of the model: `DescribeDomain` of a domain that does not exist.
    Error,
    /// Publish an asset of 1 KiB that is in memory: `PublishPackageVersion`.
    Publish,
    /// Download an asset of this many bytes, piece by piece: `GetPackageVersionAsset`.
    Download(u64),
    /// Publish the asset in a file, with its hash if there is one.
    Upload {
        /// The path of the file.
        file: String,
        /// The SHA-256 of the file, in hexadecimal.
        sha256: Option<String>,
    },
    /// Ask for as many tokens as are in flight, all of which the server answers when it has all requests.
    Hold,
}

impl Job {
    /// Reads the arguments `TASK COUNT WARM_UP IN_FLIGHT`. Parts of a task are separated by commas, as in `upload,FILE,HASH`.
    ///
    /// # Errors
    /// Returns an error if they are something else.
    pub fn read(arguments: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let arguments: Vec<String> = arguments.collect();
        let [task, numbers @ ..] = arguments.as_slice() else { return Err("expected a task".into()) };
        let numbers: Vec<usize> = numbers.iter().map(|number| number.parse()).collect::<Result<_, _>>()?;
        let [count, warm_up, in_flight] = numbers[..] else {
            return Err(format!("expected TASK COUNT WARM_UP IN_FLIGHT, found {arguments:?}").into());
        };
        Ok(Self { task: Task::read(task)?, count, warm_up, in_flight: in_flight.max(1) })
    }
}

impl Task {
    fn read(text: &str) -> Result<Self, Failure> {
        Ok(match text.split(',').collect::<Vec<_>>()[..] {
            ["token"] => Self::Token,
            ["page"] => Self::Page,
            ["error"] => Self::Error,
            ["publish"] => Self::Publish,
            ["hold"] => Self::Hold,
            ["download", bytes] => Self::Download(bytes.parse()?),
            ["upload", file] => Self::Upload { file: file.to_owned(), sha256: None },
            ["upload", file, sha256] => Self::Upload { file: file.to_owned(), sha256: Some(sha256.to_owned()) },
            _ => return Err(format!("the task `{text}` does not exist").into()),
        })
    }

    /// The domain that is asked about, by which the server knows how to answer.
    #[must_use]
    pub fn domain(&self, in_flight: usize) -> String {
        match self {
            Self::Hold => format!("hold-{in_flight}"),
            Self::Download(bytes) => format!("bytes-{bytes}"),
            _ => "my-domain".to_owned(),
        }
    }
}

/// The asset that is published from memory.
#[must_use]
pub fn asset() -> Vec<u8> {
    vec![b'a'; ASSET]
}

/// The SHA-256 of [`asset`], in hexadecimal.
pub const ASSET_SHA256: &str = "2edc986847e209b4016e141a6dc8716d3207350f416969382d431539bf292e4a";
