//! `.npmrc` of npm.

/// Ten files.
pub const FILES: [&str; 10] = [
    // Scopes in three registries, with credentials from the environment.
    r##"; ~/.npmrc - do not commit
registry=https://npm.corp.example/repository/npm-group/
@corp:registry=https://npm.corp.example/repository/npm-private/
@design-system:registry = https://design.example/npm/
@partner:registry=https://packages.partner.example/npm

; tokens
//npm.corp.example/repository/npm-group/:_authToken=${CORP_NPM_TOKEN}
//npm.corp.example/repository/npm-private/:_authToken=${CORP_NPM_TOKEN}
//design.example/npm/:_authToken="${DESIGN_TOKEN}"
//packages.partner.example/npm/:username=corp
//packages.partner.example/npm/:_password=aW52ZW50ZWQ=
//packages.partner.example/npm/:email=build@corp.example
//packages.partner.example/npm/:always-auth=true
"##,
    // A proxy and certificates.
    r##"# Proxy
proxy=http://proxy.corp.example:8080
https-proxy=http://user%40corp:p%23w@proxy.corp.example:8080
noproxy=localhost,127.0.0.1,.corp.example

# Certificates
cafile=/etc/ssl/certs/corp-ca.pem
strict-ssl=true
ca[]="-----BEGIN CERTIFICATE-----\ninvented+one\n-----END CERTIFICATE-----"
ca[]="-----BEGIN CERTIFICATE-----\ninvented+two\n-----END CERTIFICATE-----"

# @team
@team:registry = https://npm.team.example
save-exact=true
"##,
    // Odd spaces, tabs and blank lines.
    r##"

  fund = false
	audit=false
	;	loglevel = silly
progress    =    false

init-author-name = Zoë Müller
init-author-email=zoe@corp.example
init-license="UNLICENSED"
init-version=0.0.1


"##,
    // What `npm config set` left, with the token at the end.
    r##"prefix=/home/ines/.npm-global
cache=/home/ines/.cache/npm
//registry.one.example/:_authToken=invented-one
//registry.two.example:4873/:_authToken=invented-two
//registry.three.example/npm/main/:_authToken=invented-three
@two:registry=http://registry.two.example:4873/
//registry.two.example:4873/:certfile=/home/ines/two.crt
//registry.two.example:4873/:keyfile=/home/ines/two.key
email=ines@corp.example
"##,
    // A build server's, from a template.
    r##"###############################################
##  generated from npmrc.j2 - changes are lost  ##
###############################################
registry = ${NPM_REGISTRY}
//${NPM_HOST}/:_authToken = ${NPM_TOKEN}

prefer-offline = true
fetch-retries = 5
fetch-retry-mintimeout = 20000
fetch-retry-maxtimeout = 120000
fetch-timeout = 600000
maxsockets = 10
unsafe-perm = true
update-notifier = false
cache-min = 86400
script-shell = /bin/bash
ignore-scripts = true ; the audit wants it
"##,
    // pnpm reads it as well.
    r##"; pnpm
store-dir=~/.pnpm-store
shamefully-hoist=false
strict-peer-dependencies=false
auto-install-peers=true
public-hoist-pattern[]=*eslint*
public-hoist-pattern[]=*prettier*
node-linker=isolated
resolution-mode=highest

; npm
package-lock=true
legacy-peer-deps=true
engine-strict=true

; beide
save-prefix=~
@intern:registry=https://npm.intern.example/
"##,
    // An old file with sections, which ini knows.
    r##"email = old@corp.example
always-auth = true
_auth = aW52ZW50ZWQ6aW52ZW50ZWQ=

[mirrors]
sass_binary_site = https://mirror.example/node-sass/
electron_mirror=https://mirror.example/electron/
puppeteer_download_host=https://mirror.example
chromedriver_cdnurl=https://mirror.example/chromedriver

[yarn]
network-timeout=600000
"##,
    // One line.
    r##"save-exact=true
"##,
    // Comments alone.
    r##"# registry=https://npm.corp.example/
;//npm.corp.example/:_authToken=…
;
# für die Schulung am 3. März auskommentiert
"##,
    // Quoted values and long ones.
    r##"registry="https://verdaccio.lab.example/"
"@lab:registry"="https://verdaccio.lab.example/lab/"
//verdaccio.lab.example/:_authToken="aVeryLongInvented/Token+With=Signs#And;More=="
//verdaccio.lab.example/lab/:tokenHelper=/usr/local/bin/lab-token
user-agent="npm/{npm-version} node/{node-version} {platform} {arch} ws:{workspaces}"
message="chore(release): %s"
tag-version-prefix=""
git-tag-version=true
sign-git-tag=false
editor=code --wait
browser=firefox
omit[]=dev
omit[]=optional
node-options=--max-old-space-size=8192 --dns-result-order=ipv4first
depth=0
long=false
json=false
color=always
unicode=true
heading=npm→

; ------------------------------------------------------------
; the product's registries, one for each stage
; ------------------------------------------------------------
@product-dev:registry=https://npm-dev.product.example/
@product-test:registry=https://npm-test.product.example/
@product:registry=https://npm.product.example/
//npm-dev.product.example/:_authToken=${PRODUCT_TOKEN_DEV}
//npm-test.product.example/:_authToken=${PRODUCT_TOKEN_TEST}
//npm.product.example/:_authToken=${PRODUCT_TOKEN}
//npm.product.example/:always-auth=true

# Vorherige Domäne, bis Ende des Jahres
@billing:registry=https://billing-999988887777.d.artifacts.example/npm/releases/
//billing-999988887777.d.artifacts.example/npm/releases/:_authToken=invented-billing
# //acme-111122223333.d.artifacts.example/npm/main/:_authToken=gone
	# indented

access=restricted
provenance=false
install-links=true
install-strategy=hoisted
before=
otp=
viewer=man
"##,
];
