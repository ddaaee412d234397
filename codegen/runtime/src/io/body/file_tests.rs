//! Bodies from files and to files.

use super::*;
use std::fs;
use std::future::poll_fn;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use tempfile::TempDir;
use tokio::io::AsyncReadExt;

/// More bytes than one piece.
fn content() -> Vec<u8> {
    (0..=255).cycle().take(300 * 1024 + 7).collect()
}

fn file_with(content: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.tgz");
    fs::write(&path, content).unwrap();
    (folder, path)
}

fn names(folder: &TempDir) -> Vec<String> {
    fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test]
async fn a_file_can_be_read_again_and_again() {
    let (_folder, path) = file_with(&content());
    let body = ByteStream::from_path(&path).await.unwrap();
    assert_eq!(body.content_length(), Some(content().len() as u64));
    for _ in 0..2 {
        let copy = body.try_clone().unwrap();
        assert_eq!(copy.collect().await.unwrap().to_vec(), content());
    }
    let (_folder, path) = file_with(b"");
    let body = ByteStream::from_path(&path).await.unwrap();
    assert!(body.is_end_stream() && body.collect().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_copy_of_a_file_that_has_begun_checks_its_hash_too() {
    let (_folder, path) = file_with(&content());
    let mut body = ByteStream::from_path(&path).await.unwrap();
    body.expect_sha256("assetSHA256", &"0".repeat(64));
    body.next().await.unwrap().unwrap();
    let copy = body.try_clone().unwrap();
    let error = copy.collect().await.unwrap_err().to_string();
    assert!(error.contains("assetSHA256"), "{error}");
}

#[tokio::test]
async fn a_file_that_changes_is_an_error() {
    for (now, problem) in [
        (&b"abc"[..], "it ended after 3 of the 4 bytes that were announced"),
        (b"abcde", "it has more than the 4 bytes that were announced"),
    ] {
        let (_folder, path) = file_with(b"abcd");
        let body = ByteStream::from_path(&path).await.unwrap();
        fs::write(&path, now).unwrap();
        let error = body.collect().await.unwrap_err().to_string();
        let place = path.display();
        assert_eq!(error, format!("the body could not be read to its end: cannot read {place}: {problem}"));
    }
}

#[tokio::test]
async fn a_file_that_grows_by_a_byte_is_an_error() {
    const PIECE: usize = 128 * 1024;
    for length in [0, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 1] {
        let (_folder, path) = file_with(&vec![7; length]);
        let body = ByteStream::from_path(&path).await.unwrap();
        fs::write(&path, vec![7; length + 1]).unwrap();
        assert!(body.collect().await.is_err(), "{length}");
    }
}

#[tokio::test]
async fn what_is_no_readable_file_is_named() {
    let folder = TempDir::new().unwrap();
    let sentence = async |path: PathBuf| ByteStream::from_path(path).await.unwrap_err().to_string();
    let missing = folder.path().join("missing");
    let expected = format!("cannot read {}: No such file or directory (os error 2)", missing.display());
    assert_eq!(sentence(missing).await, expected);
    let expected = format!("cannot read {}: it is not a file", folder.path().display());
    assert_eq!(sentence(folder.path().to_owned()).await, expected);
}

#[tokio::test]
async fn tokio_reads_a_body() {
    let (_folder, path) = file_with(&content());
    for mut body in [content().into(), ByteStream::from_path(&path).await.unwrap()] {
        let mut read = Vec::new();
        body.read_to_end(&mut read).await.unwrap();
        assert_eq!(read, content());
    }
    let mut body = ByteStream::from("abcd");
    assert_eq!(body.read_u8().await.unwrap(), b'a');
    assert_eq!((body.content_length(), body.collect().await.unwrap().to_vec()), (Some(3), b"bcd".to_vec()));
}

#[tokio::test]
async fn a_body_is_saved_whole() {
    let (folder, path) = file_with(b"before");
    let hash = crate::identity::sigv4::sha256_hex(&content());
    let length = ByteStream::from(content()).save_to(&path).sha256(hash.to_uppercase()).await.unwrap();
    assert_eq!(length, content().len() as u64);
    assert_eq!(fs::read(&path).unwrap(), content());
    assert_eq!(names(&folder), ["a.tgz"]);
}

#[tokio::test]
async fn a_body_that_is_not_whole_leaves_no_trace() {
    let (folder, path) = file_with(b"before");
    let broken = ByteStream::from_stream(ByteStream::from("abc"), 4).save_to(&path);
    let wrong = ByteStream::from("abc").save_to(&path).sha256("0".repeat(64));
    let found = crate::identity::sigv4::sha256_hex(b"abc");
    let ended = "the body could not be read to its end: it ended after 3 of the 4 bytes that were announced".to_owned();
    let other = format!("the content has the SHA-256 {found}, but {} is expected", "0".repeat(64));
    for (saving, kind, problem) in [(broken, SaveErrorKind::Body, ended), (wrong, SaveErrorKind::Checksum, other)] {
        let error = saving.await.unwrap_err();
        assert_eq!(error.to_string(), format!("cannot save to {}: {problem}", path.display()));
        assert_eq!((error.kind(), error.path(), error.source().is_none()), (kind, path.as_path(), true));
        assert_eq!((error.body_error().is_some(), error.io_error().is_some()), (kind == SaveErrorKind::Body, false));
        assert_eq!((fs::read(&path).unwrap(), names(&folder)), (b"before".to_vec(), vec!["a.tgz".to_owned()]));
    }
}

#[tokio::test]
async fn what_is_no_hash_is_refused_before_the_body_is_read() {
    let (folder, path) = file_with(b"before");
    for given in ["", "0a", &"g".repeat(64), &format!("{} ", "0".repeat(64))] {
        let broken = ByteStream::from_stream(ByteStream::from("abc"), 4);
        let error = broken.save_to(&path).sha256(given).await.unwrap_err();
        let problem = format!("`{given}` is not a SHA-256, which has 64 hexadecimal digits");
        assert_eq!(error.to_string(), format!("cannot save to {}: {problem}", path.display()));
        assert_eq!((error.kind(), names(&folder)), (SaveErrorKind::Checksum, vec!["a.tgz".to_owned()]));
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_named() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("missing/a.tgz");
    let error = ByteStream::from("abc").save_to(&path).await.unwrap_err();
    assert_eq!(error.kind(), SaveErrorKind::File);
    assert_eq!(error.io_error().unwrap().kind(), std::io::ErrorKind::NotFound);
    assert_eq!(error.to_string(), format!("cannot save to {}: No such file or directory (os error 2)", path.display()));
    let error = ByteStream::from("abc").save_to(folder.path()).await.unwrap_err().to_string();
    assert_eq!(error, format!("cannot save to {}: it is a directory", folder.path().display()));
    let error = ByteStream::from("abc").save_to("/").await.unwrap_err().to_string();
    assert_eq!(error, "cannot save to /: the path ends in no file name");
}

#[cfg(unix)]
#[tokio::test]
async fn a_name_that_no_file_can_have_is_refused_before_the_body_is_read() {
    let folder = TempDir::new().unwrap();
    let long = folder.path().join("a".repeat(256));
    std::os::unix::fs::symlink(&long, folder.path().join("link")).unwrap();
    for path in [long, folder.path().join("link")] {
        let broken = ByteStream::from_stream(ByteStream::from("abc"), 4);
        let error = broken.save_to(&path).await.unwrap_err();
        assert_eq!((error.kind(), names(&folder)), (SaveErrorKind::File, vec!["link".to_owned()]), "{error}");
        assert_eq!(error.io_error().unwrap().kind(), std::io::ErrorKind::InvalidFilename);
    }
}

#[tokio::test]
async fn saving_that_is_dropped_leaves_no_trace() {
    /// Yields nothing, and reports that it was polled.
    struct Never(Arc<AtomicBool>);
    impl Stream for Never {
        type Item = Result<Bytes, BodyError>;
        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.0.store(true, Relaxed);
            Poll::Pending
        }
    }
    let folder = TempDir::new().unwrap();
    let asked = Arc::new(AtomicBool::new(false));
    let never = Never(Arc::clone(&asked));
    let mut saving = ByteStream::from_stream(never, 1).save_to(folder.path().join("a")).into_future();
    // Polled until the new file exists.
    while !asked.load(Relaxed) {
        poll_fn(|context| {
            assert!(saving.as_mut().poll(context).is_pending());
            Poll::Ready(())
        })
        .await;
        tokio::task::yield_now().await;
    }
    assert_eq!(names(&folder).len(), 1);
    drop(saving);
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_replaced_is_a_file_and_keeps_its_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = file_with(b"before");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let link = folder.path().join("link");
    symlink(&path, &link).unwrap();
    ByteStream::from("after").save_to(&link).await.unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read(&path).unwrap(), b"after");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let error = ByteStream::from("abc").save_to(folder.path().join("new/")).await.unwrap_err().to_string();
    assert!(error.ends_with("new/: the path ends in no file name"), "{error}");
    let long = folder.path().join("a".repeat(250));
    assert_eq!(ByteStream::from("abc").save_to(&long).await.unwrap(), 3);
}

#[cfg(unix)]
#[tokio::test]
async fn links_lead_to_files_that_are_not_there_yet() {
    use std::os::unix::fs::symlink;
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("inner")).unwrap();
    symlink("inner/second", path("first")).unwrap();
    symlink("../a.tgz", path("inner/second")).unwrap();
    ByteStream::from("abc").save_to(path("first")).await.unwrap();
    assert_eq!(fs::read(path("a.tgz")).unwrap(), b"abc");
    assert!(path("first").is_symlink() && path("inner/second").is_symlink());
    symlink("loop", path("loop")).unwrap();
    let error = ByteStream::from("abc").save_to(path("loop")).await.unwrap_err().to_string();
    assert!(error.ends_with("loop: it is a link that leads back to itself"), "{error}");
    symlink("missing/a.tgz", path("dangling")).unwrap();
    let error = ByteStream::from("abc").save_to(path("dangling")).await.unwrap_err();
    assert_eq!(error.io_error().unwrap().kind(), std::io::ErrorKind::NotFound);
}

