//! Tags of resources.

use crate::call::{Call, MakeCall, check_complete};
use codeartifact::Client;
use codeartifact::types::Tag;
use serde_json::json;

pub const CALLS: &[MakeCall] = &[list_tags_for_resource, tag_resource, untag_resource];

const ARN: &str = "arn:aws:codeartifact:us-east-1:111122223333:repository/my-domain/my-repo";

#[tokio::test]
async fn tags() {
    check_complete(CALLS).await;
}

fn list_tags_for_resource(client: &Client) -> Call {
    let request = client.list_tags_for_resource().resource_arn(ARN);
    Call::new("ListTagsForResource", json!({"resourceArn": ARN}), request.send())
}

fn tag_resource(client: &Client) -> Call {
    let members = json!({"resourceArn": ARN, "tags": [{"key": "a \"b\"\\", "value": "\u{7f}\n</c>"}]});
    let tag = Tag::builder().key("a \"b\"\\").value("\u{7f}\n</c>").build();
    let request = client.tag_resource().resource_arn(ARN).set_tags(Some(vec![tag]));
    Call::new("TagResource", members, request.send())
}

fn untag_resource(client: &Client) -> Call {
    let members = json!({"resourceArn": ARN, "tagKeys": ["team", "größe"]});
    let request = client.untag_resource().tag_keys("team").tag_keys("größe").resource_arn(ARN);
    Call::new("UntagResource", members, request.send())
}
