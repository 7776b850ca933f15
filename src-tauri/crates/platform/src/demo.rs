//! The platform that the console has built in: sample users and a first admin, made when its data folder is empty.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use steward_contract::AdminRef;

use crate::{
    Options, Platform, StartError,
    auth::{account, password},
    memory,
    presets::Preset,
    seed::{self, Plan},
    store::{Database, admins, entity},
};

pub const EMAIL: &str = "demo@example.com";
const ROLE: &str = "senior";
/// Somebody who asks for what the first admin decides. Nobody knows their password.
const COLLEAGUE: (&str, &str) = ("Mei Sandoval", "mei@example.com");

/// What an empty database is filled with.
pub struct Demo {
    pub users: u32,
    pub seed: u64,
    /// Told how many users are made.
    pub progress: Box<dyn Fn(u32) + Send + Sync>,
}

/// Who can sign in first. The password is given out this once and stored nowhere.
pub struct FirstAdmin {
    pub email: String,
    pub password: SecretString,
}

/// Makes the sample users where the files of the databases don't exist yet. They are made under another name, so that
/// a start that was cut off leaves nothing that looks finished.
pub(crate) async fn fill(options: &Options, demo: &Demo, preset: &Preset) -> Result<(), StartError> {
    let Some(file) = path(&options.database).filter(|file| !file.exists()) else { return Ok(()) };
    let database = Draft::open(&file).await?;
    let learning = match options.learning_database.as_deref().and_then(path) {
        Some(file) => Some(Draft::open(&file).await?),
        None => None,
    };
    let plan = Plan { preset, users: demo.users, seed: demo.seed, now: options.clock.now(), progress: &*demo.progress };
    seed::seed(&database.database, learning.as_ref().map(|draft| &draft.database), &plan).await?;
    if let Some(learning) = learning {
        learning.publish().await?;
    }
    database.publish().await?;
    Ok(())
}

/// Lets a first admin in when there is none.
pub(crate) async fn first_admin(platform: &Platform) -> Result<Option<FirstAdmin>, StartError> {
    if admins::exist(platform.database().read()).await? {
        return Ok(None);
    }
    let password = password::generate(platform.rng());
    account::create(platform, EMAIL, "Demo Administrator", ROLE, password.clone()).await?;
    let (name, address) = COLLEAGUE;
    account::create(platform, address, name, "agent", password::generate(platform.rng())).await?;
    let read = platform.database().read();
    let found = (admins::by_email(read, EMAIL).await?, admins::by_email(read, address).await?);
    if let (Some(admin), Some(colleague)) = found {
        let named = |admin: entity::admin::Model| AdminRef { id: admin.id, name: admin.name };
        seed::requests::add(platform, &named(colleague), &named(admin)).await?;
    }
    // Making the sample took memory, and so did the password's hash; the built-in platform's host wants it back.
    memory::give_back();
    Ok(Some(FirstAdmin { email: EMAIL.to_owned(), password }))
}

/// A SQLite database under a name that nobody opens.
struct Draft {
    database: Database,
    draft: PathBuf,
    file: PathBuf,
}

impl Draft {
    async fn open(file: &Path) -> Result<Self, StartError> {
        let draft = file.with_extension("draft");
        for left in [draft.clone(), file.with_extension("draft-wal"), file.with_extension("draft-shm")] {
            if left.exists() {
                std::fs::remove_file(left)?;
            }
        }
        let database = Database::open(&format!("sqlite:{}", draft.display())).await?;
        Ok(Self { database, draft, file: file.to_owned() })
    }

    async fn publish(self) -> Result<(), StartError> {
        self.database.close().await?;
        Ok(std::fs::rename(self.draft, self.file)?)
    }
}

/// The file of a SQLite URL that has one.
fn path(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path).split('?').next()?;
    (path != ":memory:" && !path.is_empty()).then(|| PathBuf::from(path))
}
