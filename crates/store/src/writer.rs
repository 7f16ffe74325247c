//! The one writer: commits what is waiting in one transaction, so that durability costs one sync for many.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::{StoreError, work};

/// How many requests one transaction may carry: bounds how long the first of them waits.
const MAX_BATCH: usize = 256;
/// How many may wait before senders are held back.
const QUEUE_CAPACITY: usize = 4096;

type Reply = Box<dyn FnOnce(Result<(), &StoreError>) + Send>;
/// A request: given the connection inside a transaction, or the reason why there is none, it returns how to answer it.
type Work = Box<dyn FnOnce(Result<&Connection, &StoreError>) -> Reply + Send>;

/// The sending side of the writer's queue.
#[derive(Clone)]
pub(super) struct Writer {
    queue: mpsc::Sender<Work>,
    work: Arc<work::Work>,
}

impl Writer {
    /// Starts the writer's thread, which ends with the last sender. Nobody waits for it at shutdown: whatever was acknowledged
    /// is on the disk already.
    pub(super) fn start(connection: Connection) -> std::io::Result<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE_CAPACITY);
        let work = Arc::<work::Work>::default();
        let told = Arc::clone(&work);
        std::thread::Builder::new().name("writer".to_owned()).spawn(move || run(&connection, waiting, &told))?;
        Ok(Self { queue, work })
    }

    /// How busy it is.
    pub(super) fn work(&self) -> &work::Work {
        &self.work
    }

    /// Does `work` in the next transaction and answers when it is on the disk.
    ///
    /// # Errors
    /// The error of `work` (its changes are rolled back, those of others in the same transaction are not), or of the commit.
    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let work: Work = Box::new(move |ready| {
            let outcome = match ready {
                Ok(connection) => in_savepoint(connection, work),
                Err(error) => Err(error.shared().into()),
            };
            Box::new(move |committed| {
                let result = outcome.and_then(|value| committed.map(|()| value).map_err(|e| e.shared().into()));
                // A caller that has gone away is of no consequence: the work is done all the same.
                drop(answer.send(result));
            })
        });
        self.queue.send(work).await.map_err(|_| StoreError::Closed)?;
        let _waits = self.work.asked();
        answered.await.map_err(|_| StoreError::Closed)?
    }
}

fn in_savepoint<T, E: From<StoreError>>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    let sql = |text| connection.execute_batch(text).map_err(|e| E::from(StoreError::named(e)));
    sql("SAVEPOINT request")?;
    match work(connection) {
        Ok(value) => sql("RELEASE request").map(|()| value),
        Err(error) => {
            // A full disk may already have rolled back the whole transaction, and the savepoint with it.
            drop(sql("ROLLBACK TO request; RELEASE request"));
            Err(error)
        }
    }
}

fn run(connection: &Connection, mut waiting: mpsc::Receiver<Work>, work: &work::Work) {
    while let Some(first) = waiting.blocking_recv() {
        match connection.execute_batch("BEGIN IMMEDIATE").map_err(StoreError::named) {
            Ok(()) => transact(connection, first, &mut waiting, work),
            Err(error) => {
                tracing::error!(%error, "a transaction could not be begun");
                work.committed(Duration::ZERO, true);
                first(Err(&error))(Err(&error));
            }
        }
    }
}

/// Runs `first` and whatever else is waiting, commits, and only then answers.
fn transact(connection: &Connection, first: Work, waiting: &mut mpsc::Receiver<Work>, work: &work::Work) {
    let began = Instant::now();
    let mut replies = vec![first(Ok(connection))];
    // A full disk may roll back the whole transaction in the middle: then nothing more may run as if it were open.
    while !connection.is_autocommit() && replies.len() < MAX_BATCH {
        let Ok(next) = waiting.try_recv() else { break };
        replies.push(next(Ok(connection)));
    }
    let committed = if connection.is_autocommit() {
        Err(StoreError::Full)
    } else {
        connection.execute_batch("COMMIT").map_err(StoreError::named)
    };
    if let Err(error) = &committed {
        tracing::error!(%error, requests = replies.len(), "a transaction was not committed; nothing of it was stored");
        if !connection.is_autocommit() {
            drop(connection.execute_batch("ROLLBACK"));
        }
    }
    work.committed(began.elapsed(), committed.is_err());
    for reply in replies {
        reply(committed.as_ref().copied());
    }
}
