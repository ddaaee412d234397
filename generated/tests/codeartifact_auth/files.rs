//! Files as people have them, for each tool that can be logged in.

/// The tools, each with the file that people edit and some examples of it.
pub const TOOLS: [(&str, &str, &[&str]); 10] = [
    ("cargo", ".cargo/config.toml", TOML),
    ("npm", ".npmrc", NPM),
    ("pip", ".config/pip/pip.conf", PIP),
    ("pip", ".netrc", NETRC),
    ("uv", ".config/uv/uv.toml", TOML),
    ("twine", ".pypirc", PYPIRC),
    ("maven", ".m2/settings.xml", MAVEN),
    ("gradle", ".gradle/gradle.properties", GRADLE),
    ("nuget", ".nuget/NuGet/NuGet.Config", NUGET),
    ("swift", ".netrc", NETRC),
];

const TOML: &[&str] = &[
    "# mine\n[build]\njobs = 4  # few\n\n[registries.other]\nindex = \"sparse+https://other.example/\"\n",
    "\n\n[net]\ngit-fetch-with-cli = true\n[alias]\nb   = \"build\"\n\n\n",
    "[target.'cfg(unix)']\nrustflags = [\n  \"-C\", # a\n  \"link-arg=-fuse-ld=lld\",\n]\n",
];

const NPM: &[&str] = &[
    "; mine\nregistry=https://other.example/npm/\n//other.example/npm/:_authToken=${OTHER_TOKEN}\n",
    "@team:registry = https://npm.team.example\n\n# proxy\nproxy=http://proxy.example:8080\nsave-exact=true\n",
    "  fund = false\n\taudit=false\n\n\n",
];

const PIP: &[&str] = &[
    "[global]\ntimeout = 60\n# extra\nextra-index-url =\n    https://a.example/simple\n    https://b.example/simple\n",
    "[install]\nno-compile = true\n\n[freeze]\ntimeout = 10\n",
    "; old\n[global]\nindex-url = https://other.example/simple/\n",
];

const NETRC: &[&str] = &[
    "machine github.example login me password with-a-secret\n\ndefault login anonymous password me@example.org\n",
    "# work\nmachine a.example\n  login me\n  password p\nmachine b.example login you password q\n",
    "machine ftp.example login a password b\nmacdef init\n\tcd /pub\n\n",
];

const PYPIRC: &[&str] = &[
    "[distutils]\nindex-servers =\n    pypi\n    private\n\n[private]\nrepository = https://other.example\nusername = me\n",
    "# only this\n[pypi]\nusername = __token__\npassword = pypi-other\n",
    "[distutils]\n# empty so far\n\n[pypi]\nusername: me\n",
];

const MAVEN: &[&str] = &[
    "<?xml version=\"1.0\"?>\n<settings>\n  <!-- <servers><server><id>x</id></server></servers> -->\n  <servers>\n    <server>\n      \
     <id>other</id>\n    </server>\n  </servers>\n  <mirrors/>\n</settings>\n",
    "<settings xmlns=\"http://maven.example/SETTINGS/1.0.0\">\n\t<localRepository>/tmp/m2</localRepository>\n</settings>\n",
    "<settings><servers></servers><profiles><profile><id>a</id></profile></profiles></settings>\n",
];

const GRADLE: &[&str] = &[
    "# speed\norg.gradle.daemon=true\norg.gradle.jvmargs=-Xmx2g \\\n    -Dfile.encoding=UTF-8\n",
    "! old style\nkey : value\nother = a\\:b\n\n",
    "org.gradle.caching=true\nlast=ends with a backslash \\\n",
];

const NUGET: &[&str] = &[
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <packageSources>\n    <add key=\"other\" value=\"https://other.example\" />\n  \
     </packageSources>\n</configuration>\n",
    "<configuration>\n  <config>\n    <add key=\"globalPackagesFolder\" value=\"/tmp/n\" />\n  </config>\n</configuration>\n",
    "<configuration><packageSources><clear /></packageSources><packageSourceCredentials><other>\n\
     <add key=\"Username\" value=\"me\" /></other></packageSourceCredentials></configuration>\n",
];
