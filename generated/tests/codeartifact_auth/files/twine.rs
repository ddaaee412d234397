//! `.pypirc` of twine.

/// Ten files.
pub const FILES: [&str; 10] = [
    // Three servers, in lines.
    r##"[distutils]
index-servers =
    pypi
    testing
    # the old one is read only
    private

[pypi]
username = __token__
password = pypi-invented

[testing]
repository = https://testing.example/legacy/
username = __token__
password = pypi-invented-too

[private]
repository = https://pypi.corp.example/
username = ines
"##,
    // No list of servers, and indented keys.
    r##"# only this
[pypi]
  username = __token__
  password = pypi-other
"##,
    // The section of the list, without the list.
    r##"[distutils]
# empty so far

[pypi]
username: ines
"##,
    // All in one line, with a colon.
    r##"[distutils]
    index-servers: pypi corp
[corp]
repository: https://pypi.corp.example/root/ines/
username: ines
password: p%40ss=w:rd;#1
ca_cert: /etc/ssl/certs/corp-ca.pem
[pypi]
repository: https://upload.example/legacy/
"##,
    // Tabs.
    r##"; für die Abteilung
[distutils]
index-servers=
	pypi
	abteilung
	größer

[abteilung]
repository=https://abteilung.example/pypi
username=müller
[größer]
repository=https://groesser.example/pypi
username=ines
client_cert=/home/ines/.certs/client.pem
"##,
    // The list is not in the first section.
    r##"

[server-login]
repository = https://older.example/pypi
username = ines
password = older

[pypi]
username = __token__

[distutils]
index-servers =
    pypi
    lab-a

    lab-b

[lab-a]
repository = https://lab-a.example/simple
[lab-b]
repository = https://lab-b.example/simple


"##,
    // Other tools' sections.
    r##"# .pypirc
[bdist_wheel]
universal = 0
[upload_docs]
show-response = 1
upload-dir = docs/_build/html
[distutils]
Index_Servers-backup = pypi
index-servers =
  pypi
  docs
[docs]
repository = https://docs.example/upload
username = docs
password = invented
[upload]
sign = 1
identity = release@corp.example
[egg_info]
tag-build = .dev
tag_date = 1
[build_ext]
include-dirs = /opt/openssl/include:/opt/zlib/include
library-dirs = /opt/openssl/lib
parallel = 4
[aliases]
release = egg_info -Db ""
daily = egg_info -Drb .daily
; the servers of the year before last
[docs-2024]
repository = https://docs-2024.example/upload
username = docs
password = invented
[docs-2025]
repository = https://docs-2025.example/upload
username = docs
password = invented
  # a longer
  # note about 2025 – Übergabe an das neue Team
[sdist]
formats = gztar,
  zip
[easy_install]
index-url = https://mirror.example/simple
find-links = https://a.example/
  https://b.example/
"##,
    // Comments alone.
    r##"# [distutils]
# index-servers =
#     pypi
;
# → `keyring set` statt Passwörter hier
"##,
    // Credentials from elsewhere.
    r##"[distutils]
index-servers =
    staging
    production

# The passwords are in TWINE_PASSWORD.
[staging]
repository = ${STAGING_URL}
username = ${STAGING_USER}

[production]
repository = ${PRODUCTION_URL}
username = ${PRODUCTION_USER}
# [acme-main]
# repository = https://gone.example/
"##,
    // The list is the last line.
    r##"[pypi]
username = __token__
password = pypi-invented

[mirror]
repository = https://mirror.example/pypi/upload
username = sync

[distutils]
index-servers = pypi mirror
"##,
];
