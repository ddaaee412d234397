use aws_sdk_codeartifact::{Client, ErrorKind};

pub async fn status(client: &Client) -> String {
    let Err(error) = client.list_domains().send().await else { return "well".to_owned() };
    match error.kind() {
        ErrorKind::Validation | ErrorKind::Encode => "the request is not complete".to_owned(),
        ErrorKind::Timeout => "the service is slow".to_owned(),
        ErrorKind::Transport => "there is no connection".to_owned(),
        ErrorKind::Service => {
            let (status, code) = (error.status().map_or(0, |status| status.as_u16()), error.code().unwrap_or_default());
            format!("the service said {status}, {code}: {}", error.message().unwrap_or_default())
        }
        _ => error.to_string(),
    }
}
