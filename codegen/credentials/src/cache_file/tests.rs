use super::*;
use botocore_runtime::timer::{Timer, TokioTimer};
use std::time::Duration;

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

#[test]
fn what_an_interrupted_program_has_left_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let file = CacheFile::new(folder.path().join("token.json"));
    for name in ["token.1234.tmp", "token.lock", "token2.1234.tmp", "tmp1234.tmp"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    file.replace_blocking("{}").unwrap();
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["tmp1234.tmp", "token.json", "token.lock", "token2.1234.tmp"]);
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

#[tokio::test(start_paused = true)]
async fn a_lock_is_waited_for_until_the_deadline_and_free_once_it_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let file = CacheFile::new(folder.path().join("token.json"));
    let (timer, second) = (TokioTimer, Duration::from_secs(1));
    let begun = timer.now();
    let held = file.lock(&timer, begun + second).await.unwrap();
    assert!(held.is_some_and(|lock| lock.last_used.is_none()));
    let held = file.try_lock().await.unwrap();
    assert_eq!((held.is_some(), timer.now()), (true, begun));
    assert!(file.lock(&timer, begun + second).await.unwrap().is_none());
    assert_eq!(timer.now(), begun + second);
}
