//! What the model is told of a pair of words: the pair, its place, and its neighbourhood.

use super::{
    grid::{Grid, Plane, nearest},
    word::Word,
};
use crate::{
    model::TokenKind,
    trees::{Columns, signed},
};

/// Features of the first pass.
pub(super) const FIRST: usize = 84;

/// The feature with the strength of the pair.
pub(super) const STRENGTH: usize = 2;

/// Features of a later pass: those of the first and what the pass before thought.
pub(super) const LATER: usize = FIRST + 52;

/// Collects the values of one row, feature by feature.
struct Row<'c> {
    columns: &'c mut Columns,
    row: usize,
    feature: usize,
}

impl Row<'_> {
    fn push(&mut self, value: u8) {
        self.columns.set(self.feature, self.row, value);
        self.feature += 1;
    }

    fn flag(&mut self, value: bool) {
        self.push(u8::from(value));
    }

    /// A count, up to 255.
    fn count(&mut self, value: usize) {
        self.push(value.min(255) as u8);
    }

    /// A difference, −100 to 100; 0 is 128.
    fn offset(&mut self, value: isize) {
        self.push((value.clamp(-100, 100) + 128) as u8);
    }

    /// A difference that may be missing.
    fn offset_or_none(&mut self, value: Option<isize>) {
        match value {
            Some(value) => self.offset(value),
            None => self.push(0),
        }
    }

    fn share(&mut self, part: usize, whole: usize) {
        self.push((255 * part / whole.max(1)).min(255) as u8);
    }
}

/// Neighbours of a pair as (down, right).
const AROUND: [(isize, isize); 16] = [
    (-1, -1),
    (1, 1),
    (-2, -2),
    (2, 2),
    (-1, 0),
    (1, 0),
    (0, -1),
    (0, 1),
    (-1, 1),
    (1, -1),
    (-1, -2),
    (-2, -1),
    (1, 2),
    (2, 1),
    (-3, -3),
    (3, 3),
];

/// How many of [`AROUND`] the first pass is told of; the others it knows by the support of the pair.
const NEAREST: usize = 8;

/// What rows and columns have as a whole, for one plane of pair values.
struct Lines {
    /// The two largest values, and where the largest is.
    best: Vec<(u8, u8, usize)>,
    /// The largest values, descending.
    first: Vec<[u8; RANKS]>,
    sum: Vec<usize>,
}

/// How many places of a line are told apart.
const RANKS: usize = 6;

impl Lines {
    fn new(lines: usize, length: usize, value: impl Fn(usize, usize) -> u8) -> Lines {
        let mut found =
            Lines { best: vec![(0, 0, usize::MAX); lines], first: vec![[0; RANKS]; lines], sum: vec![0; lines] };
        for line in 0..lines {
            let best = &mut found.best[line];
            for at in 0..length {
                let value = value(line, at);
                found.sum[line] += usize::from(value);
                let first = &mut found.first[line];
                if value > first[RANKS - 1] {
                    let place = first.iter().take_while(|&&held| held >= value).count();
                    first.copy_within(place..RANKS - 1, place + 1);
                    first[place] = value;
                }
                if value > best.0 {
                    *best = (value, best.0, at);
                } else if value > best.1 {
                    best.1 = value;
                }
            }
        }
        found
    }

    /// The largest value of a line, leaving out one that is there.
    fn best_but(&self, line: usize, own: u8) -> u8 {
        let (first, second, _) = self.best[line];
        if own == first { second } else { first }
    }

    /// Where the largest value of a line is, if it is above 0 and not there.
    fn place_but(&self, line: usize, own: usize) -> Option<usize> {
        let (_, _, place) = self.best[line];
        (place != usize::MAX && place != own).then_some(place)
    }

    /// How many values of a line are larger, up to [`RANKS`].
    fn rank(&self, line: usize, own: u8) -> usize {
        self.first[line].iter().take_while(|&&value| value > own).count()
    }

    /// Where the largest value of a line is, if it is at least `least`.
    fn place(&self, line: usize, least: u8) -> Option<usize> {
        self.best.get(line).filter(|best| best.0 >= least).map(|best| best.2)
    }
}

