//! A trace as a graph for Graphviz: each story a cluster, each hop an edge with how many drifts came in there.

use crate::model::{Direction, Edge, Severity, Trace};
use std::fmt::Write;

/// The trace in the DOT language.
pub fn render(trace: &Trace) -> String {
    let mut out = String::from("digraph retold {\n  rankdir=LR;\n  node [shape=box];\n");
    for (number, story) in trace.stories.iter().enumerate() {
        // Writing to a String cannot fail; so here and below.
        let _ = writeln!(out, "  subgraph cluster_{number} {{");
        for member in &story.members {
            let _ = writeln!(out, "    {};", quoted(member));
        }
        for edge in &story.edges {
            let style = if edge.direction == Direction::Unclear { ", dir=none, style=dashed" } else { "" };
            let _ = writeln!(
                out,
                "    {} -> {} [label={}{style}];",
                quoted(&edge.source),
                quoted(&edge.copy),
                quoted(&label(edge))
            );
        }
        out.push_str("  }\n");
    }
    out.push_str("}\n");
    out
}

fn label(edge: &Edge) -> String {
    let Some(drifts) = &edge.drifts else { return format!("{:.2}", edge.confidence) };
    let count = |severity: Severity| drifts.iter().filter(|drift| drift.severity == severity).count();
    let severities = [Severity::Critical, Severity::Major, Severity::Minor];
    let counts = severities.into_iter().map(|s| (s, count(s))).filter(|(_, count)| *count > 0);
    let parts: Vec<String> = counts.map(|(severity, count)| format!("{count} {}", severity.id())).collect();
    if parts.is_empty() { "no drift".to_owned() } else { parts.join(", ") }
}

/// A quoted DOT string: quotation marks and backslashes escaped, control characters dropped.
fn quoted(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control()).collect();
    format!("\"{}\"", kept.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::{quoted, render};
    use crate::model::Trace;

    #[test]
    fn names_cannot_break_out_of_their_quotation_marks() {
        assert_eq!(quoted("a\" -> \"b\\\n"), "\"a\\\" -> \\\"b\\\\\"");
    }

    #[test]
    fn a_trace_of_nothing_is_an_empty_graph() {
        assert_eq!(render(&Trace::default()), "digraph retold {\n  rankdir=LR;\n  node [shape=box];\n}\n");
    }
}
