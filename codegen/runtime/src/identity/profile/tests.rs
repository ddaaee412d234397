//! Profiles from files that exist for one test.

use super::{ini, *};
use std::path::PathBuf;
use tempfile::TempDir;

/// A home directory with the files that a test needs.
pub(crate) struct Home(TempDir);

impl Home {
    pub fn new(credentials: &str, config: &str) -> Self {
        let home = Self(TempDir::new().unwrap());
        std::fs::create_dir(home.path(".aws")).unwrap();
        for (path, content) in [(".aws/credentials", credentials), (".aws/config", config)] {
            if !content.is_empty() {
                std::fs::write(home.path(path), content).unwrap();
            }
        }
        home
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    /// The given variables, with this home.
    pub fn environment<'a>(&'a self, variables: impl IntoIterator<Item = (&'a str, &'a str)>) -> Environment {
        let home = self.0.path().to_str().unwrap();
        variables.into_iter().chain([("HOME", home)]).collect()
    }

    async fn profile<const N: usize>(&self, variables: [(&str, &str); N]) -> Result<Profile, ProfileError> {
        Profile::read(&self.environment(variables), None).await
    }
}

fn text<'a>(profile: &'a Profile, key: &str) -> Option<&'a str> {
    profile.get(key).map(|(value, _)| value)
}

const CONFIG: &str = "\
# A comment.
[default]
region = eu-west-1   ; the usual one
OUTPUT: json
empty =

[profile work]
region=us-east-1
services = local
s3 =
  # nested, and commented
  max_concurrent_requests = 20
  addressing_style = path # here too
note = first
    second

[profile 'my own']
region = ap-south-1

[services local]
test_things =
    endpoint_url = http://localhost:4000
    other = 1

[preview]
region = nowhere
";

#[tokio::test]
async fn the_default_profile_needs_no_name() {
    let profile = Home::new("", CONFIG).profile([]).await.unwrap();
    assert_eq!(profile.name(), "default");
    assert_eq!((text(&profile, "region"), text(&profile, "output")), (Some("eu-west-1"), Some("json")));
    assert_eq!((text(&profile, "empty"), text(&profile, "absent")), (None, None));
    assert_eq!(profile.of_service("test_things", "endpoint_url"), Ok(None));
}

#[tokio::test]
async fn a_profile_is_named_by_the_environment_or_by_the_caller() {
    let home = Home::new("", CONFIG);
    let profile = home.profile([("AWS_PROFILE", "work")]).await.unwrap();
    assert_eq!(text(&profile, "region"), Some("us-east-1"));
    assert_eq!((text(&profile, "s3"), text(&profile, "note")), (None, Some("first\nsecond")));
    assert_eq!(profile.of_service("test_things", "endpoint_url"), Ok(Some("http://localhost:4000")));
    assert_eq!(profile.of_service("test_things", "absent"), Ok(None));
    assert_eq!(profile.of_service("others", "endpoint_url"), Ok(None));
    let profile = Profile::read(&home.environment([("AWS_PROFILE", "work")]), Some("my own")).await.unwrap();
    assert_eq!(text(&profile, "region"), Some("ap-south-1"));
}

#[tokio::test]
async fn nested_settings_are_read() {
    let sections = ini::read(CONFIG).unwrap_or_default();
    let work = sections.iter().find(|section| section.name == "profile work").unwrap();
    assert_eq!(work.settings.nested("s3", "max_concurrent_requests"), Some("20"));
    assert_eq!(work.settings.nested("s3", "addressing_style"), Some("path"));
}

#[tokio::test]
async fn sections_of_other_kinds_are_no_profiles() {
    let home = Home::new("", CONFIG);
    for name in ["preview", "services local", "local", "profile work"] {
        assert!(home.profile([("AWS_PROFILE", name)]).await.is_err(), "{name}");
    }
}

#[tokio::test]
async fn the_credentials_file_wins() {
    let home = Home::new("[work]\nregion = eu-north-1\n", CONFIG);
    let profile = home.profile([("AWS_PROFILE", "work")]).await.unwrap();
    let (region, path) = profile.get("region").unwrap();
    assert_eq!((region, path), ("eu-north-1", home.path(".aws/credentials").as_path()));
    assert_eq!(text(&profile, "services"), Some("local"));
}

