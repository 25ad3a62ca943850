//! Imports point one way: which room may use which, held by reading the sources.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each room with the rooms that it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("trees", &[]),
    ("ingest", &["model"]),
    ("english", &["model", "trees"]),
    ("read", &["model", "english"]),
    ("align", &["model", "english", "trees"]),
    ("drift", &["model", "english", "trees", "Options"]),
    ("lineage", &["model", "english", "trees", "read", "align"]),
    ("index", &["model", "read", "lineage"]),
    ("report", &["model", "english", "Options"]),
    ("review", &["model", "report"]),
    ("render", &["model"]),
];

/// All Rust files of a room, sorted; `testing.rs` holds what only the tests of a room need, so that it may use every room.
fn sources(room: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::from_iter(Some(root.join(room).with_extension("rs")).filter(|file| file.exists()));
    let mut folders = vec![root.join(room)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("testing.rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The first segment of every `crate::…` path in a source, `use crate::{a, b::c}` included, up to its tests.
fn imports(source: &str) -> Vec<String> {
    let source = source.split_once("#[cfg(test)]\nmod tests").map_or(source, |(code, _)| code);
    let after = source.match_indices("crate::").map(|(at, found)| &source[at + found.len()..]);
    after.flat_map(|rest| rest.strip_prefix('{').map_or_else(|| vec![head(rest)], heads)).collect()
}

fn head(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The heads of the comma-separated paths of a use group, at its own depth.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut fresh, mut found) = (0, true, Vec::new());
    for (at, character) in group.char_indices() {
        match character {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                found.push(head(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    found
}

#[test]
fn rooms_import_only_what_stands_below_them() {
    for (room, allowed) in ROOMS {
        for path in sources(room) {
            let source = fs::read_to_string(&path).expect("a source file is readable");
            for import in imports(&source) {
                assert!(
                    import == *room || allowed.contains(&import.as_str()),
                    "{}: `{room}` imports `{import}`, but may import only {allowed:?}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn a_check_never_imports_another_check() {
    let checks = sources("drift/checks");
    let names: Vec<String> =
        checks.iter().filter_map(|p| p.file_stem().map(|s| s.to_string_lossy().into_owned())).collect();
    for path in checks.iter().filter(|p| !p.ends_with("mod.rs")) {
        let source = fs::read_to_string(path).expect("a source file is readable");
        for name in names.iter().filter(|name| *name != "mod" && !path.ends_with(format!("{name}.rs"))) {
            for import in [format!("checks::{name}"), format!("super::{name}")] {
                assert!(!source.contains(&import), "{} imports the check {name}", path.display());
            }
        }
    }
}

#[test]
fn reads_grouped_imports() {
    assert_eq!(imports("use crate::{Options, english::{a, b}, model::C};"), ["Options", "english", "model"]);
    assert_eq!(imports("use crate::drift::x; crate::model::Y"), ["drift", "model"]);
}
