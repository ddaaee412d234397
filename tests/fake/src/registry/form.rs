//! Forms with files: `multipart/form-data`.

use bytes::Bytes;

/// A field of a form.
pub struct Field {
    /// Its name.
    pub name: String,
    /// The name of its file, if it is one.
    pub file_name: Option<String>,
    /// What it holds.
    pub content: Bytes,
}

/// The fields of a body whose type says what is between them.
pub fn fields(content_type: &str, body: &Bytes) -> Option<Vec<Field>> {
    let boundary = content_type.strip_prefix("multipart/form-data")?.split("boundary=").nth(1)?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    let between = format!("\r\n--{boundary}");
    let mut rest = body.slice(find(body, between.trim_start().as_bytes())? + between.len() - 2..);
    let mut fields = Vec::new();
    while !rest.starts_with(b"--") {
        let part = rest.strip_prefix(b"\r\n")?.len();
        let start = rest.len() - part;
        let end = find(&rest, between.as_bytes()).filter(|end| *end >= start)?;
        fields.push(field(&rest.slice(start..end))?);
        rest = rest.slice(end + between.len()..);
    }
    Some(fields)
}

/// A field: its headers, an empty line and its content.
fn field(part: &Bytes) -> Option<Field> {
    let end = find(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&part[..end]).ok()?;
    let is_disposition = |line: &&str| line.to_ascii_lowercase().starts_with("content-disposition:");
    let disposition = head.lines().find(is_disposition)?;
    let parameter = |name: &str| {
        let values = disposition.split(';').filter_map(|part| part.trim().split_once('='));
        values.filter(|(other, _)| *other == name).map(|(_, value)| value.trim_matches('"').to_owned()).next()
    };
    Some(Field { name: parameter("name")?, file_name: parameter("filename"), content: part.slice(end + 4..) })
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::fields;
    use bytes::Bytes;

    #[test]
    fn fields_are_read_and_broken_forms_refused() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nhello\r\n\
                    --b\r\ncontent-disposition: form-data; name=\"content\"; filename=\"a.whl\"\r\nContent-Type: x\r\n\r\n\r\n--\r\n\r\n--b--\r\n";
        let read = fields("multipart/form-data; boundary=b", &Bytes::from(body)).unwrap();
        let read: Vec<_> = read.iter().map(|it| (it.name.as_str(), it.file_name.as_deref(), &it.content[..])).collect();
        assert_eq!(read, [("name", None, &b"hello"[..]), ("content", Some("a.whl"), b"\r\n--\r\n")]);
        for end in 0..body.len() - 4 {
            assert!(fields("multipart/form-data; boundary=b", &Bytes::from(&body[..end])).is_none(), "{end}");
        }
        assert!(fields("multipart/form-data", &Bytes::from(body)).is_none());
        assert!(fields("text/plain; boundary=b", &Bytes::from(body)).is_none());
    }
}
