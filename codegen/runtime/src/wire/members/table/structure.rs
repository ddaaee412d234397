//! The table of a structure.

/// Implements what protocols, checks and serde need of a structure or union, from a table of its members.
///
/// An entry is a field and the model's name of the member. What differs from the ordinary follows in this order:
///
/// | in the table | means |
/// | --- | --- |
/// | `=> "name"` | The member has another name on the wire. |
/// | `as HttpDate` | Its timestamps have another format than the protocol's own. |
/// | `with [List("item")]` | Its lists and maps have a `Layout` of their own, outermost first. |
/// | `in query` | It travels outside of the body. In a reply, the place says where: `in header("X-Name")`. |
/// | `[required, LENGTH]` | It must have a value, which is checked against this [`Constraint`]. |
/// | `[message]` | It is the message of an exception. |
/// | `[detail]` | It is shown with the message of an exception. |
///
/// Before the structure's name stands what it is:
///
/// | in the table | means |
/// | --- | --- |
/// | `sent` | It is part of inputs: [`Encode`] and [`Validate`]. |
/// | `received` | It is part of replies: [`Structure`] and [`Decode`]. `sent received` gives both. |
/// | `input` | It is the input of an operation: what `sent` gives, but read strictly. |
/// | `output` | It is the output of an operation: what `received` gives. |
/// | `exception("Code", 404)` | It is an exception: also `ModelledException` and the standard `Error`. `retry Throttling` may follow the status. |
///
/// With the feature `serde` every structure has serde's `Serialize` and `Deserialize`, which use the model's names.
/// An unknown member is an error anywhere in an `input`, and is skipped elsewhere.
/// With the feature `test-util` outputs and exceptions can be written as replies.
///
/// ```
/// use botocore_runtime::generated_code::{Constraint, DateTime, Validate, Violations, members};
///
/// const NAME: Constraint = Constraint::NONE.min_length(2);
///
/// #[derive(Debug, Default)]
/// struct CreatePackage {
///     name: Option<String>,
///     created: Option<DateTime>,
///     revision: Option<String>,
/// }
///
/// members! {
///     input CreatePackage {
///         name: "packageName" => "name" [required, NAME],
///         created: "created" as DateTime,
///         revision: "revision" in query,
///     }
/// }
///
/// let mut violations = Violations::new();
/// CreatePackage { name: Some("p".to_owned()), ..Default::default() }.validate(&mut violations);
/// let error = violations.into_result().unwrap_err();
/// assert_eq!(error.to_string(), "packageName: has length 1, but must have at least 2");
/// ```
///
/// The table of a union begins with `union`. Variants stand in it in place of fields; a variant `Unknown { tag, value }`
/// keeps a member that the model does not know.
///
/// ```
/// use botocore_runtime::generated_code::{Document, members};
///
/// enum Choice {
///     Text(String),
///     Unknown { tag: String, value: Document },
/// }
///
/// members! {
///     union received Choice {
///         Text: "text",
///     }
/// }
/// ```
///
/// [`Constraint`]: crate::validate::Constraint
/// [`Validate`]: crate::validate::Validate
/// [`Encode`]: crate::generated_code::members::Encode
/// [`Decode`]: crate::generated_code::members::Decode
/// [`Structure`]: crate::generated_code::members::Structure
#[macro_export]
macro_rules! members {
    (union $($table:tt)*) => {
        $crate::union_members!($($table)*);
    };
    (sent received $name:ident $table:tt) => {
        $crate::members!(@encode $name $table);
        $crate::members!(@validate $name $table);
        $crate::members!(@decode $name $table);
        $crate::if_serde! { $crate::members!(@serde $name by Model $table); }
    };
    (sent $name:ident $table:tt) => {
        $crate::members!(@sent $name by Model $table);
    };
    (input $name:ident $table:tt) => {
        $crate::members!(@sent $name by ModelOnly $table);
    };
    (@sent $name:ident by $names:ident $table:tt) => {
        $crate::members!(@encode $name $table);
        $crate::members!(@validate $name $table);
        $crate::if_serde! {
            $crate::members!(@decode $name $table);
            $crate::members!(@serde $name by $names $table);
        }
    };
    (received $name:ident $table:tt) => {
        $crate::members!(@decode $name $table);
        $crate::if_serde! { $crate::members!(@serde $name by Model $table); }
        $crate::if_test_util! { $crate::members!(@encode $name $table); }
    };
    (output $name:ident $table:tt) => {
        $crate::members!(received $name $table);
        $crate::if_test_util! { $crate::reply_members!(@output $name $table); }
    };
    (exception($code:literal, $status:literal $(, retry $retry:ident)?) $name:ident $table:tt) => {
        $crate::members!(received $name $table);
        $crate::exception_members!(@exception $name $code ($($retry)?) $table);
        $crate::if_test_util! { $crate::reply_members!(@failure $name $code $status $table); }
    };
    (@encode $name:ident { $(
        $field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $(with $layout:tt)?
        $(in $place:ident $(($($argument:tt)*))?)? $([$($constraint:tt)*])?,
    )* }) => {
        impl $crate::generated_code::members::Encode for $name {
            fn encode<T: $crate::generated_code::members::Writer>(&self, writer: &mut T) {
                writer.structure(|_members| {
                    $($crate::members!(
                        @write _members (&self.$field) $member $(=> $wire)? $(as $format)? $(with $layout)? $(in $place)?
                    );)*
                });
            }
        }
    };
    (@write $members:ident ($value:expr) $member:literal in $place:ident) => {};
    (@write $members:ident ($value:expr) $member:literal => $wire:literal
        $(as $format:ident)? $(with $layout:tt)?) => {
        $crate::members!(@write $members ($value) $wire $(as $format)? $(with $layout)?);
    };
    (@write $members:ident ($value:expr) $name:literal $(as $format:ident)? with $layout:tt) => {
        $members.member_in($name, $crate::members!(@layout $layout), $crate::members!(@value ($value) $($format)?));
    };
    (@write $members:ident ($value:expr) $name:literal $(as $format:ident)?) => {
        $members.member($name, $crate::members!(@value ($value) $($format)?));
    };
    (@layout [$($level:expr),*]) => {{
        use $crate::generated_code::members::Level::*;
        $crate::generated_code::members::Layout(&[$($level),*])
    }};
    (@read $reader:ident ($field:expr)) => { $reader.read($field) };
    (@read $reader:ident ($field:expr) $layout:tt) => { $reader.read_in($crate::members!(@layout $layout), $field) };
    (@value ($value:expr)) => { $value };
    (@value ($value:expr) $format:ident) => {
        &$crate::generated_code::FormatTimestamps::format($value, $crate::generated_code::DateTimeFormat::$format)
    };
    (@decode $name:ident { $(
        $field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $(with $layout:tt)?
        $(in $place:ident $(($($argument:tt)*))?)? $([$($constraint:tt)*])?,
    )* }) => {
        impl $crate::generated_code::members::Structure for $name {
            fn read_member<'de, M: $crate::generated_code::members::MemberReader<'de>>(
                &mut self,
                name: &str,
                reader: &mut M,
            ) -> ::std::result::Result<(), M::Error> {
                match name {
                    $(
                        $member $(| $wire)?
                            $(if $crate::members!(@is_by reader name $wire))?
                            $(if $crate::members!(@in_model reader $place))? => {
                                $crate::members!(@read reader (&mut self.$field) $($layout)?)
                            }
                    )*
                    _ => reader.unknown(),
                }
            }
        }

        impl $crate::generated_code::members::Decode for $name {
            fn decode<'de, D: $crate::generated_code::members::Decoder<'de>>(
                decoder: D,
                context: &$crate::generated_code::members::Context,
            ) -> ::std::result::Result<::std::option::Option<Self>, D::Error> {
                $crate::generated_code::members::structure(decoder, context)
            }

            fn decode_for_serde<'de, D: $crate::generated_code::members::Decoder<'de>>(
                decoder: D,
                context: &$crate::generated_code::members::Context,
            ) -> ::std::result::Result<::std::option::Option<Self>, D::Error> {
                const MEMBERS: &[&str] = &[$($member),*];
                $crate::generated_code::members::named_structure(decoder, context, ::std::stringify!($name), MEMBERS)
            }
        }
    };
    // Whether the name is the wire's where members are called by names of the wire, and the model's elsewhere.
    (@is_by $reader:ident $name:ident $wire:literal) => { ($name == $wire) != $reader.names().are_of_the_model() };
    (@in_model $reader:ident $wire_or_place:tt) => { $reader.names().are_of_the_model() };
    (@validate $name:ident { $(
        $field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $(with $layout:tt)?
        $(in $place:ident $(($($argument:tt)*))?)? $([$($constraint:tt)*])?,
    )* }) => {
        impl $crate::generated_code::Validate for $name {
            fn validate(&self, _violations: &mut $crate::generated_code::Violations) {
                $(_violations.check($member, &self.$field, $crate::members!(@constraint $($($constraint)*)?));)*
            }
        }
    };
    (@constraint) => { &$crate::generated_code::Constraint::NONE };
    (@constraint required) => { const { &$crate::generated_code::Constraint::NONE.required() } };
    (@constraint required, $constraint:expr) => { const { &$constraint.required() } };
    (@constraint $constraint:expr) => { const { &$constraint } };
    (@serde $name:ident by $names:ident { $(
        $field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $(with $layout:tt)?
        $(in $place:ident $(($($argument:tt)*))?)? $([$($constraint:tt)*])?,
    )* }) => {
        impl $crate::generated_code::members::ToSerde for $name {
            fn to_serde<S: $crate::generated_code::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                let members = $crate::generated_code::members::MemberSerializer::new(serializer)?;
                $(let members = members.member($member, &self.$field)?;)*
                members.end()
            }
        }

        $crate::impl_serde!($name by $names);
    };
}
