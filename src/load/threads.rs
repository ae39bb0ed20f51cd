//! Work on pieces by several threads, results in the order of the pieces.
//!
//! Considered: numbering pieces and sorting what comes back (a buffer without bound when one piece is slow), one result slot a
//! piece behind a lock, a pool with a parallel iterator (which wants all pieces beforehand). Chosen: each piece has a channel
//! of its own for its results, and the receiving ends queue up in order. The reader takes them one after the other, so
//! order costs nothing, results of a long piece stream, and every queue is bounded: who is ahead waits. Threads end by
//! themselves when nobody reads on.

use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

/// Results of one piece that may wait.
const WAITING: usize = 4;

/// What `work` makes of the pieces: of each any number of results, which it passes on until it is told that nobody reads on.
pub(super) fn in_order<P, T>(
    pieces: impl Iterator<Item = P> + Send + 'static,
    threads: usize,
    work: impl Fn(P, &mut dyn FnMut(T) -> bool) + Clone + Send + 'static,
) -> impl Iterator<Item = T> + Send
where
    P: Send + 'static,
    T: Send + 'static,
{
    let (queue, pieces_to_do) = bounded::<(P, Sender<T>)>(threads);
    let (turns, order) = bounded::<Receiver<T>>(2 * threads);
    for _ in 0..threads {
        let (pieces, work) = (pieces_to_do.clone(), work.clone());
        thread::spawn(move || {
            for (piece, results) in pieces {
                work(piece, &mut |result| results.send(result).is_ok());
            }
        });
    }
    thread::spawn(move || {
        for piece in pieces {
            let (results, turn) = bounded(WAITING);
            if turns.send(turn).is_err() || queue.send((piece, results)).is_err() {
                return;
            }
        }
    });
    order.into_iter().flatten()
}