fn rows_and_columns(grid: &Grid, plane: &Plane) -> (Lines, Lines) {
    let (rows, columns) = (grid.words.source.len(), grid.words.copy.len());
    let by_row = Lines::new(rows, columns, |row, column| plane.at(row, column));
    (by_row, Lines::new(columns, rows, |column, row| plane.at(row, column)))
}

/// Fills in the features of the first pass for all cells; `columns` comes out with [`LATER`] features, so that later
/// passes only add theirs.
pub(super) fn first(grid: &Grid, columns: &mut Columns) {
    columns.reset(LATER, grid.cells.len());
    let whole = Whole::new(grid);
    for (at, &(row, column)) in grid.cells.iter().enumerate() {
        let mut features = Row { columns: &mut *columns, row: at, feature: 0 };
        push_pair(&mut features, grid, &whole, row, column);
        push_place(&mut features, grid, &whole, row, column);
        push_neighbours(&mut features, grid, &whole, row, column);
        debug_assert_eq!(features.feature, FIRST);
    }
}

/// What is asked of every cell, worked out once.
struct Whole {
    strength: (Lines, Lines),
    support: (Lines, Lines),
    related: (Lines, Lines),
    equal: (Vec<usize>, Vec<usize>),
    near: (Vec<Nearest>, Vec<Nearest>),
    content: (Vec<ContentNeighbours>, Vec<ContentNeighbours>),
    shared: (usize, usize),
    anchored: usize,
}

/// Nearest anchors before and behind, as (here, there).
type Nearest = (Option<(usize, usize)>, Option<(usize, usize)>);

/// Nearest content words before and behind.
type ContentNeighbours = (Option<usize>, Option<usize>);

impl Whole {
    fn new(grid: &Grid) -> Whole {
        let (rows, columns) = (grid.words.source.len(), grid.words.copy.len());
        let is_equal = |row: usize, column: usize| grid.words.source[row].norm == grid.words.copy[column].norm;
        let by_row: Vec<usize> = (0..rows).map(|row| (0..columns).filter(|&c| is_equal(row, c)).count()).collect();
        let by_column: Vec<usize> = (0..columns).map(|c| (0..rows).filter(|&row| is_equal(row, c)).count()).collect();
        let near = |anchors: &[Option<usize>]| (0..anchors.len()).map(|at| nearest(anchors, at)).collect();
        Whole {
            strength: rows_and_columns(grid, &grid.strength),
            support: rows_and_columns(grid, &grid.support),
            related: rows_and_columns(grid, &grid.related),
            near: (near(&grid.anchors.source), near(&grid.anchors.copy)),
            content: (content_neighbours(&grid.words.source), content_neighbours(&grid.words.copy)),
            shared: (by_row.iter().filter(|&&n| n > 0).count(), by_column.iter().filter(|&&n| n > 0).count()),
            anchored: grid.anchors.source.iter().flatten().count(),
            equal: (by_row, by_column),
        }
    }
}

fn content_neighbours(words: &[Word]) -> Vec<ContentNeighbours> {
    let is_content = |&at: &usize| words[at].is_content();
    (0..words.len())
        .map(|at| {
            ((at.saturating_sub(4)..at).rev().find(is_content), (at + 1..words.len().min(at + 5)).find(is_content))
        })
        .collect()
}

fn push_pair(features: &mut Row, grid: &Grid, whole: &Whole, row: usize, column: usize) {
    let (a, b) = (&grid.words.source[row], &grid.words.copy[column]);
    features.push(grid.evidence.at(row, column));
    features.push(grid.form.at(row, column));
    features.push(grid.strength.at(row, column));
    for word in [a, b] {
        features.push(word.function.number);
        features.push(word.rareness);
        features.push(kind(word));
        features.count(word.norm.len());
    }
    features.push(a.glue);
    features.push(b.glue);
    features.push(if a.function.class == b.function.class { a.function.class } else { 255 });
    features.flag(a.part == b.part);
    for (words, at) in [(&grid.words.source, row), (&grid.words.copy, column)] {
        let part = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or(0, |word| 1 + word.part as u8);
        features.push(part(Some(at)));
        features.push(part(at.checked_sub(1)));
        features.push(part(Some(at + 1)));
    }
    features.count(common_prefix(a.norm, b.norm));
    let related = grid.related.at(row, column);
    // Between a function word and a content word, nearness counts for this pair only.
    features.push(if related == 0 { a.relatedness(b).map_or(0, signed) } else { related });
    features.push(a.sameness(b).map_or(0, signed));
    features.push(whole.related.0.best_but(row, related));
    features.push(whole.related.1.best_but(column, related));
    features.count(whole.related.0.rank(row, related));
    features.count(whole.related.1.rank(column, related));
    grid.known.0.iter().for_each(|plane| features.push(plane.at(row, column)));
}

