//! Exports end as a whole file that is proven, or as no file.

use steward_contract::{
    ActivityExportQuery, AuditAction, AuditExportQuery, AuditFilter, Column, ExportFormat, ExportQuery, ProblemCode,
};
use steward_desk::{DeskCode, Event, ExportRequest, ExportRunState, ExportStatus};

use crate::support::Bench;

fn request(bench: &Bench, fields: &[Column], code: Option<String>) -> ExportRequest {
    let fields: Vec<&str> = fields.iter().map(|column| column.as_str()).collect();
    let query = ExportQuery { fields: Some(fields.join(",")), ..ExportQuery::default() };
    let folder = bench.folder.path().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    let (folder, file_name) = (folder.to_str().unwrap().to_owned(), "users.csv".to_owned());
    ExportRequest { query, user_ids: None, folder, file_name, code, scope_label: "All users".to_owned() }
}

/// Waits for the event that says how it ended.
async fn ended(bench: &Bench) -> ExportStatus {
    loop {
        let done = bench.events().into_iter().find_map(|event| match event {
            Event::ExportProgress(status) if status.state != ExportRunState::Running => Some(*status),
            _ => None,
        });
        match done {
            Some(status) => return status,
            None => tokio::task::yield_now().await,
        }
    }
}

fn files(bench: &Bench) -> Vec<String> {
    let entries = std::fs::read_dir(bench.folder.path().join("exports")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_finished_export_is_proven() {
    let bench = Bench::new().await;
    let fields = [Column::Name, Column::Status, Column::NumericId];
    bench.desk.start_export(bench.connection, request(&bench, &fields, None)).await.unwrap();
    let status = ended(&bench).await;
    assert_eq!((status.state, status.verified, status.error.as_ref()), (ExportRunState::Finished, true, None));
    assert!(status.audit.is_some());
    let file = std::fs::read(&status.path).unwrap();
    let lines = String::from_utf8(file).unwrap().matches("\r\n").count();
    assert_eq!((lines, files(&bench)), (status.rows as usize + 1, vec!["users.csv".to_owned()]));
}

/// EXP-1: whatever the format, the file is the one that was asked for, and its name says which it is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_format_is_saved_and_proven() {
    for format in ExportFormat::ALL {
        let bench = Bench::new().await;
        let mut request = request(&bench, &[Column::Name, Column::RegisteredAt], None);
        request.query.format = Some(*format);
        request.file_name = "users".to_owned();
        bench.desk.start_export(bench.connection, request).await.unwrap();
        let status = ended(&bench).await;
        assert_eq!((status.state, status.verified, status.error.as_ref()), (ExportRunState::Finished, true, None));
        assert_eq!((Some(status.rows), files(&bench)), (status.total_rows, vec![format!("users.{format}")]));
        let file = std::fs::read(status.path).unwrap();
        let begins: &[u8] = match format {
            ExportFormat::Csv => b"name,registered\r\n",
            ExportFormat::Json => b"[\n{\"name\":",
            ExportFormat::JsonLines => b"{\"name\":",
            ExportFormat::Excel => b"PK\x03\x04",
        };
        assert!(file.starts_with(begins), "{format}");
        let defaults = bench.desk.export_defaults(bench.connection, *format).await.unwrap();
        assert!(defaults.file_name.ends_with(&format!(".{format}")), "{}", defaults.file_name);
    }
}

/// A guard is a question of CSV: in the others a text is a text.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_preview_of_csv_is_guarded() {
    let bench = Bench::new().await;
    for format in ExportFormat::ALL {
        let query = ExportQuery { format: Some(*format), ..request(&bench, &[Column::Phone], None).query };
        let preview = bench.desk.preview_export(bench.connection, query).await.unwrap();
        assert_eq!(preview.guarded_cells > 0, *format == ExportFormat::Csv, "{format}: {:?}", preview.rows);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sensitive_column_needs_a_code() {
    let bench = Bench::new().await;
    let fields = [Column::Name, Column::Phone];
    let error = bench.desk.start_export(bench.connection, request(&bench, &fields, None)).await.unwrap_err();
    assert!(error.is(ProblemCode::StepUpRequired), "{error:?}");
    assert!(files(&bench).is_empty());
    let code = Some(bench.code());
    bench.desk.start_export(bench.connection, request(&bench, &fields, code)).await.unwrap();
    assert!(ended(&bench).await.verified);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_selection_of_ids_is_what_is_exported() {
    let bench = Bench::new().await;
    let user = bench.user("active").await;
    let request = ExportRequest { user_ids: Some(vec![user.user_id]), ..request(&bench, &[Column::UserId], None) };
    bench.desk.start_export(bench.connection, request).await.unwrap();
    let status = ended(&bench).await;
    assert_eq!(std::fs::read_to_string(status.path).unwrap(), format!("user_id\r\n{}\r\n", user.user_id));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cancelled_export_leaves_no_file() {
    let bench = Bench::new().await;
    let started = bench.desk.start_export(bench.connection, request(&bench, Column::ALL.get(..1).unwrap(), None)).await;
    bench.desk.cancel_export(started.unwrap().id);
    assert_eq!(ended(&bench).await.state, ExportRunState::Cancelled);
    assert!(files(&bench).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_existing_file_stays() {
    let bench = Bench::new().await;
    let request = request(&bench, &[Column::Name], None);
    std::fs::write(bench.folder.path().join("exports/users.csv"), "old").unwrap();
    assert!(bench.desk.start_export(bench.connection, request).await.unwrap_err().is(DeskCode::FileExists));
    assert_eq!(std::fs::read(bench.folder.path().join("exports/users.csv")).unwrap(), b"old");
}

/// The preview is what the file will begin with, in every column.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_preview_is_what_is_written() {
    let bench = Bench::new().await;
    let request = request(&bench, Column::ALL, Some(bench.code()));
    let preview = bench.desk.preview_export(bench.connection, request.query.clone()).await.unwrap();
    bench.desk.start_export(bench.connection, request).await.unwrap();
    let file = std::fs::read(ended(&bench).await.path).unwrap();
    let mut reader = csv::Reader::from_reader(file.as_slice());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), preview.header);
    let rows = reader.records().take(preview.rows.len()).map(|row| row.unwrap());
    for (written, previewed) in rows.zip(&preview.rows) {
        assert_eq!(written.iter().collect::<Vec<_>>(), *previewed);
    }
}

/// ACL-1: what a user did, under a free name, proven like an export of users.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn activity_is_saved_whole_or_not_at_all() {
    let bench = Bench::new().await;
    let user = bench.user("active").await;
    let folder = bench.folder.path().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    let folder = folder.to_str().unwrap();
    let save = async |code: String| {
        bench.desk.save_activity(bench.connection, user.user_id, &ActivityExportQuery::default(), code, folder).await
    };
    let error = save("000000".to_owned()).await.unwrap_err();
    assert!(error.is(ProblemCode::WrongCode), "{error:?}");
    assert!(files(&bench).is_empty());
    let path = save(bench.code()).await.unwrap();
    let file = std::fs::read_to_string(&path).unwrap();
    assert!(file.starts_with("at,type,success,"), "{file}");
    assert_eq!(files(&bench).len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_audit_log_is_saved_whole_or_not_at_all() {
    let bench = Bench::new().await;
    let folder = bench.folder.path().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    let folder = folder.to_str().unwrap();
    let save = async |code: String| {
        let filter = AuditFilter { actions: vec![AuditAction::AdminSignedIn], ..AuditFilter::default() };
        let query = AuditExportQuery { filter, format: None };
        bench.desk.save_audit(bench.connection, &query, code, folder).await
    };
    let error = save("000000".to_owned()).await.unwrap_err();
    assert!(error.is(ProblemCode::WrongCode), "{error:?}");
    assert!(files(&bench).is_empty());
    let file = std::fs::read_to_string(save(bench.code()).await.unwrap()).unwrap();
    assert!(file.starts_with("number,at,action,") && file.contains(",ADMIN_SIGNED_IN,"), "{file}");
    assert!(!file.contains("ADMIN_STEP_UP"), "the filters hold for the file: {file}");
}
