//! Every screen, light and dark: with a camera (cargo xtask shots) or with axe.

use std::{cell::RefCell, fs, path::PathBuf};

use crate::harness::{App, Authenticator, Place, Screen};

/// Pictures under the names of the design reference.
#[tokio::test]
#[ignore = "it judges nothing; cargo xtask shots runs it"]
async fn every_screen() {
    let folder = PathBuf::from(std::env::var("STEWARD_SHOTS").expect("STEWARD_SHOTS is set by cargo xtask shots"));
    fs::create_dir_all(&folder).unwrap();
    walk(&Visitor::Camera(folder)).await;
}

#[tokio::test]
async fn every_screen_is_accessible() {
    let axe = Visitor::Axe(RefCell::default());
    walk(&axe).await;
    let Visitor::Axe(found) = axe else { unreachable!("it was made two lines above") };
    assert_eq!(found.into_inner(), Vec::<String>::new());
}

async fn walk(visitor: &Visitor) {
    for scheme in ["Light", "Dark"] {
        let app = App::start().await;
        let tour = Tour { screen: &app.screen, visitor, suffix: if scheme == "Dark" { "-dark" } else { "" } };
        app.screen.see(Place::Gate, "Connect to a platform").await;
        app.screen.open_menu("System", scheme).await;
        app.screen.see_no_element("[role=menu]").await;
        tour.stop("11a-connect").await;
        app.screen.press("Connect").await;
        app.screen.see(Place::Gate, "Sign in to").await;
        tour.stop("11b-sign-in").await;
        app.screen.press("Continue").await;
        let mut authenticator = app.enrol().await;
        tour.lists().await;
        tour.user().await;
        tour.forms().await;
        tour.suspension().await;
        tour.creation().await;
        tour.approvals().await;
        tour.applications().await;
        tour.outbox().await;
        tour.export(&mut authenticator).await;
        tour.rest().await;
        app.close().await;
    }
}

/// Her row, as it reads.
const LUCIA: &str = "LP Lucía Peñasco lucia.p@example.com";

const JUSTIFICATION: &str = "Login from Portugal eight minutes after a payout request, following five failed logins. \
    User did not answer the call-back on the verified email. Ticket KS-4821.";

/// Who is shown around.
enum Visitor {
    /// Keeps a picture of each screen in a folder.
    Camera(PathBuf),
    /// Notes what it finds.
    Axe(RefCell<Vec<String>>),
}

struct Tour<'a> {
    screen: &'a Screen,
    visitor: &'a Visitor,
    suffix: &'static str,
}

