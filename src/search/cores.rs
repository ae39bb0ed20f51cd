//! Work on many things at once, on all cores.
//!
//! Threads are made for each piece of work and end with it: that takes some 50 µs, needs no locks and leaves nothing behind.
//! A pool would have to be kept, fed and ended. What comes out doesn't depend on how many there are.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// How many threads can work.
pub(super) fn count() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// The parts of `range` as `work` answers to them, one for each of the `workers`, in order. No part has fewer than `least`
/// things, so that little work is done here.
pub(super) fn share<W: Send, T: Send>(
    range: Range<usize>,
    least: usize,
    workers: &mut [W],
    work: impl Fn(&mut W, Range<usize>) -> T + Sync,
) -> Vec<T> {
    let parts = (range.len() / least.max(1)).clamp(1, workers.len().max(1));
    let size = range.len().div_ceil(parts);
    let part = |nth: usize| {
        let start = (range.start + nth * size).min(range.end);
        start..(start + size).min(range.end)
    };
    thread::scope(|scope| {
        let (work, part) = (&work, &part);
        let mut workers = workers.iter_mut().take(parts).enumerate();
        let here = workers.next();
        let others: Vec<_> = workers
            .map(|(nth, worker)| scope.spawn(move || work(worker, part(nth))))
            .collect();
        let mut done: Vec<T> = here
            .map(|(nth, worker)| work(worker, part(nth)))
            .into_iter()
            .collect();
        for other in others {
            match other.join() {
                Ok(found) => done.push(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn parts_come_in_order_whatever_the_number_of_workers() {
        for workers in 1..5 {
            for len in 0..20 {
                let parts = share(3..3 + len, 4, &mut vec![(); workers], |(), part| part);
                assert!(parts.len() <= workers);
                let all: Vec<usize> = parts.into_iter().flatten().collect();
                assert_eq!(all, (3..3 + len).collect::<Vec<_>>());
            }
        }
    }
}