#[tokio::test]
async fn the_default_profile_may_be_written_like_the_others() {
    for config in
        ["[default]\nregion = a\n[profile default]\nregion = b\n", "[profile default]\nregion = b\n[default]\n"]
    {
        let profile = Home::new("", config).profile([]).await.unwrap();
        assert_eq!(text(&profile, "region"), Some("b"), "{config}");
    }
}

#[tokio::test]
async fn files_may_be_elsewhere() {
    let home = Home::new("", CONFIG);
    std::fs::write(home.path("keys"), "\u{feff}[default]\r\nregion = eu-north-1\r\n").unwrap();
    std::fs::write(home.path("settings"), "[default]\noutput = text\n").unwrap();
    let settings = home.path("settings");
    let variables = [("AWS_SHARED_CREDENTIALS_FILE", "~/keys"), ("AWS_CONFIG_FILE", settings.to_str().unwrap())];
    let profile = home.profile(variables).await.unwrap();
    assert_eq!((text(&profile, "region"), text(&profile, "output")), (Some("eu-north-1"), Some("text")));
}

#[tokio::test]
async fn a_profile_that_is_nowhere_is_an_error_with_the_places() {
    let home = Home::new("", CONFIG);
    let error = home.profile([("AWS_PROFILE", "wrok")]).await.err().unwrap();
    let (credentials, config) = (home.path(".aws/credentials"), home.path(".aws/config"));
    let expected = format!(
        "there is no profile `wrok` in {} (no such file) or {}; check the name, which `profile` or AWS_PROFILE gives",
        credentials.display(),
        config.display()
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn nothing_is_needed() {
    let profile = Profile::read(&Environment::from([("A", "")]), None).await.unwrap();
    assert_eq!(profile.to_string(), "profile `default` (there is no home directory to look for files in)");
    let profile = Home::new("", "").profile([]).await.unwrap();
    assert_eq!(text(&profile, "region"), None);
}

#[tokio::test]
async fn a_services_section_that_is_not_there_is_named() {
    let profile = Home::new("", "[default]\nservices = gone\n").profile([]).await.unwrap();
    let error = profile.of_service("test_things", "endpoint_url").unwrap_err().to_string();
    assert!(error.ends_with("has `services = gone`, but no file has a section [services gone]"), "{error}");
}

#[tokio::test]
async fn a_malformed_file_is_named_with_the_line_but_not_what_it_holds() {
    let cases = [
        ("[default]\n\nsecret", 3, "a setting is written as `name = value`"),
        ("[default]\n= secret", 2, "a setting is written as `name = value`"),
        ("[default]\ns3 =\n  secret", 3, "a setting is written as `name = value`"),
        ("region = secret", 1, "a setting stands before the first section, as [default]"),
        ("[default", 1, "a section is written as [name]"),
        ("[]", 1, "a section is written as [name]"),
        ("[default]\n[default]", 2, "section [default] is there a second time"),
        ("[default]\na = secret\nA = secret", 3, "`a` is set a second time"),
        ("[default]\ns3 =\n a = 1\n a = 2", 4, "`a` is set a second time"),
    ];
    for (config, line, problem) in cases {
        let home = Home::new("", config);
        let error = home.profile([]).await.err().unwrap().to_string();
        let path = home.path(".aws/config");
        assert_eq!(error, format!("{}, line {line}: {problem}", path.display()), "{config}");
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_named() {
    let home = Home::new("", "");
    std::fs::write(home.path(".aws/config"), b"[default]\nregion = \xff").unwrap();
    let error = home.profile([]).await.err().unwrap().to_string();
    assert!(error.ends_with(".aws/config cannot be read: it is not UTF-8"), "{error}");
    std::fs::create_dir(home.path(".aws/credentials")).unwrap();
    let error = home.profile([]).await.err().unwrap().to_string();
    assert!(error.contains(".aws/credentials cannot be read: "), "{error}");
}
