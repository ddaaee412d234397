//! A second mode over the macros that generated code calls: what a blocking client will be.

use super::{AllSet, Async, Mode, Operation, Service, builder, client, required};
use crate::call::client::tests::Script;
use crate::call::mode::sealed;
use crate::call::test_service::{ListThings, ListThingsOutput, Things, ThingsException};

type Error = crate::call::error::Error<ThingsException>;
type BlockingClient = things::Client<Immediate>;
type Client = things::Client<Async>;

mod markers {
    super::required! { Domain("the required member `domain` is missing", "call `.domain(…)` first") }
}

builder! { ListThingsBuilder sends paginated ListThings, requires markers::{Domain} }

impl<M: Mode, Domain> ListThingsBuilder<M, (Domain,)> {
    fn domain(mut self, domain: &str) -> ListThingsBuilder<M, (super::Set,)> {
        self.input.domain = Some(domain.to_owned());
        self.with_state()
    }
}

#[expect(dead_code, reason = "the test makes and calls a client and does nothing else with it")]
mod things {
    use super::{Error, ListThingsBuilder, Mode, Things, client};

    client! {
        /// A client of Things.
        Client(Things, Error)
    }

    impl<M: Mode> Client<M> {
        pub fn list_things(&self) -> ListThingsBuilder<M> {
            ListThingsBuilder::new(self.inner.clone())
        }
    }

    // The macro will have this for a blocking client; generated code does not change.
    impl Client<super::Immediate> {
        pub fn new() -> Self {
            Self { inner: super::ImmediateClient }
        }
    }
}

/// The mode of a client that answers at once.
enum Immediate {}

impl sealed::Sealed for Immediate {}

impl Mode for Immediate {
    type Client<S: Service> = ImmediateClient;
}

/// Answers with the name of the operation.
#[derive(Debug, Clone)]
struct ImmediateClient;

// The macro will have this, too.
impl<S> ListThingsBuilder<Immediate, S> {
    #[expect(clippy::unnecessary_wraps, reason = "calls of any mode return a result")]
    fn send(self) -> Result<ListThingsOutput, Error>
    where
        S: AllSet<ListThings>,
    {
        let thing = format!("{} of {}", ListThings::NAME, self.input.domain.unwrap_or_default());
        Ok(ListThingsOutput { things: Some(vec![thing]), ..ListThingsOutput::default() })
    }
}

#[tokio::test]
async fn one_method_serves_clients_of_every_mode() {
    let script = Script::of([(200, r#"{"things":["a"]}"#)]);
    let client = Client::new(script.client().config().clone());
    let sent = client.list_things().domain("my-domain").send().await.unwrap();
    assert_eq!(sent.things, Some(vec!["a".to_owned()]));
    let answered = BlockingClient::new().list_things().domain("my-domain").send().unwrap();
    assert_eq!(answered.things, Some(vec!["ListThings of my-domain".to_owned()]));
    let detached = ListThings::builder().domain("my-domain").build();
    assert_eq!(detached, ListThings::of("my-domain"));
}
