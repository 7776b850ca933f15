use std::fs;

use proptest::prelude::*;

use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn create(folder: &Path, name: &str) -> Answer<Target> {
    Target::create(folder.to_str().unwrap(), name, "csv")
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_name_appears_when_the_file_is_whole() {
    let folder = folder();
    let mut target = create(folder.path(), "users.csv").unwrap();
    target.write(b"a,b\r\n").unwrap();
    assert!(names_in(folder.path())[0].starts_with(".users.csv.part-"));
    let path = target.finish().unwrap();
    assert_eq!((names_in(folder.path()), fs::read(path).unwrap()), (vec!["users.csv".to_owned()], b"a,b\r\n".to_vec()));
}

#[test]
fn nothing_is_left_of_a_file_that_was_not_finished() {
    let folder = folder();
    let mut target = create(folder.path(), "users.csv").unwrap();
    target.write(b"half").unwrap();
    drop(target);
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn an_existing_file_is_not_touched_and_a_free_name_is_offered() {
    let folder = folder();
    fs::write(folder.path().join("users.csv"), "old").unwrap();
    fs::write(folder.path().join("users (2).csv"), "old").unwrap();
    let error = create(folder.path(), "users.csv").err().unwrap();
    assert!(error.is(DeskCode::FileExists) && error.remedy.unwrap().contains("users (3).csv"));
}

#[test]
fn a_file_that_appears_meanwhile_is_not_replaced() {
    let folder = folder();
    let mut target = create(folder.path(), "users.csv").unwrap();
    target.write(b"new").unwrap();
    fs::write(folder.path().join("users.csv"), "other").unwrap();
    assert_eq!(target.finish().unwrap(), folder.path().join("users (2).csv"));
    assert_eq!(fs::read(folder.path().join("users.csv")).unwrap(), b"other");
}

#[cfg(unix)]
#[test]
fn the_file_is_private_and_links_are_not_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder();
    let outside = folder.path().join("outside");
    symlink(&outside, folder.path().join("link.csv")).unwrap();
    assert!(create(folder.path(), "link.csv").err().unwrap().is(DeskCode::FileExists));
    assert!(!outside.exists());
    let path = create(folder.path(), "users.csv").unwrap().finish().unwrap();
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn parts_of_a_dead_export_are_removed_and_nothing_else() {
    let folder = folder();
    for name in [".users.csv.part-x1", ".other.csv.part-x1", "users.csv"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    remove_parts(&folder.path().join("users.csv"));
    let mut left = names_in(folder.path());
    left.sort();
    assert_eq!(left, [".other.csv.part-x1", "users.csv"]);
}

#[test]
fn dangerous_names_are_refused() {
    let folder = folder();
    let names = [
        "",
        ".",
        "..",
        "../x.csv",
        "a/b.csv",
        "a\\b.csv",
        "CON",
        "con.csv",
        "a\0.csv",
        "x.csv.",
        ".hidden.csv",
        "a\u{202e}vsc.exe",
    ];
    for name in names {
        let error = create(folder.path(), name).err().unwrap_or_else(|| panic!("{name:?} was accepted"));
        assert_eq!(error.fields[0].field, "file_name");
    }
    assert!(create("relative".as_ref(), "x.csv").err().unwrap().is(DeskCode::FolderMissing));
}

#[test]
fn a_full_disk_says_so() {
    assert!(from_io(ErrorKind::StorageFull.into()).is(DeskCode::DiskFull));
    assert!(from_io(ErrorKind::PermissionDenied.into()).is(DeskCode::FileFailed));
}

proptest! {
    #[test]
    fn no_name_leaves_its_folder(name in "\\PC{0,40}") {
        if let Ok(name) = check_name(&name, "csv") {
            let path = Path::new("/folder").join(&name);
            prop_assert_eq!(path.parent(), Some(Path::new("/folder")));
            prop_assert_eq!(path.components().count(), 3);
        }
    }
}
