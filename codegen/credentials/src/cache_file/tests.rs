use super::*;

#[test]
fn a_file_may_be_as_large_as_is_allowed_and_no_larger() {
    let folder = tempfile::tempdir().unwrap();
    let file = CacheFile::new(folder.path().join("token.json"));
    let most = usize::try_from(MOST).unwrap();
    let largest = "{}".to_owned() + &" ".repeat(most - 2);
    let larger = largest.clone() + " ";
    file.replace_blocking(&largest).unwrap();
    assert!(file.read_blocking().unwrap().is_some());
    assert_eq!(file.replace_blocking(&larger).unwrap_err().to_string(), "it has more than 262144 bytes");
    assert_eq!(fs::metadata(file.path()).unwrap().len(), MOST);
    fs::write(file.path(), larger).unwrap();
    let problem = file.read_blocking().unwrap_err().to_string();
    assert_eq!(problem, "cannot be read: it has more than 262144 bytes");
}

#[cfg(unix)]
#[test]
fn a_link_to_itself_is_not_a_missing_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = CacheFile::new(folder.path().join("token.json"));
    assert!(file.read_blocking().unwrap().is_none());
    std::os::unix::fs::symlink(file.path(), file.path()).unwrap();
    let problem = file.read_blocking().unwrap_err().to_string();
    assert!(problem.starts_with("cannot be read: "), "{problem}");
}
