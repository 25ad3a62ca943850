//! Cuts a long bead into stretches that are equal or short enough to hold every word against every other.

use crate::model::Pair;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// What is to be done with a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Both sides are the same, word for word.
    Equal,
    /// The model decides.
    Judged,
}

/// A stretch of tokens on both sides.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    pub kind: Kind,
    pub source: Range<usize>,
    pub copy: Range<usize>,
}

/// The most pairs of words of a stretch that the model sees.
const LARGEST: usize = 1 << 15;

/// The most pairs of a piece of what is larger: so far apart, the share of a side that the other's piece has is a guess.
const PIECE: usize = 1 << 12;

/// An equal run of this many words is linked as it stands, but for its ends, which the model sees with what is around.
const LONG: usize = 8;

/// How many words of a long equal run the model sees on either side.
const END: usize = 3;

/// Stretches that cover both sides but for words without a counterpart, in order. Nearly linear.
pub(super) fn stretches(norms: Pair<&[&str]>) -> Vec<Stretch> {
    let whole = Stretch { kind: Kind::Judged, source: 0..norms.source.len(), copy: 0..norms.copy.len() };
    if norms.source == norms.copy {
        return vec![Stretch { kind: Kind::Equal, ..whole }];
    }
    let runs = equal_runs(norms);
    let is_short = whole.source.len() * whole.copy.len() <= LARGEST;
    let mut stretches = Vec::new();
    let (mut source, mut copy) = (0, 0);
    for (from, to, length) in runs.into_iter().filter(|run| run.2 >= LONG) {
        // The very start and end of the texts need no context.
        let front = if from == 0 && to == 0 { 0 } else { END };
        let at_end = from + length == norms.source.len() && to + length == norms.copy.len();
        let back = if at_end { 0 } else { END };
        judge(&mut stretches, source..from + front, copy..to + front, is_short);
        let end = length - back;
        stretches.push(Stretch { kind: Kind::Equal, source: from + front..from + end, copy: to + front..to + end });
        (source, copy) = (from + end, to + end);
    }
    judge(&mut stretches, source..norms.source.len(), copy..norms.copy.len(), is_short);
    stretches
}

/// Equal runs in order, as (source, copy, length).
fn equal_runs(norms: Pair<&[&str]>) -> Vec<(usize, usize, usize)> {
    let operations = capture_diff_slices(Algorithm::Myers, norms.source, norms.copy);
    let equal = |operation| match operation {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        _ => None,
    };
    operations.into_iter().filter_map(equal).collect()
}

/// Adds a stretch for the model, in pieces where it is too large: the share of the one side that the other's piece has.
fn judge(stretches: &mut Vec<Stretch>, source: Range<usize>, copy: Range<usize>, is_short: bool) {
    if source.is_empty() || copy.is_empty() {
        return;
    }
    let pieces = if is_short { 1 } else { pieces(source.len(), copy.len()) };
    let cut = |range: &Range<usize>, piece: usize| range.start + range.len() * piece / pieces;
    for piece in 0..pieces {
        let (source, copy) = (cut(&source, piece)..cut(&source, piece + 1), cut(&copy, piece)..cut(&copy, piece + 1));
        if !source.is_empty() && !copy.is_empty() {
            stretches.push(Stretch { kind: Kind::Judged, source, copy });
        }
    }
}

/// Into how many pieces two lengths are cut so that no piece is larger than [`PIECE`].
fn pieces(source: usize, copy: usize) -> usize {
    let sides = (source as f64) * (copy as f64) / PIECE as f64;
    let longest = source.max(copy) as f64 / PIECE as f64;
    sides.sqrt().max(longest).ceil().max(1.0) as usize
}

#[cfg(test)]
mod tests {
    use super::{Kind, PIECE, stretches};
    use crate::model::Pair;

    fn words(count: usize, name: &str) -> Vec<String> {
        (0..count).map(|at| format!("{name}{at}")).collect()
    }

    fn cut(source: &[String], copy: &[String]) -> Vec<super::Stretch> {
        let source: Vec<&str> = source.iter().map(String::as_str).collect();
        let copy: Vec<&str> = copy.iter().map(String::as_str).collect();
        stretches(Pair::new(&source, &copy))
    }

    #[test]
    fn equal_sides_are_one_equal_stretch() {
        let same = words(300, "w");
        assert!(matches!(&cut(&same, &same)[..], [only] if only.kind == Kind::Equal && only.source == (0..300)));
    }

    #[test]
    fn a_changed_word_is_judged_with_a_few_around_it() {
        let source = words(60, "w");
        let mut copy = source.clone();
        copy[30] = "other".into();
        let found = cut(&source, &copy);
        assert_eq!(found.iter().map(|s| s.kind).collect::<Vec<_>>(), [Kind::Equal, Kind::Judged, Kind::Equal]);
        assert_eq!((found[1].source.clone(), found[1].copy.clone()), (27..34, 27..34));
    }

    #[test]
    fn long_sides_that_share_nothing_are_cut_small() {
        for (source, copy) in [(3000, 3000), (1, 100_000), (100_000, 7)] {
            let found = cut(&words(source, "a"), &words(copy, "b"));
            assert!(found.iter().all(|s| s.source.len() * s.copy.len() <= 2 * PIECE), "{source} and {copy}");
        }
    }
}
