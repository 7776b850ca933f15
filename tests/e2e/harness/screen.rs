use std::{
    process::Command,
    time::{Duration, Instant},
};

use fantoccini::{Client, elements::Element, key::Key};
use serde_json::{Value, json};

use super::Place;

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is on the screen, found by what a person reads: names, labels, text.
pub struct Screen {
    pub client: Client,
}

impl Screen {
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    pub async fn close(&self) {
        let _ = self.client.clone().close().await;
    }

    /// Waits for a text in a part of the screen.
    pub async fn see(&self, place: Place<'_>, text: &str) {
        self.see_in_time(place, text, PATIENCE.as_secs()).await;
    }

    /// Waits until a part of the screen is there without a text.
    pub async fn see_no(&self, place: Place<'_>, text: &str) {
        let script = format!("{PLACED} return places.length > 0 && !says(arguments[2])");
        self.until(&format!("{place:?} without \"{text}\""), &script, in_place(place, text)).await;
    }

    /// Waits for an element, and gives the one that was there: a second look may find the page drawn anew.
    pub async fn see_element(&self, css: &str) -> Element {
        self.until_found("return document.querySelector(arguments[0])", css).await
    }

    /// Waits for a text that may take longer than anything should.
    pub async fn see_in_time(&self, place: Place<'_>, text: &str, seconds: u64) {
        let script = format!("{PLACED} return says(arguments[2])");
        let what = format!("\"{text}\" in {place:?}");
        self.until_at_most(Duration::from_secs(seconds), &what, &script, in_place(place, text)).await;
    }

    pub async fn see_no_element(&self, css: &str) {
        let script = "return document.querySelector(arguments[0]) === null";
        self.until(&format!("{css} to go"), script, vec![json!(css)]).await;
    }

    /// What all elements say that fit, once there is one.
    pub async fn texts_of(&self, css: &str) -> Vec<String> {
        self.see_element(css).await;
        let script = "return [...document.querySelectorAll(arguments[0])].map((element) => element.innerText.trim())";
        serde_json::from_value(self.evaluate(script, vec![json!(css)]).await).unwrap()
    }

