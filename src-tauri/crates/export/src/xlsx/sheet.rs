//! One sheet as it is written: its cells, how wide its columns are, and what stands around the rows.

use std::io::{self, Write as _};

use super::{
    escape::{escape, fitted, needs_spaces},
    parts::{self, Style, letters},
    serial,
};
use crate::{Cell, cell::is_decimal, table::no_place};

/// Digits of a number that Excel keeps; of one that has more it makes another.
const DIGITS: usize = 15;

/// Characters of the narrowest and the widest column; besides, the button of the filter takes room.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
const BUTTON: usize = 3;

#[derive(Default)]
pub struct Sheet {
    columns: Vec<Column>,
    xml: Vec<u8>,
    /// The number of the row, as it stands in its cells.
    row: String,
    rows: u32,
    column: usize,
    /// Bytes that were taken.
    taken: u64,
    begun: bool,
    cut_cells: u64,
}

struct Column {
    name: String,
    letters: String,
    width: usize,
}

impl Sheet {
    pub fn name(&mut self, names: &[&str]) {
        let column = |(index, name): (usize, &&str)| Column {
            name: (*name).to_owned(),
            letters: letters(index),
            width: name.chars().count() + BUTTON,
        };
        self.columns = names.iter().enumerate().map(column).collect();
    }

    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    pub fn rows(&self) -> u32 {
        self.rows
    }

    pub fn bytes(&self) -> u64 {
        self.taken + self.xml.len() as u64
    }

    /// Bytes that nobody has taken yet.
    pub fn waiting(&self) -> usize {
        self.xml.len()
    }

    pub fn is_between_rows(&self) -> bool {
        self.column == 0
    }

    pub fn cut_cells(&self) -> u64 {
        self.cut_cells
    }

    /// Begins anew, with the row of names.
    pub fn begin(&mut self) {
        (self.rows, self.taken, self.begun) = (0, 0, false);
        for index in 0..self.columns.len() {
            self.begin_cell(index);
            let name = std::mem::take(&mut self.columns[index].name);
            self.text(index, &name, Style::Head);
            self.columns[index].name = name;
        }
        self.end_row();
    }

    pub fn push(&mut self, cell: Cell<'_>) -> io::Result<()> {
        let index = self.column;
        if index == self.columns.len() {
            return Err(no_place("a row has more cells than there are columns"));
        }
        self.begin_cell(index);
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.text(index, text, Style::Text),
            Cell::Number(number) if is_kept(number) => self.value(index, number, Style::of_number(number)),
            Cell::Flag(flag) => self.flag(index, flag),
            Cell::Day(day) => match serial::day(day) {
                Some(serial) => self.value(index, serial, Style::Day),
                None => self.text(index, &cell.text(), Style::Text),
            },
            Cell::Instant(at) => match serial::instant(at) {
                Some(serial) => self.value(index, serial, Style::Instant),
                None => self.text(index, &cell.text(), Style::Text),
            },
            Cell::Number(text) => self.text(index, text, Style::Text),
        }
        Ok(())
    }

    pub fn end_row(&mut self) {
        if self.column == 0 {
            self.begin_row();
        }
        self.xml.extend_from_slice(b"</row>");
        self.column = 0;
    }

    fn begin_row(&mut self) {
        self.rows += 1;
        self.row = self.rows.to_string();
        let rows = self.rows;
        self.put(format_args!("<row r=\"{rows}\">"));
    }

    fn begin_cell(&mut self, index: usize) {
        if index == 0 {
            self.begin_row();
        }
        self.column = index + 1;
    }

    /// Where the cell is and what its style is; the tag stays open.
    fn place(&mut self, index: usize, style: Style, width: usize) {
        let column = &mut self.columns[index];
        column.width = column.width.max(width);
        self.xml.extend_from_slice(b"<c r=\"");
        self.xml.extend_from_slice(column.letters.as_bytes());
        self.xml.extend_from_slice(self.row.as_bytes());
        self.xml.extend_from_slice(style.attribute());
    }

    fn text(&mut self, index: usize, text: &str, style: Style) {
        let fitted = fitted(text);
        self.cut_cells += u64::from(fitted.len() != text.len());
        // Measured while it can still be said: the widths stand before the rows.
        let width = if self.begun { 0 } else { fitted.chars().take(WIDEST).count() };
        self.place(index, style, width);
        let spaces: &[u8] = if needs_spaces(&fitted) { b" xml:space=\"preserve\">" } else { b">" };
        self.xml.extend_from_slice(b" t=\"inlineStr\"><is><t");
        self.xml.extend_from_slice(spaces);
        escape(&fitted, &mut self.xml);
        self.xml.extend_from_slice(b"</t></is></c>");
    }

    fn value(&mut self, index: usize, value: impl std::fmt::Display, style: Style) {
        self.place(index, style, style.width());
        self.put(format_args!("><v>{value}</v></c>"));
    }

    fn flag(&mut self, index: usize, flag: bool) {
        self.place(index, Style::Plain, 0);
        self.xml.extend_from_slice(if flag { b" t=\"b\"><v>1</v></c>" } else { b" t=\"b\"><v>0</v></c>" });
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Memory takes everything.
        let _ = self.xml.write_fmt(text);
    }

    /// What was written since; what comes before the rows stands in front the first time. `room` is for what comes next.
    pub fn take(&mut self, room: usize) -> Vec<u8> {
        let mut block = std::mem::replace(&mut self.xml, Vec::with_capacity(room + room / 8));
        if !self.begun {
            self.begun = true;
            let widths = self.columns.iter().map(|column| column.width.clamp(NARROWEST, WIDEST));
            block.splice(0..0, parts::before_rows(widths).into_bytes());
        }
        self.taken += block.len() as u64;
        block
    }

    /// Ends the sheet; its rows.
    pub fn end(&mut self) -> u32 {
        self.xml.extend_from_slice(parts::after_rows(self.columns.len(), self.rows).as_bytes());
        self.rows
    }
}

/// Whether Excel keeps every digit.
fn is_kept(number: &str) -> bool {
    let digits = number.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    is_decimal(number) && digits <= DIGITS
}
