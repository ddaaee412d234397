//! The table of a union.

/// Implements JSON for a union, from a table of its variants.
///
/// It is read as [`structure!`](macro@crate::wire::json::structure) is, with variants in the place of fields.
/// What `Unknown { tag, value }` keeps of a reply is written as it came.
///
/// ```
/// use botocore_runtime::generated_code::{Document, json};
///
/// #[derive(Debug, PartialEq)]
/// enum Choice {
///     Text(String),
///     Unknown { tag: String, value: Document },
/// }
///
/// json::union! {
///     received Choice {
///         Text: "text",
///     }
/// }
///
/// let choice = json::decode_payload(br#"{"text": "a"}"#)?;
/// assert_eq!(choice, Some(Choice::Text("a".to_owned())));
/// # Ok::<(), botocore_runtime::DecodeError>(())
/// ```
#[macro_export]
macro_rules! json_union {
    (sent received $name:ident $table:tt) => {
        $crate::json_union!(@encode $name $table);
        $crate::json_union!(@decode $name $table);
        $crate::if_serde! { $crate::json_union!(@serde $name $table); }
    };
    (sent $name:ident $table:tt) => {
        $crate::json_union!(@encode $name $table);
        $crate::if_serde! {
            $crate::json_union!(@decode $name $table);
            $crate::json_union!(@serde $name $table);
        }
    };
    (received $name:ident $table:tt) => {
        $crate::json_union!(@decode $name $table);
        $crate::if_serde! { $crate::json_union!(@serde $name $table); }
        $crate::if_test_util! { $crate::json_union!(@encode $name $table); }
    };
    (@encode $name:ident { $($variant:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)?,)* }) => {
        impl $crate::generated_code::json::Encode for $name {
            fn encode(&self, json: &mut $crate::generated_code::json::Writer) {
                json.object(|object| match self {
                    $(Self::$variant(value) => object.value(
                        $crate::json_structure!(@wire $member $($wire)?),
                        $crate::json_structure!(@value (value) $($format)?),
                    ),)*
                    Self::Unknown { tag, value } => object.value(tag, value),
                });
            }
        }
    };
    (@decode $name:ident { $($variant:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)?,)* }) => {
        impl $crate::generated_code::json::Union for $name {
            fn read_variant<'de, M: $crate::generated_code::json::Members<'de>>(
                tag: &str,
                members: &mut M,
            ) -> ::std::result::Result<::std::option::Option<Self>, M::Error> {
                ::std::result::Result::Ok(match tag {
                    $(
                        $member $(if $crate::json_structure!(@model members $wire))? => {
                            members.value()?.map(Self::$variant)
                        }
                        $($wire if !members.names().are_of_the_model() => members.value()?.map(Self::$variant),)?
                    )*
                    _ => members.unknown_value()?.map(|value| Self::Unknown { tag: tag.to_owned(), value }),
                })
            }
        }

        impl $crate::generated_code::json::Decode for $name {
            fn decode<'de, D: $crate::generated_code::json::Decoder<'de>>(
                decoder: D,
                names: $crate::generated_code::json::Names,
            ) -> ::std::result::Result<::std::option::Option<Self>, D::Error> {
                $crate::generated_code::json::union(decoder, names)
            }
        }
    };
    (@serde $name:ident { $($variant:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)?,)* }) => {
        impl $crate::generated_code::json::Show for $name {
            fn show<S: $crate::generated_code::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                let mut members = $crate::generated_code::json::ShownMembers::new(serializer)?;
                match self {
                    $(Self::$variant(value) => members.member($member, value)?,)*
                    Self::Unknown { tag, value } => members.member(tag, value)?,
                }
                members.end()
            }
        }

        $crate::json_serde!($name);
    };
}