    /// What the field with this label holds.
    pub async fn value_of(&self, label: &str) -> String {
        self.until_found(LABELLED, label).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// What an element says, once it says something.
    pub async fn text_of(&self, css: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText.trim() || null";
        let text = self.until(&format!("a text in {css}"), script, vec![json!(css)]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Presses what has this name: a button, link, tab, menu item or option.
    pub async fn press(&self, name: &str) {
        self.click(NAMED, name).await;
    }

    /// Presses the tab with this name, which may have a count behind it.
    pub async fn press_tab(&self, name: &str) {
        let script = "return [...document.querySelectorAll('[role=tab]')].find((tab) => tab.innerText.startsWith(arguments[0])) ?? null";
        self.click(script, name).await;
    }

    /// Ticks the box, radio button or switch with this label.
    pub async fn tick(&self, label: &str) {
        let control = self.until_found(LABELLED, label).await;
        if !control.is_selected().await.unwrap() {
            self.client.execute("arguments[0].click()", vec![serde_json::to_value(&control).unwrap()]).await.unwrap();
        }
    }

    /// Types into the field with this label, after what it holds was removed.
    pub async fn fill(&self, label: &str, text: &str) {
        self.enter_field(label).await;
        self.ctrl("a").await;
        self.keys(text).await;
    }

    /// Puts the focus into the field with this label.
    pub async fn enter_field(&self, label: &str) {
        self.click(LABELLED, label).await;
    }

    /// Chooses in the list that the field with this label opens.
    pub async fn choose(&self, label: &str, option: &str) {
        self.click(LABELLED, label).await;
        self.press(option).await;
        let closed = "return [...document.querySelectorAll('[role=listbox]')].every((list) => list.getClientRects().length === 0)";
        self.until("the list to close", closed, Vec::new()).await;
    }

    /// Chooses in a list that takes several and stays open for the next, and leaves it as one does with the keyboard.
    pub async fn choose_several(&self, label: &str, options: &[&str]) {
        self.click(LABELLED, label).await;
        for option in options {
            self.press(option).await;
        }
        self.keys(&char::from(Key::Tab).to_string()).await;
    }

    /// Chooses an item of the menu that a button opens.
    pub async fn open_menu(&self, button: &str, item: &str) {
        self.press(button).await;
        // A page may have a button of the same name, which lies behind the menu.
        self.click(ITEM, item).await;
    }

    /// Types a six-digit code where the focus is.
    pub async fn type_code(&self, code: &str) {
        self.see_element("[data-code-input] input, .mantine-PinInput-input").await.click().await.unwrap();
        for digit in code.chars() {
            self.keys(&digit.to_string()).await;
        }
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Presses a key together with Ctrl.
    pub async fn ctrl(&self, key: &str) {
        self.keys(&format!("{}{key}{}", char::from(Key::Control), char::from(Key::Null))).await;
    }

    /// Presses a letter together with Ctrl and Shift.
    pub async fn ctrl_shift(&self, key: &str) {
        let held = [Key::Control, Key::Shift].map(char::from);
        self.keys(&format!("{}{}{key}{}", held[0], held[1], char::from(Key::Null))).await;
    }

    pub async fn enter(&self) {
        self.keys(&char::from(Key::Enter).to_string()).await;
    }

    pub async fn escape(&self) {
        self.keys(&char::from(Key::Escape).to_string()).await;
    }

    /// The display, not the driver's picture of the page: that one waits for a frame that a still page never draws.
    pub fn picture(&self) -> Vec<u8> {
        let picture = Command::new("import").args(["-window", "root", "png:-"]).output().unwrap();
        assert!(picture.status.success(), "{}", String::from_utf8_lossy(&picture.stderr));
        picture.stdout
    }

    pub async fn evaluate(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// Clicks what a script finds, once it is at rest and nothing is in front of it any more: a dialog takes a moment to go,
    /// a message to come.
    async fn click(&self, script: &str, name: &str) {
        let mut refused = String::new();
        for _ in 0..50 {
            let found = self.until_found(script, name).await;
            self.until_at_rest(&found).await;
            match found.click().await {
                Ok(()) => return,
                Err(error) => refused = error.to_string(),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.keep_picture(name);
        panic!("\"{name}\" can't be pressed: {refused}");
    }

    /// Waits until two looks find it in the same place; one that is gone is left to the click.
    async fn until_at_rest(&self, element: &Element) {
        const PLACE: &str = "const { x, y } = arguments[0].getBoundingClientRect(); return `${x} ${y}`";
        let mut before = Value::Null;
        for _ in 0..50 {
            let argument = serde_json::to_value(element).unwrap();
            let Ok(place) = self.client.execute(PLACE, vec![argument]).await else { return };
            if place == before {
                return;
            }
            before = place;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn until_found(&self, script: &str, name: &str) -> Element {
        let what = format!("\"{name}\"");
        let found = self.until(&what, script, vec![json!(name)]).await;
        // An element travels as an object with one entry, whose key WebDriver fixes.
        let reference = found.as_object().and_then(|element| element.values().next()).and_then(Value::as_str).unwrap();
        Element::from_element_id(self.client.clone(), reference.to_owned().into())
    }

    /// Runs a script until it gives something true.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        self.until_at_most(PATIENCE, what, script, arguments).await
    }

    /// The same, looking as often as the driver can: for figures.
    pub async fn until_soon(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        self.looking_every(Duration::from_millis(2), PATIENCE, what, script, arguments).await
    }

    async fn until_at_most(&self, patience: Duration, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        self.looking_every(Duration::from_millis(100), patience, what, script, arguments).await
    }

    async fn looking_every(
        &self,
        pause: Duration,
        patience: Duration,
        what: &str,
        script: &str,
        arguments: Vec<Value>,
    ) -> Value {
        let start = Instant::now();
        while start.elapsed() < patience {
            if let Ok(found) = self.client.execute(script, arguments.clone()).await
                && !matches!(found, Value::Null | Value::Bool(false))
            {
                return found;
            }
            tokio::time::sleep(pause).await;
        }
        let shown = self.evaluate("return document.body.innerText", Vec::new()).await;
        self.keep_picture(what);
        panic!("waited in vain for {what}; the screen shows:\n{}", shown.as_str().unwrap_or_default());
    }

    /// Leaves a picture of what went wrong.
    fn keep_picture(&self, what: &str) {
        let name: String = what.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/e2e");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), self.picture()).unwrap();
    }
}

fn in_place(place: Place<'_>, text: &str) -> Vec<Value> {
    let (selector, name) = place.found_by();
    vec![json!(selector), json!(name), json!(text)]
}

/// The visible parts of the screen that a selector gives and a name begins; rows are named by all that they say.
const PLACED: &str = r#"
const [selector, name] = arguments;
const plain = (text) => (text ?? '').trim().replace(/\s+/g, ' ');
const labelled = (element) =>
  plain((element.getAttribute('aria-labelledby') ?? '').split(' ')
    .map((id) => document.getElementById(id)?.innerText ?? '').join(' '));
const isRow = (element) => element.matches('[role=row], tr, li');
const named = (element) => isRow(element)
  ? plain(element.innerText).includes(name)
  : [element.getAttribute('aria-label'), labelled(element), element.querySelector('h1, h2')?.innerText]
      .some((text) => plain(text).startsWith(name));
const visible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
const places = [...document.querySelectorAll(selector)].filter((element) => visible(element) && named(element));
const says = (text) => places.some((element) => plain(element.innerText).includes(plain(text)));
"#;

/// The visible control with an accessible name: equal first, then one that begins with it. The topmost dialog wins.
const NAMED: &str = r#"
const name = arguments[0];
const dialogs = [...document.querySelectorAll('[role=dialog]')];
const roots = [...dialogs.reverse(), document];
const selector = 'button, a, [role=button], [role=tab], [role=menuitem], [role=option], [role=link], [role=row]';
const nameOf = (element) => (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().replace(/\s+/g, ' ');
const visible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
for (const root of roots) {
  const all = [...root.querySelectorAll(selector)].filter(visible);
  const hit = all.find((element) => nameOf(element) === name) ?? all.find((element) => nameOf(element).startsWith(name));
  if (hit) return hit;
}
return null;
"#;

/// The item of an open menu with a name: equal first, then one that begins with it.
const ITEM: &str = r#"
const name = arguments[0];
const nameOf = (element) => (element.innerText ?? '').trim().replace(/\s+/g, ' ');
const items = [...document.querySelectorAll('[role^=menuitem]')].filter((item) => item.getClientRects().length > 0);
return items.find((item) => nameOf(item) === name) ?? items.find((item) => nameOf(item).startsWith(name)) ?? null;
"#;

/// The form control that a label names.
const LABELLED: &str = r#"
const name = arguments[0];
const text = (element) => element.innerText.trim().replace(/\s+/g, ' ');
for (const root of [...[...document.querySelectorAll('[role=dialog]')].reverse(), document]) {
  const own = [...root.querySelectorAll('input, textarea, select, [role=combobox]')];
  const direct = own.find((element) => (element.getAttribute('aria-label') ?? '').startsWith(name));
  if (direct) return direct;
  const label = [...root.querySelectorAll('label')].find((element) => text(element).startsWith(name));
  const hit = label && (label.control ?? document.getElementById(label.htmlFor) ?? label.querySelector('input, textarea'));
  if (hit) return hit;
}
return null;
"#;
