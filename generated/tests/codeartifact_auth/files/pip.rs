//! `pip.conf` of pip.

/// Ten files.
pub const FILES: [&str; 10] = [
    // Indexes of several teams.
    r##"# pip.conf (corp laptop)
[global]
timeout = 60
retries = 5
# team a first
extra-index-url =
    https://a.example/simple
    # https://old.example/simple
    https://b.example/simple
    https://${PIP_USER}:${PIP_PASS}@c.example/simple
trusted-host =
    a.example
    b.example:8443

[install]
no-compile = true
use-pep517 = yes

[list]
format = columns
"##,
    // An index that stays, with a proxy.
    r##"; maintained by IT – ask helpdesk@corp.example
[global]
index-url = https://pypi.corp.example/root/prod/+simple/
proxy = http://proxy.corp.example:3128
cert = /etc/ssl/certs/corp-ca.pem
client-cert = /home/ines/.certs/client.pem
disable-pip-version-check = true

[search]
index = https://pypi.corp.example/root/prod/
"##,
    // No section for all commands.
    r##"

[install]
no-binary = :none:
prefer-binary = true
user = false

[freeze]
timeout = 10

[wheel]
wheel-dir = /srv/wheels


"##,
    // The section for all commands is the last one and empty.
    r##"[download]
dest = /tmp/packages

[cache]
# nothing

[uninstall]
yes = true

[global]
"##,
    // An index for one command only.
    r##"[install]
index_url = https://install.example/simple/
find-links =
	/srv/wheels
	https://wheels.example/links.html
[global]
no-cache-dir = false
cache-dir = /scratch/ines/pip
require-virtualenv = true
[download]
Index-URL: https://download.example/simple/
"##,
    // Colons, capitals and indented keys.
    r##"[global]
    timeout: 120
    Retries: 3
    log: /var/log/pip.log
    no-input: true
    progress_bar: off
    # Ümlaute im Kommentar: größer, schöner
    root-user-action: ignore

[install]
    upgrade-strategy: only-if-needed
    constraint: /etc/pip/constraints.txt
"##,
    // A keyring.
    r##"[global]
# import is slow
keyring-provider = subprocess
extra-index-url = https://oauth2accesstoken@python.team.example/wheels/simple/
no-python-version-warning = true
use-feature =
    truststore
    fast-deps

[config]
editor = vim

[index]
# for "pip index versions"
pre = true
"##,
    // One key.
    r##"[global]
break-system-packages = true
"##,
    // Comments alone.
    r##"# [global]
# index-url = https://pypi.example/simple
;
; → siehe Wiki, Seite „Python einrichten“
"##,
    // A build server's.
    r##"########################################
# Ansible managed: pip.conf.j2
########################################
[list]
outdated = false
[global]
# The mirror is in the same rack.
find-links = https://mirror.rack-7.example/links/
no-index = true
quiet = 1
only-binary = :all:
exists-action = w
platform =
    manylinux2014_x86_64
    manylinux_2_28_x86_64
abi = cp312
implementation = cp
[hash]
algorithm = sha384
[debug]
verbose = 0

# ---- one section for each job of the server ----
[install]
target = /srv/build/site-packages
upgrade = true
upgrade-strategy = eager
requirement =
    /etc/pip/base.txt
    /etc/pip/${BUILD_STAGE}.txt
constraint =
    /etc/pip/constraints.txt
# editable = /srv/build/src
report = /srv/build/report.json
ignore-installed = false

[download]
dest = /srv/build/packages
python-version = 3.12

[wheel]
wheel-dir = /srv/build/wheels
build-option =
    --quiet
    --plat-name=manylinux_2_28_x86_64

[freeze]
all = true
exclude =
    setuptools
    größenordnung
[completion]
bash = true
"##,
];
