//! The order of the sources: the first that settings ask for is used.

use super::{SECRET, key, services, settings};
use crate::home::Home;
use crate::login::desk as login;
use crate::single_sign_on::desk as single_sign_on;
use crate::sts::ROLE;
use codeartifact_tests::stack::Stack;

const LATER: &str = "2026-01-31T13:00:00Z";

/// A source, and how settings ask for it: by variables, or in the credentials file or the configuration file.
#[derive(Default)]
struct Asked<'a> {
    variables: &'a [(&'a str, &'a str)],
    credentials: &'a str,
    config: &'a str,
}

#[tokio::test]
async fn the_sources_have_their_order() {
    for stack in Stack::BOTH {
        let server = services();
        let token = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(token.path(), "the-token").unwrap();
        let task = format!("{}/task", server.url());
        let (credentials, config) =
            (format!("aws_access_key_id = AKIDKEYS\n{SECRET}"), format!("aws_access_key_id = AKIDCONFIG\n{SECRET}"));
        let role = format!("role_arn = {ROLE}\ncredential_source = Environment\n");
        let web = [("AWS_WEB_IDENTITY_TOKEN_FILE", token.path().to_str().unwrap()), ("AWS_ROLE_ARN", ROLE)];
        let command = r#"credential_process = echo '{"Version": 1, "AccessKeyId": "AKIDCOMMAND", "SecretAccessKey": "hidden"}'
"#;
        let variables = [("AWS_ACCESS_KEY_ID", "AKIDENV"), ("AWS_SECRET_ACCESS_KEY", "hidden")];
        let session = "sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\n";
        let sources = [
            ("AKIDENV", Asked { variables: &variables, ..Asked::default() }),
            ("ASIAWEB", Asked { variables: &web, ..Asked::default() }),
            ("ASIASSO", Asked { config: session, ..Asked::default() }),
            ("AKIDKEYS", Asked { credentials: &credentials, ..Asked::default() }),
            ("ASIA1", Asked { config: "login_session = arn:aws:iam::123456789012:user/me\n", ..Asked::default() }),
            ("AKIDCOMMAND", Asked { config: command, ..Asked::default() }),
            ("AKIDCONFIG", Asked { config: &config, ..Asked::default() }),
            ("ASIATASK", Asked { variables: &[("AWS_CONTAINER_CREDENTIALS_FULL_URI", &task)], ..Asked::default() }),
            ("ASIAINSTANCE", Asked::default()),
        ];
        for (index, (expected, _)) in sources.iter().enumerate() {
            let asked: Vec<_> = sources[index..].iter().map(|(_, asked)| asked).collect();
            let section = |of: fn(&Asked<'_>) -> String| asked.iter().map(|it| of(it)).collect::<String>();
            let home = Home::new(
                &format!("{}[default]\n{}", single_sign_on::SESSION, section(|it| it.config.to_owned())),
                &format!("[default]\n{}", section(|it| it.credentials.to_owned())),
            );
            home.write(single_sign_on::OF_SESSION, &single_sign_on::cached(LATER));
            home.write(&login::file(), &login::cached(LATER));
            let variables: Vec<_> = asked.iter().flat_map(|it| it.variables).copied().collect();
            assert_eq!(key(stack, settings(&home, &server, &variables), &server).await, *expected);
        }
        // The role of a profile comes before a web identity of variables.
        let home = Home::new(&format!("[profile work]\n{role}"), "");
        let variables = [&variables[..], &web, &[("AWS_PROFILE", "work")]].concat();
        assert_eq!(key(stack, settings(&home, &server, &variables), &server).await, "AKIDENV");
        let home = Home::new(
            &format!("[profile work]\nrole_arn = {ROLE}\nsource_profile = base\n[profile base]\n{config}"),
            "",
        );
        let variables = [&web[..], &[("AWS_PROFILE", "work")]].concat();
        assert_eq!(key(stack, settings(&home, &server, &variables), &server).await, "ASIAROLE");
    }
}
