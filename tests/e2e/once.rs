//! A temporary password: in a window of its own, once, and nowhere else.

use fantoccini::wd::WindowHandle;

use crate::{
    harness::{App, Authenticator, FRAME, Place, Screen},
    suspending::{confirm, open_lucia},
};

/// All that the page has, and all that it keeps.
const EVERYTHING: &str = "return document.documentElement.outerHTML + JSON.stringify([{ ...localStorage }, \
                          { ...sessionStorage }, document.cookie, location.href, document.title])";

/// PWD-3, from the click to the log; invariant 1 beside it.
#[tokio::test]
async fn a_temporary_password_is_shown_once() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    let console = screen.client.window().await.unwrap();

    let once = generate(screen, &console, &mut authenticator).await;
    look_at(screen, &once).await;
    screen.see(Place::Gate, "Lucía Peñasco").await;
    screen.see(Place::Gate, "Must be changed before anything else").await;
    screen.see(Place::Gate, "Whoever records or shares the screen sees what you show").await;
    let hidden = screen.text_of("[data-once]").await;
    assert_eq!(hidden, "•".repeat(14));
    screen.is_accessible("a temporary password").await;
    screen.press("Show password").await;
    let script = "return document.querySelector('[data-once]')?.innerText.includes('-') || null";
    screen.until("the password", script, Vec::new()).await;
    let password = screen.text_of("[data-once]").await;
    assert_eq!(password.len(), 14);
    screen.press("Copy").await;
    screen.see(Place::Gate, "clipboard is cleared in").await;
    close(screen).await;
    look_at(screen, &console).await;
    until_windows(screen, 1).await;
    screen.see(Place::Alert, "Lucía Peñasco has a temporary password").await;
    screen.press_tab("Audit").await;
    screen.see(Place::Row("Temporary password generated"), "No mail at hand.").await;
    let everything = screen.evaluate(EVERYTHING, Vec::new()).await.to_string();
    assert!(!everything.contains(&password), "the window of the console holds it");

    // What was copied went past the windows, and is there for a while.
    screen.press_tab("Notes").await;
    screen.press("Add note…").await;
    screen.enter_field("Note").await;
    screen.ctrl("v").await;
    assert_eq!(screen.value_of("Note").await, password);
    screen.escape().await;
    app.close().await;
}

/// A lock closes the window and clears what was copied.
#[tokio::test]
async fn a_lock_ends_a_temporary_password() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    let console = screen.client.window().await.unwrap();
    let once = generate(screen, &console, &mut authenticator).await;
    look_at(screen, &once).await;
    screen.press("Copy").await;
    screen.see(Place::Gate, "clipboard is cleared in").await;

    look_at(screen, &console).await;
    screen.ctrl_shift("l").await;
    screen.see(Place::Gate, "Unlock").await;
    until_windows(screen, 1).await;
    screen.press("Use an authenticator code").await;
    screen.type_code(&authenticator.code().await).await;
    screen.see_element(FRAME).await;
    screen.press_tab("Notes").await;
    screen.press("Add note…").await;
    screen.fill("Note", "Nothing: ").await;
    screen.ctrl("v").await;
    assert_eq!(screen.value_of("Note").await, "Nothing: ");
    app.close().await;
}

/// Has one made; the window that shows it.
async fn generate(screen: &Screen, console: &WindowHandle, authenticator: &mut Authenticator) -> WindowHandle {
    screen.press_tab("Security").await;
    screen.press("Generate temporary password…").await;
    screen.see(Place::Dialog("Generate temporary password"), "Takes the place of the present one").await;
    screen.fill("Reason", "No mail at hand.").await;
    screen.is_accessible("a temporary password to be made").await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Generate temporary password", authenticator).await;
    let windows = until_windows(screen, 2).await;
    windows.into_iter().find(|window| window != console).unwrap()
}

/// When the other window is looked at: the driver has no answer for a click that takes its own window away.
async fn close(screen: &Screen) {
    let script = "const close = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === 'Close'); \
                  setTimeout(() => close.click(), 1_000); return true";
    screen.evaluate(script, Vec::new()).await;
}

async fn look_at(screen: &Screen, window: &WindowHandle) {
    screen.client.switch_to_window(window.clone()).await.unwrap();
}

async fn until_windows(screen: &Screen, count: usize) -> Vec<WindowHandle> {
    for _ in 0..200 {
        let windows = screen.client.windows().await.unwrap();
        if windows.len() == count {
            return windows;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("there never were {count} windows");
}
