//! The tables of members from which generated types get their JSON.

mod structure;
mod union;

/// Implements serde's traits for what reads and shows itself.
#[doc(hidden)]
#[macro_export]
macro_rules! json_serde {
    ($name:ident) => {
        impl $crate::generated_code::serde_core::Serialize for $name {
            fn serialize<S: $crate::generated_code::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::generated_code::json::Show::show(self, serializer)
            }
        }

        impl<'de> $crate::generated_code::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::generated_code::json::Decoder<'de>>(
                decoder: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::generated_code::json::deserialize(decoder)
            }
        }
    };
}
