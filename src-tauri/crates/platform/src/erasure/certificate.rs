//! The certificate of an erasure, as a PDF (DEL-3): who, when, what was erased, what is kept until when, and where the log
//! proves it. It names nobody but the admins who decided.

use chrono::{DateTime, Utc};
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    geom::Point,
    metadata::Metadata,
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagTree},
    text::{Font, TextDirection},
};
use steward_contract::{AdminRef, ErasedData, Erasure, ErasureStep, RetainedData};

use crate::error::ApiError;

const REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");

/// A4, in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const LEFT: f32 = 56.0;
const SECOND: f32 = 210.0;
const TOP: f32 = 72.0;
const BOTTOM: f32 = 770.0;

/// One line of it.
enum Line {
    Title(String),
    Heading(String),
    Text(String),
    /// A name and what it is.
    Fact(String, String),
}

/// # Errors
/// When it can't be written as PDF.
pub fn write(erasure: &Erasure, platform: &str, now: DateTime<Utc>) -> Result<Vec<u8>, ApiError> {
    let font = |bytes: &'static [u8]| Font::new(bytes.to_vec().into(), 0).ok_or_else(|| ApiError::internal("no font"));
    let mut sheet = Sheet::new(font(REGULAR)?, font(SEMIBOLD)?);
    let title = format!("Certificate of erasure {}", erasure.erasure_id);
    let metadata = Metadata::new().title(title).language("en".to_owned()).creator("Steward".to_owned());
    sheet.document.set_metadata(metadata);
    sheet.pages(&lines(erasure, platform, now), &format!("{platform} · erasure {}", erasure.erasure_id))?;
    sheet.document.set_tag_tree(sheet.tags);
    sheet.document.finish().map_err(|error| ApiError::internal(format!("{error:?}")))
}

/// A document as far as it is written.
struct Sheet {
    document: Document,
    tags: TagTree,
    regular: Font,
    semibold: Font,
}

impl Sheet {
    fn new(regular: Font, semibold: Font) -> Self {
        let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
        Self { document: Document::new_with(settings), tags: TagTree::new(), regular, semibold }
    }

    /// As many pages as the lines need.
    fn pages(&mut self, lines: &[Line], foot: &str) -> Result<(), ApiError> {
        let mut rest = lines;
        let mut number = 1;
        while !rest.is_empty() {
            let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| ApiError::internal("no page"))?;
            let mut page = self.document.start_page_with(settings);
            let mut surface = page.surface();
            surface.set_fill(Some(Fill { paint: rgb::Color::new(24, 32, 40).into(), ..Fill::default() }));
            let mut y = TOP;
            while let Some((line, later)) = rest.split_first() {
                y += line.before();
                if y > BOTTOM {
                    break;
                }
                self.tags.push(line.draw(&mut surface, y, &self.regular, &self.semibold));
                y += line.height();
                rest = later;
            }
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            let foot = format!("{foot} · page {number}");
            surface.draw_text(
                Point::from_xy(LEFT, 806.0),
                self.regular.clone(),
                8.0,
                &foot,
                false,
                TextDirection::Auto,
            );
            surface.end_tagged();
            surface.finish();
            page.finish();
            number += 1;
        }
        Ok(())
    }
}

impl Line {
    /// Points above it.
    fn before(&self) -> f32 {
        match self {
            Self::Heading(_) => 16.0,
            Self::Title(_) | Self::Text(_) | Self::Fact(..) => 0.0,
        }
    }

    /// Points that it takes.
    fn height(&self) -> f32 {
        match self {
            Self::Title(_) => 30.0,
            Self::Heading(_) => 18.0,
            Self::Text(_) | Self::Fact(..) => 15.0,
        }
    }

    /// Draws it and says what it is, for whoever has it read aloud.
    fn draw(&self, surface: &mut Surface<'_>, y: f32, regular: &Font, semibold: &Font) -> TagGroup {
        let mut text = |x: f32, font: &Font, size: f32, text: &str| {
            let part = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            surface.draw_text(Point::from_xy(x, y), font.clone(), size, text, false, TextDirection::Auto);
            surface.end_tagged();
            part
        };
        let level = |level: u16| std::num::NonZeroU16::new(level).unwrap_or(std::num::NonZeroU16::MIN);
        match self {
            Self::Title(title) => {
                let part = text(LEFT, semibold, 20.0, title);
                TagGroup::with_children(Tag::Hn(level(1), Some(title.clone())), vec![part.into()])
            }
            Self::Heading(title) => {
                let part = text(LEFT, semibold, 11.0, title);
                TagGroup::with_children(Tag::Hn(level(2), Some(title.clone())), vec![part.into()])
            }
            Self::Text(words) => TagGroup::with_children(Tag::P, vec![text(LEFT, regular, 9.5, words).into()]),
            Self::Fact(name, value) => {
                let name = text(LEFT, regular, 9.5, &format!("{name} "));
                let value = text(SECOND, regular, 9.5, value);
                TagGroup::with_children(Tag::P, vec![name.into(), value.into()])
            }
        }
    }
}

