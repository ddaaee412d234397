//! The macro that defines a generated crate's client.

/// Defines the client of a service, without the methods for its operations.
///
/// The client is generic over its [`Mode`](crate::mode::Mode), so that each operation has one method
/// for all modes. This macro has the methods that differ between modes: constructors, and methods that
/// send.
///
/// ```text
/// client! {
///     /// A client of Things.
///     Client(Service, Error, default_chain)
/// }
/// ```
///
/// The last argument is a function that makes the provider of credentials of a client for which none is set. Without it,
/// that is the runtime's, which asks no service.
#[doc(hidden)]
#[macro_export]
macro_rules! client {
    ($(#[$docs:meta])* $name:ident($service:ty, $error:ty $(, $chain:path)?)) => {
        $(#[$docs])*
        ///
        /// Cloning it is cheap, and clones share connections, credentials and the budget for retries.
        pub struct $name<M: $crate::generated_code::Mode = $crate::generated_code::Async> {
            inner: M::Client<$service>,
        }

        impl $name<$crate::generated_code::Async> {
            /// Creates a client from a [`Config`](botocore_runtime::client::Config), or with the feature `aws-config`
            /// from an `&SdkConfig`. It reads neither the environment nor files.
            ///
            /// A missing setting, such as the region, is reported by the first call that needs it.
            pub fn new(config: impl ::std::convert::Into<$crate::generated_code::Config>) -> Self {
                let config: $crate::generated_code::Config = config.into();
                $(let config = config.to_builder().default_credentials($chain);)?
                Self { inner: $crate::generated_code::Client::new(config) }
            }

            /// Creates a client from a configuration. This is [`new`](Self::new) by the name that it has in
            /// the AWS SDK for Rust.
            pub fn from_conf(config: $crate::generated_code::Config) -> Self {
                Self::new(config)
            }

            /// Creates a client that is configured by environment variables and the profile, as other AWS
            /// tools are. [`ConfigBuilder::load`](botocore_runtime::client::ConfigBuilder::load) lists the settings.
            /// Variables win over the profile.
            ///
            /// # Errors
            /// Returns an error of the kind `Configuration` if no region is set or a setting cannot be read.
            #[doc(alias("load_from_env", "load_defaults"))]
            pub async fn from_env() -> ::std::result::Result<Self, $error> {
                Self::load($crate::generated_code::Config::builder()).await
            }

            /// Creates a client from the given settings, which win. Settings that are left open come from
            /// environment variables, or else from the profile.
            ///
            /// # Errors
            /// Returns an error of the kind `Configuration` if no region is set or a setting cannot be read.
            pub async fn load(settings: $crate::generated_code::ConfigBuilder) -> ::std::result::Result<Self, $error> {
                $(let settings = settings.default_credentials($chain);)?
                $crate::generated_code::Client::load(settings).await.map(|inner| Self { inner })
            }

            /// Returns the client's configuration.
            pub fn config(&self) -> &$crate::generated_code::Config {
                self.inner.config()
            }

            /// Sends an input that was built separately, for example from data. The input is checked as a
            /// whole before anything is sent.
            ///
            /// # Errors
            /// Returns an error of the kind `Validation` that lists every problem of the input, or an error
            /// if the request could not be sent or the service rejected it.
            #[doc(alias = "send_with")]
            pub fn send<O>(&self, input: O) -> $crate::generated_code::SendFuture<O>
            where
                O: $crate::generated_code::Operation<Service = $service>,
            {
                self.inner.send(input)
            }

            /// Sends an input as [`send`](Self::send) does, and returns the facts about the reply beside the
            /// output: request id, status, headers and attempts.
            ///
            /// # Errors
            /// The errors of [`send`](Self::send).
            pub fn send_with_metadata<O>(&self, input: O) -> $crate::generated_code::SendWithMetadataFuture<O>
            where
                O: $crate::generated_code::Operation<Service = $service>,
            {
                self.inner.send_with_metadata(input)
            }

            /// Prepares a call of an input that was built separately, to override settings for this call
            /// only.
            #[doc(alias = "config_override")]
            pub fn customize<O>(&self, input: O) -> $crate::generated_code::CustomizableOperation<O>
            where
                O: $crate::generated_code::Operation<Service = $service>,
            {
                self.inner.customize(input)
            }

            /// Returns a presigned request, valid for `expires`: 1 second to 7 days. Anyone can send it in
            /// that time, with all of its headers and its body. Nothing is sent.
            ///
            /// # Errors
            /// Returns an error of the kind `Validation` that lists every problem of the input, of the kind
            /// `Presign` if `expires` is out of range or the body is a file or a stream, or of the kind
            /// `Credentials` if no source has any.
            #[doc(alias("PresigningConfig", "presigned"))]
            pub async fn presign<O>(
                &self,
                input: O,
                expires: ::std::time::Duration,
            ) -> ::std::result::Result<$crate::generated_code::http::Request<$crate::generated_code::Bytes>, $error>
            where
                O: $crate::generated_code::Operation<Service = $service>,
            {
                self.inner.presign(input, expires).await
            }

            /// Fetches all pages, or all items, of an input that was built separately, one request at a
            /// time.
            pub fn paginate<O>(&self, input: O) -> $crate::generated_code::Paginator<O>
            where
                O: $crate::generated_code::Paged<Service = $service>,
            {
                self.inner.paginate(input)
            }
        }

        $crate::if_blocking! {
            impl $name<$crate::generated_code::Blocking> {
                /// Creates a client from a [`Config`](botocore_runtime::client::Config), or with the feature `aws-config`
                /// from an `&SdkConfig`. It reads neither the environment nor files.
                ///
                /// A missing setting, such as the region, is reported by the first call that needs it.
                pub fn new(config: impl ::std::convert::Into<$crate::generated_code::Config>) -> Self {
                    let config: $crate::generated_code::Config = config.into();
                    $(let config = config.to_builder().default_credentials($chain);)?
                    Self { inner: $crate::generated_code::blocking::Client::new(config) }
                }

                /// Creates a client from a configuration. This is [`new`](Self::new) by the name that it has in
                /// the AWS SDK for Rust.
                pub fn from_conf(config: $crate::generated_code::Config) -> Self {
                    Self::new(config)
                }

                /// Creates a client that is configured by environment variables and the profile, as other AWS
                /// tools are. [`ConfigBuilder::load`](botocore_runtime::client::ConfigBuilder::load) lists the settings.
                /// Variables win over the profile.
                ///
                /// # Errors
                /// Returns an error of the kind `Configuration` if no region is set or a setting cannot be read.
                #[doc(alias("load_from_env", "load_defaults"))]
                pub fn from_env() -> ::std::result::Result<Self, $error> {
                    Self::load($crate::generated_code::Config::builder())
                }

                /// Creates a client from the given settings, which win. Settings that are left open come from
                /// environment variables, or else from the profile.
                ///
                /// # Errors
                /// Returns an error of the kind `Configuration` if no region is set or a setting cannot be read.
                pub fn load(settings: $crate::generated_code::ConfigBuilder) -> ::std::result::Result<Self, $error> {
                    $(let settings = settings.default_credentials($chain);)?
                    $crate::generated_code::blocking::Client::load(settings).map(|inner| Self { inner })
                }

                /// Returns the client's configuration.
                pub fn config(&self) -> &$crate::generated_code::Config {
                    self.inner.config()
                }

                /// Sends an input that was built separately, for example from data. The input is checked as a
                /// whole before anything is sent.
                ///
                /// # Errors
                /// Returns an error of the kind `Validation` that lists every problem of the input, or an error
                /// if the request could not be sent or the service rejected it.
                #[doc(alias = "send_with")]
                pub fn send<O>(&self, input: O) -> ::std::result::Result<O::Output, $error>
                where
                    O: $crate::generated_code::Operation<Service = $service>,
                {
                    self.inner.send(input)
                }

                /// Sends an input as [`send`](Self::send) does, and returns the facts about the reply beside the
                /// output: request id, status, headers and attempts.
                ///
                /// # Errors
                /// The errors of [`send`](Self::send).
                pub fn send_with_metadata<O>(&self, input: O) -> ::std::result::Result<(O::Output, $crate::generated_code::ResponseMetadata), $error>
                where
                    O: $crate::generated_code::Operation<Service = $service>,
                {
                    self.inner.send_with_metadata(input)
                }

                /// Prepares a call of an input that was built separately, to override settings for this call
                /// only.
                #[doc(alias = "config_override")]
                pub fn customize<O>(&self, input: O) -> $crate::generated_code::CustomizableOperation<O, $crate::generated_code::Blocking>
                where
                    O: $crate::generated_code::Operation<Service = $service>,
                {
                    self.inner.customize(input)
                }

                /// Returns a presigned request, valid for `expires`: 1 second to 7 days. Anyone can send it in
                /// that time, with all of its headers and its body. Nothing is sent.
                ///
                /// # Errors
                /// Returns an error of the kind `Validation` that lists every problem of the input, of the kind
                /// `Presign` if `expires` is out of range or the body is a file or a stream, or of the kind
                /// `Credentials` if no source has any.
                #[doc(alias("PresigningConfig", "presigned"))]
                pub fn presign<O>(
                    &self,
                    input: O,
                    expires: ::std::time::Duration,
                ) -> ::std::result::Result<$crate::generated_code::http::Request<$crate::generated_code::Bytes>, $error>
                where
                    O: $crate::generated_code::Operation<Service = $service>,
                {
                    self.inner.presign(input, expires)
                }

                /// Fetches all pages, or all items, of an input that was built separately, one request at a
                /// time.
                pub fn paginate<O>(&self, input: O) -> $crate::generated_code::Paginator<O, $crate::generated_code::Blocking>
                where
                    O: $crate::generated_code::Paged<Service = $service>,
                {
                    self.inner.paginate(input)
                }
            }
        }

        impl<M: $crate::generated_code::Mode> ::std::clone::Clone for $name<M> {
            fn clone(&self) -> Self {
                Self { inner: self.inner.clone() }
            }
        }

        impl<M: $crate::generated_code::Mode> ::std::fmt::Debug for $name<M> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.inner, f)
            }
        }
    };
}
