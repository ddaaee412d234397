//! `.netrc` of pip, uv, Swift and much else.

/// Ten files.
pub const FILES: [&str; 10] = [
    // A line for each host.
    r##"# git and curl
machine git.example login ines password with-a-secret
machine api.git.example login ines password with-a-secret
machine artifacts.example login build password s3cr#t!with"signs
# anything else
default login anonymous password me@example.org
"##,
    // An entry in several lines, as manuals show it.
    r##"machine a.example
  login me
  password p
machine b.example
	login	you
	password	q

machine c.example
        login   they
        account staff
        password        r
"##,
    // A macro at the end, which an empty line ends.
    r##"machine ftp.example login upload password b
macdef init
	cd /pub/incoming
	binary
	prompt

"##,
    // The default entry in the midst, which ends the search.
    r##"machine one.example login one password 1

default
  login guest
  password guest@corp.example

machine never.example login two password 2
"##,
    // Tokens of platforms.
    r##"# --- platform tokens, rotated on the 1st of the month ---
machine platform.example login oauth2 password invented-platform-token
machine hub.example login token password invented-hub-token
machine storage.example login __token__ password invented-storage-token
machine 10.0.0.17 login root password toor
machine ci.corp.example login ines@corp.example password "with spaces in it"
"##,
    // Another domain of the same kind of service.
    r##"machine billing-999988887777.d.artifacts.example login aws password old-one
machine billing-999988887777.d.artifacts-eu.example login aws password old-two
# machine acme-main.example login aws password gone
machine acme.example login aws password other
"##,
    // Everything in one line.
    r##"machine x.example login x password x machine y.example login y password y machine z.example login z password z
"##,
    // Comments alone.
    r##"# leer – die Zugänge sind jetzt im Schlüsselbund
#
"##,
    // Blank lines around and many entries.
    r##"

machine lab-01.example login lab password invented-01
machine lab-02.example login lab password invented-02
machine lab-03.example login lab password invented-03
# lab-04 is switched off
# machine lab-04.example login lab password invented-04
machine lab-05.example login lab password invented-05
machine lab-06.example login lab password invented-06
# Prüfstand 7
machine lab-07.example login prüfer password geheim-ß
machine lab-08.example login lab password invented-08
machine lab-09.example login lab password invented-09
machine lab-10.example login lab password invented-10

machine build-01.corp.example
	login build
	password invented-b1
machine build-02.corp.example
	login build
	password invented-b2
machine build-03.corp.example
	login build
	account nightly
	password invented-b3
machine code.corp.example login ines password invented-code
machine review.corp.example login ines password invented-review
machine wiki.corp.example login ines password invented-wiki
machine tickets.corp.example login ines@corp.example password invented-tickets
machine charts.corp.example login robot$charts password invented-charts
machine images.corp.example login robot$images+pull password invented-images
machine images-eu.corp.example login robot$images+pull password invented-images
machine images-us.corp.example login robot$images+pull password invented-images
# Partner
machine packages.partner.example login corp password invented-partner
machine staging.partner.example login corp password invented-staging
machine 192.0.2.10 login admin password admin
machine 2001:db8::17 login admin password admin
machine localhost login test password test


"##,
    // Two macros between entries.
    r##"machine mail.example login ines password imap-secret
# mirrors
machine mirror.example login sync password rsync-secret
macdef fetch
  cd /mirror
  mget *.tar.gz
  quit

machine archive.example
  login ines
  # changed in spring
  password archive-secret
macdef uploadtest
  put machine.txt
  quit

machine last.example login ines password last-secret
"##,
];
