//! axe-core in the real window.

use std::path::Path;

use serde_json::Value;

use super::Screen;

impl Screen {
    /// Fails with what axe finds on what is shown now.
    pub async fn is_accessible(&self, where_: &str) {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(source).expect("axe-core is among the UI's packages");
        self.client.execute(&source, Vec::new()).await.unwrap();
        let script = "const done = arguments[arguments.length - 1]; axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' | ')}`)), (error) => done([String(error)]))";
        let violations = self.client.execute_async(script, Vec::new()).await.unwrap();
        assert_eq!(violations, Value::Array(Vec::new()), "axe on {where_}");
    }
}
