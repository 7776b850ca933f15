//! `steward-platform admin`.

use std::{io::BufRead, sync::Arc};

use clap::{Args, Subcommand};
use secrecy::{ExposeSecret, SecretString};
use steward_contract::Environment;
use steward_platform::{
    Entrance, Platform, Setup,
    auth::{account, keys::SecretKeys, password},
    clock::SystemClock,
    mail::Post,
    presets::Preset,
    rng::SystemRng,
    store::{Database, admins, roles},
};

use super::{Outcome, Store};

#[derive(Subcommand)]
pub enum Admin {
    /// Add an admin; they enrol their second factor at the first sign-in
    ///
    /// Prints a password that is shown nowhere else, or takes one from standard input with --password-stdin.
    Create(Create),
}

#[derive(Args)]
pub struct Create {
    #[command(flatten)]
    store: Store,
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    #[arg(long)]
    name: String,
    /// The code of a role of the preset: viewer, agent, senior or owner where it names none of its own
    #[arg(long, value_name = "CODE")]
    role: String,
    #[arg(long, value_name = "NAME", default_value = "full")]
    preset: String,
    /// Read the password from the first line of standard input instead of making one
    #[arg(long)]
    password_stdin: bool,
}

impl Admin {
    pub async fn run(self) -> Outcome {
        let Self::Create(create) = self;
        create.run().await
    }
}

impl Create {
    async fn run(self) -> Outcome {
        let preset = Preset::find(&self.preset)?;
        if !preset.roles.iter().any(|role| role.code == self.role) {
            let known: Vec<_> = preset.roles.iter().map(|role| role.code.as_str()).collect();
            return Err(format!("\"{}\" is no role; give one of {}", self.role, known.join(", ")).into());
        }
        if !self.email.contains('@') {
            return Err(format!("\"{}\" is no email address", self.email).into());
        }
        let password = self.password()?;
        let database = Database::open(&self.store.url()?).await?;
        let created = self.add_to(database.clone(), preset, password).await;
        // Before the program ends: what SQLCipher frees then must not be in use by a connection that is still closing.
        database.close().await?;
        created
    }

    async fn add_to(self, database: Database, preset: Preset, password: SecretString) -> Outcome {
        if admins::by_email(database.read(), &self.email).await?.is_some() {
            return Err(format!("there is an admin with the email address {} already", self.email).into());
        }
        roles::put(database.write(), &preset.roles).await?;
        let platform = Platform::new(Setup {
            database,
            learning: None,
            // Nobody enrols an authenticator here.
            secrets: SecretKeys::default(),
            preset,
            environment: Environment::Production,
            entrance: Entrance::default(),
            post: Post::default(),
            public_url: String::new(),
            clock: Arc::new(SystemClock),
            rng: Arc::new(SystemRng),
        })?;
        account::create(&platform, &self.email, &self.name, &self.role, password.clone()).await?;
        if !self.password_stdin {
            println!("{}", password.expose_secret());
        }
        Ok(())
    }

    fn password(&self) -> Result<SecretString, Box<dyn std::error::Error>> {
        if !self.password_stdin {
            return Ok(password::generate(&SystemRng));
        }
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        let password = line.trim_end_matches(['\r', '\n']);
        if password::LENGTH.contains(&password.chars().count()) {
            Ok(password.into())
        } else {
            Err("a password has 12 to 256 characters".into())
        }
    }
}
