//! The table of a structure.

/// Implements JSON for a structure, from a table of its members.
///
/// Before the name stands which way the structure travels: `sent` gives [`Encode`], `received` gives
/// [`Structure`] and [`Decode`], and `output` or `exception("Code", 404)` the same for what a reply is
/// read into. With the feature `serde` every structure has serde's `Serialize` and `Deserialize` too,
/// which use the model's member names. With the feature `test-util` outputs and exceptions can be
/// written as the service's replies.
///
/// An entry is a field and the model's name of the member; `=> "name"` follows where the member has
/// another name on the wire, `as HttpDate` where a time is written in another format than the
/// protocol's. Members `elsewhere` travel outside of the body, so decoding and encoding it passes
/// over them; those of a reply say where they stand in it, as `=> header("X-Name")`.
///
/// ```
/// use botocore_runtime::generated_code::{DateTime, json};
///
/// #[derive(Debug, Default)]
/// struct Package {
///     name: Option<String>,
///     created: Option<DateTime>,
///     revision: Option<String>,
/// }
///
/// json::structure! {
///     received Package {
///         name: "packageName" => "name",
///         created: "created",
///     } elsewhere {
///         revision: "revision",
///     }
/// }
///
/// let package: Package = json::decode(br#"{"name": "p", "created": 0, "revision": "r"}"#)?;
/// assert_eq!(package.name.as_deref(), Some("p"));
/// assert_eq!(package.created, Some(DateTime::from_secs(0)));
/// assert_eq!(package.revision, None);
/// # Ok::<(), botocore_runtime::DecodeError>(())
/// ```
///
/// [`Encode`]: crate::wire::json::Encode
/// [`Structure`]: crate::wire::json::Structure
/// [`Decode`]: crate::wire::json::Decode
#[macro_export]
macro_rules! json_structure {
    (output $name:ident elsewhere { $($elsewhere:tt)* }) => {
        $crate::json_structure!($name elsewhere { $($elsewhere)* });
        $crate::if_test_util! {
            $crate::json_structure!(@reply $name (new()) {} elsewhere { $($elsewhere)* });
        }
    };
    (output $name:ident $body:tt $($elsewhere:tt)*) => {
        $crate::json_structure!(received $name $body $($elsewhere)*);
        $crate::if_test_util! {
            $crate::json_structure!(@reply $name (new()) { json } $($elsewhere)*);
        }
    };
    (exception($code:literal, $status:literal) $name:ident $body:tt $($elsewhere:tt)*) => {
        $crate::json_structure!(received $name $body $($elsewhere)*);
        $crate::if_test_util! {
            $crate::json_structure!(@reply $name (error($code, $status)) { json } $($elsewhere)*);
            impl $crate::generated_code::Failure for $name {}
        }
    };
    (sent received $name:ident $($table:tt)*) => {
        $crate::json_structure!(@encode $name $($table)*);
        $crate::json_structure!(@decode $name $($table)*);
        $crate::if_serde! { $crate::json_structure!(@serde $name $($table)*); }
    };
    (sent $name:ident $($table:tt)*) => {
        $crate::json_structure!(@encode $name $($table)*);
        $crate::if_serde! {
            $crate::json_structure!(@decode $name $($table)*);
            $crate::json_structure!(@serde $name $($table)*);
        }
    };
    (received $name:ident $($table:tt)*) => {
        $crate::json_structure!(@decode $name $($table)*);
        $crate::if_serde! { $crate::json_structure!(@serde $name $($table)*); }
        $crate::if_test_util! { $crate::json_structure!(@encode $name $($table)*); }
    };
    ($name:ident elsewhere { $($elsewhere:tt)* }) => {
        $crate::if_serde! {
            $crate::json_structure!(@decode $name {} elsewhere { $($elsewhere)* });
            $crate::json_structure!(@serde $name {} elsewhere { $($elsewhere)* });
        }
    };
    (
        @encode $name:ident { $($field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)?,)* }
        $(elsewhere { $($_elsewhere:tt)* })?
    ) => {
        impl $crate::generated_code::json::Encode for $name {
            fn encode(&self, json: &mut $crate::generated_code::json::Writer) {
                json.object(|_object| {
                    $(_object.member(
                        $crate::json_structure!(@wire $member $($wire)?),
                        $crate::json_structure!(@value (&self.$field) $($format)?),
                    );)*
                });
            }
        }
    };
    (
        @decode $name:ident { $($field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)?,)* }
        $(elsewhere { $($other_field:ident: $other:literal $(=> $part:ident($($_argument:tt)*))?,)* })?
    ) => {
        impl $crate::generated_code::json::Structure for $name {
            fn read_member<'de, M: $crate::generated_code::json::Members<'de>>(
                &mut self,
                name: &str,
                members: &mut M,
            ) -> ::std::result::Result<(), M::Error> {
                match name {
                    $(
                        $member $(if $crate::json_structure!(@model members $wire))? => members.read(&mut self.$field),
                        $($wire if !members.names().are_of_the_model() => members.read(&mut self.$field),)?
                    )*
                    $($($other if members.names().are_of_the_model() => members.read(&mut self.$other_field),)*)?
                    _ => members.unknown(),
                }
            }
        }

        impl $crate::generated_code::json::Decode for $name {
            fn decode<'de, D: $crate::generated_code::json::Decoder<'de>>(
                decoder: D,
                names: $crate::generated_code::json::Names,
            ) -> ::std::result::Result<::std::option::Option<Self>, D::Error> {
                $crate::generated_code::json::structure(decoder, names)
            }
        }
    };
    (
        @serde $name:ident { $($field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)?,)* }
        $(elsewhere { $($other_field:ident: $other:literal $(=> $part:ident($($_argument:tt)*))?,)* })?
    ) => {
        impl $crate::generated_code::json::Show for $name {
            fn show<S: $crate::generated_code::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "a structure may have no members")]
                let mut members = $crate::generated_code::json::ShownMembers::new(serializer)?;
                $(members.member($member, &self.$field)?;)*
                $($(members.member($other, &self.$other_field)?;)*)?
                members.end()
            }
        }

        $crate::json_serde!($name);
    };
    (
        @reply $name:ident ($($start:tt)*) { $($body:tt)* }
        $(elsewhere { $($field:ident: $member:literal $(=> $part:ident($($argument:tt)*))?,)* })?
    ) => {
        impl $crate::generated_code::ToReply for $name {
            fn to_reply(self) -> ::std::result::Result<$crate::generated_code::Reply, $crate::generated_code::EncodeError> {
                #[allow(unused_mut, reason = "a reply may have neither body nor headers")]
                let mut reply = $crate::generated_code::Reply::$($start)*;
                $crate::json_structure!(@body reply (&self) $($body)*);
                $($($($crate::json_structure!(@part reply (self.$field) $part($($argument)*));)?)*)?
                ::std::result::Result::Ok(reply)
            }
        }
    };
    (@body $reply:ident ($value:expr)) => {};
    (@body $reply:ident ($value:expr) json) => { $reply.json($value) };
    (@part $reply:ident ($value:expr) stream()) => { $reply.stream($value) };
    (@part $reply:ident ($value:expr) $part:ident($($name:literal)? $(as $format:ident)?)) => {
        $reply.$part($($name,)? $crate::json_structure!(@value (&$value) $($format)?))?
    };
    (@wire $member:literal) => { $member };
    (@wire $member:literal $wire:literal) => { $wire };
    (@value ($value:expr)) => { $value };
    (@value ($value:expr) $format:ident) => {
        &$crate::generated_code::FormatTimestamps::format($value, $crate::generated_code::TimestampFormat::$format)
    };
    (@model $members:ident $wire:literal) => { $members.names().are_of_the_model() };
}
