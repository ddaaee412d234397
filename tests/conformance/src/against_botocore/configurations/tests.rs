//! What holds of the rows without botocore.

use super::*;
use std::collections::HashSet;

#[test]
fn each_row_changes_one_setting_of_another() {
    for row in rows::all() {
        let settings = row.settings();
        let base = rows::find(row.base);
        assert!(base.is_some() || row.base == row::NOTHING, "{}: there is no row `{}`", row.name, row.base);
        let before = base.map(Row::settings).unwrap_or_default();
        assert!(settings.len() - before.len() <= 1, "{}", row.name);
    }
}

#[test]
fn no_row_is_there_twice() {
    let (mut names, mut settings) = (HashSet::new(), HashSet::new());
    for row in rows::all() {
        assert!(names.insert(row.name), "{}", row.name);
        assert!(settings.insert(format!("{:?}", row.settings())), "{} is there twice", row.name);
    }
}

#[test]
fn the_page_and_the_rows_have_the_same_differences() {
    let page = Page::read().unwrap();
    let on_page: HashSet<_> = page.differences.iter().map(|difference| difference.title).collect();
    assert_eq!(on_page.len(), page.differences.len());
    let shown: HashSet<_> = rows::all()
        .filter_map(|row| match row.expected {
            Expected::Differs(title) => Some(title),
            _ => None,
        })
        .collect();
    assert_eq!(on_page, shown);
    assert_eq!(rows::all().count(), ROWS);
}

#[test]
fn a_third_of_the_rows_with_services_end_in_an_error() {
    let rows: Vec<_> = rows::all().filter(|row| row.asks_services()).collect();
    let errors = rows.iter().filter(|row| row.expected == Expected::Error).count();
    assert!(errors * 3 >= rows.len(), "{errors} of {}", rows.len());
}
