//! Why the files of a model cannot be read.

use std::error::Error;
use std::fmt::{self, Display};
use std::io;
use std::path::PathBuf;

/// The files of a model cannot be found or read.
#[derive(Debug)]
pub enum FilesError {
    /// The folder does not hold the service that was asked for, or any.
    NoModel {
        /// The folder of the model.
        model: PathBuf,
        /// The service, if one was asked for.
        service: Option<String>,
    },
    /// A file is not there.
    Missing {
        /// The file, as it is called unless it is compressed.
        path: PathBuf,
        /// What to do about it.
        advice: &'static str,
    },
    /// These files are not known.
    Unknown(Vec<PathBuf>),
    /// This file is there as it is, too.
    Twice(PathBuf),
    /// The folder holds several services, or several versions of one.
    Several {
        /// The folder of the model.
        model: PathBuf,
        /// The folders of the API versions in it.
        found: Vec<PathBuf>,
    },
    /// A folder cannot be listed.
    Folder {
        /// The folder.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// A file cannot be read, or is not UTF-8.
    File {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
}

impl Display for FilesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoModel { model, service } => {
                let (model, service) = (model.display(), service.as_deref().unwrap_or("<service>"));
                write!(f, "no model in {model}: there is no {model}/{service}/<api version>/service-2.json")
            }
            Self::Missing { path, advice } => {
                write!(f, "the model lacks {}, which may be compressed as .gz; {advice}", path.display())
            }
            Self::Unknown(files) => {
                let advice = "teach the reader to read them, so that what they say is not dropped, or move them away:";
                write!(f, "the model has files that are not known; {advice}")?;
                files.iter().try_for_each(|path| write!(f, "\n  {}", path.display()))
            }
            Self::Twice(path) => {
                write!(f, "{} is there compressed and as it is; remove the one that is older", path.display())
            }
            Self::Several { model, found } => {
                write!(f, "{} holds several services or versions of one:", model.display())?;
                found.iter().try_for_each(|folder| write!(f, "\n  {}", folder.display()))
            }
            Self::Folder { path, error } => write!(f, "cannot read the model's folder {}: {error}", path.display()),
            Self::File { path, error } => write!(f, "cannot read {}: {error}", path.display()),
        }
    }
}

impl Error for FilesError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Folder { error, .. } | Self::File { error, .. } => Some(error),
            _ => None,
        }
    }
}
