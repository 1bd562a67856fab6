//! Links between documents, and their pictures.

use std::fs;

use super::{document, documents, root};

/// The most bytes of a picture.
const HEAVIEST: u64 = 200_000;

#[test]
fn every_link_leads_to_a_file_and_a_heading_that_are_there() {
    for from in documents() {
        for target in from.targets() {
            if target.starts_with("https://") || target.starts_with("http://") {
                continue;
            }
            let (path, anchor) = target.split_once('#').map_or((&*target, None), |(path, anchor)| (path, Some(anchor)));
            let folder = from.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let path = if path.is_empty() { from.path.clone() } else { join(folder, path) };
            assert!(root().join(&path).exists(), "{}: {target} leads nowhere", from.path);
            if let Some(anchor) = anchor {
                let anchors = document(&path).anchors();
                assert!(anchors.iter().any(|there| there == anchor), "{}: {target}: {anchors:?}", from.path);
            }
        }
    }
}

#[test]
fn every_picture_is_shown_somewhere_and_is_light() {
    let shown: Vec<_> = documents().iter().flat_map(super::Document::targets).collect();
    for entry in fs::read_dir(root().join("docs/images")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        assert!(shown.iter().any(|target| target.ends_with(&format!("images/{name}"))), "no document shows {name}");
        assert!(entry.metadata().unwrap().len() < HEAVIEST, "{name} has {HEAVIEST} bytes or more");
    }
}

/// A relative path, seen from a folder of the repository.
fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<_> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}
