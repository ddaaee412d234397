//! `config.toml` of cargo.

/// Ten files.
pub const FILES: [&str; 10] = [
    // A company's registry beside a mirror of the public one.
    r##"# ~/.cargo/config.toml, kept in dotfiles; see the wiki before you change [source]
[source.crates-io]
replace-with = "mirror"   # since the proxy went away

[source.mirror]
registry = "sparse+https://mirror.example/crates/index/"

[registries]
tools = { index = "sparse+https://crates.tools.example/index/" }
legacy = { index = "https://git.example/platform/crate-index.git" } # until 2027

[registry]
default = "tools"
global-credential-providers = [
    "cargo:token",
    # "cargo:libsecret",
    "/opt/corp/bin/cargo-credential-corp --realm 'eu'",
]

[net]
retry = 5
git-fetch-with-cli = true
"##,
    // Linkers of several targets, with tabs.
    r##"

[target.x86_64-unknown-linux-gnu]
linker = "clang"
rustflags = [
	"-C", "link-arg=-fuse-ld=mold",	# faster
	# "-C", "target-cpu=native",
]

[target.'cfg(all(target_os = "windows", target_env = "msvc"))']
rustflags = ["-C", "target-feature=+crt-static"]

[target.aarch64-unknown-linux-gnu]
linker = 'aarch64-linux-gnu-gcc'
runner = ["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu"]

[target.wasm32-unknown-unknown]
runner = 'wasm-server-runner'


"##,
    // Aliases, of which one has a header in it.
    r##"[alias]
b    = "build"
t    = ["nextest", "run", "--workspace"]
lint = "clippy --all-targets -- -D warnings"
"add-ours" = "add --registry tools"
show-config = ["run", "--", "[registries]"]

[build]
jobs = 4 # the laptop gets hot: höchstens vier
target-dir = "/var/tmp/cargo-target"

    [profile.release]
    lto = "thin"
    codegen-units = 1

    [profile.dev.package."*"]
    opt-level = 1

[term]
verbose = false
color = 'auto'
progress = { when = "auto", width = 80 }
"##,
    // Tables by dotted keys, without a header before the end.
    r##"build.jobs = 8
build.rustc-wrapper = "sccache"
net.retry = 3
net.offline = false
http.proxy = "http://proxy.corp.example:3128"
http.cainfo = "/etc/ssl/certs/corp-bundle.pem"
http.check-revoke = false
registries.team.index = "sparse+https://team.example/index/"
registries."other-team".index = "sparse+https://other.example/"

[env]
# For the crates that bind to C.
OPENSSL_DIR = { value = "/opt/openssl", force = true }
PKG_CONFIG_PATH.value = "lib/pkgconfig"
PKG_CONFIG_PATH.relative = true
BANNER = """
[not.a.table]
index = "no" # no comment either
"""
"##,
    // A build server's.
    r##"############################################################
# Managed by configuration management - local changes are  #
# lost.  Contact: plattform@corp.example (Zürich)          #
############################################################

[build]
rustflags = ["--cfg", "tokio_unstable"]
incremental = false

[http]
timeout = 120
multiplexing = false
user-agent = "cargo (build-agent-07)"

[source.vendored-sources]
directory = "/srv/build/vendor"

[source."git+https://git.example/forks/serde"]
git = "https://git.example/forks/serde"
branch = "corp/1.0.x"
replace-with = "vendored-sources"

[cargo-new]
vcs = "none"

[env]
CARGO_WORKSPACE_DIR = { value = "", relative = true }
RUST_BACKTRACE = "1"
"CC_x86_64_unknown_linux_musl" = "musl-gcc"
'SQLX_OFFLINE' = "true"

[profile.dev]
debug = "line-tables-only"
split-debuginfo = "unpacked"

[profile.dev.build-override]
opt-level = 3

[profile.ci]
inherits = "release"
lto = false
overflow-checks = true

[registries.nightly]
index = "sparse+https://nightly.corp.example/index/"

# Zweiter Standort: Süd
[registries.south]
index = "sparse+https://south.corp.example/index/"
credential-provider = 'cargo:token-from-stdout /opt/corp/bin/token --site "south"'
"##,
    // Paths of others' checkouts.
    r##"paths = [
  "/home/ines/src/parser",   # ← my fork
  "/home/ines/src/lexer",
]

[patch.crates-io]
regex = { git = "https://git.example/forks/regex", rev = "0a1b2c3" }

[patch."https://git.example/platform/log"]
"corp-log" = { path = "/home/ines/src/corp-log" }

[registries.one]
index = "sparse+https://one.example/cargo/"
token = "left-by-an-older-cargo"

[registries."two"]
index = "sparse+https://two.example/cargo/"
credential-provider = ["cargo:token-from-stdout", "pass", "show", "cargo/two"]

[registries.'three']
index = 'sparse+https://three.example/cargo/'
"##,
    // Another domain of the same service, written by hand.
    r##"# was: credential-provider = "codeartifact-auth"
[registries.billing-releases]
index = "sparse+https://billing-999988887777.d.artifacts.example/cargo/releases/"
credential-provider = "cargo:token-from-stdout sh -c 'echo $BILLING_TOKEN'"

[registries.billing-snapshots]
credential-provider = "cargo:token-from-stdout sh -c 'echo $BILLING_TOKEN'"
index = "sparse+https://billing-999988887777.d.artifacts.example/cargo/snapshots/"

[registry]
global-credential-providers = ["cargo:token"]

[future-incompat-report]
frequency = 'never'

[cache]
auto-clean-frequency = "1 week"
"##,
    // One line, as an installer writes it.
    r##"[net]
git-fetch-with-cli = true
"##,
    // Comments alone, from a template.
    r##"# This file was created by the onboarding script.
#
# [registries.example]
# index = "sparse+https://crates.example/index/"
#
# [source.crates-io]
# replace-with = "example"
#
#   Fragen? → #rust-hilfe
"##,
    // Old style, with paths of Windows.
    r##"[build]
rustc = 'C:\Users\Björn\.cargo\bin\rustc.exe'
target-dir = "D:\\target"
[net]
ssh.known-hosts = [
  "git.example ssh-ed25519 AAAAinvented+key/one",
  "[git.example]:2222 ssh-ed25519 AAAAinvented+key/two",
]
[install]
root = 'C:\tools\cargo'
[target.x86_64-pc-windows-msvc]
rustflags = '-C link-arg=/STACK:8388608'
[doc]
browser = ["firefox", "--new-tab"]
[registries]
  [registries.nt]
    index = "sparse+http://nt-server.corp.example/crates/"
    # protocol = "sparse"
"##,
];
