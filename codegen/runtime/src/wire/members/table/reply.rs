//! Outputs and exceptions as replies, for stubs in tests.

/// Implements for [`members!`](macro@crate::members) that an output or an exception can be written as a reply.
#[doc(hidden)]
#[macro_export]
macro_rules! reply_members {
    (@output $name:ident $table:tt) => {
        $crate::reply_members!(@reply $name () $table);
    };
    (@failure $name:ident $code:literal $status:literal $table:tt) => {
        $crate::reply_members!(@reply $name ($code $status) $table);

        #[cfg_attr(docsrs, doc(cfg(feature = "test-util")))]
        impl $crate::generated_code::Failure for $name {}
    };
    (@reply $name:ident $failure:tt { $(
        $field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $(with $layout:tt)?
        $(in $place:ident $(($($argument:tt)*))?)? $([$($constraint:tt)*])?,
    )* }) => {
        #[cfg_attr(docsrs, doc(cfg(feature = "test-util")))]
        impl $crate::generated_code::ToReply for $name {
            fn to_reply<T: $crate::generated_code::Protocol>(
                self,
            ) -> ::std::result::Result<$crate::generated_code::Reply, $crate::generated_code::EncodeError> {
                let reply =
                    $crate::reply_members!(@body T (&self) [$($crate::reply_members!(@in_body $($place)?)),*] $failure);
                $($($crate::reply_members!(@part reply T (self.$field) $place $(($($argument)*))?);)?)*
                ::std::result::Result::Ok(reply)
            }
        }
    };
    (@body $protocol:ident ($value:expr) $in_body:tt ()) => {{
        let mut reply = $crate::generated_code::Reply::new();
        if $in_body.contains(&true) {
            reply.members::<$protocol, _>($value);
        }
        reply
    }};
    (@body $protocol:ident ($value:expr) $in_body:tt ($code:literal $status:literal)) => {
        $crate::generated_code::Reply::error::<$protocol, _>($code, $status, $value)
    };
    (@in_body) => { true };
    (@in_body $place:ident) => { false };
    (@part $reply:ident $protocol:ident ($value:expr) stream) => {
        let mut $reply = $reply;
        $reply.stream($value);
    };
    (@part $reply:ident $protocol:ident ($value:expr) payload) => {
        let mut $reply = $reply;
        $reply.payload::<$protocol, _>(&$value);
    };
    (@part $reply:ident $protocol:ident ($value:expr) $place:ident $(($name:literal $(as $format:ident)?))?) => {
        let mut $reply = $reply;
        $reply.$place($($name,)? $crate::members!(@value (&$value) $($($format)?)?))?;
    };
}
