//! axe-core in the real window.

use std::{fs, path::Path};

use super::Screen;

impl Screen {
    /// Fails with what axe finds on what is shown now.
    pub async fn is_accessible(&self, place: &str) {
        assert_eq!(self.faults().await, Vec::<String>::new(), "axe on {place}");
    }

    /// What axe finds on what is shown now.
    pub async fn faults(&self) -> Vec<String> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(source).expect("axe-core is among the UI's packages");
        self.until("the screen to come to rest", AT_REST, Vec::new()).await;
        self.evaluate(&format!("{source}; {RUN}"), Vec::new()).await;
        let found = self.until("what axe found", "return window.axeFound ?? null", Vec::new()).await;
        serde_json::from_value(found).unwrap()
    }
}

/// An asynchronous script would be shorter, but one that the driver waits for holds up the page that it judges.
const RUN: &str = "
window.axeFound = null;
axe.run(document, { resultTypes: ['violations'] }).then(
  ({ violations }) => {
    window.axeFound = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  },
  (error) => { window.axeFound = [String(error)]; },
);
return true;";

/// Half-transparent text has no contrast; what turns for ever is not waited for.
const AT_REST: &str = "return document.getAnimations().every((one) =>
  one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)";
