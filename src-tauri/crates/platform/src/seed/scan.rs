//! Draws what looks like scanned documents and is none, as small PNG images and a PDF of one page.

use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};

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
    fn png(&self) -> Vec<u8> {
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        let side = |length: usize| u32::try_from(length).unwrap_or_default().to_be_bytes();
        let head = [&side(self.width)[..], &side(self.height), &[8, 0, 0, 0, 0]].concat();
        let rows = self.dots.chunks(self.width).flat_map(|row| std::iter::once(0).chain(row.iter().copied()));
        chunk(&mut png, *b"IHDR", &head);
        chunk(&mut png, *b"IDAT", &packed(&rows.collect::<Vec<u8>>()));
        chunk(&mut png, *b"IEND", &[]);
        png
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Into memory, which doesn't fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    png.extend(u32::try_from(content.len()).unwrap_or_default().to_be_bytes());
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(content);
    png.extend(kind);
    png.extend(content);
    png.extend(crc.sum().to_be_bytes());
}

/// A card with a picture of nobody.
pub fn card(seed: u64) -> Vec<u8> {
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

/// A letter to nobody.
pub fn letter(seed: u64) -> Vec<u8> {
    let seed = seed.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mut sheet = Sheet::new(300, 400);
    sheet.fill((24, 24), (80, 12), INK);
    sheet.lines((24, 60), 4, seed);
    sheet.lines((24, 150), 10, seed.rotate_left(20));
    sheet.stamp((54, 340), 4);
    sheet.png()
}

/// A page that certifies nothing about a company.
pub fn certificate(company: &str) -> Vec<u8> {
    let plain = |c: char| if c.is_ascii_graphic() || c == ' ' { c } else { '?' };
    let name: String = company.chars().map(plain).filter(|c| !matches!(c, '(' | ')' | '\\')).take(60).collect();
    let text = format!(
        "BT /F1 20 Tf 70 720 Td (Certificate of incorporation) Tj /F1 11 Tf 0 -28 Td (Specimen, not a real document) Tj \
         0 -60 Td ({name}) Tj ET"
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut pdf, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = pdf.len();
    pdf += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| pdf += &format!("{place:010} 00000 n \n"));
    pdf += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    pdf.into_bytes()
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
        let pdf = certificate("Öl (und) Söhne\\");
        assert_eq!(media_type_of(&pdf), Some(MediaType::Pdf));
        assert!(pdf.is_ascii() && pdf.len() < 2_000);
    }
}
