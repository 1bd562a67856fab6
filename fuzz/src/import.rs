//! Files of readers, from any program that writes CSV.

use rondbrief::{
    app::subscribers::import::{self, Run},
    cli::Rows,
};

use super::place::Place;

/// Every row that can be read gets a fate of its own, on a line that is in the file.
pub fn run(place: &Place, bytes: &[u8]) {
    let Ok(Some(rows)) = Rows::of(bytes) else { return };
    let most = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u64 + 1;
    let (mut last, mut read) = (0, Vec::new());
    for row in rows {
        let Ok((line, row)) = row else { break };
        assert!(line > last && line <= most, "line {line} after {last} of {most}");
        last = line;
        read.extend(row);
    }
    let fates = place.wait_for(import::import(&place.app, &place.list, &read, &mut Run::new(true))).unwrap();
    assert_eq!(fates.len(), read.len());
    assert!(fates.iter().all(|fate| ["added", "unchanged", "refused"].contains(&fate.word())));
}
