//! The tables of members, from which generated types get what protocols, checks and serde need.

mod exception;
mod reply;
mod structure;
mod union;

/// Implements serde's traits by the traits of this module. A value is read by these [`Names`](super::Names).
#[doc(hidden)]
#[macro_export]
macro_rules! impl_serde {
    ($name:ident) => {
        $crate::impl_serde!($name by Model);
    };
    ($name:ident by $names:ident) => {
        #[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
        impl $crate::generated_code::serde_core::Serialize for $name {
            fn serialize<S: $crate::generated_code::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::generated_code::members::ToSerde::to_serde(self, serializer)
            }
        }

        #[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
        impl<'de> $crate::generated_code::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::generated_code::members::Decoder<'de>>(
                decoder: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::generated_code::members::deserialize(decoder, $crate::generated_code::members::Names::$names)
            }
        }
    };
}
