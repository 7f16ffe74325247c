//! The number of texts that an XLSX workbook says its cells share.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

/// Returns the stated number of shared texts: the reader of workbooks makes room for that many before it reads the
/// first. A value that is not a number counts as the largest; 0 if none is stated.
///
/// # Errors
/// If the content is not XML.
pub(super) fn stated_count(content: impl BufRead) -> Result<u64, quick_xml::Error> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(0),
            Event::Start(start) | Event::Empty(start) if start.name().0.rsplit(':').next() == Some("sst") => {
                let stated = start.try_get_attribute("uniqueCount")?;
                return Ok(stated.map_or(0, |stated| stated.value.trim().parse().unwrap_or(u64::MAX)));
            }
            _ => {}
        }
        buffer.clear();
    }
}
