//! Listings, page by page.

use super::Caller;
use crate::books::{Call, Ending, Kind};
use crate::reply::PACKAGES;
use crate::watched::{Patience, begin, end, ending, watched};
use codeartifact::operation::list_packages::ListPackagesInput;
use codeartifact::paginate::Pages;

impl Caller {
    /// Lists all packages, unless a page fails or is given up.
    pub(super) async fn list(&mut self) {
        let (operation, limits) =
            self.limited(self.client.list_packages().domain("dom").repository("repo").customize());
        let mut pages = operation.into_paginator().send();
        let mut names = Vec::new();
        while pages.resume_token().is_some() {
            let call = begin(&self.world, Call::new(self.number, Kind::List, limits));
            let Some(page) = self.page(call, &mut pages).await else {
                let _here = self.world.enter(call);
                drop(pages);
                end(&self.world, call, &Ending::Dropped);
                return;
            };
            end(&self.world, call, &ending(&self.world, Some(&page)));
            let Ok(page) = page else { return };
            names.extend(page.packages().iter().filter_map(|package| package.package().map(str::to_owned)));
        }
        let all: Vec<_> = (0..PACKAGES).map(|package| format!("p{package}")).collect();
        self.world.books().must(names == all, "listings lose nothing", || format!("{names:?}"));
    }

    /// The next page. Who gives up waiting for it may ask again, and gets the same call's.
    async fn page(
        &mut self,
        call: usize,
        pages: &mut Pages<ListPackagesInput>,
    ) -> Option<Result<codeartifact::operation::list_packages::ListPackagesOutput, codeartifact::Error>> {
        let patience = self.patience();
        if let Some(page) = watched(&self.world, call, patience, pages.next()).await {
            return page;
        }
        if self.random.chance(50) {
            return None;
        }
        watched(&self.world, call, Patience::ENDLESS, pages.next()).await?
    }
}
