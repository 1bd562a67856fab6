//! Pictures from editors: each is decoded and encoded again, so that nothing of the file is left but what can be seen.
//!
//! The first bytes of a file say how large its picture is, and how much memory it takes to decode it is checked before anything
//! is decoded: a small file may hold more pixels than a machine has memory for.

mod read;
mod shrink;

use image::codecs::jpeg::JpegEncoder;

/// The greatest size of a file in bytes: a photo from a phone fits.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The most pixels that are decoded.
const MAX_PIXELS: u64 = 40_000_000;

/// The most pixels on one side.
const MAX_SIDE: u32 = 12_000;

/// The most bytes of memory that decoding may take: a photo of 13 million pixels fits. With the file, and with the new picture, an
/// upload stays below 64 MB.
const MAX_DECODED: u64 = 40_000_000;

/// The greatest width of a picture in pixels: twice what a mail shows, for sharp screens.
const WIDTH: u32 = 1200;

/// The greatest height of a picture in pixels, far more than a mail shows.
const HEIGHT: u32 = 6000;

/// The JPEG quality of the new picture, out of 100.
const QUALITY: u8 = 82;

/// The reason that a file is no usable picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// More than [`MAX_BYTES`] bytes.
    #[error("this file is larger than 8 MB")]
    TooHeavy,
    /// More pixels than are decoded.
    #[error("this picture is too large: make it smaller, for example 2,000 pixels wide")]
    TooLarge,
    /// Not a JPEG, PNG or WebP, or a broken one.
    #[error("this file is not a picture we can read; use a JPEG, PNG or WebP")]
    Unreadable,
}

/// Makes a new JPEG of a picture: at most 1200 pixels wide, upright, on white.
pub fn redraw(file: &[u8]) -> Result<Vec<u8>, PictureError> {
    if file.len() > MAX_BYTES {
        return Err(PictureError::TooHeavy);
    }
    let picture = read::read(file)?;
    let mut drawn = Vec::new();
    JpegEncoder::new_with_quality(&mut drawn, QUALITY).encode_image(&picture).map_err(|_| PictureError::Unreadable)?;
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{ImageFormat, Rgba, RgbaImage};

    use super::*;

    fn png(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        RgbaImage::from_pixel(width, height, Rgba(colour)).write_to(&mut file, ImageFormat::Png).unwrap();
        file.into_inner()
    }

    /// The header of a PNG that claims this size, with no pixels behind it.
    fn claims(width: u32, height: u32) -> Vec<u8> {
        let mut file = png(1, 1, [0; 4]);
        file[16..20].copy_from_slice(&width.to_be_bytes());
        file[20..24].copy_from_slice(&height.to_be_bytes());
        let crc = crc(&file[12..29]);
        file[29..33].copy_from_slice(&crc.to_be_bytes());
        file
    }

    /// The checksum behind each part of a PNG (RFC 2083 section 3.4).
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

    /// A JPEG that claims this size and this kind of frame, with hardly any pixels behind it.
    fn jpeg_that_claims(width: u16, height: u16, frame: u8) -> Vec<u8> {
        let mut file = redraw(&png(8, 8, [9, 9, 9, 255])).unwrap();
        let at = file.windows(2).position(|bytes| bytes == [0xff, BASELINE]).unwrap();
        file[at + 1] = frame;
        file[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
        file[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
        file
    }

    const BASELINE: u8 = 0xc0;
    const PROGRESSIVE: u8 = 0xc2;

    #[test]
    fn what_takes_too_much_memory_to_decode_is_refused_by_its_first_bytes() {
        let too_large = Err(PictureError::TooLarge);
        for (width, height, frame) in [(4300, 3200, BASELINE), (2500, 2000, PROGRESSIVE)] {
            assert_eq!(redraw(&jpeg_that_claims(width, height, frame)), too_large, "{width} x {height}");
        }
        assert_ne!(redraw(&jpeg_that_claims(300, 200, BASELINE)), too_large);
        let mut in_scans = jpeg_that_claims(2500, 2000, BASELINE);
        let scan = in_scans.windows(2).position(|bytes| bytes == [0xff, 0xda]).unwrap();
        in_scans.splice(scan + 2..scan + 14, *b"\0\x08\x01\x01\0\0\x3f\0");
        assert_eq!(redraw(&in_scans), too_large, "all of it is kept until its last scan");
        let mut interlaced = claims(5000, 4000);
        assert_eq!(redraw(&interlaced), Err(PictureError::Unreadable), "it is read row by row, and has none");
        interlaced[28] = 1;
        let crc = crc(&interlaced[12..29]);
        interlaced[29..33].copy_from_slice(&crc.to_be_bytes());
        assert_eq!(redraw(&interlaced), too_large);
    }

    #[test]
    fn a_picture_lies_or_stands_as_its_camera_did() {
        let mut file = Cursor::new(Vec::new());
        let wide = RgbaImage::from_fn(40, 20, |x, _| Rgba(if x < 20 { [255, 0, 0, 255] } else { [0, 0, 255, 255] }));
        image::DynamicImage::from(wide).to_rgb8().write_to(&mut file, ImageFormat::Jpeg).unwrap();
        let exif = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let turned = [&file.get_ref()[..2], exif, &file.get_ref()[2..]].concat();
        let seen = image::load_from_memory(&redraw(&turned).unwrap()).unwrap().to_rgb8();
        assert_eq!(seen.dimensions(), (20, 40));
        assert!(seen.get_pixel(10, 2).0[0] > 200 && seen.get_pixel(10, 37).0[2] > 200, "turned to the right");
    }

    #[test]
    fn what_stands_behind_a_picture_is_gone() {
        let mut file = png(4, 4, [9, 9, 9, 255]);
        file.extend_from_slice(b"<script>alert(1)</script>");
        let drawn = redraw(&file).unwrap();
        assert!(drawn.starts_with(&[0xff, 0xd8]) && !drawn.windows(8).any(|bytes| bytes == b"<script>"));
    }
}
