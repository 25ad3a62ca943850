//! A trace for a person at a terminal: each story as a tree of who was made from whom.

use super::{Paint, style::Style, text::shown};
use crate::model::{Direction, Edge, Story, Trace};
use std::fmt::Write;

/// The stories as lines of text, those of several documents first.
pub fn render(trace: &Trace, paint: Paint) -> String {
    let mut out = String::new();
    let (told, alone): (Vec<&Story>, Vec<&Story>) = trace.stories.iter().partition(|story| story.members.len() > 1);
    for story in told {
        out.push_str(&paint.paint(&format!("one story, {} versions", story.members.len()), Style::Strong));
        out.push('\n');
        let is_made = |member: &&String| story.edges.iter().any(|edge| edge.copy == **member);
        for root in story.members.iter().filter(|member| !is_made(member)) {
            branch(&mut out, story, root, paint);
        }
        out.push('\n');
    }
    if !alone.is_empty() {
        out.push_str(&paint.paint(&format!("{} that stand alone", alone.len()), Style::Strong));
        out.push('\n');
        for name in alone.iter().flat_map(|story| &story.members) {
            // Writing to a String cannot fail; so here and below.
            let _ = writeln!(out, "  {}", shown(name));
        }
    }
    out
}

/// A text and all that was made from it, depth first without recursion: a lineage may be long.
fn branch(out: &mut String, story: &Story, root: &str, paint: Paint) {
    let mut open: Vec<(&str, Option<&Edge>, usize)> = vec![(root, None, 0)];
    while let Some((name, edge, depth)) = open.pop() {
        let mark = if depth == 0 { "  " } else { "└─ " };
        let _ = writeln!(
            out,
            "{}{mark}{}{}",
            "   ".repeat(depth),
            shown(name),
            edge.map(|e| why(e, paint)).unwrap_or_default()
        );
        let made = story.edges.iter().filter(|edge| edge.source == name).rev();
        open.extend(made.map(|edge| (edge.copy.as_str(), Some(edge), depth + 1)));
    }
}

fn why(edge: &Edge, paint: Paint) -> String {
    let direction = match edge.direction {
        Direction::Unclear => "direction unclear".to_owned(),
        _ => format!("{:.0} % sure", 100.0 * edge.confidence),
    };
    paint.paint(&format!("  {direction}, {:.0} % of it paired", 100.0 * edge.coverage.copy), Style::Dim)
}
