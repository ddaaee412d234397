//! Errors: by exception, by code, by kind.

use crate::service::Service;
use serde_json::json;
use shelf::operation::delete_package::DeletePackageInput;
use shelf::operation::describe_domain::DescribeDomainInput;
use shelf::operation::list_packages::ListPackagesInput;
use shelf::test_util::Fault;
use shelf::types::error::ResourceNotFoundException;
use shelf::types::{ResourceType, ValidationReason};
use shelf::{Client, Error, ErrorKind, Exception};

/// An error of ours, which keeps one of the crate's.
#[derive(Debug)]
enum Failure {
    Gone(ResourceNotFoundException),
    Busy(Option<i32>),
    Other(Box<dyn std::error::Error + Send + Sync>),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error.exception() {
            Some(Exception::ResourceNotFoundException(gone)) => Self::Gone(gone.clone()),
            Some(Exception::ThrottlingException(busy)) => Self::Busy(busy.retry_after_seconds),
            _ => Self::Other(error.into()),
        }
    }
}

async fn delete(client: &Client) -> Result<(), Failure> {
    client.delete_package().domain("shop").package("left-pad").send().await?;
    Ok(())
}

pub async fn show() {
    let service = Service::new()
        .replies::<DeletePackageInput>(&json!({"deletedTime": 1_600_000_004}))
        .fails::<DeletePackageInput>(404, "ResourceNotFoundException", &gone())
        .fails::<DeletePackageInput>(429, "ThrottlingException", &json!({"message": "slow down"}))
        .fails::<DeletePackageInput>(402, "QuotaExceededException", &json!({"message": "full", "limit": 3}));
    let client = service.client();
    for _ in 0..4 {
        match delete(&client).await {
            Ok(()) => println!("deleted"),
            Err(Failure::Gone(gone)) => println!("gone {}", gone.message()),
            Err(Failure::Busy(seconds)) => println!("busy {seconds:?}"),
            Err(Failure::Other(error)) => println!("other {}", error.is::<Error>()),
        }
    }
    let service = Service::new()
        .fails::<DescribeDomainInput>(404, "ResourceNotFoundException", &gone())
        .fails::<DescribeDomainInput>(402, "QuotaExceededException", &json!({"message": "full", "limit": 3}))
        .fails::<DescribeDomainInput>(400, "ValidationException", &json!({"message": "bad", "reason": "TOO_LONG"}))
        .fails::<DescribeDomainInput>(503, "", &json!({}));
    service.stub.on::<DescribeDomainInput>().fault(Fault::ConnectionReset);
    let client = service.client();
    for _ in 0..5 {
        if let Err(error) = client.describe_domain().domain("shop").send().await {
            println!("{} {}", error.is_resource_not_found_exception(), advice(&error));
        }
    }
    let refused = client.send(ListPackagesInput::default()).await;
    println!("{}", refused.err().map(|error| advice(&error)).unwrap_or_default());
}

fn gone() -> serde_json::Value {
    json!({"message": "gone", "resourceId": "shop", "resourceType": "warehouse", "colour": "red"})
}

/// What we tell our users.
fn advice(error: &Error) -> String {
    let said = error.message().unwrap_or_default();
    match error.exception() {
        Some(Exception::ResourceNotFoundException(gone)) => {
            let kind = gone.resource_type().map(ResourceType::as_str);
            let is_package = gone.resource_type == Some(ResourceType::Package);
            format!("look for {:?} {kind:?} {is_package} {said}", gone.resource_id())
        }
        Some(Exception::ValidationException(wrong)) => match wrong.reason() {
            Some(ValidationReason::CannotParse) => "spell it well".to_owned(),
            Some(reason) => format!("wrong: {reason} {}", wrong.message()),
            None => "wrong".to_owned(),
        },
        _ => match error.kind() {
            ErrorKind::Service => {
                format!("service {:?} {said} {:?} {:?}", error.code(), error.status(), error.request_id())
            }
            ErrorKind::Transport | ErrorKind::Timeout => "try again".to_owned(),
            ErrorKind::Validation => "fill it in".to_owned(),
            other => format!("{other:?}"),
        },
    }
}
