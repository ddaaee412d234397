//! Suggestions: the known name that an unknown one was perhaps meant to be.

/// A question for the help of a problem, if a candidate is near.
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let limit = (name.len() / 3).max(1);
    let similar = candidates.into_iter().filter(|candidate| candidate.len().abs_diff(name.len()) <= limit);
    let measured = similar.map(|candidate| (distance(name, candidate), candidate));
    let (_, candidate) = measured.filter(|(distance, _)| *distance <= limit).min_by_key(|(distance, _)| *distance)?;
    Some(format!("did you mean {candidate:?}?"))
}

/// Insertions, deletions and substitutions between two names; upper and lower case are the same.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().map(|c| c.to_ascii_lowercase()).collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, left) in left.chars().map(|c| c.to_ascii_lowercase()).enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        for (cell, right) in row.iter_mut().skip(1).zip(&right) {
            let above = *cell;
            *cell = (diagonal + usize::from(left != *right)).min(above + 1).min(before + 1);
            diagonal = above;
            before = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, distance};

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("LocationName", "locationname"), 0);
    }

    #[test]
    fn the_nearest_candidate_is_suggested() {
        let candidates = ["type", "min", "documentation"];
        assert_eq!(did_you_mean("typ", candidates).as_deref(), Some("did you mean \"type\"?"));
        assert_eq!(did_you_mean("Documantation", candidates).as_deref(), Some("did you mean \"documentation\"?"));
        assert_eq!(did_you_mean("flattened", candidates), None);
    }
}
