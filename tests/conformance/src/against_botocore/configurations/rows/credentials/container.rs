//! The endpoint of containers, which hosts it may have, and the token that it is given.

use crate::against_botocore::configurations::row::{Row, differs, error, reply, same, variable};
use crate::against_botocore::configurations::stand_ins::Place::Container;
use crate::against_botocore::configurations::stand_ins::Reply::{Is, Refused, Silent, Works};

const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

const HERE: &str = "container on loopback";

pub const ROWS: &[Row] = &[
    same("container", "instance", variable(RELATIVE, "/v2/credentials?id=7")),
    same(HERE, "instance", variable(FULL, "http://127.0.0.1:8080/keys")),
    same("container by both variables", HERE, variable(RELATIVE, "/v2/credentials")),
    same("container on localhost", "instance", variable(FULL, "http://localhost:8080/keys")),
    same("container on loopback by IPv6", "instance", variable(FULL, "http://[::1]:8080/keys")),
    same("container on another address of loopback", "instance", variable(FULL, "http://127.9.8.7/keys")),
    same("container of EKS", "instance", variable(FULL, "http://169.254.170.23/v1/credentials")),
    same("container of EKS by IPv6", "instance", variable(FULL, "http://[fd00:ec2::23]/v1/credentials")),
    same("container of ECS by its URL", "instance", variable(FULL, "http://169.254.170.2/v2/credentials")),
    same("container with TLS", "instance", variable(FULL, "https://keys.example/keys")),
    error("container on another host", "instance", variable(FULL, "http://keys.example/keys")),
    error("container on another link-local address", "instance", variable(FULL, "http://169.254.170.3/keys")),
    error("container on all addresses", "instance", variable(FULL, "http://0.0.0.0/keys")),
    error("container on a short address", "instance", variable(FULL, "http://127.1/keys")),
    error("container on a host that begins like loopback", "instance", variable(FULL, "http://127.0.0.1.example/keys")),
    error("container without a host", "instance", variable(FULL, "/keys")),
    same("token of a container", HERE, variable(TOKEN, "Basic YTpi")),
    same("token of a container by its relative URI", "container", variable(TOKEN, "Basic YTpi")),
    error("token of a container with a line break", HERE, variable(TOKEN, "a\nb")),
    same("token of a container in a file", HERE, variable(TOKEN_FILE, "{home}/other/token")),
    same(
        "token of a container in a variable and a file",
        "token of a container",
        variable(TOKEN_FILE, "{home}/other/token"),
    ),
    differs(
        "a line break at the end of a token's file",
        "token of a container in a file with a line break",
        HERE,
        variable(TOKEN_FILE, "{home}/other/line"),
    ),
    error("token of a container in a missing file", HERE, variable(TOKEN_FILE, "{home}/nowhere")),
    error("token of a container in a directory", HERE, variable(TOKEN_FILE, "{home}/other")),
    same("container in trouble twice", HERE, reply(Container, &[Is(500, ""), Is(500, ""), Works])),
    error("container in trouble", HERE, reply(Container, &[Is(500, "")])),
    same("container that is refused once", HERE, reply(Container, &[Refused, Works])),
    error("container that is silent", HERE, reply(Container, &[Silent])),
    error("container that forbids", HERE, reply(Container, &[Is(403, "no")])),
    error("container that replies HTML", HERE, reply(Container, &[Is(200, "<html>")])),
    error("container that replies a list", HERE, reply(Container, &[Is(200, "[]")])),
    error(
        "container that leaves out the key",
        HERE,
        reply(Container, &[Is(200, r#"{"SecretAccessKey": "s", "Token": "t", "Expiration": "{+720 min}"}"#)]),
    ),
    error(
        "container that leaves out the token",
        HERE,
        reply(Container, &[Is(200, r#"{"AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "{+720 min}"}"#)]),
    ),
    error(
        "container that leaves out the expiry",
        HERE,
        reply(Container, &[Is(200, r#"{"AccessKeyId": "A", "SecretAccessKey": "s", "Token": "t"}"#)]),
    ),
    error(
        "container with a malformed expiry",
        HERE,
        reply(
            Container,
            &[Is(200, r#"{"AccessKeyId": "A", "SecretAccessKey": "s", "Token": "t", "Expiration": "soon"}"#)],
        ),
    ),
];
