//! Padding: values are filled up to one of a few lengths before they are sealed, so that a ciphertext tells next to nothing about
//! the length of a name or an address.

/// The byte that ends a value; zeros follow it (ISO/IEC 7816-4).
const END: u8 = 0x80;

/// The length to which a value of `length` bytes is filled up, with its end: 64, 128, 320, and from there twice as much each time.
const fn filled(length: usize) -> usize {
    match length {
        0..64 => 64,
        64..128 => 128,
        _ => {
            let mut filled = 320;
            while filled <= length {
                filled *= 2;
            }
            filled
        }
    }
}

/// Fills a value up.
pub(super) fn pad(plain: &[u8]) -> Vec<u8> {
    let mut padded = Vec::with_capacity(filled(plain.len()));
    padded.extend_from_slice(plain);
    padded.push(END);
    padded.resize(filled(plain.len()), 0);
    padded
}

/// True if padding gives values of this length.
pub(super) const fn is_length(length: usize) -> bool {
    length > 0 && filled(length - 1) == length
}

/// Takes a value out of its padding.
pub(super) fn strip(mut padded: Vec<u8>) -> Option<Vec<u8>> {
    let end = padded.iter().rposition(|byte| *byte != 0).filter(|end| padded[*end] == END)?;
    padded.truncate(end);
    Some(padded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_fall_into_a_few_classes() {
        for (length, class) in [
            (0, 64),
            (63, 64),
            (64, 128),
            (127, 128),
            (128, 320),
            (319, 320),
            (320, 640),
            (640, 1_280),
            (9_000, 10_240),
        ] {
            assert_eq!(pad(&vec![b'x'; length]).len(), class, "{length}");
            assert!(is_length(class));
        }
        assert!(!is_length(0) && !is_length(63) && !is_length(65) && !is_length(512));
    }

    proptest::proptest! {
        #[test]
        fn every_value_comes_back(plain in proptest::collection::vec(proptest::num::u8::ANY, 0..700)) {
            proptest::prop_assert_eq!(strip(pad(&plain)), Some(plain));
        }
    }
}
