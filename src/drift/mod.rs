//! Changes of meaning between aligned texts.
//!
//! Each matched bead whose two sides read differently becomes a `Case`: its words, which stand for which, and the
//! phrases replaced, lost, gained and moved. Every check of [`CHECKS`] looks at it and proposes drifts; what several
//! checks saw of one change is then reported once. Checks of the whole story come last.

mod amounts;
mod beside;
mod case;
mod changes;
mod checks;
mod comparisons;
mod complements;
mod contrasts;
mod crossed;
mod denials;
mod elsewhere;
mod exchange;
mod finding;
mod frames;
mod harmless;
mod judge;
mod knowledge;
mod lexical;
mod operators;
mod particles;
mod quotes;
mod recast;
mod referents;
mod reported;
mod resolve;
mod reversals;
mod roles;
mod scope;
mod score;
mod series;
mod severity;
mod slips;
mod story;
#[cfg(test)]
mod testing;
mod ties;
mod verbs;
mod words;

pub use checks::{CHECKS, Check};
pub use score::score;

pub mod meaning;
pub mod missing;
mod modifiers;

use crate::{
    Options,
    english::Analysis,
    model::{Bead, Drift, Pair, Relation, RelationKind},
};
use case::Case;
use checks::Find;
use rayon::prelude::*;
use story::Story;

/// Every drift between two aligned documents, in the order of the copy.
pub fn drifts(analyses: Pair<&Analysis>, beads: &[Bead], relation: &Relation, options: &Options) -> Vec<Drift> {
    if relation.kind == RelationKind::Unrelated && !options.force {
        return Vec::new();
    }
    let matched = beads.par_iter().enumerate().filter(|(_, bead)| bead.is_matched());
    let cases = matched.filter_map(|(index, bead)| Case::of(analyses, index, bead));
    let mut drifts: Vec<Drift> = cases.flat_map_iter(|case| resolve::settled(&case, proposals(&case))).collect();
    let story = Story { analyses, beads };
    drifts.extend(of_story(&story));
    drifts.sort_by_key(|drift| {
        let place = drift.spans.copy.map(|span| span.start);
        (place.is_none(), place, drift.spans.source.map(|span| span.start))
    });
    crossed::tell(&story, &mut drifts);
    drifts
}

/// What the checks of a bead propose, in the order of the table.
fn proposals(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for find in CHECKS.iter().flat_map(|check| check.find) {
        if let Find::InBead(find) = find {
            drifts.extend(find(case));
        }
    }
    drifts
}

/// What the checks of the whole story find.
fn of_story(story: &Story) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for find in CHECKS.iter().flat_map(|check| check.find) {
        if let Find::InStory(find) = find {
            drifts.extend(find(story));
        }
    }
    drifts
}
