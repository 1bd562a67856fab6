//! Making a picture smaller while it is being read: each of its rows is added to the rows of the smaller one, and forgotten.

use image::RgbImage;

/// A colour: red, green and blue.
pub(super) type Colour = [u8; 3];

/// The width and the height of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

impl Size {
    /// The number of pixels.
    pub(super) fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// The greatest size of the same shape within `limit`, and not greater than this one.
    pub(super) fn within(self, limit: Self) -> Self {
        let scaled = |side: u32, by: u32, of: u32| {
            let exact = (u64::from(side) * u64::from(by) + u64::from(of) / 2) / u64::from(of).max(1);
            u32::try_from(exact).unwrap_or(u32::MAX).max(1)
        };
        let by_width = Self { width: limit.width, height: scaled(self.height, limit.width, self.width) };
        let by_height = Self { width: scaled(self.width, limit.height, self.height), height: limit.height };
        match (self.width > limit.width, self.height > limit.height) {
            (false, false) => self,
            (true, _) if by_width.height <= limit.height => by_width,
            (_, true) if by_height.width <= limit.width => by_height,
            (true, _) => by_width,
            (false, true) => by_height,
        }
    }
}

/// A picture that is made smaller: each pixel is the mean of those it stands for, by the area that each has in it.
pub(super) struct Shrinking {
    from: Size,
    to: Size,
    /// The number of rows that were added.
    added: u32,
    /// One row, as wide as the new picture: sums of colours, weighed by area.
    line: Vec<u32>,
    /// The next row of the new picture, likewise.
    sums: Vec<u64>,
    drawn: Vec<u8>,
}

impl Shrinking {
    /// A picture of the size `from`, to be made one of the size `to`, which is not greater.
    pub(super) fn new(from: Size, to: Size) -> Self {
        let colours = to.width as usize * 3;
        let drawn = Vec::with_capacity(colours * to.height as usize);
        Self { from, to, added: 0, line: vec![0; colours], sums: vec![0; colours], drawn }
    }

    /// Adds the next row.
    pub(super) fn add(&mut self, row: impl Iterator<Item = Colour>) {
        if self.added < self.from.height {
            self.narrow(row);
            self.lower();
            self.added += 1;
        }
    }

    /// Fills the line. A pixel of the row is as wide as the new picture has pixels, and one of the new picture as wide as the row has.
    fn narrow(&mut self, row: impl Iterator<Item = Colour>) {
        self.line.fill(0);
        let (own, other) = (self.to.width, self.from.width);
        let (mut at, mut free) = (0, other);
        for colour in row.take(other as usize) {
            let here = free.min(own);
            self.colour(at, colour, here);
            free -= here;
            if free == 0 {
                (at, free) = (at + 1, other);
                self.colour(at, colour, own - here);
                free -= own - here;
            }
        }
    }

    fn colour(&mut self, at: usize, colour: Colour, weight: u32) {
        for (sum, part) in self.line.iter_mut().skip(at * 3).zip(colour) {
            *sum += u32::from(part) * weight;
        }
    }

    /// Adds the line to the row of the new picture that it is in, or to two.
    fn lower(&mut self) {
        let (own, other) = (u64::from(self.to.height), u64::from(self.from.height));
        let begins = u64::from(self.added) * own;
        let free = other - begins % other;
        let here = free.min(own);
        let add = |sums: &mut [u64], line: &[u32], weight: u64| {
            sums.iter_mut().zip(line).for_each(|(sum, colour)| *sum += u64::from(*colour) * weight);
        };
        add(&mut self.sums, &self.line, here);
        if here == free {
            let area = self.from.pixels().max(1);
            let mean = |sum: &u64| u8::try_from((sum + area / 2) / area).unwrap_or(u8::MAX);
            self.drawn.extend(self.sums.iter().map(mean));
            self.sums.fill(0);
            add(&mut self.sums, &self.line, own - here);
        }
    }

    /// The new picture; `None` if rows are missing.
    pub(super) fn finish(self) -> Option<RgbImage> {
        RgbImage::from_raw(self.to.width, self.to.height, self.drawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    /// The picture whose pixel at (x, y) is `colour`, made smaller.
    fn shrunk(from: Size, to: Size, colour: impl Fn(u32, u32) -> Colour) -> RgbImage {
        let mut shrinking = Shrinking::new(from, to);
        for y in 0..from.height {
            shrinking.add((0..from.width).map(|x| colour(x, y)));
        }
        shrinking.finish().unwrap()
    }

    #[test]
    fn a_pixel_is_the_mean_of_those_it_stands_for() {
        let grey = |x: u32, y: u32| [u8::try_from(x * 10 + y).unwrap(); 3];
        let same = shrunk(size(4, 3), size(4, 3), grey);
        assert!(same.enumerate_pixels().all(|(x, y, pixel)| pixel.0 == grey(x, y)));
        assert_eq!(shrunk(size(4, 2), size(2, 1), grey).into_raw(), [[6; 3], [26; 3]].concat());
        assert_eq!(shrunk(size(3, 1), size(2, 1), grey).into_raw(), [[3; 3], [17; 3]].concat());
        assert_eq!(
            shrunk(size(1, 3), size(1, 2), |_, y| [u8::try_from(y * 90).unwrap(); 3]).into_raw(),
            [[30; 3], [150; 3]].concat()
        );
    }

    #[test]
    fn a_picture_with_rows_missing_is_none() {
        let mut shrinking = Shrinking::new(size(4, 3), size(2, 2));
        shrinking.add([[0; 3]; 4].into_iter());
        assert!(shrinking.finish().is_none());
    }

    proptest::proptest! {
        #[test]
        fn one_colour_stays_that_colour(width in 1..90_u32, height in 1..90_u32, to in (1..90_u32, 1..90_u32), colour: [u8; 3]) {
            let to = size(to.0.min(width), to.1.min(height));
            proptest::prop_assert!(shrunk(size(width, height), to, |_, _| colour).pixels().all(|it| it.0 == colour));
        }

        #[test]
        fn a_picture_fits_and_keeps_its_shape(width in 1..12_000_u32, height in 1..12_000_u32) {
            let (from, limit) = (size(width, height), size(1200, 6000));
            let fits = from.within(limit);
            proptest::prop_assert!(fits.width <= 1200.min(width) && fits.height <= 6000.min(height));
            let (one, other) = (u64::from(width) * u64::from(fits.height), u64::from(height) * u64::from(fits.width));
            proptest::prop_assert!(one.abs_diff(other) <= u64::from(width.max(height)), "{fits:?}");
        }
    }
}
