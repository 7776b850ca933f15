//! A window with one line of text in it: what `cargo xtask bench` compares Steward's own with.

use tauri::{WebviewUrl, WebviewWindowBuilder, http::Response};

const PAGE: &str = "<!doctype html><title>Empty</title><p>Empty</p>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = WebviewUrl::CustomProtocol("empty://localhost/".parse()?);
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            Response::builder().header("content-type", "text/html").body(PAGE.as_bytes()).unwrap_or_default()
        })
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", page).inner_size(1440.0, 900.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
