//! The differences that are meant to be, each with its reason: the one place for them, but for those in configurations,
//! which stand on the page "How configuration is found".

/// A difference from botocore that is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// The type of a streamed payload.
    StreamContentType,
    /// The hash of a content.
    OwnHash,
    /// Line breaks and NUL in the address.
    LineBreak,
    /// Nulls in lists and maps, and as a whole body.
    Nulls,
    /// A success whose body is not JSON.
    NotJson,
    /// Success with values of other types.
    OtherType,
    /// Header values beyond ASCII.
    HeaderText,
    /// A reply at which botocore itself fails.
    BotocoreFails,
    /// An empty or HTML reply with a status from 500 on.
    GenericReply,
    /// A failure whose body is not JSON.
    BodyAsMessage,
    /// A byte order mark before the JSON of a failure.
    ByteOrderMark,
    /// A message that is not a string.
    MessageNoText,
    /// An exception's message under another name than the model's.
    MessageByOtherName,
    /// A number in place of the code.
    NumberAsCode,
    /// An empty code.
    EmptyCode,
    /// A code in letters beyond ASCII.
    CodeBeyondAscii,
    /// A request id that botocore leaves out.
    RequestId,
    /// Status 300.
    StatusOf300,
    /// A number in a header that is not a 32-bit integer.
    BeyondInteger,
    /// A configuration, with the reason on its page.
    Configuration(&'static str),
    /// A file with profiles, with the reason.
    ProfileFile(&'static str),
}

impl Known {
    /// What differs, and why it should.
    pub fn reason(self) -> &'static str {
        match self {
            Self::StreamContentType => {
                "a streamed payload goes as application/octet-stream, as the protocol's test suite asks; botocore \
                 sends no Content-Type there"
            }
            Self::OwnHash => "the hash of a content need not be set, since it can be worked out; botocore asks for it",
            Self::LineBreak => {
                "a line break or NUL in the query is refused, since no member may have one there; botocore sends it \
                 percent-encoded"
            }
            Self::Nulls => {
                "null items and entries are left out, and a reply that is null is an empty one; botocore keeps None or \
                 fails at it"
            }
            Self::NotJson => "a reply of success that is not JSON is an error; botocore makes an empty output of it",
            Self::OtherType => {
                "a value of another type than the model's is an error with its place; botocore hands it on unchecked, \
                 or makes a list of a text's letters or an object's keys"
            }
            Self::HeaderText => "a header that is UTF-8 is read as such; botocore takes every header for Latin-1",
            Self::BotocoreFails => {
                "botocore raises an error of Python's own (JSON that is not an object, bad UTF-8, a Retry-After that is not a \
                 whole number); ours says what the reply is, or reads what is sound of it"
            }
            Self::GenericReply => {
                "of an empty or HTML reply with a status from 500 on botocore tells the status and its standard \
                 phrase; ours heeds the error code in the header, and does not pass the phrase off as a message"
            }
            Self::BodyAsMessage => {
                "a body that is not JSON is not a message: ours has the reply at hand and shows a part of it; botocore \
                 takes all of it for the message"
            }
            Self::ByteOrderMark => {
                "a byte order mark before JSON is passed over; botocore takes all of such a body for the message"
            }
            Self::MessageNoText => "a message is a text or missing; botocore hands on what the JSON holds",
            Self::MessageByOtherName => {
                "an exception has its message by whatever name the reply gives it; botocore looks for the model's name alone"
            }
            Self::NumberAsCode => "a code is a text, though the JSON holds a number; botocore hands on the number",
            Self::EmptyCode => {
                "where the first code is empty, ours goes on to the next place; botocore takes the empty one"
            }
            Self::CodeBeyondAscii => "a code in the header is ASCII, else ours goes on to the next place",
            Self::RequestId => "ours finds the request id in every header that may have it, whatever the body is",
            Self::StatusOf300 => {
                "botocore parses a reply with status 300 as a success and then raises an error without code or \
                 message; ours reads it as the error it is"
            }
            Self::BeyondInteger => {
                "a number that is not an integer of 32 bits is left out of an exception; Python's have no end"
            }
            Self::Configuration(reason) | Self::ProfileFile(reason) => reason,
        }
    }
}
