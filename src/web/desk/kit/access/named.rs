//! Names in a path: ids, numbers and words, read by their own types.

use std::str::FromStr;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
    response::{IntoResponse, Response},
};

/// The names in a path, in its order. A path of a list names the list first, which is not counted here.
pub(crate) trait Named: Send + Sized {
    /// Reads the texts of a path; none: they name nothing.
    fn read(texts: &[String]) -> Option<Self>;
}

impl Named for () {
    fn read(_: &[String]) -> Option<Self> {
        Some(())
    }
}

impl<A: FromStr + Send> Named for (A,) {
    fn read(texts: &[String]) -> Option<Self> {
        let [a] = texts else { return None };
        Some((a.parse().ok()?,))
    }
}

impl<A: FromStr + Send, B: FromStr + Send> Named for (A, B) {
    fn read(texts: &[String]) -> Option<Self> {
        let [a, b] = texts else { return None };
        Some((a.parse().ok()?, b.parse().ok()?))
    }
}

/// The texts of a path, percent-decoded. A path that is no UTF-8 is refused.
pub(crate) async fn texts(parts: &mut Parts) -> Result<Vec<String>, Response> {
    let params = RawPathParams::from_request_parts(parts, &()).await.map_err(IntoResponse::into_response)?;
    Ok(params.iter().map(|(_, text)| text.to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ItemId;

    #[test]
    fn a_path_is_read_by_the_types_of_what_it_names_and_by_their_number() {
        let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        let id = "018f0000000070008000000000000001";
        assert_eq!(<(u32, ItemId)>::read(&texts(&["7", id])), Some((7, id.parse().unwrap())));
        assert_eq!(<(u32,)>::read(&texts(&["7"])), Some((7,)));
        assert_eq!(<()>::read(&[]), Some(()));
        for wrong in [&["7"][..], &["x", id], &["7", "x"], &["7", id, id]] {
            assert_eq!(<(u32, ItemId)>::read(&texts(wrong)), None, "{wrong:?}");
        }
    }
}
