//! Who one is.

use crate::sts::{failure, form, settings, signer, source, sts};
use botocore_credentials::caller_identity;

#[tokio::test]
async fn the_identity_is_that_of_the_credentials() {
    let server = sts([(
        200,
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/ann</Arn><UserId>AIDA</UserId>\
         <Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
            .to_owned(),
    )]);
    let identity = caller_identity(settings(&server).credentials_provider(source())).await.unwrap();
    let parts = (identity.arn(), identity.user_id(), identity.account());
    assert_eq!(parts, (Some("arn:aws:iam::1:user/ann"), Some("AIDA"), Some("1")));
    let request = &server.requests()[0];
    assert_eq!(form(request)["Action"], "GetCallerIdentity");
    assert_eq!(signer(request).unwrap(), ["AKIDSOURCE", "eu-west-1", "sts"]);
}

#[tokio::test]
async fn unknown_credentials_are_told() {
    let server = sts([failure(403, "InvalidClientTokenId", "The security token included in the request is invalid")]);
    let error = caller_identity(settings(&server).credentials_provider(source())).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidClientTokenId"));
}
