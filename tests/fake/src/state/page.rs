//! Pages of listings.

use super::State;
use crate::ask::Ask;
use crate::refusal::Refusal;
use serde_json::{Map, Value};

/// Where a listing goes on, and which listing it is.
#[derive(Debug)]
pub struct Bookmark {
    operation: String,
    filters: Map<String, Value>,
    after: String,
}

impl State {
    /// The page that is asked for, as the member `name` and the token of the next page. Elements come with the keys that
    /// they are listed by, so that a page begins behind the last one's end whatever has come or gone since.
    pub fn page(&mut self, ask: &Ask<'_>, name: &str, mut elements: Vec<(String, Value)>) -> Result<Value, Refusal> {
        let filters = filters(ask);
        if let Some(token) = ask.text("nextToken") {
            let bookmark = self.bookmarks.get(token);
            let bookmark = bookmark.filter(|mark| mark.operation == ask.operation && mark.filters == filters);
            let bookmark = bookmark.ok_or_else(|| Refusal::invalid("The nextToken is not of this listing."))?;
            elements.retain(|(key, _)| *key > bookmark.after);
        }
        elements.sort_by(|one, other| one.0.cmp(&other.0));
        let size = ask.number("maxResults").and_then(|size| usize::try_from(size).ok());
        let size = size.unwrap_or(ask.settings.page_size).max(1);
        let mut page = Map::new();
        if elements.len() > size {
            elements.truncate(size);
            let after = elements.last().map(|(key, _)| key.clone()).unwrap_or_default();
            let token = self.next_id("page");
            self.bookmarks.insert(token.clone(), Bookmark { operation: ask.operation.to_owned(), filters, after });
            page.insert("nextToken".to_owned(), token.into());
        }
        page.insert(name.to_owned(), elements.into_iter().map(|(_, element)| element).collect());
        Ok(Value::Object(page))
    }
}

/// What a listing is of: all that is asked but the page.
fn filters(ask: &Ask<'_>) -> Map<String, Value> {
    let members = ask.input.iter().filter(|(name, _)| !["nextToken", "maxResults"].contains(&name.as_str()));
    members.map(|(name, value)| (name.clone(), value.clone())).collect()
}
