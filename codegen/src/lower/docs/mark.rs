//! The marks of lists. Markdown reads two lists one after the other as one, unless their marks differ.

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Dash,
    Star,
    /// A number and this.
    Number(char),
}

impl Mark {
    /// The mark of a list that follows another one, if any.
    pub fn after(before: Option<Self>, ordered: bool) -> Self {
        match (ordered, before) {
            (false, Some(Self::Dash)) => Self::Star,
            (false, _) => Self::Dash,
            (true, Some(Self::Number('.'))) => Self::Number(')'),
            (true, _) => Self::Number('.'),
        }
    }

    /// The mark of the list with which these lines end, if they do.
    pub fn last_of(lines: &[String]) -> Option<Self> {
        let last = lines.iter().rev().find(|line| !line.is_empty() && !line.starts_with(' '))?;
        let (mark, _) = last.split_once(' ')?;
        let end = mark.trim_start_matches(|c: char| c.is_ascii_digit());
        match (mark, end) {
            ("-", _) => Some(Self::Dash),
            ("*", _) => Some(Self::Star),
            (_, ".") if end != mark => Some(Self::Number('.')),
            (_, ")") if end != mark => Some(Self::Number(')')),
            _ => None,
        }
    }

    /// The text before an item.
    pub fn of_item(self, number: usize) -> String {
        match self {
            Self::Dash => "- ".to_owned(),
            Self::Star => "* ".to_owned(),
            Self::Number(end) => format!("{number}{end} "),
        }
    }
}
