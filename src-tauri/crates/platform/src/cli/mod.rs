//! What can be asked of the program, and how it explains itself.

mod admin;
pub mod log;
mod post;
mod secrets_key;
mod seed;
mod serve;

use std::{error::Error, io::Write};

use clap::{Args, Parser, Subcommand};
use steward_platform::{
    openapi,
    store::{Database, private},
};

pub type Outcome = Result<(), Box<dyn Error>>;

/// Steward's reference backend: users, admins, permissions, audit log.
///
/// A first platform in four steps:
///   steward-platform secrets-key create secrets.key
///   steward-platform seed --users 10000
///   steward-platform admin create --email ada@example.com --name "Ada Example" --role senior
///   steward-platform serve --secrets-key secrets.key
#[derive(Parser)]
#[command(version, verbatim_doc_comment)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer calls until SIGTERM or Ctrl-C; prints {"address":"http://…"} when ready
    Serve(serve::Serve),
    /// Fill an empty database with invented users, the same for the same seed
    Seed(seed::Seed),
    /// Admins of the console
    #[command(subcommand)]
    Admin(admin::Admin),
    /// The key that authenticators' secrets are encrypted with
    #[command(subcommand)]
    SecretsKey(secrets_key::SecretsKey),
    /// Bring the database's schema up to date
    Migrate(Store),
    /// Print the API as an OpenAPI 3.1 document
    Openapi,
}

/// Where the platform's data is.
#[derive(Args, Clone)]
pub struct Store {
    /// sqlite:PATH or postgres://USER@HOST/NAME [default: platform.db in your data folder]
    #[arg(long, value_name = "URL", env = "STEWARD_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl Store {
    fn url(&self) -> Result<String, Box<dyn Error>> {
        if let Some(url) = &self.database {
            return Ok(url.clone());
        }
        let folder = dirs::data_local_dir().ok_or("you have no data folder; give --database")?.join("steward-platform");
        private::make_folder(&folder)?;
        Ok(format!("sqlite:{}", folder.join("platform.db").display()))
    }
}

impl Cli {
    /// What is worth a line. Statements that fill or index a whole table are slow by nature, and no news.
    pub fn usual_log(&self) -> &'static str {
        match self.command {
            Command::Seed(_) => "info,sqlx=error,sea_orm=warn",
            _ => "info,sqlx=warn,sea_orm=warn",
        }
    }

    pub async fn run(self) -> Outcome {
        match self.command {
            Command::Serve(serve) => serve.run().await,
            Command::Seed(seed) => seed.run().await,
            Command::Admin(admin) => admin.run().await,
            Command::SecretsKey(command) => command.run(),
            Command::Migrate(store) => Ok(Database::open(&store.url()?).await?.close().await?),
            Command::Openapi => {
                // Not println: a reader that has seen enough is no mistake.
                let document = serde_json::to_string_pretty(&openapi::document())?;
                let _ = writeln!(std::io::stdout(), "{document}");
                Ok(())
            }
        }
    }
}
