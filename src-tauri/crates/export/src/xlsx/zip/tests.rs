use std::io::{Read, Seek, SeekFrom};

use super::*;

/// Nothing for 5 GiB, and then the archive.
struct Far {
    bytes: Vec<u8>,
    at: u64,
}

const BEFORE: u64 = 5 << 30;

impl Read for Far {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(at) = self.at.checked_sub(BEFORE) else {
            let count = into.len().min(usize::try_from(BEFORE - self.at).unwrap());
            into[..count].fill(0);
            self.at += count as u64;
            return Ok(count);
        };
        let from = usize::try_from(at).unwrap().min(self.bytes.len());
        let count = (&self.bytes[from..]).read(into)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Far {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let end = BEFORE + self.bytes.len() as u64;
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => end.checked_add_signed(by).unwrap(),
            SeekFrom::Current(by) => self.at.checked_add_signed(by).unwrap(),
        };
        Ok(self.at)
    }
}

fn written(at: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = Archive::beginning_at(at, &mut bytes);
    archive.whole("a.txt", b"stored").unwrap();
    archive.begin("b.txt").unwrap();
    let mut blocks = super::super::blocks::Blocks::new().unwrap();
    for block in [&b"defl"[..], b"", b"ated"] {
        assert!(blocks.put(block.to_vec()).unwrap().is_none());
    }
    blocks.put_last().unwrap();
    while let Some(done) = blocks.next().unwrap() {
        archive.write(&done).unwrap();
    }
    archive.end().unwrap();
    archive.finish().unwrap();
    bytes
}

fn contents(archive: impl Read + Seek) -> Vec<(String, String)> {
    let mut archive = ::zip::ZipArchive::new(archive).unwrap();
    let mut content = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    vec![content(0), content(1)]
}

fn expected() -> Vec<(String, String)> {
    [("a.txt", "stored"), ("b.txt", "deflated")].map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec()
}

#[test]
fn parts_come_back() {
    assert_eq!(contents(io::Cursor::new(written(0))), expected());
}

#[test]
fn parts_beyond_4_gib_come_back() {
    assert_eq!(contents(Far { bytes: written(BEFORE), at: 0 }), expected());
}

#[test]
fn a_part_of_4_gib_is_refused() {
    let mut archive = Archive::new(io::sink());
    archive.begin("long").unwrap();
    archive.write(&Deflated { length: 5 << 30, ..Deflated::default() }).unwrap();
    assert!(archive.end().is_err());
}
