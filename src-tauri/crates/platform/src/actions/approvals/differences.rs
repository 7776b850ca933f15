//! In what a fresh plan is not the one that was asked for.

use std::mem::discriminant;

use steward_contract::{Effect, EffectDifference};

/// Pairs of what belongs together and is not the same, in the order in which it was asked for; what is new at the end.
pub fn differences(asked: &[Effect], now: &[Effect]) -> Vec<EffectDifference> {
    let of = |all: &[Effect], one: &Effect| all.iter().find(|other| are_about_the_same(one, other)).cloned();
    let known = asked.iter().map(|one| EffectDifference { asked: Some(one.clone()), now: of(now, one) });
    let new = now.iter().filter(|one| of(asked, one).is_none());
    let new = new.map(|one| EffectDifference { asked: None, now: Some(one.clone()) });
    known.chain(new).filter(|pair| !is_same(pair)).collect()
}

fn are_about_the_same(one: &Effect, other: &Effect) -> bool {
    match (one, other) {
        (Effect::Changes { field, .. }, Effect::Changes { field: other, .. }) => field == other,
        (Effect::FlagSet { flag }, Effect::FlagSet { flag: other })
        | (Effect::FlagCleared { flag }, Effect::FlagCleared { flag: other }) => flag == other,
        _ => discriminant(one) == discriminant(other),
    }
}

fn is_same(EffectDifference { asked, now }: &EffectDifference) -> bool {
    match (asked, now) {
        // So many days from when it is done: that it is done later is no difference.
        (Some(Effect::Monitored { .. }), Some(Effect::Monitored { .. })) => true,
        (asked, now) => asked == now,
    }
}

#[cfg(test)]
mod tests {
    use steward_contract::{DateTime, Flag};

    use super::*;

    fn kept(balance: &str) -> Effect {
        Effect::CreditsKept { balance: balance.to_owned() }
    }

    #[test]
    fn the_same_is_no_difference_and_neither_is_its_time() {
        let monitored = |at| Effect::Monitored { until: DateTime::from_timestamp(at, 0).unwrap() };
        assert_eq!(differences(&[kept("1"), monitored(1)], &[monitored(2), kept("1")]), []);
    }

    #[test]
    fn what_changed_is_a_pair_and_what_came_or_went_stands_alone() {
        let watch = Effect::FlagSet { flag: Flag::Watch };
        let risk = Effect::FlagSet { flag: Flag::Risk };
        let told = differences(&[kept("1"), Effect::LoginAllowed, watch.clone()], &[kept("2"), watch, risk.clone()]);
        let pair = |asked, now| EffectDifference { asked, now };
        let expected =
            [pair(Some(kept("1")), Some(kept("2"))), pair(Some(Effect::LoginAllowed), None), pair(None, Some(risk))];
        assert_eq!(told, expected);
    }
}
