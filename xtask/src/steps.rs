//! The steps of a task: what each does, how long it usually takes, how long it took, and steps that run at the same
//! time.

use std::time::{Duration, Instant};
use std::{panic, thread};

use anyhow::Result;

/// Runs a step. Prints its name and usual duration before, and the measured duration after. Returns what `work`
/// returns.
pub fn step<T>(name: &str, usual: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("\n== {name} (usually {usual})");
    let started = Instant::now();
    let result = work();
    let took = in_words(started.elapsed());
    match &result {
        Ok(_) => eprintln!("== {name}: done in {took}"),
        // Printed here as well as by the caller: a step that runs at the same time may take minutes to end.
        Err(error) => eprintln!("== {name}: failed after {took}: {error:#}"),
    }
    result
}

/// Runs two pieces of work at the same time. Fails, when both have ended, with the error of the first, else of the
/// second.
pub fn both<A: Send, B>(
    first: impl FnOnce() -> Result<A> + Send,
    second: impl FnOnce() -> Result<B>,
) -> Result<(A, B)> {
    thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        let first = first.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        Ok((first?, second?))
    })
}

/// A duration such as `40 s` or `3 min 05 s`.
pub fn in_words(duration: Duration) -> String {
    match duration.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use anyhow::bail;

    use super::*;

    #[test]
    fn two_steps_run_at_the_same_time() -> Result<()> {
        let (to_second, from_first) = mpsc::channel();
        let (to_first, from_second) = mpsc::channel();
        // Each waits for the other, which neither could if it ran alone.
        let (a, b) = both(
            move || {
                to_second.send(1)?;
                Ok(from_second.recv()?)
            },
            move || {
                to_first.send(2)?;
                Ok(from_first.recv()?)
            },
        )?;
        assert_eq!((a, b), (2, 1));
        Ok(())
    }

    #[test]
    fn a_failure_of_either_step_is_returned() {
        let succeeds = || Ok(());
        let first: Result<((), ())> = both(|| bail!("first"), succeeds);
        let second: Result<((), ())> = both(succeeds, || bail!("second"));
        assert!(first.is_err_and(|error| error.to_string() == "first"));
        assert!(second.is_err_and(|error| error.to_string() == "second"));
    }

    #[test]
    fn durations_are_printed_in_minutes_and_seconds() {
        assert_eq!(in_words(Duration::from_secs(59)), "59 s");
        assert_eq!(in_words(Duration::from_secs(185)), "3 min 05 s");
    }
}
