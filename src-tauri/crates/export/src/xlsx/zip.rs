//! An archive (APPNOTE 6.3.10) into an output that can't seek: sizes follow what they are of. What lies beyond 4 GiB is told as
//! Zip64 does; the entries themselves stay below.

use std::io::{self, Write};

use super::blocks::Deflated;
use crate::table::no_place;
use crc32fast::Hasher;

/// Versions of the format that a reader needs: deflate, and Zip64.
const NEEDED: u16 = 20;
const NEEDED_64: u16 = 45;

/// That sizes follow, and that names are UTF-8.
const SIZES_FOLLOW: u16 = 1 << 3;
const UTF_8: u16 = 1 << 11;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// The first of January 1980, the earliest day that an entry can have: the same rows are the same file.
const DAY: u16 = 0x0021;

pub struct Archive<W: Write> {
    out: W,
    at: u64,
    entries: Vec<Entry>,
    check: Hasher,
}

struct Entry {
    name: String,
    flags: u16,
    method: u16,
    check: u32,
    packed: u64,
    length: u64,
    at: u64,
}

impl<W: Write> Archive<W> {
    pub fn new(out: W) -> Self {
        Self::beginning_at(0, out)
    }

    fn beginning_at(at: u64, out: W) -> Self {
        Self { out, at, entries: Vec::new(), check: Hasher::new() }
    }

    /// Adds a small part at once.
    pub fn whole(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        let (check, length) = (crc32fast::hash(content), content.len() as u64);
        self.add(Entry { check, packed: length, length, ..self.entry(name, UTF_8, STORED) })?;
        self.put(content)
    }

    /// Begins a part that comes in blocks.
    pub fn begin(&mut self, name: &str) -> io::Result<()> {
        self.check = Hasher::new();
        self.add(self.entry(name, UTF_8 | SIZES_FOLLOW, DEFLATED))
    }

    pub fn write(&mut self, block: &Deflated) -> io::Result<()> {
        self.check.combine(&block.check);
        if let Some(entry) = self.entries.last_mut() {
            entry.packed += block.bytes.len() as u64;
            entry.length += block.length;
        }
        self.put(&block.bytes)
    }

    /// Ends the part, with its sizes.
    pub fn end(&mut self) -> io::Result<()> {
        let Some(entry) = self.entries.last_mut() else { return Ok(()) };
        entry.check = self.check.clone().finalize();
        let sizes = entry.sizes()?;
        self.put(&[&b"PK\x07\x08"[..], &sizes].concat())
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Bytes so far.
    #[cfg(test)]
    pub fn at(&self) -> u64 {
        self.at
    }

    /// Lists the parts.
    pub fn finish(&mut self) -> io::Result<()> {
        let mut list = Vec::new();
        for entry in &self.entries {
            entry.list(&mut list)?;
        }
        let end = end(self.entries.len() as u64, list.len() as u64, self.at);
        self.put(&list)?;
        self.put(&end)?;
        self.out.flush()
    }

    fn entry(&self, name: &str, flags: u16, method: u16) -> Entry {
        Entry { name: name.to_owned(), flags, method, check: 0, packed: 0, length: 0, at: self.at }
    }

    fn add(&mut self, entry: Entry) -> io::Result<()> {
        let mut head = b"PK\x03\x04".to_vec();
        entry.describe(NEEDED, 0, &mut head)?;
        head.extend_from_slice(entry.name.as_bytes());
        self.entries.push(entry);
        self.put(&head)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len() as u64;
        self.out.write_all(bytes)
    }
}

impl Entry {
    /// Check and sizes, as they stand everywhere.
    fn sizes(&self) -> io::Result<Vec<u8>> {
        let narrow = |size| u32::try_from(size).map_err(|_| no_place("a part of an archive is longer than 4 GiB"));
        Ok([self.check, narrow(self.packed)?, narrow(self.length)?].map(u32::to_le_bytes).concat())
    }

    /// What both headers of an entry have.
    fn describe(&self, needed: u16, extra: u16, out: &mut Vec<u8>) -> io::Result<()> {
        let name = u16::try_from(self.name.len()).map_err(|_| no_place("the name of a part is too long"))?;
        out.extend([needed, self.flags, self.method, 0, DAY].map(u16::to_le_bytes).concat());
        out.extend(self.sizes()?);
        out.extend([name, extra].map(u16::to_le_bytes).concat());
        Ok(())
    }

    fn list(&self, list: &mut Vec<u8>) -> io::Result<()> {
        let (needed, extra) = match near(self.at) {
            Some(_) => (NEEDED, Vec::new()),
            None => (NEEDED_64, [&[0x01, 0x00, 0x08, 0x00][..], &self.at.to_le_bytes()].concat()),
        };
        list.extend_from_slice(b"PK\x01\x02");
        list.extend(needed.to_le_bytes());
        self.describe(needed, if extra.is_empty() { 0 } else { 12 }, list)?;
        // No comment, on the first disk, without attributes.
        list.extend([0; 10]);
        list.extend(near(self.at).unwrap_or(u32::MAX).to_le_bytes());
        list.extend_from_slice(self.name.as_bytes());
        list.extend(extra);
        Ok(())
    }
}

/// A number as it stands where Zip64 is not needed; the largest one says that it is.
fn near(number: u64) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| *number < u32::MAX)
}

/// What ends an archive: how many entries, how long their list is and where it begins.
fn end(entries: u64, length: u64, at: u64) -> Vec<u8> {
    let mut end = Vec::new();
    let count = u16::try_from(entries).ok().filter(|count| *count < u16::MAX);
    if count.is_none() || near(length).is_none() || near(at).is_none() {
        end.extend_from_slice(b"PK\x06\x06");
        end.extend(44_u64.to_le_bytes());
        end.extend([NEEDED_64; 2].map(u16::to_le_bytes).concat());
        end.extend([0; 8]);
        end.extend([entries, entries, length, at].map(u64::to_le_bytes).concat());
        end.extend_from_slice(b"PK\x06\x07");
        end.extend([0; 4]);
        end.extend((at + length).to_le_bytes());
        end.extend(1_u32.to_le_bytes());
    }
    let count = count.unwrap_or(u16::MAX).to_le_bytes();
    end.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    end.extend([count, count].concat());
    end.extend([length, at].map(|number| near(number).unwrap_or(u32::MAX).to_le_bytes()).concat());
    end.extend([0; 2]);
    end
}

#[cfg(test)]
mod tests;
