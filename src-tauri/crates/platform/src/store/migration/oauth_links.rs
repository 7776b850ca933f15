//! Which accounts at other providers users log in with (EDT-8). Each is one user's, and a user has one of each provider.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub struct OauthLinks;

impl MigrationName for OauthLinks {
    fn name(&self) -> &'static str {
        "0020_oauth_links"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OauthLinks {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(oauth_links()).await?;
        for (name, columns) in [
            ("oauth_links_by_user", ["user_id", "provider"]),
            ("oauth_links_by_account", ["provider_user_id", "provider"]),
        ] {
            let [first, second] = columns;
            manager
                .create_index(Index::create().name(name).table("oauth_links").col(first).col(second).unique().take())
                .await?;
        }
        Ok(())
    }
}

fn oauth_links() -> TableCreateStatement {
    table(
        "oauth_links",
        [
            big_pk_auto("id"),
            big_integer("user_id"),
            small_integer("provider"),
            text("provider_user_id"),
            big_integer("linked_at"),
        ],
    )
}
