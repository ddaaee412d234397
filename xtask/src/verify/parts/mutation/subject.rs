//! The code whose mutants are made, and the tests that are asked about them.

/// A part of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Runtime,
    Lowering,
    Credentials,
}

/// Features that the unit tests of the runtime need.
const FEATURES: &str = "blocking,chrono,full-validation,gzip,jiff,md5,serde,test-util,transport,xml";

/// Tests of the client, which are asked about what the unit tests did not notice.
const CLIENT: &[&str] = &[
    "blocking",
    "end_to_end",
    "executors",
    "faults",
    "observed",
    "serde",
    "small_models",
    "streaming",
    "test_util",
    "times",
];

/// Tests of the generator by what it emits. The others compile it, or generate each model several times.
const GENERATOR: &[&str] = &["bad_input", "lowering", "published_names", "snapshots"];

/// Tests that generate every model there is: they take as long as all others together, and find nothing that those miss.
const SLOW: &[&str] = &["vocabulary", "every_small_model"];

/// The conversion from the AWS SDK's configuration, which is compiled with the feature of that name alone.
const SDK_CONFIG: &str = "/sdk_config";

impl Subject {
    /// The name of the part.
    pub fn name(self) -> &'static str {
        match self {
            Self::Runtime => "mutation",
            Self::Lowering => "lowering",
            Self::Credentials => "credentials",
        }
    }

    /// What the part does with everything.
    pub fn about(self) -> &'static str {
        match self {
            Self::Runtime => "every mutant of the runtime, file by file",
            Self::Lowering => "every mutant of the generator's lowering, file by file",
            Self::Credentials => "every mutant of the providers of credentials, file by file",
        }
    }

    pub fn package(self) -> &'static str {
        match self {
            Self::Runtime => "botocore-runtime",
            Self::Lowering => "botocore-codegen",
            Self::Credentials => "botocore-credentials",
        }
    }

    /// Where its files are.
    pub fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Runtime => &["codegen/runtime/src"],
            Self::Lowering => &["codegen/src/lower.rs", "codegen/src/lower"],
            Self::Credentials => &["codegen/credentials/src"],
        }
    }

    /// Of a hundred mutants that compile, so many have to be caught.
    pub fn caught(self) -> u64 {
        match self {
            Self::Runtime | Self::Credentials => 97,
            Self::Lowering => 95,
        }
    }

    /// Whether a mutant that never ends counts as caught. Whoever runs the generator notices it; a client with it may
    /// wait for years.
    pub fn may_hang(self) -> bool {
        self == Self::Lowering
    }

    /// The arguments that say which tests are asked about a file, one after the other.
    pub fn tests(self, path: &str) -> Vec<Vec<String>> {
        let named = |tests: &[&str]| tests.iter().map(|test| format!("--cargo-arg=--test={test}")).collect::<Vec<_>>();
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        match self {
            Self::Lowering => {
                let packages = words(&["--test-package=botocore-codegen", "--test-package=botocore-codegen-tests"]);
                let skipped = SLOW.iter().flat_map(|test| ["--skip", test]).collect::<Vec<_>>();
                let rest = [words(&["--cargo-arg=--lib"]), named(GENERATOR), words(&["--", "--"]), words(&skipped)];
                vec![[packages, rest.concat()].concat()]
            }
            // The unit tests come first, since others may wait long for what a mutant never does. Without the default chain the
            // client is not compiled again for each mutant, so that is asked last.
            Self::Credentials => {
                let tests = [words(&["--test-package=codeartifact-tests"]), named(&["credentials"])].concat();
                let slim = words(&["--no-default-features", "--features", "client,test-util"]);
                vec![words(&["--cargo-arg=--lib"]), [tests.clone(), slim].concat(), tests]
            }
            // The unit tests take seconds for a mutant, and the client's a minute.
            Self::Runtime if path.contains(SDK_CONFIG) => vec![
                words(&["--features", FEATURES, "--features", "aws-config", "--cargo-arg=--lib"]),
                [words(&["--test-package=codeartifact-tests", "--features", "aws-config"]), named(&["aws_config"])]
                    .concat(),
            ],
            Self::Runtime => vec![
                words(&["--features", FEATURES, "--cargo-arg=--lib"]),
                [words(&["--test-package=codeartifact-tests"]), named(CLIENT)].concat(),
            ],
        }
    }
}
