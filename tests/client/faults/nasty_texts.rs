//! Texts from elsewhere that would forge lines of a log, turn its characters round, or fill it.

use codeartifact::Error;
use codeartifact::config::{CredentialsError, RetryConfig};
use codeartifact::error::ValidationError;
use codeartifact::operation::tag_resource::TagResourceInput;
use codeartifact::types::Tag;
use codeartifact::{Client, ErrorKind};
use codeartifact_tests::raw_server::{Fate, Server, reply, text};
use codeartifact_tests::stack::{Over, Stack};
use serde_json::json;

const NASTY: &[char] = &[
    '\0',
    '\u{7}',
    '\u{1b}',
    '\n',
    '\r',
    '\t',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{61c}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202e}',
    '\u{2066}',
    '\u{2069}',
    '\u{ad}',
    '\u{200b}',
    '\u{2060}',
    '\u{feff}',
    '\u{e0001}',
    '\u{e007f}',
];

/// Numbers that are the same on each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }

    /// A text with what no line of a log should hold.
    fn text(&mut self) -> String {
        let length = [0, 1, 7, 90, 1500, 30_000][self.below(6)];
        let char = |numbers: &mut Self| match numbers.below(3) {
            0 => NASTY[numbers.below(NASTY.len())],
            1 => ['"', '\\', 'ß', '語', '\u{301}', '🦀', '%', '<'][numbers.below(8)],
            _ => char::from(b'a' + u8::try_from(numbers.below(26)).unwrap()),
        };
        (0..length).map(|_| char(self)).collect()
    }
}

fn assert_fit_for_a_log(sentence: &str) {
    let found = sentence.chars().find(|char| char.is_control() || NASTY.contains(char));
    assert_eq!(found, None, "{sentence:?}");
    assert!(sentence.chars().count() <= 4001, "{} characters: {sentence}", sentence.chars().count());
}

async fn answered(stack: Stack, fate: Fate) -> Error {
    let server = Server::of([fate]).await;
    let config = server.config().to_builder().retry_config(RetryConfig::disabled());
    stack.client(&config.build()).list_domains().send().over(stack).await.unwrap_err()
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_of_any_text_make_sentences_fit_for_a_log() {
    for stack in Stack::BOTH {
        let mut numbers = Numbers(7);
        for round in 0..60 {
            let (message, code, resource) = (numbers.text(), numbers.text(), numbers.text());
            let exception = ["ResourceNotFoundException", "ConflictException", "Unheard"][round % 3];
            let body = json!({"message": message, "resourceId": resource, "resourceType": code}).to_string();
            let typed =
                answered(stack, reply("404 Not Found", &format!("x-amzn-errortype: {exception}\r\n"), &body)).await;
            assert_fit_for_a_log(&typed.to_string());
            assert_eq!(typed.message(), Some(&*message).filter(|message| !message.trim().is_empty()));
            assert!(typed.to_string().contains("HTTP 404"), "{typed}");
            let untyped =
                answered(stack, reply("400 Bad Request", "", &json!({"code": code, "message": message}).to_string()))
                    .await;
            assert_fit_for_a_log(&untyped.to_string());
            let page = answered(stack, reply("502 Bad Gateway", "", &message)).await;
            assert_fit_for_a_log(&page.to_string());
            let redirect = text("302 Found", &format!("location: {}\r\n", "a".repeat(5000)), &message);
            assert_fit_for_a_log(&answered(stack, Fate::Reply(redirect.into_bytes())).await.to_string());
            let undecoded = json!({"domains": [{"name": {message: 7}}]}).to_string();
            let undecoded = answered(stack, reply("200 OK", "", &undecoded)).await;
            assert_eq!(undecoded.kind(), ErrorKind::Decode);
            assert_fit_for_a_log(&undecoded.to_string());
        }
    }
}

#[tokio::test]
async fn causes_of_any_text_make_sentences_fit_for_a_log() {
    let mut numbers = Numbers(8);
    for _ in 0..60 {
        let (first, second) = (numbers.text(), numbers.text());
        let error = CredentialsError::invalid(first).with_source(second.clone());
        assert_fit_for_a_log(&error.to_string());
        assert_fit_for_a_log(&Error::new(ErrorKind::Interceptor, second.clone()).to_string());
        let config = Server::of([]).await.config().to_builder().endpoint_url(format!("http://{second}"));
        let error = Client::new(config.build()).list_domains().send().await.unwrap_err();
        assert_fit_for_a_log(&error.to_string());
    }
}

#[tokio::test]
async fn a_long_list_of_problems_says_how_many_more_there_are() {
    let mut input = TagResourceInput::default();
    input.resource_arn = Some("arn:aws:codeartifact:x".to_owned());
    input.tags = Some(vec![Tag::default(); 250]);
    let error = Server::of([]).await.client().send(input).await.unwrap_err();
    let sentence = error.to_string();
    assert_fit_for_a_log(&sentence);
    let violations = error.find_cause::<ValidationError>().unwrap().violations();
    let shown = sentence.matches("required, but missing").count();
    assert!(shown >= 20, "{sentence}");
    assert!(sentence.ends_with(&format!("; and {} more", violations.len() - shown)), "{sentence}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_process_that_complains_at_length_is_shown_in_part() {
    use codeartifact::config::{Config, Environment};
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("config");
    let complain = "sh -c 'for i in 1 2 3 4 5 6 7 8 9; do printf \"%0999d\\n\\033[31m\" $i >&2; done; exit 1'";
    std::fs::write(&file, format!("[default]\ncredential_process = {complain}\n")).unwrap();
    let environment = Environment::from([("AWS_CONFIG_FILE", file.to_str().unwrap()), ("HOME", "/not/there")]);
    let config = Config::builder().region("eu-west-1").environment(environment);
    let error = Client::new(config.build()).list_domains().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_fit_for_a_log(&error.to_string());
    assert!(error.to_string().chars().count() < 1500, "{error}");
}