/// All that it says.
fn lines(erasure: &Erasure, platform: &str, now: DateTime<Utc>) -> Vec<Line> {
    let mut lines = vec![
        Line::Title("Certificate of erasure".to_owned()),
        Line::Text(format!("{platform} certifies that the personal data of the user below was erased.")),
    ];
    lines.push(Line::Heading("User and decision".to_owned()));
    let who = |admin: &AdminRef| format!("{} ({})", admin.name, admin.id);
    let asked = erasure.requested_by.as_ref().map_or("Nobody: the time for restoring was over".to_owned(), who);
    lines.extend([
        fact("User ID", erasure.user_id),
        fact("Numeric ID", &erasure.numeric_id),
        fact("Erasure", erasure.erasure_id),
        fact("Deleted", time(erasure.deleted_at)),
        fact("Requested by", asked),
    ]);
    lines.extend(erasure.approved_by.as_ref().map(|admin| fact("Approved by", who(admin))));
    lines.extend(erasure.completed_at.map(|at| fact("Completed", time(at))));
    lines.push(Line::Heading("Steps".to_owned()));
    lines.extend(erasure.steps.iter().map(|taken| {
        fact(step(taken.step), format!("{}, audit entry {} ({})", time(taken.at), taken.audit.number, taken.audit.id))
    }));
    lines.push(Line::Heading("What was erased".to_owned()));
    lines.extend(ErasedData::ALL.iter().map(|what| Line::Text(format!("• {}", erased(*what)))));
    let counts: Vec<String> =
        erasure.records.iter().map(|records| format!("{} {}", records.count, records.table)).collect();
    let counts = counts
        .chunks(4)
        .enumerate()
        .map(|(place, some)| fact(if place == 0 { "Records" } else { "" }, some.join(", ")));
    lines.extend(counts);
    lines.push(Line::Heading("What is kept".to_owned()));
    lines.extend(erasure.kept.iter().map(|kept| fact(what(kept.what), format!("until {}", time(kept.until)))));
    if let Some(archive) = &erasure.archive {
        lines.push(fact("Compliance archive", format!("{} bytes, until {}", archive.bytes, time(archive.kept_until))));
        lines.push(fact("Its SHA-256", &archive.sha256));
    }
    lines.push(Line::Text(
        "Orders and transactions no longer say whose they were; the archive is sealed and does.".to_owned(),
    ));
    lines.push(Line::Text("The audit log keeps its entries, without the texts that were about the person.".to_owned()));
    lines.push(Line::Heading("Issued".to_owned()));
    lines.push(fact("Issued", time(now)));
    lines
}

fn fact(name: impl Into<String>, value: impl std::fmt::Display) -> Line {
    Line::Fact(name.into(), value.to_string())
}

fn time(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

fn step(step: ErasureStep) -> &'static str {
    match step {
        ErasureStep::Check => "1. Retention checked",
        ErasureStep::Archive => "2. Archive made",
        ErasureStep::Anonymize => "3. History anonymized",
        ErasureStep::Remove => "4. Personal data removed",
        ErasureStep::Complete => "5. Completed",
    }
}

fn erased(what: ErasedData) -> &'static str {
    match what {
        ErasedData::Profile => "Name, contact, company and profile, and the search index of them",
        ErasedData::Traces => "Sessions, API tokens, and the addresses and devices of sign-ins",
        ErasedData::Records => "Notes, flags, suspensions and identity checks",
        ErasedData::Messages => "Messages that were written to the user",
        ErasedData::LoggedTexts => "Texts about the person in the audit log",
    }
}

fn what(what: RetainedData) -> &'static str {
    match what {
        RetainedData::Orders => "Orders",
        RetainedData::FinancialTransactions => "Financial transactions",
        RetainedData::AuditLog => "Audit log",
        RetainedData::PersonalData => "Personal data",
    }
}
