//! Amounts of credits (CRD-1): exact, bounded, and never less than nothing by accident. All in hundredths.

use std::ops::RangeInclusive;

/// What one booking can move.
pub const MOST: i64 = 100_000_000;

/// What a booking can leave a user with.
pub const BALANCE: RangeInclusive<i64> = 0..=100_000_000_000;

/// An amount as it is written: `25`, `25.5`, `-25.50`.
///
/// # Errors
/// With what is wrong with it.
pub fn parse(text: &str) -> Result<i64, &'static str> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(part) || part.len() > 2 {
        return Err("is not an amount; write it like 25.00, with two decimals at most");
    }
    let hundredths = format!("{whole}{part:0<2}").parse::<i64>();
    match hundredths {
        Ok(0) => Err("must not be zero"),
        Ok(amount) if amount <= MOST => Ok(sign * amount),
        _ => Err("is more than 1000000.00, which one booking can move"),
    }
}

/// What a user has after a booking. Whoever has less than nothing can be given credits, but not left with less.
///
/// # Errors
/// With why it can't be booked.
pub fn after(balance: i64, amount: i64) -> Result<i64, &'static str> {
    let after = balance.saturating_add(amount);
    if after > *BALANCE.end() {
        return Err("would make the balance larger than 1000000000.00");
    }
    if amount < 0 && after < *BALANCE.start() {
        return Err("is more than the user has");
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::store::users::decimal;

    proptest! {
        #[test]
        fn what_is_written_is_read(amount in -MOST..=MOST) {
            prop_assert_eq!(parse(&decimal(amount)).ok(), Some(amount).filter(|amount| *amount != 0));
        }

        #[test]
        fn no_text_panics_or_gives_more_than_it_may(text in "-?[0-9.]{0,30}|.{0,12}") {
            if let Ok(amount) = parse(&text) {
                prop_assert!(amount != 0 && amount.abs() <= MOST);
            }
        }

        #[test]
        fn nothing_taken_leaves_less_than_nothing(balance in -1_000_i64..200_000_000_000, amount in -MOST..=MOST) {
            if let Ok(after) = after(balance, amount) {
                prop_assert!(after == balance + amount && after <= *BALANCE.end() && (amount > 0 || after >= 0));
            }
        }
    }

    #[test]
    fn amounts_as_people_write_them() {
        for (text, amount) in [("25", 2_500), ("25.5", 2_550), ("0.01", 1), ("-0.10", -10), ("007", 700)] {
            assert_eq!(parse(text), Ok(amount), "{text}");
        }
        for text in
            ["", "-", ".5", "5.", "1.234", "1,5", "1e3", "+1", " 1", "0", "-0.00", "1000000.01", "٣", "--1", "1.-5"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
