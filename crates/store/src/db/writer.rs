//! Group commit: queued writes share one transaction and one fsync.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::load::LoadCounters;
use crate::StoreError;

/// How many requests one transaction may carry: limits how long the first of them waits.
const MAX_REQUESTS_PER_COMMIT: usize = 256;
/// How many requests may wait before senders are held back.
const MAX_QUEUED: usize = 4096;

type Reply = Box<dyn FnOnce(Result<(), &StoreError>) + Send>;
/// A request: given the connection inside a transaction, or the reason why there is none, it returns how to answer it.
type Request = Box<dyn FnOnce(Result<&Connection, &StoreError>) -> Reply + Send>;

/// The sending side of the writer's queue.
#[derive(Clone)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Request>,
    load: Arc<LoadCounters>,
}

impl Writer {
    /// Starts the writer's thread, which ends with the last sender. A shutdown need not wait for it: everything that
    /// was acknowledged is on the disk already.
    pub(crate) fn start(connection: Connection) -> std::io::Result<Self> {
        let (queue, waiting) = mpsc::channel(MAX_QUEUED);
        let load = Arc::<LoadCounters>::default();
        let counters = Arc::clone(&load);
        std::thread::Builder::new().name("writer".to_owned()).spawn(move || run(&connection, waiting, &counters))?;
        Ok(Self { queue, load })
    }

    /// The counters of its load.
    pub(crate) fn load(&self) -> &LoadCounters {
        &self.load
    }

    /// Does `work` in the next transaction and returns when it is on the disk.
    ///
    /// # Errors
    /// The error of `work`, [`StoreError::Panicked`] if it panicked, or the error of the commit. If `work` fails or
    /// panics, its changes are rolled back; those of other requests in the same transaction are not.
    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let request: Request = Box::new(move |ready| {
            let outcome = match ready {
                Ok(connection) => in_savepoint(connection, work),
                Err(error) => Err(error.shared().into()),
            };
            Box::new(move |committed| {
                let result = outcome.and_then(|value| committed.map(|()| value).map_err(|e| e.shared().into()));
                // The caller may have gone away: the work is done all the same.
                drop(answer.send(result));
            })
        });
        self.queue.send(request).await.map_err(|_| StoreError::Closed)?;
        let _queued = self.load.enqueue();
        answered.await.map_err(|_| StoreError::Closed)?
    }
}

fn in_savepoint<T, E: From<StoreError>>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    let sql = |text| connection.execute_batch(text).map_err(|e| E::from(StoreError::named(e)));
    sql("SAVEPOINT request")?;
    // A panic must end this request alone, not the thread that writes for everybody. Nothing of the request's state is
    // used after it: its changes are rolled back, and SQLite's own state is consistent between two calls.
    let outcome = catch_unwind(AssertUnwindSafe(|| work(connection)));
    match outcome.unwrap_or_else(|_| Err(StoreError::Panicked.into())) {
        Ok(value) => sql("RELEASE request").map(|()| value),
        Err(error) => {
            // A full disk may already have rolled back the whole transaction, and the savepoint with it.
            drop(sql("ROLLBACK TO request; RELEASE request"));
            Err(error)
        }
    }
}

fn run(connection: &Connection, mut waiting: mpsc::Receiver<Request>, load: &LoadCounters) {
    while let Some(first) = waiting.blocking_recv() {
        match connection.execute_batch("BEGIN IMMEDIATE").map_err(StoreError::named) {
            Ok(()) => transact(connection, first, &mut waiting, load),
            Err(error) => {
                tracing::error!(%error, "a transaction could not be started");
                load.record_commit(Duration::ZERO, true);
                first(Err(&error))(Err(&error));
            }
        }
    }
}

/// Runs `first` and everything else that is waiting, commits, and only then answers.
fn transact(connection: &Connection, first: Request, waiting: &mut mpsc::Receiver<Request>, load: &LoadCounters) {
    let began = Instant::now();
    let mut replies = vec![first(Ok(connection))];
    // A full disk may roll back the whole transaction in the middle: then nothing more may run as if it were open.
    while !connection.is_autocommit() && replies.len() < MAX_REQUESTS_PER_COMMIT {
        let Ok(next) = waiting.try_recv() else { break };
        replies.push(next(Ok(connection)));
    }
    let committed = if connection.is_autocommit() {
        Err(StoreError::Full)
    } else {
        connection.execute_batch("COMMIT").map_err(StoreError::named)
    };
    if let Err(error) = &committed {
        tracing::error!(%error, requests = replies.len(), "a transaction was not committed; none of it was stored");
        if !connection.is_autocommit() {
            drop(connection.execute_batch("ROLLBACK"));
        }
    }
    load.record_commit(began.elapsed(), committed.is_err());
    for reply in replies {
        reply(committed.as_ref().copied());
    }
}
