//! A text as a picture that a phone reads (QR code, ISO/IEC 18004), drawn as one path of an SVG.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// The white edge that readers ask for, in modules (ISO/IEC 18004 section 5.3.8).
const EDGE: i32 = 4;

/// The picture.
pub(super) struct Picture {
    /// Its width and height, in modules, with the edge.
    pub size: i32,
    /// Its dark modules, as the data of a path.
    pub path: String,
}

impl Picture {
    /// The picture of a text; none where it is too long for one.
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
                write!(path, "M{} {}h1v1h-1z", x + EDGE, y + EDGE).ok()?;
            }
        }
        Some(Self { size: code.size() + 2 * EDGE, path })
    }
}
