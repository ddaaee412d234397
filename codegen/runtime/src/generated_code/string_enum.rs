//! The macro for enumerations of texts.

/// Defines an enumeration of the values that a service knows.
///
/// The enumeration keeps unknown values, so reading one never fails. No pattern names an unknown value, and only `From`
/// makes one. Equality, order, hash and `Debug` are those of the text. So no program changes its meaning when the model
/// learns a value.
///
/// Each variant is documented with its value, or with the text after `as` if Markdown would garble the value. `Debug`
/// shows no value of an enumeration that is `#[sensitive]`.
///
/// ```
/// botocore_runtime::generated_code::string_enum! {
///     /// How a package is packed.
///     pub enum Format {
///         Npm = "npm",
///         Odd = "odd`\n" as "odd",
///     }
/// }
///
/// fn suffix(format: &Format) -> &str {
///     match format {
///         Format::Npm => "tgz",
///         other => other.as_str(),
///     }
/// }
///
/// assert_eq!(suffix(&Format::Npm), "tgz");
/// assert_eq!(suffix(&Format::from("cargo")), "cargo");
/// assert_eq!("npm".parse(), Ok(Format::Npm));
/// assert_eq!(Format::try_parse("npm"), Ok(Format::Npm));
/// assert!(Format::try_parse("NPM").is_err());
/// assert!(Format::from("cargo").is_unknown());
/// assert_eq!(Format::values(), ["npm", "odd`\n"]);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    (#[sensitive] $($definition:tt)*) => {
        $crate::string_enum!(@define true, $($definition)*);
    };
    (
        @define $sensitive:literal,
        $(#[$docs:meta])*
        pub enum $name:ident { $($variant:ident = $value:literal $(as $shown:literal)?),* $(,)? }
    ) => {
        $(#[$docs])*
        ///
        /// The service adds values over time. Match those that you know, and write an arm for all others:
        ///
        /// ```text
        /// match value {
        #[doc = $crate::string_enum!(@arm $name $($variant)*)]
        ///     other => println!("{} is not handled", other.as_str()),
        /// }
        /// ```
        ///
        /// Values that this version of the crate does not know are received and sent unchanged. `From<&str>` makes one.
        /// A guard such as `other if other.as_str() == "new-value"` matches one, and keeps its meaning when a later
        /// version knows the value.
        #[derive(Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $crate::string_enum!(@shown $value $($shown)?), "`")]
                $variant,
            )*
            // It is deprecated from birth, since the pattern `{ .. }` can still name it.
            #[doc(hidden)]
            #[non_exhaustive]
            #[deprecated(note = "write an arm for all other values, and compare them by `as_str()`")]
            __Unlisted(::std::boxed::Box<str>),
        }

        #[expect(deprecated, reason = "nothing else may name an unknown value")]
        impl $name {
            /// Returns the value as the service knows it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::__Unlisted(value) => value,
                }
            }

            /// Returns whether this version of the crate does not know the value. A later version may know it.
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::__Unlisted(_))
            }
        }

        impl $name {
            /// Returns all values that this version of the crate knows.
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }

            /// Reads one of [`values`](Self::values). `From<&str>` and `parse` take any text.
            ///
            /// # Errors
            /// Returns an error that lists the values if the text is none of them. Case matters.
            pub fn try_parse(value: &str) -> ::std::result::Result<Self, $crate::UnknownVariantError> {
                $crate::generated_code::enumeration::try_parse(value)
            }
        }

        impl $crate::generated_code::enumeration::StringEnum for $name {
            const NAME: &'static str = stringify!($name);
            const VALUES: &'static [&'static str] = Self::values();
            const SENSITIVE: bool = $sensitive;
        }

        #[expect(deprecated, reason = "nothing else may make an unknown value")]
        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    unknown => Self::__Unlisted(unknown.into()),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self.as_str(), f)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::generated_code::enumeration::debug(self, f)
            }
        }

        impl ::std::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::std::option::Option<::std::cmp::Ordering> {
                ::std::option::Option::Some(::std::cmp::Ord::cmp(self, other))
            }
        }

        impl ::std::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                ::std::cmp::Ord::cmp(self.as_str(), other.as_str())
            }
        }

        impl ::std::hash::Hash for $name {
            fn hash<T: ::std::hash::Hasher>(&self, state: &mut T) {
                ::std::hash::Hash::hash(self.as_str(), state);
            }
        }

        impl $crate::generated_code::ToText for $name {
            fn to_text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Borrowed(self.as_str())
            }
        }

        impl $crate::generated_code::FromText for $name {
            fn from_text(text: &str) -> ::std::result::Result<Self, ::std::string::String> {
                ::std::result::Result::Ok(Self::from(text))
            }
        }

        impl $crate::generated_code::members::Encode for $name {
            fn encode<T: $crate::generated_code::members::Writer>(&self, writer: &mut T) {
                writer.string(self.as_str());
            }
        }

        impl $crate::generated_code::members::Decode for $name {
            fn decode<'de, D: $crate::generated_code::members::Decoder<'de>>(
                decoder: D,
                context: &$crate::generated_code::members::Context,
            ) -> ::std::result::Result<::std::option::Option<Self>, D::Error> {
                $crate::generated_code::enumeration::decode(decoder, context)
            }
        }

        $crate::if_serde! {
            impl $crate::generated_code::members::ToSerde for $name {
                fn to_serde<S: $crate::generated_code::serde_core::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::std::result::Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }

            $crate::impl_serde!($name);
        }

        impl $crate::generated_code::Validate for $name {
            fn length(&self) -> ::std::option::Option<u64> {
                $crate::generated_code::Validate::length(self.as_str())
            }

            fn text(&self) -> ::std::option::Option<&str> {
                ::std::option::Option::Some(self.as_str())
            }

            fn known_values(&self) -> ::std::option::Option<&'static [&'static str]> {
                ::std::option::Option::Some(Self::values())
            }
        }
    };

    (@arm $name:ident $first:ident $($rest:ident)*) => {
        concat!("    ", stringify!($name), "::", stringify!($first), " => { /* … */ }")
    };
    (@shown $value:literal) => { $value };
    (@shown $value:literal $shown:literal) => { $shown };
    ($($definition:tt)*) => {
        $crate::string_enum!(@define false, $($definition)*);
    };
}

#[cfg(test)]
mod tests;
