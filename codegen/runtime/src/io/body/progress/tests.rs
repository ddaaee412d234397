use super::*;
use crate::io::body::BodyError;
use crate::io::test_bound::Bound;
use bytes::Bytes;
use futures_core::Stream;
use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

/// A report to a callback: transferred, total, attempt.
type Report = (u64, Option<u64>, u32);

#[derive(Clone, Default)]
struct Reports(Arc<Mutex<Vec<Report>>>);

impl Reports {
    fn of(&self, body: ByteStream) -> ByteStream {
        let reports = self.clone();
        body.on_progress(move |progress| {
            reports.0.lock().unwrap().push((progress.transferred, progress.total, progress.attempt));
        })
    }

    fn take(&self) -> Vec<Report> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// Polls a future of a body that is never pending.
fn run<T>(future: impl Future<Output = T>) -> T {
    let _bound = Bound::begin();
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("bodies in memory have nothing to wait for"),
    }
}

struct Texts(VecDeque<&'static str>);

impl Stream for Texts {
    type Item = Result<&'static str, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front().map(Ok))
    }
}

fn stream(texts: &[&'static str], length: u64) -> ByteStream {
    ByteStream::from_stream(Texts(texts.iter().copied().collect()), length)
}

#[test]
fn bytes_in_memory_are_told_in_pieces() {
    let reports = Reports::default();
    let whole: Vec<u8> = (0..=255).cycle().take(2 * PIECE + 7).collect();
    let total = Some(whole.len() as u64);
    let body = reports.of(whole.clone().into());
    assert_eq!((body.content_length(), body.as_bytes().unwrap()), (total, &Bytes::from(whole.clone())));
    assert_eq!(reports.take(), []);
    assert_eq!(run(body.collect()).unwrap().to_vec(), whole);
    let piece = PIECE as u64;
    assert_eq!(
        reports.take(),
        [(0, total, 1), (piece, total, 1), (2 * piece, total, 1), (whole.len() as u64, total, 1)]
    );
}

#[test]
fn without_a_callback_bytes_in_memory_are_one_piece() {
    let mut body = ByteStream::from(vec![0; 2 * PIECE + 7]);
    assert_eq!(run(body.next()).unwrap().unwrap().len(), 2 * PIECE + 7);
}

#[test]
fn an_empty_body_is_told_once() {
    let reports = Reports::default();
    assert!(run(reports.of(ByteStream::default()).collect()).unwrap().is_empty());
    assert_eq!(reports.take(), [(0, Some(0), 1)]);
    // A transport need not read an empty body.
    reports.of(ByteStream::default()).begin_attempt(2);
    assert_eq!(reports.take(), [(0, Some(0), 2)]);
}

#[test]
fn a_stream_is_told_piece_by_piece() {
    let reports = Reports::default();
    run(reports.of(stream(&["ab", "", "c"], 3)).collect()).unwrap();
    assert_eq!(reports.take(), [(0, Some(3), 1), (2, Some(3), 1), (3, Some(3), 1)]);
    // The length of a body within a body of unknown length is not known.
    let unknown = ByteStream::from_body(http_body_of_unknown_length("abc"));
    run(reports.of(unknown).collect()).unwrap();
    assert_eq!(reports.take(), [(0, None, 1), (3, None, 1)]);
}

fn http_body_of_unknown_length(text: &'static str) -> impl http_body::Body<Data = Bytes, Error = BodyError> {
    struct Unknown(ByteStream);
    impl http_body::Body for Unknown {
        type Data = Bytes;
        type Error = BodyError;
        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<http_body::Frame<Bytes>, BodyError>>> {
            Pin::new(&mut self.0).poll_frame(context)
        }
    }
    Unknown(text.into())
}

#[test]
fn an_attempt_begins_once_and_a_clone_begins_anew() {
    let reports = Reports::default();
    let mut body = reports.of("abc".into());
    let mut copy = body.try_clone().unwrap();
    body.begin_attempt(1);
    assert_eq!(run(body.next()).unwrap().unwrap(), "abc");
    copy.begin_attempt(2);
    assert_eq!(run(copy.collect()).unwrap().to_vec(), b"abc");
    assert_eq!(reports.take(), [(0, Some(3), 1), (3, Some(3), 1), (0, Some(3), 2), (3, Some(3), 2)]);
}

#[test]
fn all_callbacks_are_told_in_order() {
    let reports = Reports::default();
    let tell = |number: u32| {
        let reports = reports.clone();
        move |progress: Progress| reports.0.lock().unwrap().push((progress.transferred, progress.total, number))
    };
    let body = ByteStream::from("abc").on_progress(tell(1)).on_progress(tell(2));
    run(body.collect()).unwrap();
    assert_eq!(reports.take(), [(0, Some(3), 1), (0, Some(3), 2), (3, Some(3), 1), (3, Some(3), 2)]);
}

#[test]
fn of_a_body_that_was_read_in_part_the_rest_is_told() {
    let reports = Reports::default();
    let mut body = stream(&["ab", "c"], 3);
    run(body.next()).unwrap().unwrap();
    run(reports.of(body).collect()).unwrap();
    assert_eq!(reports.take(), [(0, Some(1), 1), (1, Some(1), 1)]);
}

#[test]
fn a_callback_that_panics_breaks_the_body_off() {
    for bad in [0, 2] {
        let reports = Reports::default();
        let body = reports.of(stream(&["ab", "c"], 3)).on_progress(move |progress| {
            assert_ne!(progress.transferred, bad, "this panic is part of the test");
        });
        let error = run(body.collect()).unwrap_err().to_string();
        assert_eq!(error, "the body could not be read to its end: a callback for progress panicked");
        assert_eq!(reports.take().last(), Some(&(bad, Some(3), 1)));
    }
}

#[cfg(feature = "client")]
#[test]
fn a_stream_that_may_be_sent_again_is_told_each_time() {
    let reports = Reports::default();
    let mut body = reports.of(stream(&["ab", "c"], 3));
    let spare = body.spare();
    body.begin_attempt(1);
    let mut again = spare.take().unwrap();
    again.begin_attempt(2);
    assert_eq!(reports.take(), [(0, Some(3), 1), (0, Some(3), 2)]);
    let spare = again.spare();
    assert_eq!(run(again.next()).unwrap().unwrap(), "ab");
    assert_eq!(again.content_length(), Some(1));
    assert!(spare.take().is_none(), "reading it has begun");
    assert_eq!(run(again.collect()).unwrap().to_vec(), b"c");
    let told = reports.take();
    assert_eq!(told.last(), Some(&(3, Some(3), 1)), "{told:?}");
}

#[cfg(feature = "tokio")]
mod with_tokio {
    use super::*;
    use tokio::io::AsyncReadExt;

    #[tokio::test]
    async fn what_a_reader_takes_is_told_once() {
        let reports = Reports::default();
        let mut body = reports.of(stream(&["abcd", "ef"], 6));
        assert_eq!(body.read_u8().await.unwrap(), b'a');
        assert_eq!(reports.take(), [(0, Some(6), 1), (1, Some(6), 1)]);
        assert_eq!(body.collect().await.unwrap().to_vec(), b"bcdef");
        assert_eq!(reports.take(), [(4, Some(6), 1), (6, Some(6), 1)]);
    }

    #[tokio::test]
    async fn a_body_of_another_length_than_it_says_is_not_saved() {
        struct Sized(ByteStream);
        impl http_body::Body for Sized {
            type Data = Bytes;
            type Error = BodyError;
            fn poll_frame(
                mut self: Pin<&mut Self>,
                context: &mut Context<'_>,
            ) -> Poll<Option<Result<http_body::Frame<Bytes>, BodyError>>> {
                Pin::new(&mut self.0).poll_frame(context)
            }
            fn size_hint(&self) -> http_body::SizeHint {
                http_body::SizeHint::with_exact(3)
            }
        }
        let folder = tempfile::TempDir::new().unwrap();
        let target = folder.path().join("target");
        for (text, is_saved) in [("ab", false), ("abc", true), ("abcd", false)] {
            let saved = ByteStream::from_body(Sized(text.into())).save_to(&target).await;
            assert_eq!((saved.is_ok(), target.exists()), (is_saved, is_saved), "{text}");
            drop(std::fs::remove_file(&target));
        }
    }

    #[tokio::test]
    async fn files_are_told_while_they_are_sent_and_saved() {
        let folder = tempfile::TempDir::new().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        let whole: Vec<u8> = (0..=255).cycle().take(3 * PIECE + 7).collect();
        std::fs::write(&from, &whole).unwrap();
        let (sent, saved) = (Reports::default(), Reports::default());
        let body = sent.of(ByteStream::from_path(&from).await.unwrap());
        let copy = body.try_clone().unwrap();
        let saving = saved.clone();
        let save = body.save_to(&to).on_progress(move |progress| {
            saving.0.lock().unwrap().push((progress.transferred, progress.total, progress.attempt));
        });
        assert_eq!(save.await.unwrap(), whole.len() as u64);
        assert_eq!(std::fs::read(&to).unwrap(), whole);
        let reports = sent.take();
        let total = Some(whole.len() as u64);
        assert_eq!((reports[0], *reports.last().unwrap()), ((0, total, 1), (whole.len() as u64, total, 1)));
        assert!(reports.is_sorted() && reports.len() >= 5, "{reports:?}");
        assert_eq!(saved.take(), reports);
        // Reading for another purpose is not reported.
        copy.without_progress().collect().await.unwrap();
        assert_eq!(sent.take(), []);
    }
}
