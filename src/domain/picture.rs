//! Pictures that editors give: drawn anew, so that nothing but what one sees is left of the file.
//!
//! A file says in its first bytes how large its picture is, and that is looked at before anything is unpacked: a small file
//! may hold more pixels than a machine has memory for.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, codecs::jpeg::JpegEncoder, imageops::FilterType,
};

/// The most bytes of a file: a photo of a telephone fits.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The most pixels that are unpacked.
const MAX_PIXELS: u64 = 40_000_000;

/// The most pixels on one side.
const MAX_SIDE: u32 = 12_000;

/// The most bytes that unpacking may take.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;

/// The width that a picture has at most: twice what a mail shows, for sharp screens.
const WIDTH: u32 = 1200;

/// How good the new picture is, of 100.
const QUALITY: u8 = 82;

/// A file of which no picture is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// More than [`MAX_BYTES`] bytes.
    #[error("this file is larger than 8 MB")]
    TooHeavy,
    /// More pixels than are unpacked.
    #[error("this picture is too large: make it smaller than 12,000 by 3,000 pixels")]
    TooLarge,
    /// No JPEG, PNG or WebP, or a broken one.
    #[error("this file is not a picture we can read; use a JPEG, PNG or WebP")]
    Unreadable,
}

/// Draws a picture anew, as a JPEG of at most 1200 pixels wide, upright, on white.
pub fn redraw(file: &[u8]) -> Result<Vec<u8>, PictureError> {
    if file.len() > MAX_BYTES {
        return Err(PictureError::TooHeavy);
    }
    let mut picture = unpack(file)?;
    if picture.width() > WIDTH {
        picture = picture.resize(WIDTH, u32::MAX, FilterType::CatmullRom);
    }
    let mut drawn = Vec::new();
    JpegEncoder::new_with_quality(&mut drawn, QUALITY)
        .encode_image(&on_white(&picture))
        .map_err(|_| PictureError::Unreadable)?;
    Ok(drawn)
}

fn unpack(file: &[u8]) -> Result<DynamicImage, PictureError> {
    let reader = || ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| PictureError::Unreadable);
    let (width, height) = reader()?.into_dimensions().map_err(|_| PictureError::Unreadable)?;
    if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::TooLarge);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = reader()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureError::Unreadable)?;
    let orientation = decoder.orientation().map_err(|_| PictureError::Unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| PictureError::Unreadable)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// What is see-through becomes white, as in a mail.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0.map(u16::from);
        let mixed = [red, green, blue].map(|colour| (colour * alpha + 255 * (255 - alpha)) / 255);
        image::Rgb(mixed.map(|colour| u8::try_from(colour).unwrap_or(u8::MAX)))
    })
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgba, RgbaImage};

    use super::*;

    fn png(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        RgbaImage::from_pixel(width, height, Rgba(colour)).write_to(&mut file, ImageFormat::Png).unwrap();
        file.into_inner()
    }

    /// The head of a PNG that says it is this large, with nothing behind it.
    fn claims(width: u32, height: u32) -> Vec<u8> {
        let mut file = png(1, 1, [0; 4]);
        file[16..20].copy_from_slice(&width.to_be_bytes());
        file[20..24].copy_from_slice(&height.to_be_bytes());
        let crc = crc(&file[12..29]);
        file[29..33].copy_from_slice(&crc.to_be_bytes());
        file
    }

    /// The sum behind each part of a PNG (RFC 2083 section 3.4).
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
        })
    }

    #[test]
    fn a_wide_picture_becomes_a_jpeg_that_fits_and_what_is_see_through_white() {
        let drawn = redraw(&png(2400, 300, [0, 0, 0, 0])).unwrap();
        let seen = image::load_from_memory_with_format(&drawn, ImageFormat::Jpeg).unwrap().to_rgb8();
        assert_eq!(seen.dimensions(), (1200, 150));
        assert!(seen.get_pixel(600, 75).0.iter().all(|colour| *colour > 250));
        let small = redraw(&png(20, 10, [200, 0, 0, 255])).unwrap();
        assert_eq!(image::load_from_memory(&small).unwrap().to_rgb8().dimensions(), (20, 10));
    }

    #[test]
    fn what_is_no_picture_or_too_much_of_one_is_refused() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        let half = &png(50, 50, [1, 2, 3, 255])[..60];
        for file in [&b""[..], b"GIF89a", b"<!doctype html>", svg, half] {
            assert_eq!(redraw(file), Err(PictureError::Unreadable));
        }
        for (width, height) in [(30_000, 30_000), (12_001, 1), (8000, 8000)] {
            assert_eq!(redraw(&claims(width, height)), Err(PictureError::TooLarge), "{width} x {height}");
        }
        assert_eq!(redraw(&vec![0; MAX_BYTES + 1]), Err(PictureError::TooHeavy));
    }

    #[test]
    fn what_stands_behind_a_picture_is_gone() {
        let mut file = png(4, 4, [9, 9, 9, 255]);
        file.extend_from_slice(b"<script>alert(1)</script>");
        let drawn = redraw(&file).unwrap();
        assert!(drawn.starts_with(&[0xff, 0xd8]) && !drawn.windows(8).any(|bytes| bytes == b"<script>"));
    }
}
