//! Pictures of every screen, light and dark, under the names of the design reference: cargo xtask shots.

use std::{fs, path::PathBuf};

use crate::harness::{App, Authenticator, Screen};

#[tokio::test]
#[ignore = "it judges nothing; cargo xtask shots runs it"]
async fn every_screen() {
    for scheme in ["Light", "Dark"] {
        let app = App::start().await;
        let tour = Tour::new(&app.screen, scheme);
        app.screen.see("Connect to a platform").await;
        app.screen.open_menu("As the system", scheme).await;
        tour.shot("11a-connect").await;
        app.screen.press("Connect").await;
        app.screen.see("Sign in to").await;
        tour.shot("11b-sign-in").await;
        app.screen.press("Continue").await;
        let mut authenticator = app.enrol().await;
        tour.lists().await;
        tour.user().await;
        tour.suspension().await;
        tour.export(&mut authenticator).await;
        tour.rest().await;
        app.close().await;
    }
}

/// Her row, as it reads.
const LUCIA: &str = "LP Lucía Peñasco lucia.p@example.com";

const JUSTIFICATION: &str = "Login from Portugal eight minutes after a payout request, following five failed logins. \
    User did not answer the call-back on the verified email. Ticket KS-4821.";

struct Tour<'a> {
    screen: &'a Screen,
    folder: PathBuf,
    suffix: &'static str,
}

impl<'a> Tour<'a> {
    fn new(screen: &'a Screen, scheme: &str) -> Self {
        let folder = PathBuf::from(std::env::var("STEWARD_SHOTS").expect("STEWARD_SHOTS is set by cargo xtask shots"));
        fs::create_dir_all(&folder).unwrap();
        Self { screen, folder, suffix: if scheme == "Dark" { "-dark" } else { "" } }
    }

    /// Keeps a picture once nothing moves any more: two in a row are the same.
    async fn shot(&self, name: &str) {
        let mut picture = self.screen.picture();
        for _ in 0..20 {
            tokio::time::sleep(std::time::Duration::from_millis(250)).await;
            let next = self.screen.picture();
            if next == picture {
                break;
            }
            picture = next;
        }
        fs::write(self.folder.join(format!("{name}{}.png", self.suffix)), picture).unwrap();
    }

    async fn lists(&self) {
        self.screen.press("Overview").await;
        self.shot("10a-overview").await;
        self.screen.press("All").await;
        self.screen.see_element("[role=row][data-index='0'] [dir=auto]").await;
        self.screen.keys("d").await;
        self.screen.press("Columns").await;
        self.shot("01b-users-columns").await;
        self.screen.escape().await;
        self.screen.keys("d").await;
        self.narrow().await;
        self.select().await;
        self.shot("01-users").await;
        self.screen.ctrl("k").await;
        self.screen.see_element("[role=dialog]").await;
        self.screen.keys("luc").await;
        self.screen.see_element("[role=dialog] [dir=ltr]").await;
        self.shot("12b-command-palette").await;
        self.screen.escape().await;
        self.screen.see_no_element("[role=dialog]").await;
        self.screen.press(LUCIA).await;
        self.screen.enter().await;
        self.screen.see("c41e7a90-2b6f-4d1c-9e58-7f03ad218b64").await;
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
        for row in [0, 1, 3, 6, 8, 12] {
            self.screen.see_element(&format!("[data-index='{row}'] [data-pick]")).await.click().await.unwrap();
        }
        self.screen.press(LUCIA).await;
        self.screen.keys(" ").await;
        self.screen.see("Recent activity").await;
    }

    async fn user(&self) {
        for (tab, name) in [
            ("Profile", "user-profile"),
            ("Security", "03-user-security"),
            ("Activity", "user-activity"),
            ("Orders", "user-orders"),
            ("Partner", "user-partner"),
            ("KYC", "user-kyc"),
            ("Notes", "user-notes"),
            ("Audit", "user-audit"),
        ] {
            self.screen.press_tab(tab).await;
            self.shot(name).await;
        }
        self.screen.press_tab("Overview").await;
        self.shot("02-user-overview").await;
    }

    async fn suspension(&self) {
        self.screen.open_menu("Actions", "Suspend…").await;
        self.screen.choose("Reason code", "SECURITY").await;
        self.screen.fill("Shown to the user", "Your account is locked while we check recent activity.").await;
        self.screen.tick("Temporary").await;
        self.screen.fill("Justification", JUSTIFICATION).await;
        self.shot("04a-suspend").await;
        self.screen.press("Review").await;
        self.screen.see("Continue to the code").await;
        self.shot("04c-review").await;
        self.screen.press("Continue to the code").await;
        self.screen.see("Code from your authenticator").await;
        // Enough for the last button to come on. It is not pressed.
        self.screen.type_code("407192").await;
        self.shot("04b-step-up").await;
        self.screen.press("Close").await;
        self.screen.press("Discard").await;
    }

    async fn export(&self, authenticator: &mut Authenticator) {
        self.screen.press("All").await;
        self.screen.press("Clear").await;
        self.screen.press("Clear all").await;
        self.screen.see("2,000 users").await;
        self.screen.press("Export…").await;
        self.screen.see("Continue to fields").await;
        self.shot("05-export-scope").await;
        self.screen.press("Continue to fields").await;
        self.screen.see("First rows").await;
        self.shot("05a-export-fields").await;
        self.screen.press("Continue to privacy").await;
        self.screen.choose("Purpose", "Regulatory report").await;
        self.screen.tick("I need these columns").await;
        self.shot("05b-export-privacy").await;
        self.screen.press("Continue to destination").await;
        self.screen.see("Save on this computer").await;
        self.shot("05b-export-destination").await;
        self.screen.type_code(&authenticator.code().await).await;
        self.screen.press("Export 2,").await;
        self.screen.see("Finished").await;
        self.shot("05d-export-finished").await;
    }

    async fn rest(&self) {
        self.screen.press("Settings").await;
        self.screen.see("Appearance").await;
        self.shot("settings").await;
        self.screen.ctrl_shift("l").await;
        self.screen.see("Unlock").await;
        self.shot("11c-locked").await;
    }
}
