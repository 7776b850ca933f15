//! What a workbook is made of besides its rows.

use std::fmt::Write as _;

pub const RELATIONS_PATH: &str = "_rels/.rels";
pub const STYLES_PATH: &str = "xl/styles.xml";
pub const WORKBOOK_PATH: &str = "xl/workbook.xml";
pub const WORKBOOK_RELATIONS_PATH: &str = "xl/_rels/workbook.xml.rels";
pub const TYPES_PATH: &str = "[Content_Types].xml";

pub const RELATIONS: &[u8] = include_bytes!("parts/relations.xml");
pub const STYLES: &[u8] = include_bytes!("parts/styles.xml");

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A style by its place in `styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    /// Text that stays text when somebody edits it.
    Text,
    Head,
    Day,
    Instant,
    /// Two decimals.
    Money,
}

impl Style {
    /// What ends the cell's reference, and names the style.
    pub const fn attribute(self) -> &'static [u8] {
        match self {
            Self::Plain => b"\"",
            Self::Text => b"\" s=\"1\"",
            Self::Head => b"\" s=\"2\"",
            Self::Day => b"\" s=\"3\"",
            Self::Instant => b"\" s=\"4\"",
            Self::Money => b"\" s=\"5\"",
        }
    }

    pub fn of_number(number: &str) -> Self {
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        if decimals == 2 { Self::Money } else { Self::Plain }
    }

    /// Characters that a value takes.
    pub const fn width(self) -> usize {
        match self {
            Self::Day => 11,
            Self::Instant => 21,
            _ => 12,
        }
    }
}

/// The letters of a column, from 0: A … Z, AA …
pub fn letters(column: usize) -> String {
    let mut letters = if column < 26 { String::new() } else { self::letters(column / 26 - 1) };
    letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column % 26]));
    letters
}

pub fn sheet_path(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

/// The header stays in sight, the columns are as wide as what was seen of them.
pub fn before_rows(widths: impl Iterator<Item = usize>) -> String {
    let mut xml = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/></sheetView></sheetViews><cols>"
    );
    for (width, number) in widths.zip(1..) {
        let _ = write!(xml, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    xml + "</cols><sheetData>"
}

/// The filter, and that digits which are text are meant to be.
pub fn after_rows(columns: usize, rows: u32) -> String {
    let all = format!("A1:{}{rows}", letters(columns - 1));
    format!(
        "</sheetData><autoFilter ref=\"{all}\"/><ignoredErrors><ignoredError sqref=\"{all}\" numberStoredAsText=\"1\"/>\
         </ignoredErrors></worksheet>"
    )
}

/// The sheets by their rows. Excel finds a filter by its defined name.
pub fn workbook(columns: usize, sheets: &[u32]) -> String {
    let mut xml = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>");
    for number in 1..=sheets.len() {
        let _ = write!(xml, "<sheet name=\"Sheet{number}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
    }
    xml += "</sheets><definedNames>";
    for (index, rows) in sheets.iter().enumerate() {
        let (number, last) = (index + 1, letters(columns - 1));
        let _ = write!(
            xml,
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{index}\" hidden=\"1\">Sheet{number}!$A$1:${last}${rows}\
             </definedName>"
        );
    }
    xml + "</definedNames></workbook>"
}

pub fn workbook_relations(sheets: usize) -> String {
    let mut xml = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for number in 1..=sheets {
        let _ = write!(
            xml,
            "<Relationship Id=\"rId{number}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    let _ = write!(xml, "<Relationship Id=\"rId{}\" Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/>", sheets + 1);
    xml + "</Relationships>"
}

pub fn types(sheets: usize) -> String {
    let mut xml = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    let mut part = |path: &str, kind: &str| {
        let _ = write!(xml, "<Override PartName=\"/{path}\" ContentType=\"{CONTENT}.{kind}+xml\"/>");
    };
    part(WORKBOOK_PATH, "sheet.main");
    part(STYLES_PATH, "styles");
    for number in 1..=sheets {
        part(&sheet_path(number), "worksheet");
    }
    xml + "</Types>"
}
