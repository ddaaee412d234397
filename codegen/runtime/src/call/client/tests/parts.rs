//! Replies with a part of what was asked for.

use super::*;

#[tokio::test]
async fn a_part_does_not_pass_for_the_whole() {
    let call = async |range: Option<&'static str>, asked: Option<&str>| {
        let script = Script::of([(206, "abc")]);
        if let Some(range) = range {
            script.answer_with("content-range", [range]);
        }
        let client = script.client();
        let input = SwapThingInput { name: Some("a".to_owned()), ..SwapThingInput::default() };
        let call = client.customize(input);
        let call = match asked {
            Some(asked) => call.header("range", asked),
            None => call,
        };
        let output = call.send().await.map_err(|error| {
            assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Decode, 206));
            assert_eq!(script.requests.lock().unwrap().len(), 1);
            error.to_string()
        })?;
        Ok::<_, String>(output.content.collect().await.unwrap().to_vec())
    };
    let beginning = "SwapThing was answered, but the reply cannot be read: it is a part";
    let end = "but the whole was asked for (HTTP 206, 1 attempt)";
    for range in
        ["bytes 0-2/10", "bytes 7-9/10", "bytes 0-2/*", "bytes */3", "lines 0-2/3", "bytes 0-18446744073709551615/0"]
    {
        assert_eq!(call(Some(range), None).await, Err(format!("{beginning} (`Content-Range: {range}`), {end}")));
    }
    assert_eq!(call(None, None).await, Err(format!("{beginning} without `Content-Range`, {end}")));
    assert_eq!(call(Some("bytes 0-2/3"), None).await, Ok(b"abc".to_vec()));
    assert_eq!(call(Some("bytes 0-2/10"), Some("bytes=0-2")).await, Ok(b"abc".to_vec()));
}
