//! Requests that do not prove who has sent them.

use crate::raw::{Reply, Signer, request, send, send_signed};
use crate::start;

fn refused(reply: &Reply, code: &str) {
    assert_eq!((reply.status, reply.code.as_str()), (403, code), "{reply:?}");
    assert!(reply.body["message"].is_string(), "{reply:?}");
}

#[test]
fn keys_secrets_regions_and_times_are_checked() {
    let server = start();
    let send = |change: &dyn Fn(&mut Signer)| {
        let mut signer = Signer::of(&server);
        change(&mut signer);
        send_signed(&server, request(&server, "POST", "/v1/domains", "{}"), &signer)
    };
    assert_eq!(send(&|_| {}).status, 200);
    assert_eq!(send(&|signer| signer.ahead = -240).status, 200, "clocks differ");
    refused(&send(&|signer| signer.secret.push('x')), "InvalidSignatureException");
    refused(&send(&|signer| signer.access_key_id.push('X')), "UnrecognizedClientException");
    refused(&send(&|signer| signer.region = "eu-west-1".to_owned()), "InvalidSignatureException");
    for ahead in [-360, 360] {
        refused(&send(&|signer| signer.ahead = ahead), "InvalidSignatureException");
    }
}

#[test]
fn what_is_signed_must_not_be_changed() {
    let server = start();
    let signed = || {
        let mut signed = request(&server, "POST", "/v1/domain?domain=abc", "{}");
        let credentials = botocore_runtime::credentials::Credentials::new(
            server.settings().access_key_id.as_str(),
            server.settings().secret_access_key.as_str(),
        );
        let params = botocore_runtime::sigv4::SigningParams {
            region: server.settings().region.clone(),
            service: "codeartifact".to_owned(),
            time: botocore_runtime::DateTime::from(std::time::SystemTime::now()),
        };
        let payload = botocore_runtime::sigv4::PayloadHash::of(b"{}");
        botocore_runtime::sigv4::sign(&mut signed, &payload, &credentials, &params).expect("it can be signed");
        signed
    };
    assert_eq!(send(&server, &signed()).status, 200);
    let mut body = signed();
    *body.body_mut() = "[]".to_owned();
    refused(&send(&server, &body), "InvalidSignatureException");
    let mut query = signed();
    *query.uri_mut() = "/v1/domain?domain=abd".parse().expect("a URI");
    refused(&send(&server, &query), "InvalidSignatureException");
    let mut bare = signed();
    bare.headers_mut().remove("authorization");
    refused(&send(&server, &bare), "MissingAuthenticationTokenException");
    let must_be_signed = |changed: &botocore_runtime::http::Request<String>, name: &str| {
        let reply = send(&server, changed);
        refused(&reply, "InvalidSignatureException");
        assert_eq!(reply.body["message"], format!("The header {name} must be signed, and is not."));
    };
    let mut added = signed();
    added.headers_mut().insert("x-amz-later", "1".parse().expect("a header"));
    must_be_signed(&added, "x-amz-later");
    let mut hostless = signed();
    let header = hostless.headers()["authorization"].to_str().expect("text").replace("host;", "");
    hostless.headers_mut().insert("authorization", header.parse().expect("a header"));
    must_be_signed(&hostless, "host");
    let mut timeless = signed();
    timeless.headers_mut().remove("x-amz-date");
    refused(&send(&server, &timeless), "IncompleteSignatureException");
}

#[test]
fn a_presigned_url_is_verified_until_it_expires() {
    use botocore_runtime::sigv4::{PayloadHash, SigningParams, presign};
    let server = start();
    let known = server.settings();
    let now = std::time::SystemTime::now();
    let params = SigningParams {
        region: known.region.clone(),
        service: "codeartifact".to_owned(),
        time: botocore_runtime::DateTime::from(now),
    };
    let credentials =
        botocore_runtime::credentials::Credentials::new(known.access_key_id.as_str(), known.secret_access_key.as_str());
    let mut presigned = request(&server, "POST", "/v1/domain?domain=abc", "{}");
    let hour = std::time::Duration::from_secs(3600);
    presign(&mut presigned, &PayloadHash::of(b"{}"), &credentials, &params, hour).expect("it can be presigned");
    assert_eq!(send(&server, &presigned).status, 200);
    let target = presigned.uri().to_string();
    for (from, to) in [("domain=abc", "domain=abd"), ("Expires=3600", "Expires=7200")] {
        let mut changed = request(&server, "POST", "/", "{}");
        *changed.uri_mut() = target.replace(from, to).parse().expect("a URI");
        refused(&send(&server, &changed), "InvalidSignatureException");
    }
    for lifetime in ["0", "-1", "604801", "9223372036854775807", "an hour"] {
        let mut changed = request(&server, "POST", "/", "{}");
        *changed.uri_mut() =
            target.replace("Expires=3600", &format!("Expires={}", lifetime.replace(' ', "+"))).parse().expect("a URI");
        refused(&send(&server, &changed), "AuthorizationQueryParametersError");
    }
    server.set_time(now + std::time::Duration::from_secs(3590));
    assert_eq!(send(&server, &presigned).status, 409, "it is still signed, and the domain is there");
    server.set_time(now + std::time::Duration::from_secs(3610));
    refused(&send(&server, &presigned), "InvalidSignatureException");
}
