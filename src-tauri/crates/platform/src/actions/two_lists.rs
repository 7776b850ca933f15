//! What a user gets and what they lose, each as codes of the platform.

use steward_contract::FieldError;

/// Codes that one list may have.
const MOST: usize = 64;

/// A field of a request, and the codes in it.
pub type List<'a> = (&'static str, &'a [String]);

/// What is wrong with two lists of, say, groups.
pub fn faults(what: &str, get: List<'_>, lose: List<'_>) -> Vec<FieldError> {
    let long = |(field, codes): List<'_>| {
        let message = || format!("names {} {what}, {MOST} are allowed", codes.len());
        (codes.len() > MOST).then(|| FieldError::new(field, message()))
    };
    let nothing = get.1.is_empty() && lose.1.is_empty();
    let nothing = nothing.then(|| FieldError::new(get.0, format!("names no {what}, and neither does {}", lose.0)));
    let both = get.1.iter().find(|code| lose.1.contains(code));
    let both = both.map(|code| FieldError::new(lose.0, format!("names \"{code}\", which is in {} as well", get.0)));
    [long(get), long(lose), nothing, both].into_iter().flatten().collect()
}

/// Those that the platform doesn't have.
pub fn unknown(what: &str, is_known: impl Fn(&str) -> bool, lists: [List<'_>; 2]) -> Vec<FieldError> {
    let named = lists.into_iter().flat_map(|(field, codes)| codes.iter().map(move |code| (field, code)));
    let unknown = named.filter(|(_, code)| !is_known(code));
    unknown
        .map(|(field, code)| FieldError::new(field, format!("\"{code}\" is none of this platform's {what}")))
        .collect()
}
