//! The texts that the option `--help` shows.

/// Help for all tasks.
pub const ALL: &str = "\
Tasks of this workspace.

Usage: cargo xtask <TASK>

Tasks:
  bench          Measure builds, calls, streams and the generator beside what others take for the same
  codegen        Generate the client crate and the partitions from the service model
  compatibility  Compile the client as its version was set with today's runtime
  conformance    Judge what is emitted by botocore's tests, or by botocore itself
  diff           Say what a change of the model does to programs
  docs           Build the documentation as docs.rs does, and check its links with every set of features
  least-version  Test with the oldest compiler that the manifest promises
  migration      Compile programs for the AWS SDK, and what MIGRATION.md makes of them
  release        Package the published crates, and test a program that has the packages alone
  simulate       Run the client in simulated worlds
  survey         Generate every service of a botocore release, and say what came of each
  targets        Compile the client for Windows, macOS and WebAssembly
  update         Take the model of a botocore release, and regenerate everything
  verify         Simulate, fuzz, mutate and compare for hours, in pieces, or a sample of it

Run `cargo xtask <TASK> --help` for the options of a task.
";

/// Help for `bench`.
pub const BENCH: &str = "\
Measure what builds, calls, streams and the generator take, beside what others take for the same.

Usage: cargo xtask bench [PART...] [OPTIONS]

Parts, all of them by default:
  build    programs that use the client, built by cargo, and their size, beside those of the AWS SDK
  call     calls, one by one, many at once and held, beside the AWS SDK and bare hyper and ureq
  stream   large assets in both directions, beside the same
  codegen  the generator by its phases, and on models of ten times the size, beside formatting alone

Options:
      --quick        One round of each trial, for a try; writes nothing but what it prints
      --rounds <N>   Rounds of each trial, in place of its own number
      --only <WORD>  Trials alone whose subject contains the word; writes nothing but what it prints
  -h, --help         Print this help

Sides have their turns one after the other, and are compared within a round. The ratio is the median of all rounds. The
spread is how far apart the middle half of them is; above 5 % the ratio is marked with (!). What it will take is printed
first. Nothing else should run on the machine meanwhile.

Of each part docs/bench has a page, a chart and all samples as JSON. The programs are in tests/bench, a workspace of its
own, since the AWS SDK is among what they depend on. What they are built into is in target/bench.

Instructions are counted by valgrind, and are left out where it is not installed.

Exit code: 0 done, 1 failed, 2 wrong usage.
";

/// Help for `codegen`.
pub const CODEGEN: &str = "\
Generate the client crate from the service model, the table of partitions of the runtime, and the clients of
other services that crates here have as modules: in codegen/credentials and in the tests of the runtime.

Usage: cargo xtask codegen [OPTIONS]

Options:
      --check              Write nothing; show what differs and fail if anything does
      --model <DIR>        Folder of the model [default: model/data]
      --service <NAME>     Service in the model, by the name of its folder; needed if there are several
                           [default in model/data: codeartifact]
      --out <DIR>          Folder of the generated crate [default: generated]
      --operations <A,B>   Generate these operations only, with the shapes they need
  -h, --help               Print this help

The model folder holds partitions.json and <service>/<api version>/ with service-2.json,
paginators-1.json, endpoint-rule-set-1.json and, where there are any, files of extras such as
paginators-1.sdk-extras.json, names-1.local.json, the record of published
names, and batches-1.local.json, which says which outputs hold failures. Botocore's files
may be compressed, with names that end with .gz. A file that is missing or not known is an error.

What botocore's models say wrongly, or do not say, is corrected by the files in model/corrections of this
checkout, each for one service. A correction that finds something else than it expects is an error.

