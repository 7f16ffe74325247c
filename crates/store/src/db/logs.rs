//! Emptying the write-ahead logs, in which what was erased could still be read.

use std::cell::Cell;

use super::connection::truncate_log;
use crate::keys::table::KEYS;
use crate::{DATABASE, Store};

tokio::task_local! {
    /// Whether the running [`Store::empty_logs_last`] has erased something.
    static HAS_ERASED: Cell<bool>;
}

impl Store {
    /// Writes the logs of both files back into the files and empties them: what was erased must not remain in a log. A
    /// log that somebody is reading is left for the next call.
    pub async fn empty_logs(&self) {
        for name in [DATABASE, KEYS] {
            let file = self.file.with_file_name(name);
            let emptied = tokio::task::spawn_blocking(move || truncate_log(&file)).await;
            if !matches!(emptied, Ok(Ok(()))) {
                tracing::warn!(file = name, "the log could not be emptied yet");
            }
        }
    }

    /// Does `work`, and then empties the logs if it erased something. Emptying waits for those who read, for seconds on
    /// a busy disk: boards that show what is gone hear of it first, from `work`.
    pub async fn empty_logs_last<T>(&self, work: impl Future<Output = T>) -> T {
        let noting = async {
            let done = work.await;
            (done, HAS_ERASED.with(Cell::get))
        };
        let (done, has_erased) = HAS_ERASED.scope(Cell::new(false), noting).await;
        if has_erased {
            self.empty_logs().await;
        }
        done
    }

    /// Notes that something was erased, once that is committed: [`Self::empty_logs_last`] empties the logs at its end.
    /// Outside of it nothing is announced, and they are emptied now.
    pub(crate) async fn note_erased(&self) {
        if HAS_ERASED.try_with(|has_erased| has_erased.set(true)).is_err() {
            self.empty_logs().await;
        }
    }
}
