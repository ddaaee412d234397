//! The layout of lists and maps in formats that name their items, or have no room around them.

/// The layout of a list or map: a level for each list or map within it, outermost first. Where it says nothing, items are
/// called `member`, and entries have a `key` and a `value`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout(pub &'static [Level]);

/// The layout of one list or map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A list whose items have this name.
    List(&'static str),
    /// A list whose items stand where the list would, each by the list's name.
    FlatList,
    /// A map whose entries have a key and a value of these names.
    Map(&'static str, &'static str),
    /// A map whose entries stand where the map would, each by the map's name.
    FlatMap(&'static str, &'static str),
}

impl Layout {
    /// Whether the items or entries stand where the list or map would.
    #[must_use]
    pub fn is_flat(self) -> bool {
        matches!(self.0, [Level::FlatList | Level::FlatMap(..), ..])
    }

    /// The name of a list's items.
    #[must_use]
    pub fn item(self) -> &'static str {
        if let [Level::List(name), ..] = self.0 { name } else { "member" }
    }

    /// The names of an entry's key and value.
    #[must_use]
    pub fn entry(self) -> (&'static str, &'static str) {
        if let [Level::Map(key, value) | Level::FlatMap(key, value), ..] = self.0 {
            (key, value)
        } else {
            ("key", "value")
        }
    }

    /// The layout of items, or of the values of entries.
    #[must_use]
    pub fn inner(self) -> Self {
        Self(self.0.get(1..).unwrap_or_default())
    }
}
