use super::*;
use crate::io::test_bound::Bound;
use std::collections::VecDeque;
use std::task::Waker;

/// Yields the given pieces and errors.
struct Pieces(VecDeque<Result<&'static str, &'static str>>);

impl Body for Pieces {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let piece = self.0.pop_front();
        Poll::Ready(piece.map(|piece| piece.map(|text| Frame::data(Bytes::from(text)))))
    }
}

fn pieces(pieces: &[Result<&'static str, &'static str>]) -> ByteStream {
    ByteStream::from_body(Pieces(pieces.iter().copied().collect()))
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    let mut future = std::pin::pin!(future);
    let _bound = Bound::begin();
    // No body here needs more turns, or wakes anybody.
    for _ in 0..1000 {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
    panic!("the body does not end");
}

#[test]
fn bytes_in_memory_can_be_seen_and_cloned() {
    let body = ByteStream::from("abc");
    assert_eq!(body.as_bytes().unwrap(), "abc");
    assert_eq!(body.content_length(), Some(3));
    assert_eq!(ByteStream::from(&b"abc"[..]).as_bytes().unwrap(), "abc");
    let copy = body.try_clone().unwrap();
    assert_eq!(run(body.collect()).unwrap().into_bytes(), "abc");
    assert_eq!(run(copy.collect()).unwrap().to_vec(), b"abc");
}

#[test]
fn a_stream_is_collected_in_order_without_empty_pieces() {
    let body = pieces(&[Ok("ab"), Ok(""), Ok("c")]);
    assert!(body.as_bytes().is_none() && body.try_clone().is_none());
    assert_eq!(body.content_length(), None);
    let whole = run(body.collect()).unwrap();
    assert_eq!((whole.len(), whole.is_empty()), (3, false));
    assert_eq!(whole.into_bytes(), "abc");
}

#[cfg(feature = "client")]
#[test]
fn the_beginning_of_a_stream_goes_to_the_limit() {
    let beginning = |limit| {
        let (bytes, problem) = run(pieces(&[Ok("abc"), Ok("def"), Ok("ghi")]).collect_beginning(limit));
        (String::from_utf8(bytes.to_vec()).unwrap(), problem.is_some())
    };
    assert_eq!(beginning(9), ("abcdefghi".to_owned(), false));
    assert_eq!(beginning(8), ("abcdefgh".to_owned(), true));
    assert_eq!(beginning(4), ("abcd".to_owned(), true));
}

#[test]
fn a_failing_stream_keeps_its_cause() {
    let error = run(pieces(&[Ok("ab"), Err("connection reset")]).collect()).unwrap_err();
    assert_eq!(error.kept().to_string(), "connection reset");
}

#[test]
fn the_hash_is_that_of_all_pieces() {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(run(ByteStream::from("abc").sha256()).unwrap(), abc);
    assert_eq!(run(pieces(&[Ok("a"), Ok(""), Ok("bc")]).sha256()).unwrap(), abc);
    let error = run(pieces(&[Ok("abc"), Err("connection reset")]).sha256()).unwrap_err();
    assert!(error.to_string().ends_with("connection reset"), "{error}");
}

#[test]
fn an_empty_body_ends_at_once() {
    let mut body = ByteStream::default();
    assert!(body.is_end_stream());
    assert!(run(body.next()).is_none());
}

#[test]
fn debug_shows_no_content() {
    assert_eq!(format!("{:?}", ByteStream::from("secret")), "ByteStream(6 bytes)");
    assert_eq!(format!("{:?}", pieces(&[Ok("secret")])), "ByteStream(unknown length)");
    let whole = run(ByteStream::from("secret").collect()).unwrap();
    assert_eq!(format!("{whole:?}"), "AggregatedBytes(6 bytes)");
}

#[test]
fn streams_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<ByteStream>();
}

