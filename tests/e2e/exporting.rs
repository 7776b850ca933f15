//! EXP-1 to EXP-3 for CSV: a list becomes a file, or there is no file.

use std::{fs, path::Path};

use crate::harness::{App, Authenticator, Place};

#[tokio::test]
async fn a_list_becomes_a_file() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    export_active(&app, &mut authenticator).await;
    app.screen.see(Place::Row(".csv"), "Finished").await;
    app.screen.is_accessible("the exports").await;

    let file = only_file(&app.downloads());
    let text = fs::read_to_string(&file).unwrap();
    let rows = text.lines().count() - 1;
    assert!((1_000..2_000).contains(&rows), "only those of the list: {rows}");
    assert!(
        !text.contains("\n=") && !text.contains(",=") && !text.contains(",@"),
        "what a spreadsheet runs is defused"
    );
    assert!(is_private(&file), "nobody else may read it");
    app.close().await;
}

#[tokio::test]
async fn a_folder_that_is_gone_is_named() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    prepare(&app).await;
    fs::remove_dir(app.downloads()).unwrap();
    start(&app, &mut authenticator).await;
    app.screen.see(Place::Alert, "folder").await;
    assert!(!app.downloads().exists(), "it is not made again behind one's back");
    app.close().await;
}

/// A disk without room for it: a clear error, and nothing under the final name.
#[tokio::test]
async fn a_full_disk_leaves_no_file() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let Some(_disk) = SmallDisk::mount(&app.downloads()) else {
        println!("only root may make a small disk; this was left out");
        return;
    };
    export_active(&app, &mut authenticator).await;
    app.screen.see(Place::Alert, "There is no room for the file").await;
    assert_eq!(fs::read_dir(app.downloads()).unwrap().count(), 0, "no half file");
    app.close().await;
}

async fn export_active(app: &App, authenticator: &mut Authenticator) {
    prepare(app).await;
    start(app, authenticator).await;
}

/// From the list to the last step of the flow. More than a thousand users, so that it needs a code.
async fn prepare(app: &App) {
    let screen = &app.screen;
    app.open_users().await;
    screen.fill("Search users", "status:active").await;
    screen.enter().await;
    screen.see(Place::Page, "match").await;
    screen.press("Export…").await;
    screen.see(Place::Head, "Export users").await;
    screen.see(Place::Region("First rows"), "@").await;
    screen.is_accessible("the export's fields").await;
    screen.press("Continue to privacy").await;
    screen.choose("Purpose", "Regulatory report").await;
    screen.tick("I need these columns").await;
    screen.is_accessible("the export's privacy").await;
    screen.press("Continue to destination").await;
    screen.see(Place::Page, "Save on this computer").await;
    screen.is_accessible("the export's destination").await;
}

async fn start(app: &App, authenticator: &mut Authenticator) {
    app.screen.type_code(&authenticator.code().await).await;
    app.screen.press("Export 1,").await;
}

fn only_file(folder: &Path) -> std::path::PathBuf {
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "one file and no other: {files:?}");
    files[0].clone()
}

fn is_private(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(file).unwrap().permissions().mode() & 0o777 == 0o600
}

/// A disk of 64 KiB in memory, mounted at a folder as long as this lives.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn mount(folder: &Path) -> Option<Self> {
        let mut mount = std::process::Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(folder);
        mount.status().is_ok_and(|status| status.success()).then(|| Self(folder.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(&self.0).status();
    }
}
