//! Outputs and errors as boto3 and the AWS CLI show them.

use codeartifact::Operation;
use codeartifact::operation::describe_domain::{DescribeDomainInput, DescribeDomainOutput};
use codeartifact::operation::get_authorization_token::GetAuthorizationTokenOutput;
use codeartifact::operation::get_package_version_asset::GetPackageVersionAssetOutput;
use codeartifact::operation::list_packages::{ListPackagesInput, ListPackagesOutput};
use codeartifact::primitives::{ByteStream, DateTime};
use codeartifact::types::error::ThrottlingException;
use http::Response;
use serde_json::{from_value, json, to_string, to_value};

#[test]
fn a_reply_is_shown_by_member_names_with_times_as_iso_8601() {
    let reply = json!({"domain": {
        "name": "my_domain", "owner": "111122223333", "status": "Frozen", "createdTime": 1.571_763_742_123e9,
        "repositoryCount": 0, "assetSizeBytes": 9_007_199_254_740_993_i64, "new": true,
    }});
    let output = DescribeDomainInput::decode(Response::new(reply.to_string().into())).unwrap();
    let shown = to_value(&output).unwrap();
    assert_eq!(
        shown,
        json!({"domain": {
            "name": "my_domain", "owner": "111122223333", "status": "Frozen",
            "createdTime": "2019-10-22T17:02:22.123Z",
            "repositoryCount": 0, "assetSizeBytes": 9_007_199_254_740_993_i64,
        }})
    );
    assert_eq!(from_value::<DescribeDomainOutput>(shown).unwrap(), output);
}

#[test]
fn members_without_a_value_are_left_out_and_empty_ones_are_not() {
    assert_eq!(to_string(&ListPackagesOutput::default()).unwrap(), "{}");
    let mut output = ListPackagesOutput::default();
    output.packages = Some(Vec::new());
    output.next_token = Some(String::new());
    assert_eq!(to_string(&output).unwrap(), r#"{"packages":[],"nextToken":""}"#);
}

#[test]
fn what_may_not_be_shown_in_logs_is_data_here() {
    let mut output = GetAuthorizationTokenOutput::default();
    output.authorization_token = Some("s3cret".to_owned());
    output.expiration = Some(DateTime::from_secs(0));
    let shown = to_value(&output).unwrap();
    assert_eq!(shown, json!({"authorizationToken": "s3cret", "expiration": "1970-01-01T00:00:00Z"}));
    assert!(!format!("{output:?}").contains("s3cret"));
}

#[test]
fn a_stream_is_left_out_and_headers_are_members() {
    let mut output = GetPackageVersionAssetOutput::default();
    output.asset = ByteStream::from_static(b"bytes");
    output.asset_name = Some("a.tgz".to_owned());
    assert_eq!(to_value(&output).unwrap(), json!({"asset": "Ynl0ZXM=", "assetName": "a.tgz"}));
    output.asset = ByteStream::from_body(ByteStream::from_static(b"bytes"));
    assert_eq!(to_value(&output).unwrap(), json!({"assetName": "a.tgz"}));
}

#[test]
fn errors_are_shown_with_what_their_headers_said() {
    let mut exception = ThrottlingException::default();
    exception.message = Some("slow down".to_owned());
    exception.retry_after_seconds = Some(7);
    let shown = to_value(&exception).unwrap();
    assert_eq!(shown, json!({"message": "slow down", "retryAfterSeconds": 7}));
    assert_eq!(from_value::<ThrottlingException>(shown).unwrap(), exception);
}

#[test]
fn an_input_is_shown_as_it_is_read() {
    let json = json!({"domain": "d", "repository": "r", "format": "npm", "maxResults": 5, "packagePrefix": "p"});
    let input: ListPackagesInput = from_value(json.clone()).unwrap();
    assert_eq!(to_value(&input).unwrap(), json);
}
