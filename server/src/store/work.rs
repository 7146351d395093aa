//! A write: data, and what to do with it inside one transaction.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;

use super::{Conn, StoreFault};

/// What a write returns while it runs.
pub type Working<'c, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>>;

/// An error with which a write may end. Any error undoes the write.
pub trait WriteFault: From<StoreFault> + Send + 'static {
    /// The fault of the store behind this error, if it is one: only such a fault is worth another try.
    fn store_fault(&self) -> Option<&StoreFault>;
}

impl WriteFault for StoreFault {
    fn store_fault(&self) -> Option<&StoreFault> {
        Some(self)
    }
}

pub(super) struct Work<D, F> {
    pub data: D,
    pub work: F,
}

impl<D, F> Work<D, F> {
    /// Runs once. A panic is a fault of this write alone.
    pub async fn run<T, E>(&self, conn: &mut Conn<'_>) -> Result<T, E>
    where
        E: WriteFault,
        F: for<'c> Fn(&'c D, &'c mut Conn<'_>) -> Working<'c, T, E>,
    {
        let mut running = (self.work)(&self.data, conn);
        let caught =
            poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(context))) {
                Ok(polled) => polled.map(Ok),
                Err(_) => std::task::Poll::Ready(Err(StoreFault::Panicked)),
            });
        caught.await?
    }
}
