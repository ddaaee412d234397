//! Roles that profiles assume.

use crate::home::Home;
use crate::sts::{KEYS, ROLE, error, failure, form, provided, reply, signer, sts};
use botocore_credentials::{ProfileChain, StsError};
use codeartifact_tests::server::Server;
use std::fs;

fn role(name: &str) -> String {
    format!("arn:aws:iam::123456789012:role/{name}")
}

/// A stand-in for STS whose first credentials have the key `ASIA1`, the second `ASIA2`, and so on.
fn counting() -> Server {
    sts((1..10).map(|number| reply(&[("AccessKeyId", &format!("ASIA{number}")), KEYS[1], KEYS[2], KEYS[3]])))
}

/// The roles that were assumed, each with the key that did it.
fn assumed(server: &Server) -> Vec<(String, String)> {
    let one = |request: &_| {
        let signer = signer(request).map_or_else(String::new, |[key, ..]| key);
        (signer, form(request)["RoleArn"].clone())
    };
    server.requests().iter().map(one).collect()
}

#[tokio::test]
async fn a_role_is_assumed_with_the_keys_of_the_source_profile() {
    let home = Home::new(
        &format!(
            "[profile deploy]\nrole_arn = {ROLE}\nsource_profile = base\nrole_session_name = ann\nexternal_id = ours\n\
             duration_seconds = 1800\nregion = us-west-2\n"
        ),
        "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = hidden\naws_session_token = hushed\n",
    );
    let server = counting();
    assert_eq!(provided(&home.chain(&server, "deploy")).await.unwrap().access_key_id(), "ASIA1");
    let [request] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    let expected = [
        ("Action", "AssumeRole"),
        ("DurationSeconds", "1800"),
        ("ExternalId", "ours"),
        ("RoleArn", ROLE),
        ("RoleSessionName", "ann"),
        ("Version", "2011-06-15"),
    ];
    assert_eq!(form(request).into_iter().collect::<Vec<_>>(), expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
    assert_eq!(signer(request).unwrap(), ["AKIDBASE", "eu-west-1", "sts"]);
    assert_eq!(request.header("x-amz-security-token"), Some("hushed"));
}

#[tokio::test]
async fn roles_are_assumed_one_after_the_other() {
    let (a, b, c) = (role("a"), role("b"), role("c"));
    let home = Home::new(
        &format!(
            "[profile a]\nrole_arn = {a}\nsource_profile = b\n[profile b]\nrole_arn = {b}\nsource_profile = c\n\
             [profile c]\nrole_arn = {c}\nsource_profile = keys\n[profile keys]\naws_access_key_id = AKID\n\
             aws_secret_access_key = hidden\n"
        ),
        "",
    );
    let server = counting();
    assert_eq!(provided(&home.chain(&server, "a")).await.unwrap().access_key_id(), "ASIA3");
    let steps = [("AKID", c), ("ASIA1", b), ("ASIA2", a)];
    assert_eq!(assumed(&server), steps.map(|(key, role)| (key.to_owned(), role)));
}

#[tokio::test]
async fn a_profile_may_be_its_own_source_if_it_has_keys() {
    let (a, b) = (role("a"), role("b"));
    let keys = "aws_access_key_id = AKID\naws_secret_access_key = hidden\n";
    let home = Home::new(
        &format!(
            "[profile a]\nrole_arn = {a}\nsource_profile = a\n{keys}[profile b]\nrole_arn = {b}\nsource_profile = a\n\
             [profile none]\nrole_arn = {a}\nsource_profile = none\n\
             [profile c]\nrole_arn = {b}\nsource_profile = split\n[profile split]\nrole_arn = {a}\nsource_profile = lost\n"
        ),
        &format!("[split]\n{keys}"),
    );
    let server = counting();
    provided(&home.chain(&server, "a")).await.unwrap();
    // Of a source its keys come before its role, whichever file they are in.
    provided(&home.chain(&server, "b")).await.unwrap();
    provided(&home.chain(&server, "c")).await.unwrap();
    assert_eq!(assumed(&server), [&a, &b, &b].map(|role| ("AKID".to_owned(), role.clone())));
    let error = error(&home.chain(&server, "none")).await.to_string();
    assert!(error.contains("none -> none: one of them needs credentials of its own"), "{error}");
}

#[tokio::test]
async fn circles_and_missing_profiles_are_refused_by_name() {
    let keys = "aws_access_key_id = AKID\naws_secret_access_key = hidden\n";
    let home = Home::new(
        &format!(
            "[profile keyed]\nrole_arn = {ROLE}\nsource_profile = back\n{keys}\
             [profile back]\nrole_arn = {ROLE}\nsource_profile = keyed\n\
             [profile above]\nrole_arn = {ROLE}\nsource_profile = self\n\
             [profile self]\nrole_arn = {ROLE}\nsource_profile = self\n\
             [profile a]\nrole_arn = {ROLE}\nsource_profile = b\n[profile b]\nrole_arn = {ROLE}\nsource_profile = c\n\
             [profile c]\nrole_arn = {ROLE}\nsource_profile = a\n[profile lost]\nrole_arn = {ROLE}\n\
             source_profile = nowhere\n[profile poor]\nrole_arn = {ROLE}\nsource_profile = empty\n\
             [profile empty]\nregion = eu-west-1\n"
        ),
        "",
    );
    let server = counting();
    let sentence = async |profile: &str| error(&home.chain(&server, profile)).await.to_string();
    for (profile, circle) in
        [("a", "a -> b -> c -> a"), ("keyed", "keyed -> back -> keyed"), ("above", "above -> self -> self")]
    {
        let expected = format!(
            "profiles are each other's `source_profile` in a circle, {circle}: one of them needs credentials of its own"
        );
        assert_eq!(sentence(profile).await, expected);
    }
    let lost = sentence("lost").await;
    assert!(lost.starts_with("there is no profile `nowhere` in "), "{lost}");
    assert!(lost.ends_with("check the name, which `source_profile` of profile `lost` gives"), "{lost}");
    assert_eq!(sentence("poor").await, "profile `empty` is a `source_profile`, but has no credentials");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn settings_that_are_not_right_are_refused_by_name() {
    let home = Home::new(
        "[profile a]\naws_access_key_id = AKID\naws_secret_access_key = hidden\n",
        &format!(
            "[both]\nrole_arn = {ROLE}\nsource_profile = a\ncredential_source = Environment\n\
             [neither]\nrole_arn = {ROLE}\n[typo]\nrole_arn = {ROLE}\ncredential_source = environment\n\
             [long]\nrole_arn = {ROLE}\nsource_profile = a\nduration_seconds = 1h\n\
             [blank]\nrole_arn =\nsource_profile = a\n\
             [source]\nrole_arn = {ROLE}\nsource_profile = a\ncredential_source =\n\
             [id]\nrole_arn = {ROLE}\nsource_profile = a\nexternal_id =\n[half]\nrole_arn = {ROLE}\nsource_profile = half\n\
             aws_access_key_id = AKID\n[over]\nrole_arn = {ROLE}\nsource_profile = secret\n\
             [secret]\nrole_arn = {ROLE}\nsource_profile = a\naws_secret_access_key = hidden\n"
        ),
    );
    let server = counting();
    for (profile, expected) in [
        ("both", "profile `both` has both `source_profile` and `credential_source`"),
        ("neither", "profile `neither` has a `role_arn`, but no credentials to assume the role with"),
        ("typo", "profile `typo` has a `credential_source` that is not known: it is `Environment`"),
        ("long", "profile `long` has a `duration_seconds` that is not a whole number"),
        ("blank", "`role_arn` of profile `blank` in "),
        ("source", "`credential_source` of profile `source` in "),
        ("id", "`external_id` of profile `id` in "),
        ("half", "profile `half` in "),
        ("over", "profile `secret` in "),
    ] {
        let sentence = error(&home.chain(&server, profile)).await.to_string();
        assert!(sentence.starts_with(expected), "{sentence}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_role_is_assumed_with_the_environment_or_a_web_identity() {
    let token = tempfile::NamedTempFile::new().unwrap();
    fs::write(token.path(), "the-token").unwrap();
    let (web, role) = (role("web"), role("own"));
    let home = Home::new(
        &format!(
            "[profile env]\nrole_arn = {role}\ncredential_source = Environment\n\
             [profile web]\nrole_arn = {web}\nweb_identity_token_file = {}\nrole_session_name = pod\n\
             [profile over-web]\nrole_arn = {role}\nsource_profile = web\n",
            token.path().display()
        ),
        "",
    );
    let server = counting();
    let keys = [("AWS_ACCESS_KEY_ID", "AKIDENV"), ("AWS_SECRET_ACCESS_KEY", "hidden")];
    provided(&ProfileChain::new(home.settings(&server, "env", &keys))).await.unwrap();
    provided(&home.chain(&server, "over-web")).await.unwrap();
    let steps = [("AKIDENV", &role), ("", &web), ("ASIA2", &role)];
    assert_eq!(assumed(&server), steps.map(|(key, role)| (key.to_owned(), role.clone())));
    assert_eq!(form(&server.requests()[1])["RoleSessionName"], "pod");
    assert_eq!(
        error(&home.chain(&server, "env")).await.to_string(),
        "`credential_source` of profile `env` has no credentials: no credentials in the environment: set \
         AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or configure a credentials provider"
    );
}

#[tokio::test]
async fn codes_come_from_what_is_set() {
    let home = Home::new(
        &format!("[profile deploy]\nrole_arn = {ROLE}\nsource_profile = base\nmfa_serial = GAHT12345678\n"),
        "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = hidden\n",
    );
    let server = counting();
    let chain = home.chain(&server, "deploy");
    assert_eq!(
        error(&chain).await.to_string(),
        format!(
            "the role `{ROLE}` of profile `deploy` needs a code of the MFA device `GAHT12345678` (`mfa_serial`), and \
             nothing is set that asks for one: set it by `with_mfa_codes`, for example to `mfa_prompt`"
        )
    );
    let chain = chain.with_mfa_codes(|serial| Ok(format!("{:06}", serial.len())));
    provided(&chain).await.unwrap();
    let parameters = form(&server.requests()[0]);
    assert_eq!((&*parameters["SerialNumber"], &*parameters["TokenCode"]), ("GAHT12345678", "000012"));
}

#[tokio::test]
async fn a_refusal_names_the_profile_and_keeps_its_cause() {
    let home = Home::new(
        &format!("[profile deploy]\nrole_arn = {ROLE}\nsource_profile = base\n"),
        "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = hidden\n",
    );
    let server = sts([failure(403, "AccessDenied", "no")]);
    let error = error(&home.chain(&server, "deploy")).await;
    let host = server.url().trim_start_matches("http://");
    let beginning =
        format!("profile `deploy` has no credentials: STS at {host} gave no credentials for the role `{ROLE}`: ");
    assert!(error.to_string().starts_with(&beginning), "{error}");
    assert_eq!(error.find_cause::<StsError>().unwrap().code(), Some("AccessDenied"));
}

#[tokio::test]
async fn a_file_without_an_end_is_not_read_to_it() {
    let home = Home::new("", "");
    let path = home.write(".aws/config", &"#\n".repeat(9_000_000));
    let error = error(&home.chain(&sts([reply(&KEYS)]), "work")).await.to_string();
    assert_eq!(error, format!("{} cannot be read: it has more than 16777216 bytes", path.display()));
}