A name on record stays as it is; a run adds the new ones. What is new and would take a name on record
is an error with the line to add. With --out or --operations the record is heeded, and not written.
A model without a record has its collisions settled by name; a file with {\"version\": 1.0} starts one.

The modules of other services are always made of the models in this checkout. Which operations they have is a
table in xtask/src/codegen/modules.rs.

With --out the crate is generated alone. It then builds where it lies: its manifest names the path
of this checkout's runtime, and is a workspace of its own, which a workspace around it has to exclude.

Files in the output folder that are not generated any more are removed. Of what is at its top,
Cargo.lock, target and names that begin with a dot are left alone. A run that fails leaves the folder as it
was; one that is killed is finished by the next.

Exit code: 0 done or up to date, 1 failed or not up to date, 2 wrong usage.
";

/// Help for `compatibility`.
pub const COMPATIBILITY: &str = "\
Compile the client as its version was set with today's runtime.

Usage: cargo xtask compatibility

A released client asks for exactly its version of the runtime. As long as the version in Cargo.toml
stays, today's runtime may be what it is built with. So the task takes generated/ out of the last commit
that changed the version, and compiles it with no features, the default ones, and all but aws-config.
If that fails, raise the version in [workspace.package] and in the requirement on botocore-runtime.

Where there is no history, or the version is not committed yet, it says so and succeeds.

Options:
  -h, --help    Print this help

Exit code: 0 compiled or nothing to compare, 1 failed, 2 wrong usage.
";

/// Help for `diff`.
pub const DIFF: &str = "\
Say what a change of the model does to programs that use the emitted crate.

Usage: cargo xtask diff <OLD> <NEW> [OPTIONS]

Each of OLD and NEW is a release of botocore such as 1.44.5, which pip fetches once into target/botocore; a
folder with models, such as model/data; a folder with the files of one service; or a file service-2.json alone.

Options:
      --service <NAME>     Service, by the name of its folder [default: codeartifact]
      --format <FORMAT>    text, markdown (for a pull request) or json [default: text]
      --fail-on <CLASS>    Fail if there is a change of this class or a graver one
      --ignore <A,B>       Leave out what these rules find
      --prove              Compile a program that uses all of the old crate against the new one, and fail if
                           what does not compile is not what the rules predict; prints no report
      --rules              List the rules, with what they find and mean
      --schema             Print the JSON schema of the format json
  -h, --help               Print this help

Classes, the gravest first:
  major      some programs do not compile any more
  behaviour  programs compile, and some act otherwise
  minor      programs compile and act as before, and can do more; some get a warning
  patch      only documentation tells

Names in Rust are sticky: unless NEW keeps a record of published names, it has those of OLD. Changes of
documentation are counted only; the format json lists them. A note says if OLD is newer than NEW, as far as
releases or versions of the API tell.

Exit code: 0 done, 1 a model cannot be read, --fail-on has met its class or the compiler differs, 2 wrong usage.
";

/// Help for `docs`.
pub const DOCS: &str = "\
Build the documentation of all crates, and fail on any warning, such as a broken link.

Usage: cargo xtask docs

The crates that are published are built without features, with each feature alone, with the default
ones and with all. In the end target/doc holds what docs.rs shows: all features, and at each item the
feature that it needs.

Options:
  -h, --help    Print this help

Exit code: 0 done, 1 failed, 2 wrong usage.
";

/// Help for `migration`.
pub const MIGRATION: &str = "\
Compile the programs in tests/migration against aws-sdk-codeartifact and against codeartifact, and run
their tests. What differs between them is written into MIGRATION.md first.

Usage: cargo xtask migration [OPTIONS]

Options:
      --check    Write nothing; fail if MIGRATION.md does not show the programs as they are
  -h, --help     Print this help

The AWS SDK's crates are fetched once; they are locked in tests/migration/Cargo.lock.

Exit code: 0 done, 1 not up to date, 2 wrong usage, otherwise that of cargo.
";

/// Help for `least-version`.
pub const LEAST_VERSION: &str = "\
Build and test the workspace with the oldest compiler that it promises, `rust-version` in Cargo.toml.

Usage: cargo xtask least-version

rustup installs the compiler where it is missing; where that fails, or there is no rustup, the task says so
and succeeds. What depends on the words of the compiler is left out, and so is the feature aws-config, whose
crates need a newer one. Builds are in target/least-version.

Options:
  -h, --help    Print this help

Exit code: 0 passed or skipped, 2 wrong usage, otherwise that of cargo.
";

/// Help for `release`.
pub const RELEASE: &str = "\
Package the crates that are published, and use them as those who depend on them will.

Usage: cargo xtask release --dry-run

Checks what manifests say, packages codeartifact-fake, botocore-runtime, botocore-credentials and codeartifact as cargo
would upload them, unpacks them into target/packaged, and looks for README, CHANGELOG, LICENSE and NOTICE. A program that
depends on codeartifact and its fake by version is tested with no features, the default ones, and each that makes a client
alone. The client's own program is tested with the package managers that are installed, and is installed itself. Then the
documentation is built as its host does it, the program is compiled by the oldest compiler and with the least versions
of dependencies, and cargo deny looks at licences, duplicates and advisories. What is not installed or cannot be
fetched is left out, with a line that says so.

Nothing is uploaded. RELEASING.md says how that is done.

Options:
      --dry-run    The only way to run it
  -h, --help       Print this help

Exit code: 0 done, 1 a package could not be published or used, 2 wrong usage.
";

/// Help for `targets`.
pub const TARGETS: &str = "\
Compile the client for platforms on which it is not tested: Windows, macOS and WebAssembly.

Usage: cargo xtask targets

Windows and macOS have all features but TLS, which needs their C compilers; WebAssembly has none, and the
client over a transport of one's own. rustup installs a platform that is missing; where that fails, or there
is no rustup, the task says so and goes on.

Options:
  -h, --help    Print this help

Exit code: 0 compiled or skipped, 2 wrong usage, otherwise that of cargo.
";

/// Help for `verify`.
pub const VERIFY: &str = "\
Run what takes too long for every landing: simulated worlds, fuzz targets, mutants, dying connections,
the comparison with botocore from other seeds, what changed models do to programs, and all tests after an
update that adds to the model.

Usage: cargo xtask verify [OPTIONS]

Options:
      --full          Run everything, which takes many hours, instead of a sample of a few minutes
      --part <NAME>   Run this part alone; may be given more than once
      --piece <WORD>  Run only pieces whose names contain the word, such as `wire/uri` for the mutants of a file
      --mutants <N>   Make this many mutants, chosen from all files, instead of all that a file has
      --seed <N>      Choose the sample by this seed instead of one that follows from the files
      --list          Run nothing; list the parts, and how far each has come
  -h, --help          Print this help

A run may be ended at any time; the next one goes on. Finished pieces are on record in target/verify, and count
for as long as the files stay as they are, committed or not: for mutants the file that they are made of, for all
other pieces any file. A sample is chosen by a seed that follows from the files, so each commit has another one.

A sample leaves out a part whose programs are not installed, and says so; with --full that is a failure.

Exit code: 0 every part holds, 1 one does not, 2 wrong usage.
";

/// Help for `update`.
pub const UPDATE: &str = "\
Take the models of a botocore release, and regenerate everything that is made of them.

Usage: cargo xtask update [RELEASE] [OPTIONS]

RELEASE is a release of botocore such as 1.44.5; the newest if none is named. Python's pip fetches its wheel
by the hash that the package index has for it.

Options:
      --check       Change nothing; say whether the release changes what is generated for CodeArtifact
      --no-suites   Leave out the release's own test suites, which take minutes; `cargo xtask conformance
                    --accept` runs them later
  -h, --help        Print this help

The services in model/data/SOURCE.toml are taken, with every file from which something is generated. A file or
an API version that is not known is an error, and so is a correction in model/corrections that does not fit.
What the release does to programs is printed as `cargo xtask diff` does. Then model/data, what pins the release,
everything generated and the changelogs are written. SOURCE.toml is the one place that says which release it is.
Last, `cargo xtask conformance --accept` runs the suites and pins how many cases they hold; if one fails, nothing
is changed. In the end it says which of the published crates the models move since their last release, why, and
which version that asks for.

The work tree has to be clean: a run that fails takes it back to the commit, and one that was killed is undone by
the next run. The exit code is 1 then, and 0 if all is well. With --check it is 0 if CodeArtifact stays as it is,
3 if it changes, and 1 if that cannot be told.
";
