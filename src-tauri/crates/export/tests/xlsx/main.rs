//! Excel files as other programs read them.
#![allow(clippy::unwrap_used, reason = "a test that can't go on ends")]

mod elsewhere;
mod hostile;
mod rows;
mod text;

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use chrono::NaiveDate;
use steward_export::{Cell, Table, XlsxWriter};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The bytes of a file with these rows.
fn written(names: &[&str], rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut table = XlsxWriter::new(&mut bytes).unwrap();
    table.head(names).unwrap();
    for row in rows {
        row.iter().for_each(|cell| table.cell(*cell).unwrap());
        table.end_row().unwrap();
    }
    table.end().unwrap();
    drop(table);
    bytes
}

/// The cells of a sheet as calamine reads them, with the header.
fn read(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    workbook.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// A part of the file, as it is.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
