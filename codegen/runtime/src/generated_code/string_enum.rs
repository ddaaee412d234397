//! The macro for enums of strings.

/// Defines an enum of the strings that a service knows.
///
/// The enum keeps a string that it does not know, so reading one never fails. Each variant is documented
/// with its value, or with the text after `as` if Markdown would garble the value.
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
/// assert_eq!(Format::Npm.as_str(), "npm");
/// assert_eq!("npm".parse(), Ok(Format::Npm));
/// assert_eq!(Format::from("cargo").to_string(), "cargo");
/// assert_eq!(Format::values(), ["npm", "odd`\n"]);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    (
        $(#[$docs:meta])*
        pub enum $name:ident { $($variant:ident = $value:literal $(as $shown:literal)?),* $(,)? }
    ) => {
        $(#[$docs])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $crate::string_enum!(@shown $value $($shown)?), "`")]
                $variant,
            )*
            /// A value that this version of the crate does not recognize, verbatim.
            Unknown(::std::string::String),
        }

        impl $name {
            /// Returns the value as the service knows it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }

            /// Returns all values that this version of the crate recognizes.
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    unknown => Self::Unknown(unknown.to_owned()),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
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
                _names: $crate::generated_code::members::Names,
            ) -> ::std::result::Result<::std::option::Option<Self>, D::Error> {
                let text = $crate::generated_code::members::text(decoder)?;
                ::std::result::Result::Ok(text.map(|text| Self::from(&*text)))
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

    (@shown $value:literal) => { $value };
    (@shown $value:literal $shown:literal) => { $shown };
}

#[cfg(test)]
mod tests {
    use crate::wire::codec::json::{read, write};
    use crate::wire::text::{FromText, ToText};
    use crate::wire::validate::{Constraint, Violations};
    use std::collections::HashMap;

    crate::string_enum! {
        /// How a package is packed.
        pub enum Format {
            Npm = "npm",
        }
    }

    #[test]
    fn unknown_values_round_trip_through_text_and_json() {
        for value in ["npm", "car\"go", ""] {
            let format = Format::from_text(value).unwrap();
            assert_eq!(format.to_text(), value);
            let formats = vec![format];
            let read = read::<Vec<Format>>(&write(&formats)).unwrap();
            assert_eq!(read, Some(formats));
        }
    }

    #[test]
    fn enums_are_map_keys_and_have_a_length() {
        let json = br#"{"npm": 1, "cargo": 2}"#;
        let map: HashMap<Format, i32> = read(json).unwrap().unwrap();
        assert_eq!(map[&Format::Npm], 1);
        assert_eq!(map[&Format::from("cargo".to_owned())], 2);
        let mut violations = Violations::new();
        let format = Some(Format::Npm);
        violations.check("format", &format, &Constraint::NONE.min_length(4));
        assert!(!violations.is_empty());
    }
}
