//! The table of a union.

/// Implements for a union what [`members!`](macro@crate::members) implements for a structure.
#[doc(hidden)]
#[macro_export]
macro_rules! union_members {
    (sent received $name:ident $table:tt) => {
        $crate::union_members!(@encode $name $table);
        $crate::union_members!(@validate $name $table);
        $crate::union_members!(@decode $name $table);
        $crate::if_serde! { $crate::union_members!(@serde $name $table); }
    };
    (sent $name:ident $table:tt) => {
        $crate::union_members!(@encode $name $table);
        $crate::union_members!(@validate $name $table);
        $crate::if_serde! {
            $crate::union_members!(@decode $name $table);
            $crate::union_members!(@serde $name $table);
        }
    };
    (received $name:ident $table:tt) => {
        $crate::union_members!(@decode $name $table);
        $crate::if_serde! { $crate::union_members!(@serde $name $table); }
        $crate::if_test_util! { $crate::union_members!(@encode $name $table); }
    };
    (@encode $name:ident { $(
        $variant:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $([$constraint:expr])?,
    )* }) => {
        impl $crate::generated_code::members::Encode for $name {
            fn encode<T: $crate::generated_code::members::Writer>(&self, writer: &mut T) {
                writer.structure(|members| match self {
                    $(Self::$variant(value) => members.value(
                        $crate::union_members!(@wire $member $($wire)?),
                        $crate::members!(@value (value) $($format)?),
                    ),)*
                    Self::Unknown { tag, value } => members.value(tag, value),
                });
            }
        }
    };
    (@wire $member:literal) => { $member };
    (@wire $member:literal $wire:literal) => { $wire };
    (@validate $name:ident { $(
        $variant:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $([$constraint:expr])?,
    )* }) => {
        impl $crate::generated_code::Validate for $name {
            fn validate(&self, _violations: &mut $crate::generated_code::Violations) {
                match self {
                    $(Self::$variant(value) => {
                        _violations.check_value($member, value, $crate::members!(@constraint $($constraint)?));
                    })*
                    Self::Unknown { .. } => {}
                }
            }
        }
    };
    (@decode $name:ident { $(
        $variant:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $([$constraint:expr])?,
    )* }) => {
        impl $crate::generated_code::members::Union for $name {
            fn read_variant<'de, M: $crate::generated_code::members::MemberReader<'de>>(
                tag: &str,
                reader: &mut M,
            ) -> ::std::result::Result<::std::option::Option<Self>, M::Error> {
                ::std::result::Result::Ok(match tag {
                    $(
                        $member $(if $crate::members!(@in_model reader $wire))? => {
                            reader.value()?.map(Self::$variant)
                        }
                        $($wire if !reader.names().are_of_the_model() => reader.value()?.map(Self::$variant),)?
                    )*
                    _ => reader.unknown_value()?.map(|value| Self::Unknown { tag: tag.to_owned(), value }),
                })
            }
        }

        impl $crate::generated_code::members::Decode for $name {
            fn decode<'de, D: $crate::generated_code::members::Decoder<'de>>(
                decoder: D,
                context: &$crate::generated_code::members::Context,
            ) -> ::std::result::Result<::std::option::Option<Self>, D::Error> {
                $crate::generated_code::members::union(decoder, context)
            }
        }
    };
    (@serde $name:ident { $(
        $variant:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $([$constraint:expr])?,
    )* }) => {
        impl $crate::generated_code::members::ToSerde for $name {
            fn to_serde<S: $crate::generated_code::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                let members = $crate::generated_code::members::MemberSerializer::new(serializer)?;
                let members = match self {
                    $(Self::$variant(value) => members.member($member, value)?,)*
                    Self::Unknown { tag, value } => members.member(tag, value)?,
                };
                members.end()
            }
        }

        $crate::impl_serde!($name);
    };
}
