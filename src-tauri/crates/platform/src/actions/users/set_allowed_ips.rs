//! From where a user may come in (EDT-6).

use steward_contract::{Action, Effect, FieldError, Problem, Sensitive, SetAllowedIps, SetAllowedIpsRequest, UserPath};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    domain::networks::{MOST, Network},
};

/// Why they are set back.
const UNDONE: &str = "The change of allowed addresses was undone.";

impl Doing for SetAllowedIps {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let SetAllowedIpsRequest { allowed_ips: ips, reason } = asked.body;
        let many = (ips.len() > MOST).then(|| {
            FieldError::new(
                "allowed_ips",
                format!("has {} addresses, {MOST} are allowed; name ranges of them", ips.len()),
            )
        });
        let wrong = ips.iter().take(MOST).find_map(|text| Network::parse(text).err());
        let wrong = wrong.map(|wrong| FieldError::new("allowed_ips", wrong));
        many.into_iter().chain(wrong).chain(texts::fault("reason", reason, LONG)).collect()
    }

    fn touches(_: &SetAllowedIpsRequest) -> Vec<(&'static str, Sensitive)> {
        vec![("allowed_ips", Sensitive::Ip)]
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        (read(&asked.body.allowed_ips) == allowed_now(subject))
            .then(|| wrong_state("These are the allowed addresses already."))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::AllowIps(read(&asked.body.allowed_ips))]
    }

    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        effects.iter().find_map(|effect| match effect {
            Effect::Changes { field, old, .. } if field == "allowed_ips" => {
                let before = old.iter().flat_map(|old| old.split(", ")).map(str::to_owned).collect();
                let body = SetAllowedIpsRequest { allowed_ips: before, reason: UNDONE.to_owned() };
                Some(Action::SetAllowedIps { path: path.clone(), body })
            }
            _ => None,
        })
    }

    fn reason(body: &SetAllowedIpsRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// Each once and in order; without what is wrong, as a form is planned while it is filled in.
fn read(texts: &[String]) -> Vec<Network> {
    let mut networks: Vec<Network> = texts.iter().take(MOST).filter_map(|text| Network::parse(text).ok()).collect();
    networks.sort_unstable();
    networks.dedup();
    networks
}

fn allowed_now(subject: &Subject<'_>) -> Vec<Network> {
    let texts: Vec<String> = subject.security.allowed_ips.split(',').map(str::to_owned).collect();
    read(&texts)
}
