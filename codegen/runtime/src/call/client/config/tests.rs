//! Configurations that are made from others.

use super::*;
use crate::identity::credentials::{BasicChain, Credentials};
use crate::wire::time::DateTime;

#[derive(Debug)]
struct Hook;

impl Intercept for Hook {}

#[test]
fn a_source_of_credentials_shares_all_but_what_belongs_to_one_service() {
    let shared = Config::builder()
        .environment([("HOME", "/nowhere")].into_iter().collect())
        .profile("build")
        .region("eu-west-1")
        .use_fips(true)
        .use_dual_stack(true)
        .time_source(DateTime::from_secs(1))
        .ca_bundle("/certificates.pem")
        .user_agent("my-tool/1.2")
        .app_id("app")
        .retry_config(RetryConfig::disabled());
    let own = shared
        .clone()
        .endpoint_url("http://localhost")
        .credentials_provider(Credentials::new("AKID", "secret"))
        .default_credentials(|_| Arc::new(BasicChain::new(Environment::of_process())))
        .max_reply_size(1)
        .max_requests(2)
        .max_open_bodies(3)
        .expect_continue_from(4)
        .interceptor(Hook);
    #[cfg(feature = "full-validation")]
    let own = own.validation(Level::Full);
    assert_eq!(format!("{:?}", own.build().for_source().build()), format!("{:?}", shared.build()));
}

#[test]
fn a_clock_stands_in_for_a_missing_one_alone() {
    let mut builder = Config::builder();
    builder.config.refused = Some("it is refused for another reason");
    let config = builder.time_source(DateTime::from_secs(1)).build();
    assert_eq!(config.problem(), Some("it is refused for another reason"));
}
