//! Everything the web view may call or hear, and its TypeScript.

use std::path::Path;

use specta_typescript::Typescript;
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{account, actions, connections, console, documents, exports, once, reads, settings, views};
use crate::{deep_link, events};

pub(crate) fn ipc() -> Builder<tauri::Wry> {
    Builder::new()
        .commands(collect_commands![
            console::console_state,
            console::retry_keychain,
            console::continue_without_keychain,
            console::lock_console,
            console::unlock_console,
            console::report_activity,
            console::copy_text,
            console::take_deep_link,
            connections::probe_server,
            connections::add_connection,
            connections::rename_connection,
            connections::remove_connection,
            connections::open_built_in,
            connections::open_connection,
            connections::try_connection,
            account::sign_in,
            account::confirm_code,
            account::start_enrolment,
            account::confirm_enrolment,
            account::sign_out,
            account::list_my_sessions,
            account::revoke_my_session,
            account::change_my_password,
            account::start_totp,
            account::confirm_totp,
            reads::read_operation,
            reads::find_user,
            actions::prepare_action,
            actions::confirm_action,
            actions::resolve_action,
            actions::discard_action,
            actions::list_open_actions,
            once::shown_once,
            once::reveal_once,
            once::copy_once,
            once::close_once,
            exports::export_defaults,
            exports::choose_folder,
            exports::preview_export,
            exports::start_export,
            exports::save_activity,
            exports::save_audit,
            exports::cancel_export,
            exports::list_exports,
            exports::reveal_export,
            exports::forget_export,
            documents::save_document,
            views::list_views,
            views::save_view,
            views::delete_view,
            views::share_view,
            views::import_view,
            settings::get_preferences,
            settings::save_preferences,
            settings::get_settings,
            settings::save_settings,
        ])
        .events(collect_events![
            events::ConsoleLocked,
            events::SessionEnded,
            events::ConnectionChanged,
            events::ExportProgress,
            deep_link::DeepLink,
        ])
        .typ::<steward_contract::Operations>()
        .constant("lockMinutes", steward_desk::LOCK_MINUTES)
        .constant("followingGroups", steward_contract::FOLLOWING_GROUPS)
        // One type for both directions: what is absent in a query is simply left out.
        .disable_serde_phases()
}

/// Writes the TypeScript of all commands, events and types.
///
/// # Errors
/// A type that TypeScript can't express, or a file that can't be written.
pub fn write_bindings(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let header = "// Generated from the Rust types by `cargo xtask bindings`. Do not edit.\n";
    Ok(ipc().export(Typescript::default().header(header), path)?)
}
