//! Everything that a database holds, so that a test can tell that nothing changed.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, Statement};

use super::TestPlatform;

/// The rows of every table, as text and in order.
pub type Contents = BTreeMap<String, Vec<String>>;

impl TestPlatform {
    pub async fn contents(&self) -> Contents {
        let mut contents = Contents::new();
        for table in self.texts(self.table_names()).await {
            let rows = self.rows(&table).await;
            contents.insert(table, rows);
        }
        contents
    }

    async fn rows(&self, table: &str) -> Vec<String> {
        let mut rows = if self.is_postgres() {
            self.texts(&format!("SELECT row::text FROM \"{table}\" AS row")).await
        } else {
            let quoted = format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')");
            let columns = self.texts(&quoted).await.join(" || ',' || ");
            self.texts(&format!("SELECT {columns} FROM \"{table}\"")).await
        };
        rows.sort_unstable();
        rows
    }

    fn table_names(&self) -> &'static str {
        if self.is_postgres() {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
        } else {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        }
    }

    async fn texts(&self, query: &str) -> Vec<String> {
        let database = self.platform.database().read();
        let statement = Statement::from_string(database.get_database_backend(), query);
        let rows = database.query_all_raw(statement).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index::<Option<String>>(0).unwrap().unwrap_or_default()).collect()
    }
}
