//! Reading the pixels of a file, by its kind: PNG row by row; JPEG and WebP at once, where the first bytes of the file tell that
//! their pixels are few enough.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, RgbImage, codecs::webp::WebPDecoder, metadata::Orientation};
use png::{ColorType, Limits, Transformations};
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

use super::{
    HEIGHT, MAX_DECODED, MAX_PIXELS, MAX_SIDE, PictureError, WIDTH,
    shrink::{Colour, Shrinking, Size},
};

/// The most bytes that the reader of a PNG may take for a row and for what it knows of the file.
const PNG_LIMIT: usize = 8 * 1024 * 1024;

/// The bytes that decoding a WebP takes for each pixel: the pixels, and the form they are made from.
const WEBP_BYTES: u64 = 8;

/// The bytes of one coefficient of a JPEG.
const COEFFICIENT: u64 = 2;

/// The picture in a file, on white, upright, and small enough for a mail.
pub(super) fn read(file: &[u8]) -> Result<RgbImage, PictureError> {
    match file {
        [0x89, b'P', b'N', b'G', ..] => png(file),
        [0xff, 0xd8, ..] => jpeg(file),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(file),
        _ => Err(PictureError::Unreadable),
    }
}

/// A picture that is read, on its way to a smaller one.
struct Reading {
    shrinking: Shrinking,
    orientation: Orientation,
}

impl Reading {
    /// Begins a picture whose decoding takes `bytes` bytes of memory at once.
    fn new(from: Size, bytes: u64, orientation: Orientation) -> Result<Self, PictureError> {
        if from.width.max(from.height) > MAX_SIDE || from.pixels() > MAX_PIXELS || bytes > MAX_DECODED {
            return Err(PictureError::TooLarge);
        }
        let lies = matches!(
            orientation,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        );
        let (width, height) = if lies { (HEIGHT, WIDTH) } else { (WIDTH, HEIGHT) };
        Ok(Self { shrinking: Shrinking::new(from, from.within(Size { width, height })), orientation })
    }

    /// Adds a row of pixels of `colours` bytes each: grey or red, green and blue, and then perhaps how far it is opaque.
    fn add(&mut self, row: &[u8], colours: usize) {
        self.shrinking.add(row.chunks_exact(colours).map(on_white));
    }

    fn finish(self) -> Result<RgbImage, PictureError> {
        let mut picture = DynamicImage::ImageRgb8(self.shrinking.finish().ok_or(PictureError::Unreadable)?);
        picture.apply_orientation(self.orientation);
        Ok(picture.into_rgb8())
    }
}

/// A pixel on white, so that its transparent parts look as in a mail.
fn on_white(pixel: &[u8]) -> Colour {
    let mixed = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u16::from(colour), u16::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    match *pixel {
        [grey] => [grey; 3],
        [grey, alpha] => [mixed(grey, alpha); 3],
        [red, green, blue] => [red, green, blue],
        [red, green, blue, alpha] => [red, green, blue].map(|colour| mixed(colour, alpha)),
        _ => [u8::MAX; 3],
    }
}

fn png(file: &[u8]) -> Result<RgbImage, PictureError> {
    let unreadable = |_| PictureError::Unreadable;
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), Limits { bytes: PNG_LIMIT });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().map_err(unreadable)?;
    let info = reader.info();
    let from = Size { width: info.width, height: info.height };
    let orientation = info.exif_metadata.as_deref().and_then(Orientation::from_exif_chunk);
    let is_interlaced = info.interlaced;
    let colours: u8 = match reader.output_color_type().0 {
        ColorType::Grayscale => 1,
        ColorType::GrayscaleAlpha => 2,
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
        ColorType::Indexed => return Err(PictureError::Unreadable),
    };
    // An interlaced picture has no rows until it is whole.
    let at_once = if is_interlaced { from.pixels() * u64::from(colours) } else { 0 };
    let mut reading = Reading::new(from, at_once, orientation.unwrap_or(Orientation::NoTransforms))?;
    if is_interlaced {
        let mut pixels = vec![0; reader.output_buffer_size().ok_or(PictureError::TooLarge)?];
        reader.next_frame(&mut pixels).map_err(unreadable)?;
        pixels
            .chunks_exact(from.width as usize * usize::from(colours))
            .for_each(|row| reading.add(row, colours.into()));
    } else {
        for _ in 0..from.height {
            let row = reader.next_row().map_err(unreadable)?.ok_or(PictureError::Unreadable)?;
            reading.add(row.data(), colours.into());
        }
    }
    reading.finish()
}

fn jpeg(file: &[u8]) -> Result<RgbImage, PictureError> {
    let side = MAX_SIDE as usize;
    let options = DecoderOptions::default().set_strict_mode(false).set_max_width(usize::MAX).set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
    decoder.decode_headers().map_err(|_| PictureError::Unreadable)?;
    let info = decoder.info().ok_or(PictureError::Unreadable)?;
    let is_grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let (colours, colour_space) = if is_grey { (1, ColorSpace::Luma) } else { (3, ColorSpace::RGB) };
    decoder.set_options(options.set_max_width(side).set_max_height(side).jpeg_set_out_colorspace(colour_space));
    let from = Size { width: info.width.into(), height: info.height.into() };
    let is_at_once = info.sof.is_sequential_dct() && in_first_scan(file) == Some(info.components);
    let kept = if is_at_once { 0 } else { u64::from(info.components) * COEFFICIENT };
    let orientation = info.exif_data.as_deref().and_then(Orientation::from_exif_chunk);
    let bytes = from.pixels() * (colours + kept);
    let mut reading = Reading::new(from, bytes, orientation.unwrap_or(Orientation::NoTransforms))?;
    let mut pixels = vec![0; decoder.output_buffer_size().ok_or(PictureError::TooLarge)?];
    decoder.decode_into(&mut pixels).map_err(|_| PictureError::Unreadable)?;
    let colours = if is_grey { 1 } else { 3 };
    pixels.chunks_exact(from.width as usize * colours).for_each(|row| reading.add(row, colours));
    drop(pixels);
    reading.finish()
}

/// The number of components in the first scan of a JPEG (ITU-T T.81 section B.2.3). One that has them all is decoded as it is read;
/// of any other all coefficients are kept until its last scan.
fn in_first_scan(file: &[u8]) -> Option<u8> {
    const SCAN: u8 = 0xda;
    let mut rest = file.get(2..)?;
    loop {
        rest = match *rest {
            [0xff, 0xff, ..] => &rest[1..],
            [0xff, SCAN, _, _, components, ..] => return Some(components),
            [0xff, _, high, low, ..] => rest.get(2 + usize::from(u16::from_be_bytes([high, low]))..)?,
            _ => return None,
        };
    }
}

fn webp(file: &[u8]) -> Result<RgbImage, PictureError> {
    let mut decoder = WebPDecoder::new(Cursor::new(file)).map_err(|_| PictureError::Unreadable)?;
    let (width, height) = decoder.dimensions();
    let from = Size { width, height };
    let orientation = decoder.orientation().map_err(|_| PictureError::Unreadable)?;
    let mut reading = Reading::new(from, from.pixels() * WEBP_BYTES, orientation)?;
    let colours = if decoder.color_type().has_alpha() { 4 } else { 3 };
    let mut pixels = vec![0; from.width as usize * from.height as usize * colours];
    decoder.read_image(&mut pixels).map_err(|_| PictureError::Unreadable)?;
    pixels.chunks_exact(from.width as usize * colours).for_each(|row| reading.add(row, colours));
    drop(pixels);
    reading.finish()
}
