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
    work: impl FnMut(P, &mut dyn FnMut(T) -> bool) + Clone + Send + 'static,
) -> impl Iterator<Item = T> + Send
where
    P: Send + 'static,
    T: Send + 'static,
{
    let (queue, pieces_to_do) = bounded::<(P, Sender<T>)>(threads);
    let (turns, order) = bounded::<Receiver<T>>(2 * threads);
    for _ in 0..threads {
        let (pieces, mut work) = (pieces_to_do.clone(), work.clone());
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

#[cfg(test)]
mod tests {
    use super::in_order;

    /// Of each piece as many results as it says, so that some are done long before others.
    fn results(pieces: &[usize], threads: usize) -> impl Iterator<Item = (usize, usize)> + use<> {
        let pieces: Vec<(usize, usize)> = pieces.iter().copied().enumerate().collect();
        in_order(pieces.into_iter(), threads, |(piece, count), pass_on| {
            let _ = (0..count).all(|nth| pass_on((piece, nth)));
        })
    }

    #[test]
    fn results_come_in_the_order_of_the_pieces() {
        let pieces = [3, 0, 400, 1, 1, 1, 0, 90, 2, 2, 2, 2, 2, 2, 2, 2, 70, 5];
        let one: Vec<_> = results(&pieces, 1).collect();
        assert_eq!(one.len(), pieces.iter().sum::<usize>());
        assert!(one.is_sorted());
        for threads in 2..6 {
            assert_eq!(
                results(&pieces, threads).collect::<Vec<_>>(),
                one,
                "{threads}"
            );
        }
    }

    #[test]
    fn who_stops_asking_is_not_waited_for() {
        let endless = in_order(0.., 3, |piece: usize, pass_on| while pass_on(piece) {});
        assert_eq!(endless.take(2).collect::<Vec<_>>(), [0, 0]);
    }
}
