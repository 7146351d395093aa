//! The one writer of SQLite: takes waiting writes from a bounded queue, runs each in a savepoint, commits them together
//! and answers only after the commit. A write that fails is undone by itself and hurts nobody else.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::{Connection, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use super::sqlite;
use super::work::Work;
use super::{Conn, StoreFault, Stored, Working, WriteFault};

#[cfg(all(feature = "fault-ack-early", not(debug_assertions)))]
compile_error!("fault-ack-early loses answers on purpose: it is for tests only");

/// Writes that may wait.
const QUEUE: usize = 1_024;
/// Writes in one commit.
const GROUP: usize = 256;

#[derive(Clone)]
pub(super) struct Writer {
    queue: mpsc::Sender<Order>,
    commits: Arc<AtomicU64>,
}

enum Order {
    Write(Box<dyn Item>),
    Compact(oneshot::Sender<Stored<()>>),
    Stop(oneshot::Sender<()>),
}

impl Writer {
    pub fn start(conn: SqliteConnection) -> Self {
        let (queue, orders) = mpsc::channel(QUEUE);
        let commits = Arc::new(AtomicU64::new(0));
        tokio::spawn(Task { conn, orders, commits: commits.clone() }.run());
        Self { queue, commits }
    }

    pub async fn write<D, T, E, F>(&self, work: Work<D, F>) -> Result<T, E>
    where
        D: Send + Sync + 'static,
        T: Send + 'static,
        E: WriteFault,
        F: for<'c> Fn(&'c D, &'c mut Conn<'_>) -> Working<'c, T, E> + Send + Sync + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let item = Waiting { work, outcome: None, answer };
        self.queue.try_send(Order::Write(Box::new(item))).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => StoreFault::Busy,
            mpsc::error::TrySendError::Closed(_) => StoreFault::Closed,
        })?;
        answered.await.unwrap_or_else(|_| Err(StoreFault::Closed.into()))
    }

    pub async fn compact(&self) -> Stored<()> {
        let (answer, answered) = oneshot::channel();
        self.queue.send(Order::Compact(answer)).await.map_err(|_| StoreFault::Closed)?;
        answered.await.map_err(|_| StoreFault::Closed)?
    }

    pub async fn stop(&self) {
        let (answer, answered) = oneshot::channel();
        if self.queue.send(Order::Stop(answer)).await.is_ok() {
            let _ = answered.await;
        }
    }

    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }
}

type Running<'c> = Pin<Box<dyn Future<Output = Ended> + Send + 'c>>;

/// What the writer knows of a write: how to run it, and whom to tell.
trait Item: Send {
    fn run<'c>(&'c mut self, conn: &'c mut Conn<'_>) -> Running<'c>;
    /// After the commit, or with the reason why there is none.
    fn tell(self: Box<Self>, committed: Stored<()>);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Well,
    Badly,
}

struct Waiting<D, F, T, E> {
    work: Work<D, F>,
    outcome: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<D, F, T, E> Item for Waiting<D, F, T, E>
where
    D: Send + Sync,
    T: Send,
    E: WriteFault,
    F: for<'c> Fn(&'c D, &'c mut Conn<'_>) -> Working<'c, T, E> + Send + Sync,
{
    fn run<'c>(&'c mut self, conn: &'c mut Conn<'_>) -> Running<'c> {
        Box::pin(async move {
            let outcome = self.work.run(conn).await;
            let ended = if outcome.is_ok() { Ended::Well } else { Ended::Badly };
            self.outcome = Some(outcome);
            ended
        })
    }

    fn tell(self: Box<Self>, committed: Stored<()>) {
        let answer = match (self.outcome, committed) {
            (Some(Err(own)), _) => Err(own),
            (_, Err(fault)) => Err(fault.into()),
            (Some(Ok(done)), Ok(())) => Ok(done),
            (None, Ok(())) => Err(StoreFault::Closed.into()),
        };
        // The caller may have gone away; the write stands all the same.
        let _ = self.answer.send(answer);
    }
}

struct Task {
    conn: SqliteConnection,
    orders: mpsc::Receiver<Order>,
    commits: Arc<AtomicU64>,
}

impl Task {
    async fn run(mut self) {
        let mut next = self.orders.recv().await;
        while let Some(order) = next.take() {
            match order {
                Order::Write(first) => next = self.group(first).await,
                Order::Compact(answer) => {
                    let _ = answer.send(sqlite::compact(&mut self.conn).await);
                }
                Order::Stop(answer) => {
                    self.orders.close();
                    let _ = sqlite::checkpoint(&mut self.conn).await;
                    let _ = self.conn.close().await;
                    let _ = answer.send(());
                    return;
                }
            }
            if next.is_none() {
                next = self.orders.recv().await;
            }
        }
    }

    /// One transaction for all that wait. Returns an order that is not a write and ended the group.
    async fn group(&mut self, first: Box<dyn Item>) -> Option<Order> {
        let mut items = Vec::new();
        let mut waiting = Some(first);
        let mut other = None;
        let mut whole = self.say("begin immediate").await;
        while let Some(mut item) = waiting.take() {
            if whole.is_ok() {
                whole = self.run_one(item.as_mut()).await;
            }
            items.push(item);
            if items.len() < GROUP {
                match self.orders.try_recv() {
                    Ok(Order::Write(item)) => waiting = Some(item),
                    Ok(order) => other = Some(order),
                    Err(_) => {}
                }
            }
        }
        self.end(whole, items).await;
        other
    }

    /// Runs a write in its savepoint. An error here is one of the whole group.
    async fn run_one(&mut self, item: &mut dyn Item) -> Stored<()> {
        self.say("savepoint item").await?;
        if item.run(&mut Conn::Sqlite(&mut self.conn)).await == Ended::Badly {
            self.say("rollback to item").await?;
        }
        self.say("release item").await
    }

    #[cfg(not(feature = "fault-ack-early"))]
    async fn end(&mut self, whole: Stored<()>, items: Vec<Box<dyn Item>>) {
        let committed = self.commit(whole).await;
        for item in items {
            item.tell(committed.clone());
        }
    }

    /// Wrong on purpose: a kill between answer and commit loses what was acknowledged.
    #[cfg(feature = "fault-ack-early")]
    async fn end(&mut self, whole: Stored<()>, items: Vec<Box<dyn Item>>) {
        for item in items {
            item.tell(whole.clone());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let _ = self.commit(whole).await;
    }

    async fn commit(&mut self, whole: Stored<()>) -> Stored<()> {
        let committed = match whole {
            Ok(()) => self.say("commit").await,
            Err(fault) => Err(fault),
        };
        match &committed {
            Ok(()) => {
                self.commits.fetch_add(1, Ordering::Relaxed);
            }
            // Fails where SQLite has already undone everything itself.
            Err(_) => drop(self.say("rollback").await),
        }
        committed
    }

    async fn say(&mut self, statement: &'static str) -> Stored<()> {
        sqlx::query(statement).execute(&mut self.conn).await?;
        Ok(())
    }
}
