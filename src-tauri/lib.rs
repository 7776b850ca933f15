//! The shell: a window around the desk, its commands and events. Wiring only.

mod bindings;
mod built_in;
mod cli;
mod commands;
mod deep_link;
mod events;
mod log;
mod window;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Parser as _;
use steward_desk::{Desk, OsKeychain, Setup, SystemClock, SystemRng};
use tauri::{App, AppHandle, Manager as _, RunEvent};

pub use bindings::write_bindings;

use built_in::EmbeddedPlatform;
use cli::Cli;
use deep_link::PendingLink;

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display, or the program's own parts can't be loaded.
pub fn run() -> tauri::Result<()> {
    let cli = Cli::parse();
    log::start();
    let ipc = bindings::ipc();
    let builder = tauri::Builder::default();
    // First of all plugins. A data folder of one's own means a console of one's own.
    let builder = match &cli.data_dir {
        None => builder.plugin(tauri_plugin_single_instance::init(|app, _, _| window::show(app))),
        Some(_) => builder,
    };
    let app = builder
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(ipc.invoke_handler())
        .setup(move |app| {
            ipc.mount_events(app);
            set_up(app, cli)?;
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(app.state::<Arc<EmbeddedPlatform>>().stop());
            tauri::async_runtime::block_on(app.state::<Desk>().close());
        }
    });
    Ok(())
}

fn set_up(app: &App, cli: Cli) -> tauri::Result<()> {
    let folder = match &cli.data_dir {
        Some(folder) => std::path::absolute(folder)?,
        None => app.path().app_data_dir()?,
    };
    let keychain = keychain_name(&cli, &folder);
    let platform = Arc::new(EmbeddedPlatform::new(cli.platform, folder.join("platform")));
    let desk = Desk::new(setup(app.handle(), folder.join("desk"), &keychain, Arc::clone(&platform)));
    tauri::async_runtime::spawn(desk.clone().watch());
    app.manage(platform);
    app.manage(desk);
    app.manage(PendingLink::default());
    deep_link::listen(app, cli.link.as_deref());
    window::open(app, &folder)
}

/// Consoles with data folders of their own don't share keychain entries.
fn keychain_name(cli: &Cli, folder: &std::path::Path) -> String {
    if cli.data_dir.is_some() { format!("Steward {}", folder.display()) } else { "Steward".to_owned() }
}

fn setup(app: &AppHandle, folder: PathBuf, keychain: &str, built_in: Arc<EmbeddedPlatform>) -> Setup {
    let downloads = app.path().download_dir().or_else(|_| app.path().home_dir()).unwrap_or_else(|_| folder.clone());
    let app = app.clone();
    Setup {
        folder,
        downloads,
        keychain: Arc::new(OsKeychain::new(keychain)),
        built_in,
        clock: Arc::new(SystemClock),
        rng: Arc::new(SystemRng),
        events: Arc::new(move |event| events::pass_on(&app, event)),
        limits: steward_desk::Limits::default(),
    }
}
