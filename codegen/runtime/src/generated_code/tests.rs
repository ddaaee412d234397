//! A mode of the tests' own over the macros that generated code calls.

use super::{AllSet, Async, Mode, Operation, Service, client};
use crate::call::client::tests::Script;
use crate::call::mode::sealed;
use crate::call::test_input::list_things;
use crate::test_service::Error;
use crate::test_service::operation::list_things::{ListThingsBuilder, ListThingsInput, ListThingsOutput};

type BlockingClient = things::Client<Immediate>;
type Client = things::Client<Async>;

#[expect(dead_code, reason = "the test makes and calls a client and does nothing else with it")]
mod things {
    use super::{Error, ListThingsBuilder, Mode, client};
    use crate::test_service::Service;

    client! {
        /// A client of Things.
        Client(Service, Error)
    }

    impl<M: Mode> Client<M> {
        pub fn list_things(&self) -> ListThingsBuilder<M> {
            ListThingsBuilder::new(self.inner.clone())
        }
    }

    // The macro has this for the modes of the runtime; generated code does not change.
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

// The macro has this, too.
impl<S> ListThingsBuilder<Immediate, S> {
    #[expect(clippy::unnecessary_wraps, reason = "calls of any mode return a result")]
    fn send(self) -> Result<ListThingsOutput, Error>
    where
        S: AllSet<ListThingsInput>,
    {
        let thing = format!("{} of {}", ListThingsInput::NAME, self.build().domain.unwrap_or_default());
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
    let detached = ListThingsInput::builder().domain("my-domain").build();
    assert_eq!(detached, list_things("my-domain"));
}
