//! Which stand-in a request is for.

use codeartifact_tests::server::Received;

/// A stand-in, or one of the things that it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The instance's metadata service, asked for a token.
    InstanceToken,
    /// The same, asked for the name of the role.
    InstanceRole,
    /// The same, asked for the role's keys.
    InstanceKeys,
    Container,
    Sts,
    /// The portal of single sign-on, which gives keys.
    Portal,
    /// The service that renews tokens of single sign-on.
    Oidc,
    /// The service that renews the keys of `aws login`.
    SignIn,
    /// The service that is called in the end.
    Service,
}

impl Place {
    /// The stand-in for a request, by what it asks for: hosts are what rows are about.
    pub fn of(received: &Received) -> Self {
        const ROLES: &str = "/latest/meta-data/iam/security-credentials/";
        let path = received.path.as_str();
        match () {
            () if path.ends_with("/latest/api/token") => Self::InstanceToken,
            () if path.ends_with(ROLES) => Self::InstanceRole,
            () if path.contains(ROLES) => Self::InstanceKeys,
            () if path.ends_with("/federation/credentials") => Self::Portal,
            () if path.ends_with("/v1/token") => Self::SignIn,
            () if path.ends_with("/token") => Self::Oidc,
            () if path.ends_with("/v1/domains") => Self::Service,
            () if received.body.starts_with(b"Action=") => Self::Sts,
            () => Self::Container,
        }
    }

    /// Its name among a row's settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InstanceToken => "instance's token",
            Self::InstanceRole => "instance's role",
            Self::InstanceKeys => "instance's keys",
            Self::Container => "container",
            Self::Sts => "STS",
            Self::Portal => "portal",
            Self::Oidc => "OIDC",
            Self::SignIn => "sign-in",
            Self::Service => "service",
        }
    }
}
