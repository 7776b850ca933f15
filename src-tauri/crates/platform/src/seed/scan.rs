//! Draws what looks like scanned documents and is none, as small PNG images and a PDF of one page.

use std::sync::LazyLock;

use krilla::{
    geom::Point,
    page::PageSettings,
    text::{Font, TextDirection},
};

const INTER: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");

/// Letters of the one word that every scan says, five columns by seven rows.
const SPECIMEN: [[u8; 7]; 8] = [
    [0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110],
    [0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000, 0b10000],
    [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
    [0b01110, 0b10001, 0b10000, 0b10000, 0b10000, 0b10001, 0b01110],
    [0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
    [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001],
    [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
    [0b10001, 0b11001, 0b10101, 0b10011, 0b10001, 0b10001, 0b10001],
];

/// Shades from black to white.
const INK: u8 = 60;
const GREY: u8 = 190;
const PAPER: u8 = 244;

struct Sheet {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Sheet {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, dots: vec![PAPER; width * height] }
    }

    fn fill(&mut self, (x, y): (usize, usize), (width, height): (usize, usize), shade: u8) {
        for row in y..(y + height).min(self.height) {
            let (from, to) = (x.min(self.width), (x + width).min(self.width));
            self.dots[row * self.width + from..row * self.width + to].fill(shade);
        }
    }

    fn stamp(&mut self, (x, y): (usize, usize), scale: usize) {
        for (place, letter) in SPECIMEN.iter().enumerate() {
            for (row, bits) in letter.iter().enumerate() {
                for column in (0..5).filter(|column| bits >> (4 - column) & 1 == 1) {
                    let at = (x + (place * 6 + column) * scale, y + row * scale);
                    self.fill(at, (scale, scale), INK);
                }
            }
        }
    }

    /// Lines of no text, each as long as chance has it.
    fn lines(&mut self, (x, y): (usize, usize), count: usize, seed: u64) {
        for line in 0..count {
            let length = 60 + usize::try_from((seed >> (line % 8 * 4)) % 90).unwrap_or_default();
            self.fill((x, y + line * 16), (length, 6), GREY);
        }
    }

    /// As PNG: eight bits of grey.
    #[allow(clippy::expect_used, reason = "memory takes whatever is written")]
    fn png(&self) -> Vec<u8> {
        let side = |length: usize| u32::try_from(length).unwrap_or_default();
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, side(self.width), side(self.height));
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("a sheet has two sides");
        writer.write_image_data(&self.dots).expect("there is a dot for each place");
        writer.finish().expect("memory takes it");
        png
    }
}

/// So many different ones of each kind: drawing takes longer than all else about a user.
const KINDS: u64 = 8;

static CARDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| (0..KINDS).map(draw_card).collect());
static LETTERS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| (0..KINDS).map(draw_letter).collect());
static CERTIFICATE: LazyLock<Vec<u8>> = LazyLock::new(draw_certificate);

/// A card with a picture of nobody.
pub fn card(number: u64) -> Vec<u8> {
    one_of(&CARDS, number)
}

/// A letter to nobody.
pub fn letter(number: u64) -> Vec<u8> {
    one_of(&LETTERS, number)
}

/// A page that certifies nothing about a company.
pub fn certificate() -> Vec<u8> {
    CERTIFICATE.clone()
}

fn one_of(drawn: &[Vec<u8>], number: u64) -> Vec<u8> {
    let place = usize::try_from(number % KINDS).unwrap_or_default();
    drawn.get(place).cloned().unwrap_or_default()
}

fn draw_card(seed: u64) -> Vec<u8> {
    let seed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut sheet = Sheet::new(340, 214);
    for (at, size) in [((0, 0), (340, 4)), ((0, 210), (340, 4)), ((0, 0), (4, 214)), ((336, 0), (4, 214))] {
        sheet.fill(at, size, INK);
    }
    sheet.fill((20, 40), (90, 112), GREY);
    sheet.fill((48, 56), (34, 40), PAPER);
    sheet.fill((34, 108), (62, 44), PAPER);
    sheet.lines((130, 44), 6, seed);
    sheet.stamp((92, 166), 4);
    sheet.png()
}

fn draw_letter(seed: u64) -> Vec<u8> {
    let seed = seed.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mut sheet = Sheet::new(300, 400);
    sheet.fill((24, 24), (80, 12), INK);
    sheet.lines((24, 60), 4, seed);
    sheet.lines((24, 150), 10, seed.rotate_left(20));
    sheet.stamp((54, 340), 4);
    sheet.png()
}

#[allow(clippy::expect_used, reason = "the font and the size of the page are given here")]
fn draw_certificate() -> Vec<u8> {
    let font = Font::new(INTER.to_vec().into(), 0).expect("Inter is a font");
    let mut document = krilla::Document::new();
    let mut page = document.start_page_with(PageSettings::from_wh(595.0, 842.0).expect("A4 is a page"));
    let mut surface = page.surface();
    for (y, size, text) in
        [(120.0, 20.0, "Certificate of incorporation"), (148.0, 11.0, "Specimen, not a real document")]
    {
        surface.draw_text(Point::from_xy(70.0, y), font.clone(), size, text, false, TextDirection::Auto);
    }
    surface.finish();
    page.finish();
    document.finish().expect("two lines are a document")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::documents::media_type_of;
    use steward_contract::MediaType;

    #[test]
    fn scans_are_small_and_what_they_say() {
        for number in 1..50 {
            for scan in [card(number), letter(number)] {
                assert_eq!(media_type_of(&scan), Some(MediaType::Png));
                assert!(scan.len() < 2_000, "{}", scan.len());
            }
        }
        assert_ne!(card(1), card(2));
        let pdf = certificate();
        assert_eq!(media_type_of(&pdf), Some(MediaType::Pdf));
        assert!(pdf.len() < 20_000, "{}", pdf.len());
    }
}
