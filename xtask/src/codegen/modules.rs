//! The services that become modules of crates that are written by hand, and what of them is generated.

use crate::arguments::workspace;
use crate::failure::Failure;
use botocore_codegen::Options;
use botocore_model::ModelFiles;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A service as a module. Paths of folders begin at the workspace.
#[derive(Debug)]
pub struct Module {
    pub service: &'static str,
    /// The operations that are generated; all if none is named.
    operations: &'static [&'static str],
    /// The folder of the model.
    model: &'static str,
    /// The folder of the module's files.
    folder: &'static str,
    /// The module's path in its crate.
    path: &'static str,
}

/// The folder of botocore's models.
const VENDORED: &str = "model/data";

/// All modules: the service of the runtime's tests, and the clients by which credentials are got.
pub const MODULES: [Module; 5] = [
    Module {
        service: "things",
        operations: &[],
        model: "codegen/runtime/test_model",
        folder: "codegen/runtime/src/test_service",
        path: "crate::test_service",
    },
    Module {
        service: "signin",
        operations: &["CreateOAuth2Token"],
        model: VENDORED,
        folder: "codegen/credentials/src/generated/signin",
        path: "crate::generated::signin",
    },
    Module {
        service: "sso",
        operations: &["GetRoleCredentials"],
        model: VENDORED,
        folder: "codegen/credentials/src/generated/sso",
        path: "crate::generated::sso",
    },
    Module {
        service: "sso-oidc",
        operations: &["CreateToken"],
        model: VENDORED,
        folder: "codegen/credentials/src/generated/sso_oidc",
        path: "crate::generated::sso_oidc",
    },
    Module {
        service: "sts",
        operations: &["AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"],
        model: VENDORED,
        folder: "codegen/credentials/src/generated/sts",
        path: "crate::generated::sts",
    },
];

impl Module {
    /// Whether its model is one of botocore's.
    #[must_use]
    pub fn is_vendored(&self) -> bool {
        self.model == VENDORED
    }

    /// How its files are generated.
    #[must_use]
    pub fn options(&self) -> Options {
        let operations = self.operations.iter().map(|name| (*name).to_owned()).collect();
        let operations = Some(operations).filter(|names: &Vec<_>| !names.is_empty());
        Options { operations, root: self.path.to_owned(), ..Options::default() }
    }

    /// The folder of the module's files.
    pub fn folder(&self) -> PathBuf {
        workspace().join(self.folder)
    }

    /// Generates the module's files. It has no manifest.
    ///
    /// # Errors
    ///
    /// Returns an error if the model cannot be read or generated.
    pub fn generate(&self) -> Result<BTreeMap<String, String>, Failure> {
        let files = ModelFiles::of_service(&workspace().join(self.model), self.service).map_err(Failure::new)?;
        let model = botocore_model::read(&files.sources()).map_err(Failure::new)?;
        let files = botocore_codegen::generate(&model, &self.options()).map_err(Failure::new)?.files;
        Ok(files.into_iter().filter_map(|(path, text)| Some((path.strip_prefix("src/")?.to_owned(), text))).collect())
    }
}
