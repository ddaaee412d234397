//! What stand-ins reply.

use super::{Missing, Place};
use codeartifact_tests::server::{Received, pairs};
use http::StatusCode;

/// The reply to one request, and to all later ones if no other follows.
#[derive(Debug, Clone, Copy)]
pub enum Reply {
    /// That of a service that works.
    Works,
    /// A status and a body, in which `{+60 min}` is a time.
    Is(u16, &'static str),
    /// The connection is refused.
    Refused,
    /// The request is read and never answered.
    Silent,
}

impl Reply {
    /// The status and the body for a request.
    pub fn to(self, place: Place, received: &Received) -> Result<(StatusCode, String), Missing> {
        match self {
            Self::Works => Ok((StatusCode::OK, works(place, received))),
            Self::Is(status, body) => Ok((StatusCode::from_u16(status).unwrap_or_default(), body.to_owned())),
            Self::Refused => Err(Missing::Refused),
            Self::Silent => Err(Missing::Silent),
        }
    }
}

/// The body that a service replies if it works. Keys say where they come from.
fn works(place: Place, received: &Received) -> String {
    let body = match place {
        Place::InstanceToken => "token-of-instance",
        Place::InstanceRole => "worker",
        Place::InstanceKeys => {
            r#"{"Code": "Success", "Type": "AWS-HMAC", "LastUpdated": "{-60 min}", "AccessKeyId": "INSTANCE",
            "SecretAccessKey": "secret of instance", "Token": "token of instance", "Expiration": "{+720 min}"}"#
        }
        Place::Container => {
            r#"{"RoleArn": "arn:aws:iam::123456789012:role/task", "AccessKeyId": "CONTAINER",
            "SecretAccessKey": "secret of container", "Token": "token of container", "Expiration": "{+720 min}"}"#
        }
        Place::Sts => return role(received),
        Place::Portal => {
            r#"{"roleCredentials": {"accessKeyId": "PORTAL", "secretAccessKey": "secret of portal",
            "sessionToken": "token of portal", "expiration": {+60 min, ms}}}"#
        }
        Place::Oidc => {
            r#"{"accessToken": "new-access", "tokenType": "Bearer", "expiresIn": 43200, "refreshToken": "new-refresh"}"#
        }
        Place::SignIn => {
            r#"{"accessToken": {"accessKeyId": "RENEWED", "secretAccessKey": "secret of renewal",
            "sessionToken": "token of renewal"}, "tokenType": "aws_sigv4", "expiresIn": 3600,
            "refreshToken": "new-refresh"}"#
        }
        Place::Service => "{}",
    };
    body.to_owned()
}

/// The reply to `AssumeRole` or `AssumeRoleWithWebIdentity`. The keys are named after the role.
fn role(received: &Received) -> String {
    let body = String::from_utf8_lossy(&received.body).into_owned();
    let value = |wanted: &str| pairs(&body).into_iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    let (action, arn) = (value("Action").unwrap_or_default(), value("RoleArn").unwrap_or_default());
    let role = arn.rsplit('/').next().unwrap_or_default();
    format!(
        "<{action}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{action}Result>\
         <AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:me</AssumedRoleId>\
         <Arn>arn:aws:sts::123456789012:assumed-role/{role}/me</Arn></AssumedRoleUser>\
         <Credentials><AccessKeyId>ROLE-{role}</AccessKeyId><SecretAccessKey>secret of {role}</SecretAccessKey>\
         <SessionToken>token of {role}</SessionToken><Expiration>{{+60 min}}</Expiration></Credentials>\
         </{action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{action}Response>"
    )
}
