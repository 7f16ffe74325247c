//! Studies of the detectors: simulated people, reference detectors, an oracle, and the calibration of the limits.

pub mod breaks;
pub mod budget;
pub mod calibrate;
pub mod climate;
pub mod comparison;
pub mod detection;
pub mod learning;
pub mod learning_estimates;
pub mod learning_oracle;
pub mod oracle;
pub mod outbreaks;
pub mod people;
pub mod promptness;
pub mod reference_detectors;
pub mod resampling;
pub mod rules;
pub mod teams;
pub mod time;

/// Returns `of` of each item, in the order of the items, computed on all cores.
///
/// # Panics
/// If `of` panics.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len().max(1));
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            match items.get(index) {
                Some(item) => done.push((index, of(item))),
                None => return done,
            }
        }
    };
    let mut all: Vec<(usize, R)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, answer)| answer).collect()
}