fn measured(texts: &[&'static str], length: u64) -> ByteStream {
    struct Texts(VecDeque<&'static str>);
    impl Stream for Texts {
        type Item = Result<&'static str, BodyError>;
        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Ready(self.0.pop_front().map(Ok))
        }
    }
    ByteStream::from_stream(Texts(texts.iter().copied().collect()), length)
}

#[test]
fn a_stream_has_the_length_it_was_given() {
    let body = measured(&["ab", "cd"], 4);
    assert_eq!(body.content_length(), Some(4));
    assert_eq!(run(body.collect()).unwrap().to_vec(), b"abcd");
    assert!(run(measured(&[], 0).collect()).unwrap().is_empty());
    let error = |texts, length| run(measured(texts, length).collect()).unwrap_err().to_string();
    assert_eq!(
        error(&["ab", "cd"], 5),
        "the body could not be read to its end: it ended after 4 of the 5 bytes that were announced"
    );
    assert_eq!(
        error(&["ab", "cd"], 3),
        "the body could not be read to its end: it has more than the 3 bytes that were announced"
    );
}

#[test]
fn a_stream_that_goes_on_after_its_length_fails_with_the_last_piece() {
    // A transport that has the whole length asks for no more.
    let error = run(measured(&["ab", "", "cd"], 2).try_next()).unwrap_err().to_string();
    assert!(error.ends_with("it has more than the 2 bytes that were announced"), "{error}");
    let mut body = measured(&["ab", ""], 2);
    assert_eq!(run(body.try_next()).unwrap().unwrap(), "ab");
    assert_eq!(run(body.try_next()).unwrap(), None);
    // Nothing follows an error.
    let mut body = measured(&["ab", "cd", "ef"], 3);
    assert_eq!(run(body.try_next()).unwrap().unwrap(), "ab");
    assert!(run(body.try_next()).is_err());
    assert_eq!(run(body.try_next()).unwrap(), None);
}

#[test]
fn a_stream_that_nobody_ends_is_not_waited_for() {
    struct Open(Option<&'static str>);
    impl Stream for Open {
        type Item = Result<&'static str, BoxError>;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.0.take().map_or(Poll::Pending, |text| Poll::Ready(Some(Ok(text))))
        }
    }
    let mut body = ByteStream::from_stream(Open(Some("ab")), 2);
    assert_eq!(run(body.try_next()).unwrap().unwrap(), "ab");
}

#[test]
fn what_is_read_can_be_limited() {
    let limited = |body: ByteStream| run(body.collect_limited(3)).map(AggregatedBytes::into_bytes);
    assert_eq!(limited("abc".into()).unwrap(), "abc");
    assert_eq!(limited(pieces(&[Ok("ab"), Ok("c")])).unwrap(), "abc");
    for body in ["abcd".into(), pieces(&[Ok("ab"), Ok("cd")])] {
        let error = limited(body).unwrap_err();
        assert_eq!(error.kept().to_string(), "it has more than the 3 bytes that are the limit");
    }
}

#[test]
fn pieces_come_one_by_one() {
    let mut body = pieces(&[Ok("ab"), Ok(""), Ok("c"), Err("connection reset")]);
    assert_eq!(run(body.try_next()).unwrap().unwrap(), "ab");
    assert_eq!(run(body.try_next()).unwrap().unwrap(), "c");
    run(body.try_next()).unwrap_err();
    assert_eq!(run(ByteStream::default().try_next()).unwrap(), None);
}

#[cfg(feature = "tokio")]
#[test]
fn lines_run_across_pieces() {
    use tokio::io::AsyncBufReadExt;

    let mut lines = pieces(&[Ok("on"), Ok("e\ntw"), Ok(""), Ok("o\nthree")]).into_async_read().lines();
    for expected in ["one", "two", "three"] {
        assert_eq!(run(lines.next_line()).unwrap().as_deref(), Some(expected));
    }
    assert_eq!(run(lines.next_line()).unwrap(), None);
}
