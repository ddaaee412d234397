//! The state of an upload, which the call, the connection and the body of the request share.

use crate::io::body::ByteStream;
use http_body::Body;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};

/// An upload on its way.
#[derive(Debug)]
pub struct Upload {
    state: Mutex<State>,
    /// The body until the call is over. hyper may keep what it is given for as long as no runtime runs.
    body: Mutex<Option<ByteStream>>,
}

#[derive(Debug)]
struct State {
    permission: Permission,
    is_taken: bool,
    was_replied_to: bool,
    is_over: bool,
    connection: Option<Waker>,
}

/// Whether the body may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    Given,
    Awaited,
    /// The server has replied without asking for the body.
    Refused,
}

impl Upload {
    /// The upload of a body, which may have to wait for permission.
    pub fn new(permission: Permission, body: ByteStream) -> Self {
        let is_taken = body.is_end_stream();
        let state = State { permission, is_taken, was_replied_to: false, is_over: false, connection: None };
        Self { state: Mutex::new(state), body: Mutex::new(Some(body)) }
    }

    /// Does something with the body; `None` if the call is over.
    pub fn with_body<T>(&self, act: impl FnOnce(&mut ByteStream) -> T) -> Option<T> {
        self.body.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map(act)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn permission(&self) -> Permission {
        self.state().permission
    }

    /// Gives or refuses the permission, unless that is settled.
    pub fn settle(&self, permission: Permission) {
        self.tell(|state| {
            if state.permission == Permission::Awaited {
                state.permission = permission;
            }
        });
    }

    /// Records that hyper has taken all of the body.
    pub fn take(&self) {
        self.state().is_taken = true;
    }

    /// Whether hyper has taken all of the body.
    pub fn is_taken(&self) -> bool {
        self.state().is_taken
    }

    /// Records that bytes of a reply came while the body was being sent.
    pub fn reply(&self) {
        self.state().was_replied_to = true;
    }

    /// Whether bytes of a reply came while the body was being sent.
    pub fn was_replied_to(&self) -> bool {
        self.state().was_replied_to
    }

    /// Records that the call is over.
    pub fn end(&self) {
        self.tell(|state| state.is_over = true);
        // If the body is being read at this moment, the connection ends afterwards, and the body with it.
        let body = self.body.try_lock().ok().and_then(|mut body| body.take());
        drop(body);
    }

    /// Returns an error if the call is over. Otherwise the connection is woken when it is.
    pub fn check(&self, context: &Context<'_>) -> io::Result<()> {
        let mut state = self.state();
        if state.is_over {
            return Err(io::Error::other("the call is over"));
        }
        match &mut state.connection {
            Some(waker) => waker.clone_from(context.waker()),
            none => *none = Some(context.waker().clone()),
        }
        Ok(())
    }

    /// Changes the state, and wakes the connection to look at it.
    fn tell(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        change(&mut state);
        let connection = state.connection.take();
        drop(state);
        if let Some(connection) = connection {
            connection.wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::task::Wake;

    /// Counts how often the connection is woken.
    #[derive(Default)]
    struct Woken(AtomicU32);

    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    #[test]
    fn permission_is_settled_once_and_the_connection_looks_at_each_change() {
        let woken = Arc::new(Woken::default());
        let waker = Waker::from(Arc::clone(&woken));
        let context = Context::from_waker(&waker);
        for (settled, other) in [(Permission::Given, Permission::Refused), (Permission::Refused, Permission::Given)] {
            woken.0.store(0, Ordering::SeqCst);
            let upload = Upload::new(Permission::Awaited, "abc".into());
            upload.check(&context).unwrap();
            upload.settle(settled);
            upload.settle(other);
            assert_eq!((upload.permission(), woken.0.load(Ordering::SeqCst)), (settled, 1));
            upload.check(&context).unwrap();
            upload.end();
            assert_eq!(woken.0.load(Ordering::SeqCst), 2);
            assert_eq!(upload.check(&context).unwrap_err().to_string(), "the call is over");
            assert!(upload.with_body(|_| ()).is_none());
        }
    }
}
