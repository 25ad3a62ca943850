//! Made pairs of a story's versions with their sentence links, for the trainer of the sentence aligner.
//!
//! Several translations of one story have one line for each line of the original: which lines tell the same is known.
//! Each pair is then edited as editors do: lines are left out on either side, and on the copy's lines are moved and
//! merged, and paragraphs begin elsewhere.

use crate::random::Random;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Two versions of a story; sentences are ranges of characters.
#[derive(Deserialize)]
pub struct Row {
    /// Begins with the story's name and a colon.
    pub id: String,
    pub source: String,
    pub copy: String,
    pub source_sentences: Vec<(usize, usize)>,
    pub copy_sentences: Vec<(usize, usize)>,
    pub links: BTreeSet<(usize, usize)>,
}

impl Row {
    /// The name of the story.
    pub fn story(&self) -> &str {
        self.id.split(':').next().unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Version {
    story: String,
    text: String,
}

/// A line of an edited version, and which lines of the original it tells.
type Line = (String, Vec<usize>);

/// Lines in a hundred that are left out of either side, moved, and merged with the next.
const LEFT_OUT: usize = 9;
const MOVED: usize = 6;
const MERGED: usize = 9;

/// `per_story` pairs of each story whose versions in the file (JSON Lines of story and text) have the same number of lines.
pub fn pairs(path: &Path, per_story: usize) -> Result<Vec<Row>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut stories: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for line in text.lines() {
        let Version { story, text } = serde_json::from_str(line)?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect();
        stories.entry(story).or_default().push(lines);
    }
    let mut random = Random::new(11);
    let mut rows = Vec::new();
    for (story, versions) in stories {
        if versions.len() < 2 || versions.iter().any(|lines| lines.len() != versions[0].len()) {
            continue;
        }
        for at in 0..per_story {
            let source = random.below(versions.len());
            let copy = (source + 1 + random.below(versions.len() - 1)) % versions.len();
            let source = without_some(&versions[source], &mut random);
            let copy = edited(without_some(&versions[copy], &mut random), &mut random);
            rows.push(row(format!("{story}:{at}"), source, copy, &mut random));
        }
    }
    Ok(rows)
}

fn chance(random: &mut Random, percent: usize) -> bool {
    random.below(100) < percent
}

fn without_some(lines: &[String], random: &mut Random) -> Vec<Line> {
    let lines = lines.iter().enumerate().map(|(at, line)| (line.clone(), vec![at]));
    lines.filter(|_| !chance(random, LEFT_OUT)).collect()
}

/// Moves and merges lines.
fn edited(lines: Vec<Line>, random: &mut Random) -> Vec<Line> {
    let mut moved = lines;
    for at in 0..moved.len() {
        if chance(random, MOVED) {
            let line = moved.remove(at);
            moved.insert(random.below(moved.len() + 1), line);
        }
    }
    let mut merged: Vec<Line> = Vec::new();
    let mut is_open = false;
    for (line, told) in moved {
        match merged.last_mut().filter(|_| is_open) {
            Some(last) => {
                last.0 = joined(&last.0, &line);
                last.1.extend(told);
                is_open = false;
            }
            None => {
                merged.push((line, told));
                is_open = chance(random, MERGED);
            }
        }
    }
    merged
}

/// Two sentences as one: `It rained, and the match was put off.`
fn joined(first: &str, second: &str) -> String {
    let mut letters = second.chars();
    let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    format!("{}, and {small}", first.trim_end_matches(['.', '。', ' ']))
}

fn row(id: String, source: Vec<Line>, copy: Vec<Line>, random: &mut Random) -> Row {
    let tells = |at: usize| source.iter().position(|(_, told)| told[0] == at);
    let links =
        copy.iter().enumerate().flat_map(|(j, (_, told))| told.iter().filter_map(move |&at| Some((tells(at)?, j))));
    let links = links.collect();
    let (source, source_sentences) = set(&source, random);
    let (copy, copy_sentences) = set(&copy, random);
    Row { id, source, copy, source_sentences, copy_sentences, links }
}

/// Lines as a text of paragraphs of some lines each, and where in it they stand, in characters.
fn set(lines: &[Line], random: &mut Random) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut length, mut spans) = (String::new(), 0, Vec::new());
    for (at, (line, _)) in lines.iter().enumerate() {
        let gap = if at == 0 {
            ""
        } else if chance(random, 50) {
            " "
        } else {
            "\n\n"
        };
        let start = length + gap.len();
        length = start + line.chars().count();
        text = text + gap + line;
        spans.push((start, length));
    }
    (text, spans)
}
