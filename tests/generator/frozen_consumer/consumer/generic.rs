//! Helpers of ours over all operations and all listings.

use crate::service::{Service, domain, first_page, second_page};
use shelf::operation::describe_domain::DescribeDomainInput;
use shelf::operation::list_packages::ListPackagesInput;
use shelf::paginate::Paginated;
use shelf::types::PackageSummary;
use shelf::{Client, Error, Operation, Service as Shelf};
use std::future::Future;

/// A call with a note of what it was.
async fn noted<O: Operation<Service = Shelf>>(client: &Client, input: O) -> Result<O::Output, Error> {
    println!("calls {}", O::NAME);
    client.send(input).await
}

async fn count<O: Paginated<Service = Shelf>>(client: &Client, input: O) -> Result<usize, Error> {
    let mut items = client.paginate(input).items().send();
    let mut count = 0;
    while items.try_next().await?.is_some() {
        count += 1;
    }
    Ok(count)
}

async fn retried<T, F: Future<Output = Result<T, Error>>>(call: impl Fn() -> F) -> Result<T, Error> {
    match call().await {
        Err(_) => call().await,
        done => done,
    }
}

pub async fn show() -> Result<(), Error> {
    let service = Service::new()
        .replies::<DescribeDomainInput>(&domain())
        .replies::<ListPackagesInput>(&first_page())
        .replies::<ListPackagesInput>(&second_page())
        .fails::<DescribeDomainInput>(503, "Busy", &serde_json::json!({}))
        .replies::<DescribeDomainInput>(&domain());
    let client = service.client();
    let output = noted(&client, DescribeDomainInput::builder().domain("shop").build()).await?;
    println!("noted {:?}", output.domain.map(|domain| domain.name));
    println!(
        "counted {}",
        count(&client, ListPackagesInput::builder().domain("shop").repository("main").build()).await?
    );
    let described = retried(|| client.describe_domain().domain("shop").send()).await?;
    println!("retried {}", described.domain().is_some());
    let name: fn(&PackageSummary) -> Option<&str> = PackageSummary::package;
    println!("no name {:?}", name(&PackageSummary::default()));
    let closure = |input: DescribeDomainInput| async { client.clone().send(input).await.is_err() };
    println!("refused {}", closure(DescribeDomainInput::default()).await);
    Ok(())
}
