//! Pictures that editors upload.

use rondbrief::domain::picture::redraw;

/// A redrawn picture is a JPEG, and can be redrawn in turn.
pub fn run(bytes: &[u8]) {
    let Ok(drawn) = redraw(bytes) else { return };
    assert!(drawn.starts_with(&[0xff, 0xd8]), "it is a JPEG");
    redraw(&drawn).expect("what was drawn can be read");
}
