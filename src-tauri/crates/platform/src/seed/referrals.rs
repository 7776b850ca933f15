//! The referral tree: who brought whom, with the figures that follow from it.

use std::collections::HashMap;

use super::chance::Chance;

/// Partners that nobody brought.
const ROOTS: usize = 24;

/// A partner's place in the tree. All users are named by their number.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    pub sponsor: Option<u32>,
    pub direct: i32,
    pub network: i32,
}

pub struct Referrals(HashMap<u32, Place>);

impl Referrals {
    /// The tree over these partners. The first one brings the next `first_brings`, and those bring nobody.
    pub fn over(partners: &[u32], first_brings: usize, seed: u64) -> Self {
        let taken = (first_brings + 1).min(partners.len());
        let mut places = vec![Place::default(); partners.len()];
        let mut sponsors: Vec<Option<usize>> = vec![None; partners.len()];
        for (index, partner) in partners.iter().enumerate() {
            sponsors[index] = match index {
                0 => None,
                _ if index < taken => Some(0),
                _ if index < taken + ROOTS => None,
                _ => Chance::of(!seed, *partner).between(taken as i64, index as i64 - 1).try_into().ok(),
            };
        }
        // Sponsors come before those they bring, so one way back adds everything up.
        for index in (0..partners.len()).rev() {
            let Some(sponsor) = sponsors[index] else { continue };
            places[sponsor].direct += 1;
            places[sponsor].network += 1 + places[index].network;
            places[index].sponsor = Some(partners[sponsor]);
        }
        Self(partners.iter().copied().zip(places).collect())
    }

    pub fn place(&self, partner: u32) -> Option<Place> {
        self.0.get(&partner).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_follow_from_the_tree() {
        let partners: Vec<u32> = (1..=500).collect();
        let tree = Referrals::over(&partners, 37, 1);
        let first = tree.place(1).unwrap();
        assert_eq!((first.direct, first.network, first.sponsor), (37, 37, None));
        for partner in &partners {
            let brought: Vec<Place> = partners
                .iter()
                .filter_map(|other| tree.place(*other))
                .filter(|place| place.sponsor == Some(*partner))
                .collect();
            let place = tree.place(*partner).unwrap();
            assert_eq!(usize::try_from(place.direct).unwrap(), brought.len());
            assert_eq!(place.network, brought.iter().map(|place| 1 + place.network).sum::<i32>());
        }
    }

    #[test]
    fn few_partners_are_no_problem() {
        assert!(Referrals::over(&[], 37, 1).place(1).is_none());
        assert_eq!(Referrals::over(&[1, 2], 37, 1).place(1).unwrap().direct, 1);
    }
}
