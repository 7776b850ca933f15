//! `steward-platform secrets-key`, and the option that takes the key.

use std::{
    error::Error,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use secrecy::{ExposeSecret, SecretString};
use steward_platform::{auth::keys::SecretKeys, rng::SystemRng};
use zeroize::Zeroizing;

use super::Outcome;

const VARIABLE: &str = "STEWARD_SECRETS_KEY";

/// The keys that secrets in the database are encrypted with.
#[derive(Args)]
pub struct Keys {
    /// Has the key that authenticators' secrets are encrypted with; or give the key itself in STEWARD_SECRETS_KEY
    #[arg(long, value_name = "FILE")]
    secrets_key: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum SecretsKey {
    /// Make a key, in a file that only you can read
    Create {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Put a new key above the old one; stop the platform before and start it after
    ///
    /// When the platform has started, everything is encrypted with the new key, and the lines below it can go.
    Rotate {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

impl Keys {
    /// # Errors
    /// When no key was given, or it can't be read, or others can read it.
    pub fn read(&self) -> Result<SecretKeys, Box<dyn Error>> {
        let text = match (&self.secrets_key, std::env::var(VARIABLE)) {
            (Some(file), _) => read(file)?,
            (None, Ok(text)) => text.into(),
            (None, Err(_)) => {
                return Err(format!(
                    "give the key that authenticators' secrets are encrypted with: --secrets-key FILE, or the key itself \
                     in {VARIABLE}; steward-platform secrets-key create FILE makes one"
                )
                .into());
            }
        };
        SecretKeys::parse(&text).map_err(|error| format!("the secrets key can't be used: {error}").into())
    }
}

impl SecretsKey {
    pub fn run(self) -> Outcome {
        let key = SecretKeys::generate(&SystemRng);
        match self {
            Self::Create { file } => write(&file, &key),
            Self::Rotate { file } => {
                let old = read(&file)?;
                SecretKeys::parse(&old).map_err(|error| format!("{} has no key: {error}", file.display()))?;
                let draft = file.with_extension("new");
                let both = format!("{}\n{}", key.expose_secret(), old.expose_secret().trim_end());
                write(&draft, &both.into())?;
                Ok(fs::rename(draft, file)?)
            }
        }
    }
}

/// What a file has that nobody else can read.
pub fn read(file: &Path) -> Result<SecretString, Box<dyn Error>> {
    let unusable = |error| format!("{} can't be read: {error}", file.display());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(file).map_err(unusable)?.permissions().mode();
        if mode & 0o007 != 0 {
            return Err(
                format!("{} can be read by everybody; chmod 600 it, and replace what it has", file.display()).into()
            );
        }
    }
    let text = Zeroizing::new(fs::read_to_string(file).map_err(unusable)?);
    Ok(text.as_str().into())
}

/// Makes a file that only its owner can read. One that is there is not touched: what it is the key of would be lost.
fn write(file: &Path, key: &SecretString) -> Outcome {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(file).map_err(|error| format!("{} can't be made: {error}", file.display()))?;
    writeln!(made, "{}", key.expose_secret())?;
    Ok(made.sync_all()?)
}
