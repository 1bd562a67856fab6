//! The rules: what a source may name, and which circles there are.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    plan::{CRATES, ROOMS, SUBJECTS},
    source::Source,
};

/// Imports of ours and crates that stand in the wrong room, and readings of the environment.
pub fn misplaced(source: &Source) -> BTreeSet<String> {
    let Some((_, doors)) = ROOMS.iter().find(|(room, _)| *room == source.room()) else {
        return BTreeSet::from([format!("{}: this room is not in the floor plan", source.path)]);
    };
    let mut complaints = BTreeSet::new();
    for mention in source.mentions() {
        let path = mention.segments.join("::");
        if let Some(ours) = mention.ours()
            && ours.first().is_some_and(|room| room != source.room() && ROOMS.iter().any(|(name, _)| name == room))
            && !doors.iter().any(|door| door.split("::").eq(ours.iter().take(door.split("::").count())))
        {
            complaints.insert(format!("{}: {path} is not below this room", source.path));
        }
        let is_path = mention.segments.len() > 1 || source.text.contains(&format!("use {path};"));
        if let Some((_, homes)) = CRATES.iter().find(|(name, _)| *name == mention.segments[0])
            && is_path
            && !homes.iter().any(|home| *home == source.room() || *home == source.path)
        {
            complaints.insert(format!("{}: {path} belongs in {}", source.path, homes.join(", ")));
        }
        let reads = mention.segments.windows(2).any(|pair| pair[0] == "env" && pair[1].contains("var"));
        if reads && source.room() != "config" {
            complaints.insert(format!("{}: {path} is read in config only", source.path));
        }
    }
    complaints
}

/// Imports between the subjects of a floor that its table does not allow.
pub fn stray(source: &Source) -> BTreeSet<String> {
    let mut complaints = BTreeSet::new();
    for (floor, table) in SUBJECTS {
        let floor: Vec<_> = floor.split('/').collect();
        let subject_of = |path: &[String]| {
            path.iter().zip(&floor).all(|(a, b)| a == b).then(|| path.get(floor.len()).cloned()).flatten()
        };
        let Some(from) = subject_of(&source.module()) else { continue };
        let allowed = table.iter().find(|(subject, _)| *subject == from).map_or(&[] as &[&str], |(_, allowed)| allowed);
        for mention in source.mentions().into_iter().filter(|mention| !mention.is_in_a_test()) {
            let Some(to) =
                mention.ours().filter(|ours| ours.len() > floor.len() + 1).and_then(|ours| subject_of(&ours))
            else {
                continue;
            };
            if to != from && to.starts_with(|c: char| c.is_lowercase()) && !allowed.contains(&to.as_str()) {
                let path = mention.segments.join("::");
                complaints.insert(format!("{}: {path}: {from} may not import {to} ({})", source.path, floor.join("/")));
            }
        }
    }
    complaints
}

/// Modules side by side that import each other, straight or by way of others.
pub fn circles(sources: &[Source]) -> BTreeSet<String> {
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for mention in sources.iter().flat_map(Source::mentions).filter(|mention| !mention.is_in_a_test()) {
        let Some(ours) = mention.ours() else { continue };
        let shared = mention.module.iter().zip(&ours).take_while(|(a, b)| a == b).count();
        if shared < mention.module.len() && shared < ours.len() {
            let from = mention.module[..=shared].join("::");
            graph.entry(from).or_default().insert(ours[..=shared].join("::"));
        }
    }
    loop {
        let before = graph.clone();
        let targets: BTreeSet<&String> = before.values().flatten().collect();
        graph.retain(|from, _| targets.contains(from));
        for to in graph.values_mut() {
            to.retain(|module| before.contains_key(module));
        }
        graph.retain(|_, to| !to.is_empty());
        if graph == before {
            let describe = |(from, to): (&String, &BTreeSet<String>)| format!("{from} is in a circle by way of {to:?}");
            return graph.iter().map(describe).collect();
        }
    }
}
