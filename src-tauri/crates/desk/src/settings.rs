//! Settings of this console, and how its tables look per connection and admin.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use steward_contract::Column;
use uuid::Uuid;

use crate::store::Document;
use crate::{Answer, ConsoleError, Desk};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ColorScheme {
    Auto,
    Light,
    Dark,
}

/// Idle minutes after which the console may lock.
pub const LOCK_MINUTES: RangeInclusive<u32> = 1..=60;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Settings {
    pub color_scheme: ColorScheme,
    /// Whether single letters are shortcuts (WCAG 2.1.4 asks that they can be switched off).
    pub single_letter_keys: bool,
    /// Idle minutes after which the console locks, one of [`LOCK_MINUTES`].
    pub lock_after_minutes: u32,
    /// IANA name; the computer's own when absent.
    pub time_zone: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { color_scheme: ColorScheme::Auto, single_letter_keys: true, lock_after_minutes: 10, time_zone: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    Compact,
    Comfortable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Sidebar {
    Full,
    Rail,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ColumnPreference {
    pub column: Column,
    /// Pixels; the column's own width when absent.
    pub width: Option<u32>,
    pub shown: bool,
}

/// How one admin keeps the list of one platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Preferences {
    /// In the order of the table; the platform's choice when absent.
    pub columns: Option<Vec<ColumnPreference>>,
    pub density: Density,
    pub sort: Option<String>,
    pub peek_open: bool,
    /// Pixels.
    pub peek_width: u32,
    pub sidebar: Sidebar,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            columns: None,
            density: Density::Compact,
            sort: None,
            peek_open: false,
            peek_width: 320,
            sidebar: Sidebar::Full,
        }
    }
}

impl Document for Settings {
    const KIND: &'static str = "settings";
}

impl Document for Preferences {
    const KIND: &'static str = "preferences";
}

impl Desk {
    /// The settings; the defaults while there is no place where any could be kept.
    ///
    /// # Errors
    /// When the local store can't be read.
    pub async fn settings(&self) -> Answer<Settings> {
        let Ok(home) = self.home_or_reason().await else { return Ok(Settings::default()) };
        Ok(home.store.document("", "").await?.unwrap_or_default())
    }

    /// # Errors
    /// A lock time that is out of range, or a store that can't be used; `console_locked`.
    pub async fn save_settings(&self, settings: Settings) -> Answer<()> {
        self.check_unlocked()?;
        if !LOCK_MINUTES.contains(&settings.lock_after_minutes) {
            let (least, most) = (LOCK_MINUTES.start(), LOCK_MINUTES.end());
            let message = format!("The console locks after {least} to {most} minutes.");
            return Err(ConsoleError::field("lock_after_minutes", message));
        }
        self.home().await?.store.put_document("", "", &settings).await?;
        self.lock().set_limit(&settings);
        Ok(())
    }

    /// # Errors
    /// When the console is locked or the local store can't be used.
    pub async fn preferences(&self, connection: Uuid) -> Answer<Preferences> {
        let owner = self.owner(connection)?;
        Ok(self.home().await?.store.document(&owner, "").await?.unwrap_or_default())
    }

    /// # Errors
    /// When the console is locked or the local store can't be used.
    pub async fn save_preferences(&self, connection: Uuid, preferences: &Preferences) -> Answer<()> {
        let owner = self.owner(connection)?;
        Ok(self.home().await?.store.put_document(&owner, "", preferences).await?)
    }

    /// Whose things these are: of one admin on one platform.
    pub(crate) fn owner(&self, connection: Uuid) -> Answer<String> {
        let session = self.session(connection)?;
        let admin = session.me().map(|me| me.id).unwrap_or_default();
        Ok(format!("{connection}/{admin}"))
    }
}
