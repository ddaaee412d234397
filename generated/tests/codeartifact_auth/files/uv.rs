//! `uv.toml` of uv.

/// Ten files.
pub const FILES: [&str; 10] = [
    // Several indexes, of which one is for one package.
    r##"# uv.toml
native-tls = true          # corporate root certificate
index-strategy = "first-index"

[[index]]
name = "internal"
url = "https://pypi.internal.example/simple/"
default = true

[[index]]
# Wheels for our GPUs only.
name = 'torch'
url = 'https://wheels.example/cu124'
explicit = true

[pip]
no-annotate = true
"##,
    // Settings of `uv pip` before anything else.
    r##"

[pip]
index-url = "https://mirror.example/pypi/simple"
extra-index-url = [
	"https://a.example/simple",	# team a
	"https://b.example/simple",

	# team c has none yet
]
generate-hashes = true
python-version = "3.12"
system = false


"##,
    // Old keys for indexes.
    r##"index-url = "https://pypi.corp.example/root/prod/+simple/"
extra-index-url = ["https://${PYPI_USER}:${PYPI_PASS}@pypi.team.example/simple/"]
find-links = [
  "/srv/wheels",
  "https://wheels.example/links.html",
]
no-index = false
keyring-provider = "subprocess"
prerelease = "if-necessary-or-explicit"
resolution = 'highest'
exclude-newer = "2026-10-01T00:00:00Z"
"##,
    // Where Python and the cache are.
    r##"# Büro-Rechner: /home liegt auf NFS, darum der Cache auf der Platte
cache-dir = "/scratch/ines/uv"
link-mode = "copy"
python-downloads = "manual"
python-preference = "only-system"
python-install-mirror = "https://mirror.example/python-builds"
pypy-install-mirror = "https://mirror.example/pypy"
compile-bytecode = true
concurrent-downloads = 8
concurrent-builds = 2
concurrent-installs = 4

[[cache-keys]]
file = "pyproject.toml"

[[cache-keys]]
git = { commit = true, tags = true }
"##,
    // Hosts without certificates, on a test network.
    r##"allow-insecure-host = [
  "lab-01.example",
  "lab-02.example:8443",   # no certificate yet
]
required-version = ">=0.5.0"
preview = false
offline = false

[pip]
strict = true
emit-index-url = true
emit-find-links = true
annotation-style = "split"
custom-compile-command = """
make lock   # [[index]]
"""
torch-backend = "auto"
"##,
    // Overrides for the resolver.
    r##"override-dependencies = [
    # until the fix for the parser is out
    "lxml==5.2.1",
    "werkzeug>=3.0.3,<4 ; python_version >= '3.9'",
]
constraint-dependencies = ["grpcio<1.66"]
no-build-isolation-package = ["flash-attn"]
no-binary-package = ["psycopg2"]

[config-settings]
editable_mode = "compat"

[extra-build-dependencies]
flash-attn = ["torch"]

[[dependency-metadata]]
name = "chumpy"
version = "0.70"
requires-dist = ["numpy>=1.8.1", "scipy>=0.13.0"]
"##,
    // An index with credentials by variables, and where to publish.
    r##"# UV_INDEX_PARTNER_USERNAME and UV_INDEX_PARTNER_PASSWORD are set by direnv.
[[index]]
name = "partner"
url = "https://packages.partner.example/py/simple"
publish-url = "https://packages.partner.example/py/upload"
authenticate = "always"

[[index]]
name = "partner-staging"
url = "https://staging.partner.example/py/simple"
authenticate = "never"
ignore-error-codes = [401, 403]

[[index]]
name = "corp-releases"
url = "https://nexus.corp.example/repository/pypi-releases/simple/"
publish-url = "https://nexus.corp.example/repository/pypi-releases/"

[[index]]
name = "corp-snapshots"
url = "https://nexus.corp.example/repository/pypi-snapshots/simple/"
explicit = true

[[index]]
name = "flat"
url = "https://files.corp.example/wheels/"
format = "flat"
explicit = true

# Der Spiegel im Keller – nur aus dem Büro erreichbar.
[[index]]
name = "mirror.basement"
url = "https://mirror.basement.example/simple/"
default = true

[pip]
only-binary = [":all:"]
no-binary = [
    "psycopg2",
    "lxml",  # with our libxml2
]
require-hashes = true
verify-hashes = true
upgrade-package = [ "certifi" ]
python-platform = "x86_64-manylinux_2_28"

# [[index]]
# name = "acme-main-old"
# url = "https://gone.example/simple"
"##,
    // One key.
    r##"native-tls = true
"##,
    // Comments alone.
    r##"#
# /etc/uv/uv.toml is read first; see "uv help pip install".
#
#   index-url = "https://pypi.example/simple"
#   → nur für Entwickler
"##,
    // Quoted keys, inline tables and paths of Windows.
    r##""cache-dir" = 'D:\uv\cache'
'link-mode' = "hardlink"
publish-url = "https://upload.example/legacy/"
trusted-publishing = "never"
check-url = "https://upload.example/simple/"
config-settings = { "--global-option" = ["build_ext", "-j4"] }

  [pip]
  "target" = 'D:\site-packages'
  no-deps = true
  no-header = true
  extra = [ "dev", "docs" ]

  [[index]]
    url = "https://unnamed.example/simple/"
    format = "simple"
"##,
];
