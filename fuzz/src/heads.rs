//! Bytes that come in over a connection, before they are parsed.

use rondbrief::web::edge::heads::Heads;

/// However the bytes come in pieces, the same of them are spoilt; a spoilt byte was the end of a line, and is the last.
pub fn run(bytes: &[u8]) {
    let Some((size, sent)) = bytes.split_first() else { return };
    let (mut whole, mut pieces) = (sent.to_vec(), sent.to_vec());
    Heads::default().look(&mut whole);
    let mut heads = Heads::default();
    pieces.chunks_mut(usize::from(*size).max(1)).for_each(|piece| heads.look(piece));
    assert_eq!(whole, pieces, "pieces of {size}");
    let spoilt: Vec<_> = sent.iter().zip(&whole).filter(|(before, after)| before != after).collect();
    assert!(spoilt.len() <= 1 && spoilt.iter().all(|spoilt| *spoilt == (&b'\n', &0)));
}