#[cfg(unix)]
fn pipe(path: &std::path::Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[tokio::test]
async fn a_pipe_is_written_to() {
    use std::os::unix::fs::FileTypeExt;
    let _bound = crate::io::test_bound::Bound::begin();
    // No device of the system, which a fault could replace.
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("pipe");
    pipe(&path);
    let reader = std::thread::spawn({
        let path = path.clone();
        move || fs::read(path).unwrap()
    });
    ByteStream::from(content()).save_to(&path).await.unwrap();
    assert_eq!(names(&folder), ["pipe"]);
    assert!(fs::metadata(&path).unwrap().file_type().is_fifo(), "it was replaced, and its reader waits in vain");
    assert_eq!(reader.join().unwrap(), content());
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_no_longer_read_from_does_not_keep_a_runtime_from_ending() {
    use std::io::Read;
    let _bound = crate::io::test_bound::Bound::begin();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("pipe");
    pipe(&path);
    let (sender, has_begun) = tokio::sync::oneshot::channel();
    std::thread::spawn({
        let path = path.clone();
        move || {
            let mut reader = fs::File::open(path).unwrap();
            reader.read_exact(&mut [0]).unwrap();
            sender.send(reader).unwrap();
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    // More than a pipe takes in, so that the write waits.
    let body = ByteStream::from(vec![7; 4 * 1024 * 1024]);
    let _reader = runtime.block_on(async {
        tokio::select! {
            saved = body.save_to(&path).into_future() => panic!("{saved:?}"),
            reader = has_begun => reader.unwrap(),
        }
    });
    drop(runtime);
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_that_becomes_a_pipe_is_an_error() {
    let (_folder, path) = file_with(b"abcd");
    let body = ByteStream::from_path(&path).await.unwrap();
    fs::remove_file(&path).unwrap();
    pipe(&path);
    // Who opens the pipe does not wait in vain.
    std::thread::spawn(move || fs::write(path, "abcd"));
    let error = body.collect().await.unwrap_err().to_string();
    assert!(error.ends_with(": it is not a file"), "{error}");
}

#[tokio::test]
async fn a_file_that_was_read_from_is_sent_from_its_beginning() {
    let (_folder, path) = file_with(b"abcdef");
    let mut body = ByteStream::from_path(&path).await.unwrap();
    assert_eq!(body.read_u8().await.unwrap(), b'a');
    assert_eq!(body.try_clone().unwrap().collect().await.unwrap().to_vec(), b"abcdef");
}
