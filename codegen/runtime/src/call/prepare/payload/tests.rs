//! What is known of a body before it is sent.

use super::*;
use http::header::CONTENT_LENGTH;

const URL: &str = "https://things.example";

fn request(url: &str, body: ByteStream) -> http::Request<ByteStream> {
    http::Request::post(url).body(body).unwrap()
}

fn stream() -> ByteStream {
    ByteStream::from_body(ByteStream::from("streamed"))
}

async fn file(folder: &tempfile::TempDir) -> ByteStream {
    let path = folder.path().join("a");
    std::fs::write(&path, "streamed").unwrap();
    ByteStream::from_path(path).await.unwrap()
}

/// A file is read for its hash if something has to hold it: the signature or a member.
#[tokio::test]
async fn a_file_is_hashed_for_those_who_ask_for_its_hash() {
    let folder = tempfile::tempdir().unwrap();
    for (auth, member, is_hashed) in [
        (Auth::SigV4, None, true),
        (Auth::SigV4, Some("contentHash"), true),
        (Auth::SigV4UnsignedPayload, Some("contentHash"), true),
        (Auth::SigV4UnsignedPayload, None, false),
        (Auth::None, None, false),
    ] {
        let mut request = request(URL, file(&folder).await);
        hash_file(&mut request, auth, member).await.unwrap();
        assert_eq!(request.extensions().get::<Sha256>().is_some(), is_hashed, "{auth:?}, {member:?}");
        assert_eq!(request.headers().contains_key(CONTENT_SHA256), is_hashed && member.is_some());
    }
    let mut bytes = request(URL, "streamed".into());
    hash_file(&mut bytes, Auth::SigV4, Some("contentHash")).await.unwrap();
    assert!(bytes.extensions().is_empty());
}

/// A file whose hash is given is checked while it is sent, but for an empty one, of which nothing is sent.
#[tokio::test]
async fn a_wrong_hash_of_an_empty_file_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty");
    std::fs::write(&path, "").unwrap();
    let mut empty = request(URL, ByteStream::from_path(path).await.unwrap());
    empty.headers_mut().insert(CONTENT_SHA256, HeaderValue::try_from("0".repeat(64)).unwrap());
    let (kind, _) = hash_or_check_file(&mut empty, Auth::SigV4, Some("contentHash")).await.unwrap_err();
    assert_eq!(kind, ErrorKind::Checksum);
    let mut full = request(URL, file(&folder).await);
    full.headers_mut().insert(CONTENT_SHA256, HeaderValue::try_from("0".repeat(64)).unwrap());
    hash_or_check_file(&mut full, Auth::SigV4, Some("contentHash")).await.unwrap();
    assert!(full.extensions().get::<Sha256>().is_none() && full.into_body().collect().await.is_err());
}

#[tokio::test]
async fn the_signature_holds_the_hash_of_what_can_be_read_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut read = request(URL, file(&folder).await);
    hash_file(&mut read, Auth::SigV4, None).await.unwrap();
    for request in [request(URL, "streamed".into()), read] {
        let hashed = |auth| hash(auth, None, &request).unwrap();
        assert_eq!(hashed(Auth::SigV4), PayloadHash::of(b"streamed"));
        assert_eq!(hashed(Auth::SigV4UnsignedPayload), PayloadHash::Unsigned);
    }
}

/// Nothing but TLS protects a body that is not signed.
#[test]
fn a_stream_is_left_out_of_the_signature_over_https_alone() {
    assert_eq!(hash(Auth::SigV4, None, &request(URL, stream())).unwrap(), PayloadHash::Unsigned);
    let (kind, problem) = hash(Auth::SigV4, None, &request("http://things.example", stream())).unwrap_err();
    assert_eq!(kind, ErrorKind::Encode);
    assert!(problem.to_string().contains("which plain HTTP cannot protect"), "{problem}");
}

#[test]
fn a_hash_has_sixty_four_hexadecimal_digits() {
    let digits = "0".repeat(63);
    for (given, is_hash) in [(format!("{digits}A"), true), (format!("{digits}g"), false), (digits, false)] {
        let mut headers = HeaderMap::from_iter([(CONTENT_SHA256, HeaderValue::try_from(&given).unwrap())]);
        assert_eq!(normalize(&mut headers, "contentHash").is_ok(), is_hash, "{given}");
        if is_hash {
            assert_eq!(headers[CONTENT_SHA256], given.to_lowercase());
        }
    }
}

/// A `GET` stays without a length, which some servers take for a body.
#[test]
fn a_hook_that_replaces_the_body_leaves_its_length_to_us() {
    let updated = |length: Option<&str>, body: ByteStream, member| {
        let mut request = request(URL, body);
        request.headers_mut().extend(length.map(|length| (CONTENT_LENGTH, HeaderValue::from_str(length).unwrap())));
        update_for_body(&mut request, member).unwrap();
        let header = |name| request.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        (header(CONTENT_LENGTH), header(CONTENT_SHA256))
    };
    let length = |number: &str| Some(number.to_owned());
    assert_eq!(updated(None, ByteStream::default(), None), (None, None));
    assert_eq!(updated(Some("5"), ByteStream::default(), None), (length("0"), None));
    assert_eq!(updated(None, "streamed".into(), None), (length("8"), None));
    assert_eq!(updated(Some("5"), stream(), Some("contentHash")), (length("8"), None));
    let hash = Some(sha256_hex(b"streamed"));
    assert_eq!(updated(Some("5"), "streamed".into(), Some("contentHash")), (length("8"), hash));
}