impl Tour<'_> {
    async fn stop(&self, name: &str) {
        let name = format!("{name}{}", self.suffix);
        match self.visitor {
            Visitor::Camera(folder) => fs::write(folder.join(format!("{name}.png")), self.still().await).unwrap(),
            Visitor::Axe(found) => {
                let faults = self.screen.faults().await;
                found.borrow_mut().extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
            }
        }
    }

    /// A picture once nothing moves any more: two in a row are the same.
    async fn still(&self) -> Vec<u8> {
        let mut picture = self.screen.picture();
        for _ in 0..20 {
            tokio::time::sleep(std::time::Duration::from_millis(250)).await;
            let next = self.screen.picture();
            if next == picture {
                break;
            }
            picture = next;
        }
        picture
    }

    async fn lists(&self) {
        self.screen.press("Overview").await;
        self.stop("10a-overview").await;
        self.screen.press("All").await;
        self.screen.see_element("[role=row][data-index='0']:not([aria-busy]) [dir=auto]").await;
        self.screen.keys("d").await;
        self.screen.press("Columns").await;
        self.stop("01b-users-columns").await;
        self.screen.escape().await;
        self.screen.keys("d").await;
        self.narrow().await;
        self.select().await;
        self.stop("01-users").await;
        self.screen.ctrl("k").await;
        self.screen.see_element("[role=dialog]").await;
        self.screen.keys("luc").await;
        self.screen.see_element("[role=dialog] [dir=ltr]").await;
        self.stop("12b-command-palette").await;
        self.screen.escape().await;
        self.screen.see_no_element("[role=dialog]").await;
        self.screen.press(LUCIA).await;
        self.screen.enter().await;
        self.screen.see(Place::Head, "c41e7a90-2b6f-4d1c-9e58-7f03ad218b64").await;
    }

    /// Two filters typed, two chosen.
    async fn narrow(&self) {
        self.screen.fill("Search users", "email:example.com status:active ").await;
        self.screen.escape().await;
        self.filter("Registered").await;
        self.screen.fill("Registered from", "2026-01-01").await;
        self.screen.fill("Registered to", "2026-06-30").await;
        self.screen.press("Apply").await;
        self.filter("Email verified").await;
        self.screen.tick("Yes").await;
        self.screen.press("Apply").await;
    }

    /// Begins a filter.
    async fn filter(&self, name: &str) {
        self.screen.press("Filter").await;
        self.screen.fill("Find a filter", name).await;
        self.screen.enter().await;
    }

    /// Six users selected, another one looked at.
    async fn select(&self) {
        for row in [1, 2, 4, 7, 9, 13] {
            self.screen.see_element(&format!("[data-index='{row}'] [data-pick]")).await.click().await.unwrap();
        }
        self.screen.press(LUCIA).await;
        self.screen.keys(" ").await;
        self.screen.see(Place::Region("Preview of Lucía"), "Recent activity").await;
    }

    async fn user(&self) {
        for (tab, name) in [
            ("Profile", "user-profile"),
            ("Security", "03-user-security"),
            ("Activity", "user-activity"),
            ("Orders", "user-orders"),
            ("Credits", "user-credits"),
            ("Learning", "user-learning"),
            ("Partner", "user-partner"),
            ("KYC", "user-kyc"),
            ("Wallets", "user-wallets"),
            ("Access", "user-access"),
            ("Operation log", "user-operations"),
            ("Sent tokens", "user-sent-tokens"),
            ("Notes", "user-notes"),
            ("History", "17-user-history"),
            ("Audit", "user-audit"),
        ] {
            self.screen.press_tab(tab).await;
            self.stop(name).await;
        }
        self.screen.press_tab("Overview").await;
        self.stop("02-user-overview").await;
    }

    /// The form of everything that can be done to her.
    async fn forms(&self) {
        const OFFERED: &str = "[role=menuitem]:not([aria-disabled=true])";
        self.screen.press("Actions").await;
        let offered = self.screen.texts_of(OFFERED).await;
        self.screen.escape().await;
        self.screen.see_no_element("[role=menu]").await;
        // One edits in place, and has a page of its own.
        for action in offered.into_iter().filter(|action| !action.starts_with("Edit profile")) {
            self.screen.open_menu("Actions", &action).await;
            self.screen.see_element("[role=dialog]").await;
            self.screen.see_no_element("[role=menu]").await;
            let name: String = action.chars().filter(|letter| letter.is_alphanumeric()).collect();
            self.stop(&format!("form-{name}")).await;
            self.screen.press("Close").await;
            self.screen.see_no_element("[role=dialog]").await;
        }
    }

    async fn suspension(&self) {
        self.screen.open_menu("Actions", "Suspend…").await;
        self.screen.choose("Reason code", "SECURITY").await;
        self.screen.fill("Shown to the user", "Your account is locked while we check recent activity.").await;
        self.screen.tick("Temporary").await;
        self.screen.fill("Justification", JUSTIFICATION).await;
        self.stop("04a-suspend").await;
        self.screen.press("Review").await;
        self.screen.see(Place::Dialog("Suspend"), "Continue to the code").await;
        self.stop("04c-review").await;
        self.screen.press("Continue to the code").await;
        self.screen.see(Place::Dialog("Suspend"), "Code from your authenticator").await;
        // Enough for the last button to come on. It is not pressed.
        self.screen.type_code("407192").await;
        self.stop("04b-step-up").await;
        self.screen.press("Close").await;
        self.screen.press("Discard").await;
    }

    async fn creation(&self) {
        self.screen.press("All").await;
        self.screen.press("Create user…").await;
        self.screen.fill("Name", "Lucía Nueva").await;
        self.screen.fill("Username", "Lu").await;
        self.screen.see(Place::Page, "at least 3 are needed").await;
        self.stop("user-new").await;
        self.screen.press("Discard").await;
    }

    /// What a colleague asked for, and the review of its approval.
    async fn approvals(&self) {
        self.screen.press("Approvals").await;
        self.screen.see(Place::Region("Request"), "If it is approved now").await;
        self.stop("07a-approvals").await;
        self.screen.press("Approve…").await;
        self.screen.see(Place::Dialog("Approve request"), "Continue to the code").await;
        self.stop("07a-approve-review").await;
        self.screen.press("Cancel").await;
        self.screen.tick("Decided").await;
        self.screen.see(Place::Region("Request"), "Ask again when there is").await;
        self.stop("07a-approvals-decided").await;
        self.screen.tick("Sent by you").await;
        self.screen.see(Place::Page, "You asked for nothing that waits").await;
        self.stop("07a-approvals-empty").await;
    }

    /// Who waits to be let in, and what they handed in.
    async fn applications(&self) {
        self.screen.press("Pending approval").await;
        self.screen.see(Place::Region("Checks"), "verified").await;
        self.stop("07b-account-approval").await;
    }

    async fn outbox(&self) {
        self.screen.press("Outbox").await;
        self.screen.see(Place::Region("Message"), "Delivery").await;
        self.stop("14-outbox").await;
        self.screen.tick("Text").await;
        self.stop("14-outbox-text").await;
    }

    async fn export(&self, authenticator: &mut Authenticator) {
        self.screen.press("All").await;
        self.screen.press("Clear selection").await;
        self.screen.press("Clear filters").await;
        self.screen.see(Place::Page, "2,000 users").await;
        self.screen.press("Export…").await;
        self.screen.see(Place::Region("First rows"), "@").await;
        self.stop("05a-export-fields").await;
        self.screen.press("Continue to privacy").await;
        self.screen.choose("Purpose", "Regulatory report").await;
        self.screen.tick("I need these columns").await;
        self.stop("05b-export-privacy").await;
        self.screen.press("Continue to destination").await;
        self.screen.see(Place::Page, "Save on this computer").await;
        self.stop("05b-export-destination").await;
        self.screen.type_code(&authenticator.code().await).await;
        self.screen.press("Export 1,").await;
        self.screen.see(Place::Row(".csv"), "Finished").await;
        self.stop("05d-export-finished").await;
    }

    async fn rest(&self) {
        self.screen.press("Settings").await;
        self.screen.see(Place::Region("Appearance"), "Time zone").await;
        self.stop("settings").await;
        self.screen.ctrl_shift("l").await;
        self.screen.see(Place::Gate, "Unlock").await;
        self.stop("11c-locked").await;
    }
}
