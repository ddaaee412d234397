//! Profiles from files that exist for one test.

use super::{ini, *};
use crate::io::test_bound::Bound;
use std::path::PathBuf;
use tempfile::TempDir;

/// A home directory with the files that a test needs.
pub(crate) struct Home(TempDir, #[expect(dead_code, reason = "it ends with the test")] Bound);

impl Home {
    pub fn new(credentials: &str, config: &str) -> Self {
        let home = Self(TempDir::new().unwrap(), Bound::begin());
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
    let both = [("AWS_PROFILE", "my own"), ("AWS_DEFAULT_PROFILE", "work")];
    assert_eq!(home.profile(both).await.unwrap().name(), "work");
    let profile = Profile::read(&home.environment(both), Some("my own")).await.unwrap();
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
    for (config, region) in [
        ("[default]\nregion = a\n[profile default]\nregion = b\n", Some("b")),
        ("[profile default]\nregion = b\n[default]\nregion = a\n", Some("a")),
        ("[profile default]\nregion = b\n[default]\n", None),
    ] {
        let profile = Home::new("", config).profile([]).await.unwrap();
        assert_eq!(text(&profile, "region"), region, "{config}");
    }
}

#[tokio::test]
async fn headers_are_words_of_a_shell() {
    for (header, name) in [
        ("profile x", Some("x")),
        ("profile 'x y'", Some("x y")),
        ("profile x\\ y", Some("x y")),
        ("profile x\" y\"", Some("x y")),
        ("profile\tx", Some("x")),
        ("profiles x", Some("x")),
        ("profile x y", None),
        ("profile 'x", None),
        ("profile", None),
        (" profile x", None),
        ("Profile x", None),
        ("x", None),
    ] {
        for asked in ["x", "x y"] {
            let home = Home::new("", &format!("[{header}] it is\nregion = a\n"));
            let found = home.profile([("AWS_PROFILE", asked)]).await.is_ok();
            assert_eq!(found, name == Some(asked), "{header} for {asked}");
        }
    }
}

#[tokio::test]
async fn commands_have_no_comments() {
    let config = "[default]\nCredential_Process = tool 'team #1' ; x\n  # y\n  #z ; a\nregion = ; none\n";
    let profile = Home::new("", config).profile([]).await.unwrap();
    assert_eq!(text(&profile, "credential_process"), Some("tool 'team #1' ; x"));
    assert_eq!(text(&profile, "region"), None);
    let config = "[default]\ncredential_process = tool\n  team #1\nregion = a #b\n";
    let profile = Home::new("", config).profile([]).await.unwrap();
    assert_eq!(text(&profile, "credential_process"), Some("tool\nteam #1"));
    assert_eq!(text(&profile, "region"), Some("a"));
}

#[tokio::test]
async fn names_of_nested_settings_keep_their_case() {
    let config = "[default]\nservices = local\n[services local]\nTest_Things =\n Endpoint_URL = a\n\
                  test_others =\n endpoint_url = b\n endpoint_url = c # the last one counts\n";
    let profile = Home::new("", config).profile([]).await.unwrap();
    assert_eq!(profile.of_service("test_things", "endpoint_url"), Ok(None));
    assert_eq!(profile.of_service("test_things", "Endpoint_URL"), Ok(Some("a")));
    assert_eq!(profile.of_service("test_others", "endpoint_url"), Ok(Some("c")));
}

#[tokio::test]
async fn a_value_in_place_of_settings_is_named() {
    let config = "[default]\nservices = local\n[services local]\ntest_things = http://a\ntest_others =\n";
    let profile = Home::new("", config).profile([]).await.unwrap();
    assert_eq!(
        profile.of_service("test_things", "endpoint_url").unwrap_err().to_string(),
        "`test_things` in section [services local] has a value, but its settings stand on indented lines below it"
    );
    assert_eq!(profile.of_service("test_others", "endpoint_url"), Ok(None));
}

#[tokio::test]
async fn lines_end_as_on_any_system() {
    let profile = Home::new("", "[default]\rregion = a\r\noutput = b\n").profile([]).await.unwrap();
    assert_eq!((text(&profile, "region"), text(&profile, "output")), (Some("a"), Some("b")));
}

#[tokio::test]
async fn files_may_be_elsewhere() {
    let home = Home::new("", CONFIG);
    std::fs::write(home.path("keys"), "\u{feff}[default]\r\nregion = eu-north-1\r\n").unwrap();
    std::fs::write(home.path("settings"), "[default]\noutput = text\n").unwrap();
    let settings = home.path("settings");
    for settings in [settings.to_str().unwrap(), "$HOME/settings", "${HOME}/settings", "~/settings"] {
        let variables = [("AWS_SHARED_CREDENTIALS_FILE", "~/keys"), ("AWS_CONFIG_FILE", settings)];
        let profile = home.profile(variables).await.unwrap();
        assert_eq!((text(&profile, "region"), text(&profile, "output")), (Some("eu-north-1"), Some("text")));
    }
}

#[tokio::test]
async fn a_profile_that_is_nowhere_is_an_error_with_the_places() {
    let home = Home::new("", CONFIG);
    let (credentials, config) = (home.path(".aws/credentials"), home.path(".aws/config"));
    let beginning = format!(
        "there is no profile `wrok` in {} (no such file) or {}; check the name, which ",
        credentials.display(),
        config.display()
    );
    for variable in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] {
        let error = home.profile([(variable, "wrok")]).await.err().unwrap();
        assert_eq!(error.to_string(), format!("{beginning}{variable} gives"));
    }
    let error = Profile::read(&home.environment([]), Some("wrok")).await.err().unwrap();
    assert_eq!(error.to_string(), format!("{beginning}the configuration's `profile` gives"));
}

#[tokio::test]
async fn nothing_is_needed() {
    let profile = Profile::read(&Environment::from([("A", "")]), None).await.unwrap();
    assert_eq!(
        profile.to_string(),
        "profile `default` (there is no file to look in: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE are empty, or there \
         is no home directory)"
    );
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
        ("[default]\ns3 =\n  secret: 1", 3, "a setting is written as `name = value`"),
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
    let long = "x".repeat(300);
    let home = Home::new("", "");
    let error = home.profile([("AWS_SHARED_CREDENTIALS_FILE", &long)]).await.err().unwrap().to_string();
    assert!(error.contains("xxx cannot be read: "), "{error}");
}

#[tokio::test]
async fn what_is_not_a_file_counts_as_none() {
    let home = Home::new("", CONFIG);
    std::fs::create_dir(home.path(".aws/credentials")).unwrap();
    let profile = home.profile([]).await.unwrap();
    let credentials = home.path(".aws/credentials");
    assert!(profile.to_string().contains(&format!("{} (no such file)", credentials.display())), "{profile}");
    let profile = home.profile([("AWS_CONFIG_FILE", "~/.aws/config/x")]).await.unwrap();
    assert_eq!(text(&profile, "region"), None);
}
