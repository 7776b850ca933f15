//! Places of which there is a bounded number, and for each party a smaller one. A party is an address or an admin.
//!
//! Where all are taken, whoever has only been waiting for longest gives way to who comes: first among the party's own,
//! then among those of the party that has most. So a crowd that holds places and does nothing with them displaces
//! itself, and nobody else finds the house full.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use tokio::sync::Notify;

pub struct Seats<K: Eq + Hash + Copy>(Arc<Room<K>>);

/// Why there is no place, since all of them are in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// The party has all that it may have.
    Own,
    All,
}

/// A place until it is dropped or, while it waits, given to somebody else.
pub struct Seat<K: Eq + Hash + Copy> {
    room: Arc<Room<K>>,
    party: K,
    place: Arc<Place>,
}

/// While it lives, nobody else gets the place.
pub struct Work(Arc<Place>);

struct Room<K> {
    places: usize,
    taken: Mutex<Taken<K>>,
}

struct Taken<K> {
    by: HashMap<K, Vec<Arc<Place>>>,
    number: usize,
}

struct Place {
    /// The number of the moment since when it waits; [`WORKS`] while it doesn't.
    waits_since: AtomicU64,
    given_away: Notify,
}

const WORKS: u64 = 0;

/// Moments are numbered: which came first is all that counts.
static MOMENT: AtomicU64 = AtomicU64::new(WORKS + 1);

impl<K: Eq + Hash + Copy> Seats<K> {
    pub fn new(places: usize) -> Self {
        Self(Arc::new(Room { places, taken: Mutex::new(Taken { by: HashMap::new(), number: 0 }) }))
    }

    /// A place for the party, which may have `most`. It is in use until it [waits](Seat::wait).
    ///
    /// # Errors
    /// When all that the party may have, or all that there are, are in use.
    pub fn take(&self, party: K, most: usize) -> Result<Seat<K>, Full> {
        let mut taken = self.0.lock();
        if taken.by.get(&party).map_or(0, Vec::len) >= most {
            taken.give_away(party).ok_or(Full::Own)?;
        } else if taken.number >= self.0.places {
            let fullest = taken.fullest().ok_or(Full::All)?;
            taken.give_away(fullest).ok_or(Full::All)?;
        }
        let place = Arc::new(Place { waits_since: AtomicU64::new(WORKS), given_away: Notify::new() });
        taken.by.entry(party).or_default().push(Arc::clone(&place));
        taken.number += 1;
        Ok(Seat { room: Arc::clone(&self.0), party, place })
    }
}

impl<K: Eq + Hash + Copy> Taken<K> {
    /// Who has most of the places, among those who have one that waits.
    fn fullest(&self) -> Option<K> {
        let with_waiting = self.by.iter().filter(|(_, places)| places.iter().any(|place| place.since() != WORKS));
        with_waiting.max_by_key(|(_, places)| places.len()).map(|(party, _)| *party)
    }

    /// Takes the place that has waited for longest from the party.
    fn give_away(&mut self, party: K) -> Option<()> {
        let places = self.by.get(&party)?;
        let waiting = places.iter().filter(|place| place.since() != WORKS);
        let place = Arc::clone(waiting.min_by_key(|place| place.since())?);
        self.remove(party, &place);
        place.given_away.notify_one();
        Some(())
    }

    fn remove(&mut self, party: K, place: &Arc<Place>) {
        let Some(places) = self.by.get_mut(&party) else { return };
        let Some(index) = places.iter().position(|other| Arc::ptr_eq(other, place)) else { return };
        places.swap_remove(index);
        self.number -= 1;
        if places.is_empty() {
            self.by.remove(&party);
        }
    }
}

impl<K: Eq + Hash + Copy> Seat<K> {
    /// From here on the place may be given to somebody else.
    pub fn wait(&self) {
        self.place.wait();
    }

    /// The place is in use until the work is dropped, and then waits.
    pub fn work(&self) -> Work {
        self.place.waits_since.store(WORKS, Ordering::Relaxed);
        Work(Arc::clone(&self.place))
    }

    /// Comes to its end when the place was given to somebody else.
    pub async fn given_away(&self) {
        self.place.given_away.notified().await;
    }
}

impl Place {
    fn since(&self) -> u64 {
        self.waits_since.load(Ordering::Relaxed)
    }

    fn wait(&self) {
        self.waits_since.store(MOMENT.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.wait();
    }
}

impl<K: Eq + Hash + Copy> Drop for Seat<K> {
    fn drop(&mut self) {
        self.room.lock().remove(self.party, &self.place);
    }
}

impl<K> Room<K> {
    fn lock(&self) -> MutexGuard<'_, Taken<K>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use proptest::prelude::*;

    use super::*;

    fn gone(seat: &Seat<u8>) -> bool {
        seat.given_away().now_or_never().is_some()
    }

    fn waiting(seats: &Seats<u8>, party: u8, most: usize) -> Seat<u8> {
        let seat = seats.take(party, most).unwrap_or_else(|_| panic!("full"));
        seat.wait();
        seat
    }

    #[test]
    fn who_works_keeps_the_place_and_who_comes_is_sent_away() {
        let seats = Seats::new(3);
        let first = seats.take(1, 2).ok().unwrap();
        let _second = seats.take(1, 2).ok().unwrap();
        assert_eq!(seats.take(1, 2).err(), Some(Full::Own));
        let _third = seats.take(2, 2).ok().unwrap();
        assert_eq!(seats.take(3, 2).err(), Some(Full::All));
        drop(first);
        assert!(seats.take(3, 2).is_ok());
    }

    #[test]
    fn a_party_that_has_enough_displaces_its_own_longest_waiting() {
        let seats = Seats::new(10);
        let (neighbour, first, second) = (waiting(&seats, 2, 2), waiting(&seats, 1, 2), waiting(&seats, 1, 2));
        // The first works for a while, so that the second has waited for longer.
        drop(first.work());
        let _third = waiting(&seats, 1, 2);
        assert!(gone(&second) && !gone(&first) && !gone(&neighbour));
    }

    #[test]
    fn a_full_house_displaces_the_party_that_has_most() {
        let seats = Seats::new(4);
        let neighbour = waiting(&seats, 2, 4);
        let crowd = [(); 3].map(|()| waiting(&seats, 1, 4));
        let _guest = waiting(&seats, 3, 4);
        assert!(gone(&crowd[0]) && !gone(&crowd[1]) && !gone(&crowd[2]) && !gone(&neighbour));
    }

    proptest! {
        #[test]
        fn there_are_never_more_than_there_are(steps in proptest::collection::vec((0u8..4, 0u8..3), 1..200)) {
            let seats = Seats::new(8);
            let mut held: Vec<Seat<u8>> = Vec::new();
            for (party, step) in steps {
                match step {
                    0 => held.extend(seats.take(party, 3)),
                    1 => held.iter().filter(|seat| seat.party == party).for_each(Seat::wait),
                    _ => drop(held.pop()),
                }
                held.retain(|seat| !gone(seat));
                prop_assert!(held.len() <= 8);
                prop_assert!((0..4).all(|party| held.iter().filter(|seat| seat.party == party).count() <= 3));
                prop_assert_eq!(seats.0.lock().number, held.len());
            }
        }
    }
}
