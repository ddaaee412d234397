//! The settings of a role's session that every way to assume a role has.

use botocore_runtime::idempotency;

/// The name of a session that is given none. It begins as botocore's do, and differs from one provider to the next.
pub fn name() -> String {
    format!("botocore-session-{}", idempotency::token())
}

/// Gives a builder the setters of a session. The builder has an `input`, and `settings` for the client.
macro_rules! session_setters {
    ($builder:ident) => {
        impl $builder {
            /// Sets the name of the session, which AWS logs and shows in the caller's ARN: 2 to 64 letters, digits and
            /// characters of `_+=,.@-`. By default it is `botocore-session-` and a random UUID.
            pub fn session_name(mut self, name: impl Into<String>) -> Self {
                self.input.role_session_name = Some(name.into());
                self
            }

            /// Sets how long the credentials last, in whole seconds: from 15 minutes to what the role allows, at most 12
            /// hours. By default STS decides, for an hour. Credentials are renewed before they expire in any case.
            pub fn duration(mut self, duration: std::time::Duration) -> Self {
                self.input.duration_seconds = Some(i32::try_from(duration.as_secs()).unwrap_or(i32::MAX));
                self
            }

            /// Sets a policy, as JSON. The session may do only what this and the role both allow.
            pub fn policy(mut self, policy: impl Into<String>) -> Self {
                self.input.policy = Some(policy.into());
                self
            }

            /// Adds the ARN of a managed policy. The session may do only what the policies that are added and the role
            /// both allow.
            pub fn policy_arn(mut self, arn: impl Into<String>) -> Self {
                use crate::generated::sts::types::PolicyDescriptorType;
                let policy = PolicyDescriptorType { arn: Some(arn.into()), ..PolicyDescriptorType::default() };
                self.input.policy_arns.get_or_insert_default().push(policy);
                self
            }

            /// Sets the settings of the client that asks STS: region, endpoint, timeouts, retries, transport, timer and
            /// more. They replace all that was set of it before. Those that are left open come from environment
            /// variables, or else from the profile, as [`ConfigBuilder::load`](botocore_runtime::client::ConfigBuilder::load)
            /// describes it; variables such as `AWS_ENDPOINT_URL_STS` are those of STS.
            pub fn settings(mut self, settings: botocore_runtime::client::ConfigBuilder) -> Self {
                self.settings = settings;
                self
            }

            /// Sets the region whose STS is asked. If neither this nor variables nor the profile say one, the global endpoint
            /// is asked, which is in `us-east-1`. So it is for the older regions if `AWS_STS_REGIONAL_ENDPOINTS`, or
            /// `sts_regional_endpoints` of the profile, is `legacy`.
            pub fn region(mut self, region: impl Into<botocore_runtime::endpoint::Region>) -> Self {
                self.settings = self.settings.region(region);
                self
            }
        }
    };
}

pub(crate) use session_setters;