fn kind(word: &Word) -> u8 {
    match word.kind {
        TokenKind::Punctuation => 0,
        TokenKind::Symbol => 1,
        TokenKind::Number => 2,
        TokenKind::Word if word.is_content() => 3,
        TokenKind::Word => 4,
    }
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

fn push_place(features: &mut Row, grid: &Grid, whole: &Whole, row: usize, column: usize) {
    let (rows, columns) = (grid.words.source.len(), grid.words.copy.len());
    features.offset(200 * row as isize / rows as isize - 200 * column as isize / columns as isize);
    features.share(row, rows);
    features.share(column, columns);
    features.count(rows - row);
    features.count(columns - column);
    features.count(rows);
    features.count(columns);
    features.share(rows, rows + columns);
    features.count(whole.equal.0[row]);
    features.count(whole.equal.1[column]);
    features.share(whole.shared.0, rows);
    features.share(whole.shared.1, columns);
    features.share(2 * whole.anchored, rows + columns);
    let (before, behind) = whole.near.0[row];
    push_anchors(features, before, behind, row, column);
    let (before, behind) = whole.near.1[column];
    push_anchors(features, before, behind, column, row);
    features.offset_or_none(grid.anchors.source[row].map(|anchor| anchor as isize - column as isize));
    features.offset_or_none(grid.anchors.copy[column].map(|anchor| anchor as isize - row as isize));
}

/// How far the pair is from where the nearest anchors point, and how far off they are.
fn push_anchors(
    features: &mut Row,
    before: Option<(usize, usize)>,
    behind: Option<(usize, usize)>,
    here: usize,
    there: usize,
) {
    for anchor in [before, behind] {
        let point = |(from, to): (usize, usize)| there as isize - to as isize - (here as isize - from as isize);
        features.offset_or_none(anchor.map(point));
        features.count(anchor.map_or(255, |(from, _)| from.abs_diff(here)));
        features.offset_or_none(anchor.map(|(_, to)| there as isize - to as isize));
    }
}

fn push_neighbours(features: &mut Row, grid: &Grid, whole: &Whole, row: usize, column: usize) {
    for &(down, right) in &AROUND[..NEAREST] {
        features.push(grid.strength.near(row, column, down, right));
    }
    for (words, at) in [(&grid.words.source, row), (&grid.words.copy, column)] {
        let number = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or(255, |word| word.function.number);
        features.push(number(at.checked_sub(1)));
        features.push(number(Some(at + 1)));
    }
    let own = grid.strength.at(row, column);
    features.push(whole.strength.0.best_but(row, own));
    features.push(whole.strength.1.best_but(column, own));
    let support = grid.support.at(row, column);
    features.push(support);
    features.push(whole.support.0.best_but(row, support));
    features.push(whole.support.1.best_but(column, support));
    features.count(run(grid, row, column, -1));
    features.count(run(grid, row, column, 1));
    let between = |row: Option<usize>, column: Option<usize>| match (row, column) {
        (Some(row), Some(column)) => grid.strength.at(row, column),
        _ => 0,
    };
    let (rows, columns) = (whole.content.0[row], whole.content.1[column]);
    features.push(between(rows.0, columns.0));
    features.push(between(rows.1, columns.1));
    features.push(between(rows.0, columns.1));
    features.push(between(rows.1, columns.0));
    features.push(between(Some(row), columns.0).max(between(rows.0, Some(column))));
    features.push(between(Some(row), columns.1).max(between(rows.1, Some(column))));
}

/// How many equal words stand before (−1) or behind (1) the pair, in a row on both sides; at most 20.
fn run(grid: &Grid, row: usize, column: usize, step: isize) -> usize {
    let is_equal = |n: &isize| {
        let row = row.checked_add_signed(step * n).and_then(|row| grid.words.source.get(row));
        let column = column.checked_add_signed(step * n).and_then(|column| grid.words.copy.get(column));
        matches!((row, column), (Some(a), Some(b)) if a.norm == b.norm)
    };
    (1..=20).take_while(is_equal).count()
}

/// Adds what the pass before thought of all cells: `probabilities` by cell.
pub(super) fn later(grid: &Grid, probabilities: &[f32], columns: &mut Columns) {
    let mut plane = Plane::new(grid.words.source.len(), grid.words.copy.len());
    for (&(row, column), &probability) in grid.cells.iter().zip(probabilities) {
        plane.set(row, column, crate::trees::unit(probability));
    }
    let lines = rows_and_columns(grid, &plane);
    let content = (content_neighbours(&grid.words.source), content_neighbours(&grid.words.copy));
    let links = (
        (0..grid.words.source.len()).map(|row| lines.0.place(row, LIKELY)).collect::<Vec<_>>(),
        (0..grid.words.copy.len()).map(|column| lines.1.place(column, LIKELY)).collect::<Vec<_>>(),
    );
    for (at, &(row, column)) in grid.cells.iter().enumerate() {
        let mut features = Row { columns: &mut *columns, row: at, feature: FIRST };
        let own = plane.at(row, column);
        features.push(own);
        for (lines, line) in [(&lines.0, row), (&lines.1, column)] {
            let other = lines.best_but(line, own);
            features.push(other);
            features.offset((isize::from(own) - isize::from(other)) / 3);
            features.count((lines.sum[line] - usize::from(own)) / 4);
        }
        // Whether what stands in the way of the pair has a better place to go.
        let rival = lines.0.place_but(row, column).map_or(0, |rival| lines.1.best_but(rival, plane.at(row, rival)));
        features.push(rival);
        let rival = lines.1.place_but(column, row).map_or(0, |rival| lines.0.best_but(rival, plane.at(rival, column)));
        features.push(rival);
        for (down, right) in AROUND {
            features.push(plane.near(row, column, down, right));
        }
        for (links, lines, here, there) in [(&links.0, &lines.0, row, column), (&links.1, &lines.1, column, row)] {
            let offset = |at: Option<usize>| {
                at.and_then(|at| links.get(at).copied().flatten()).map(|link| link as isize - there as isize)
            };
            features.offset_or_none(offset(Some(here)));
            features.offset_or_none(offset(here.checked_sub(1)));
            features.offset_or_none(offset(Some(here + 1)));
            features.offset_or_none(offset(here.checked_sub(2)));
            features.offset_or_none(offset(Some(here + 2)));
            let (before, behind) = nearest(links, here);
            for anchor in [before, behind] {
                let point = |(from, to): (usize, usize)| there as isize - to as isize - (here as isize - from as isize);
                features.offset_or_none(anchor.map(point));
            }
            for next in [here.checked_sub(1), Some(here + 1)] {
                features.push(next.and_then(|next| lines.best.get(next)).map_or(0, |best| best.0));
            }
        }
        let between = |row: Option<usize>, column: Option<usize>| match (row, column) {
            (Some(row), Some(column)) => plane.at(row, column),
            _ => 0,
        };
        let (rows, cols) = (content.0[row], content.1[column]);
        features.push(between(rows.0, cols.0));
        features.push(between(rows.1, cols.1));
        features.push(between(Some(row), cols.0));
        features.push(between(Some(row), cols.1));
        features.push(between(rows.0, Some(column)));
        features.push(between(rows.1, Some(column)));
        let linked = (grid.words.source.len() + grid.words.copy.len()).max(1);
        let count = links.0.iter().flatten().count() + links.1.iter().flatten().count();
        features.share(count, linked);
        features.share(links.0.iter().flatten().count(), links.0.len());
        features.share(links.1.iter().flatten().count(), links.1.len());
        debug_assert_eq!(features.feature, LATER);
    }
}

/// Probability, as a byte, from which the pass before is taken to have linked two words.
const LIKELY: u8 = 128;
