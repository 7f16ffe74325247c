//! The streams of a compound file (MS-CFB), in which the older workbooks are. What the file says of its size is not
//! believed: nothing that is read is larger than the file.

/// Ids from here on are marks and no sectors.
const FIRST_RESERVED: u32 = 0xFFFF_FFFA;
/// Ids from here on are not sectors of the table, but markers: the table of the table, the end of a chain, or nothing.
const FIRST_NO_TABLE: u32 = 0xFFFF_FFFC;
/// The end of a chain.
const END: u32 = 0xFFFF_FFFE;
/// Size of an entry of the directory, in bytes.
const ENTRY_BYTES: usize = 128;
/// Size of a sector of small streams, in bytes.
const SMALL_SECTOR_BYTES: usize = 64;
/// Streams below this size are in the small sectors, in bytes.
const SMALL_STREAM_BYTES: usize = 4096;
/// The most entries of tables for which the reader that follows makes room by a number that the file states.
const MAX_STATED: u32 = 1 << 24;

/// A compound file whose tables are sound.
pub(super) struct CompoundFile<'a> {
    bytes: &'a [u8],
    /// Size of a sector, in bytes.
    sector: usize,
    /// By sector: the next one of its chain.
    table: Vec<u32>,
    directory: Vec<u8>,
    small: Vec<u8>,
    small_table: Vec<u32>,
}

impl<'a> CompoundFile<'a> {
    /// Reads the tables and the directory; none if they contradict themselves or the size of the file.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            directory: Vec::new(),
            small: Vec::new(),
            small_table: Vec::new(),
        };
        let most = file.sectors();
        // The reader makes room by each of these numbers. It takes the one at 62 for the length of a table.
        let stated = [u32_at(bytes, 44)?, u32_at(bytes, 72)?];
        if stated.iter().any(|stated| usize::try_from(*stated).is_ok_and(|stated| stated > most))
            || u32_at(bytes, 62)? > MAX_STATED
        {
            return None;
        }
        file.table = file.read_table(most)?;
        file.directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let small_table_sectors = usize::try_from(u32_at(bytes, 64)?).ok()?;
        if small_table_sectors > 0 {
            let (start, length) = file.entries().next().map(|(_, start, length)| (start, length))?;
            file.small = file.chain(start, length)?;
            let table = file.chain(u32_at(bytes, 60)?, small_table_sectors.checked_mul(sector)?)?;
            file.small_table = words(&table).collect();
        }
        Some(file)
    }

    /// The streams with this name, in any case; none if one of them cannot be read.
    pub(super) fn streams(&self, name: &str) -> Option<Vec<Vec<u8>>> {
        let named = self.entries().filter(|(known, ..)| known.eq_ignore_ascii_case(name));
        named
            .map(|(_, start, length)| match length < SMALL_STREAM_BYTES {
                true => self.small_chain(start, length),
                false => self.chain(start, length),
            })
            .collect()
    }

    /// The number of sectors that the file can have.
    const fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// The content of a sector; that of the last one may be cut off.
    fn content(&self, id: u32) -> Option<&[u8]> {
        // The header is as long as a sector.
        let start = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The table of all chains: its first sectors are named in the header, the others in a chain of their own.
    fn read_table(&self, most: usize) -> Option<Vec<u32>> {
        let mut ids: Vec<u32> = words(self.bytes.get(76..512)?).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let mut left = most;
        while next < FIRST_RESERVED {
            left = left.checked_sub(1)?;
            ids.extend(words(self.content(next)?));
            next = ids.pop()?;
        }
        ids.retain(|id| *id < FIRST_NO_TABLE);
        if ids.len() > most {
            return None;
        }
        let mut table = Vec::new();
        for id in ids {
            table.extend(words(self.content(id)?));
        }
        Some(table)
    }

    /// The content of a chain of sectors up to this length; none if it is longer than the file.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        chain(start, length, &self.table, self.sectors(), |id| self.content(id))
    }

    /// The same of a small stream.
    fn small_chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        let content = |id: u32| {
            let start = usize::try_from(id).ok()?.checked_mul(SMALL_SECTOR_BYTES)?;
            self.small.get(start..start.checked_add(SMALL_SECTOR_BYTES)?.min(self.small.len()))
        };
        chain(start, length, &self.small_table, self.small.len().div_ceil(SMALL_SECTOR_BYTES), content)
    }

    /// The entries of the directory: name, first sector and length.
    fn entries(&self) -> impl Iterator<Item = (String, u32, usize)> {
        let long = self.sector > 512;
        self.directory.chunks_exact(ENTRY_BYTES).filter_map(move |entry| {
            let units = entry[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            let name: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
            let length = u64::from(u32_at(entry, 120)?);
            let upper = if long { u64::from(u32_at(entry, 124)?) } else { 0 };
            let length = usize::try_from((upper << 32) | length).ok()?;
            Some((String::from_utf16_lossy(&name), u32_at(entry, 116)?, length))
        })
    }
}

/// The content of a chain of at most this many sectors: one that is longer returns to where it was.
fn chain<'a>(
    start: u32,
    length: usize,
    table: &[u32],
    most: usize,
    content: impl Fn(u32) -> Option<&'a [u8]>,
) -> Option<Vec<u8>> {
    let (mut id, mut found, mut left) = (start, Vec::new(), most);
    while id != END {
        left = left.checked_sub(1)?;
        let content = content(id)?;
        found.extend_from_slice(&content[..content.len().min(length - found.len())]);
        if found.len() >= length {
            break;
        }
        id = *table.get(usize::try_from(id).ok()?)?;
    }
    Some(found)
}

/// The number of two bytes at this place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

/// The number of four bytes at this place.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}
