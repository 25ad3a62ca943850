//! All pairs of words of a bead: how alike they are, which are anchors, and which are worth a closer look.

use super::word::Word;
use crate::{
    english::wordnet::{Profile, Relation},
    model::Pair,
    trees::{signed, unit},
};
use rustc_hash::FxHashMap;

/// How far around a pair its neighbours are looked at.
pub(super) const RIM: usize = 3;

/// A byte for each pair of words, with a rim of zeroes around, so that neighbours need no test for the border.
#[derive(Clone, Debug, Default)]
pub(super) struct Plane {
    width: usize,
    values: Vec<u8>,
}

impl Plane {
    pub fn new(rows: usize, columns: usize) -> Plane {
        let width = columns + 2 * RIM;
        Plane { width, values: vec![0; (rows + 2 * RIM) * width] }
    }

    pub fn at(&self, row: usize, column: usize) -> u8 {
        self.values[(row + RIM) * self.width + column + RIM]
    }

    /// The value some rows down and columns to the right; both at most [`RIM`] off.
    pub fn near(&self, row: usize, column: usize, down: isize, right: isize) -> u8 {
        let index = (row + RIM).wrapping_add_signed(down) * self.width + (column + RIM).wrapping_add_signed(right);
        self.values[index]
    }

    pub fn set(&mut self, row: usize, column: usize, value: u8) {
        self.values[(row + RIM) * self.width + column + RIM] = value;
    }
}

/// Why two words are alike; the order is that of the model's feature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Evidence {
    #[default]
    None,
    /// Numbers of different values.
    OtherNumber,
    /// Function words of one class.
    Class,
    /// Words that look alike.
    Form,
    /// An acronym and a word of what it stands for.
    Acronym,
    /// Words with one stem.
    Stem,
    /// Numbers of one value.
    Number,
    /// The same mark of punctuation.
    Mark,
    /// The same function word.
    Function,
    /// The same word.
    Word,
}

/// How words are related in WordNet, by kinds, pair by pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(pub [Plane; 4]);

impl Known {
    fn new(rows: usize, columns: usize) -> Known {
        Known(std::array::from_fn(|_| Plane::new(rows, columns)))
    }

    /// Takes a relation down and returns how much it speaks for sameness.
    fn enter(&mut self, row: usize, column: usize, relation: &Relation) -> f32 {
        let sameness = relation.sameness();
        let ways = [relation.broader.forward, relation.broader.backward];
        let broader = ways.map(|way| way.weight / f32::from(way.steps.max(1))).into_iter().fold(0.0, f32::max);
        let common = relation.common.weight * relation.common.information / 10.0;
        let values = [sameness, relation.opposition(), broader, common];
        self.0.iter_mut().zip(values).for_each(|(plane, value)| plane.set(row, column, unit(value.max(0.0).sqrt())));
        sameness.max(broader * 0.8)
    }
}

/// The words of both sides and what is known of their pairs.
#[derive(Clone, Debug)]
pub(super) struct Grid<'d> {
    pub words: Pair<Vec<Word<'d>>>,
    pub evidence: Plane,
    /// How alike the forms are.
    pub form: Plane,
    /// How near content words are in what they are about; 128 is unrelated, 0 unknown.
    pub related: Plane,
    /// What WordNet knows of words that have no equal on the other side.
    pub known: Known,
    /// How much speaks for the pair by itself.
    pub strength: Plane,
    /// How much speaks for the pairs before and behind it.
    pub support: Plane,
    /// Each side's words' anchors on the other side.
    pub anchors: Pair<Vec<Option<usize>>>,
    /// The pairs that are worth a closer look, by source, then by copy.
    pub cells: Vec<(usize, usize)>,
}

impl<'d> Grid<'d> {
    /// Compares all words of one side to all of the other.
    pub fn new(words: Pair<Vec<Word<'d>>>) -> Grid<'d> {
        let (rows, columns) = (words.source.len(), words.copy.len());
        let plane = || Plane::new(rows, columns);
        let anchors = Pair::new(vec![None; rows], vec![None; columns]);
        let (evidence, form, related) = (plane(), plane(), plane());
        let (strength, support) = (plane(), plane());
        let mut grid = Grid {
            words,
            evidence,
            form,
            related,
            known: Known::default(),
            strength,
            support,
            anchors,
            cells: Vec::new(),
        };
        grid.compare();
        grid.find_acronyms();
        grid.ask_wordnet();
        grid.add_support();
        grid.drop_anchors();
        grid.choose_cells();
        grid
    }

    fn compare(&mut self) {
        for (row, a) in self.words.source.iter().enumerate() {
            for (column, b) in self.words.copy.iter().enumerate() {
                let (evidence, form) = compare(a, b);
                let related = match evidence {
                    Evidence::Word => Some(1.0),
                    _ if a.function.is_content() && b.function.is_content() => a.relatedness(b),
                    _ => None,
                };
                self.evidence.set(row, column, evidence as u8);
                self.form.set(row, column, unit(form));
                self.related.set(row, column, related.map_or(0, signed));
                self.strength.set(row, column, strength(evidence, form).max(unit(related.unwrap_or(0.0) * 0.75)));
            }
        }
    }

    /// Finds words of either side whose letters are the initials of words in a row on the other.
    fn find_acronyms(&mut self) {
        let Pair { source, copy } = &self.words;
        let (rows, columns) = (initials(source), initials(copy));
        let by_source = source
            .iter()
            .enumerate()
            .flat_map(|(row, word)| spelt_out(word, &columns).into_iter().map(move |column| (row, column)));
        let by_copy = copy
            .iter()
            .enumerate()
            .flat_map(|(column, word)| spelt_out(word, &rows).into_iter().map(move |row| (row, column)));
        let found: Vec<(usize, usize)> = by_source.chain(by_copy).collect();
        for (row, column) in found {
            if self.evidence.at(row, column) < Evidence::Acronym as u8 {
                self.evidence.set(row, column, Evidence::Acronym as u8);
                self.strength.set(row, column, strength(Evidence::Acronym, 1.0));
            }
        }
    }

    /// Looks up the words that have no equal on the other side, against each other.
    fn ask_wordnet(&mut self) {
        let (rows, columns) = (self.words.source.len(), self.words.copy.len());
        let is_equal = |row, column| self.evidence.at(row, column) >= Evidence::Number as u8;
        let profile =
            |word: &Word, has_equal: bool| if has_equal || !word.is_content() { None } else { word.profile() };
        let source = self.words.source.iter().enumerate();
        let source = source.map(|(row, word)| profile(word, (0..columns).any(|column| is_equal(row, column))));
        let source: Vec<Option<Profile>> = source.collect();
        let copy = self.words.copy.iter().enumerate();
        let copy = copy.map(|(column, word)| profile(word, (0..rows).any(|row| is_equal(row, column))));
        let copy: Vec<Option<Profile>> = copy.collect();
        self.known = Known::new(rows, columns);
        // A line without end may say two words a thousand times: each pair of them is asked about once.
        let mut asked: FxHashMap<(&str, &str), Relation> = FxHashMap::default();
        for (row, a) in source.iter().enumerate().filter_map(|(row, a)| Some((row, a.as_ref()?))) {
            for (column, b) in copy.iter().enumerate().filter_map(|(column, b)| Some((column, b.as_ref()?))) {
                let norms = (self.words.source[row].norm, self.words.copy[column].norm);
                let relation = asked.entry(norms).or_insert_with(|| a.relation(b));
                let sameness = self.known.enter(row, column, relation);
                if sameness > 0.02 {
                    let strength = unit(0.45 + 0.45 * sameness).max(self.strength.at(row, column));
                    self.strength.set(row, column, strength);
                }
            }
        }
    }

    fn add_support(&mut self) {
        for row in 0..self.words.source.len() {
            for column in 0..self.words.copy.len() {
                let along = |down| u32::from(self.strength.near(row, column, down, down));
                let sum = 3 * (along(-1) + along(1)) + 2 * (along(-2) + along(2)) + along(-3) + along(3);
                self.support.set(row, column, (sum / 12) as u8);
            }
        }
    }

    fn score(&self, row: usize, column: usize) -> u32 {
        2 * u32::from(self.strength.at(row, column)) + u32::from(self.support.at(row, column))
    }

    /// Anchors are strong pairs that are each other's best.
    fn drop_anchors(&mut self) {
        let (rows, columns) = (self.words.source.len(), self.words.copy.len());
        let mut best = Pair::new(vec![(0, 0); rows], vec![(0, 0); columns]);
        for row in 0..rows {
            for column in (0..columns).filter(|&column| self.strength.at(row, column) >= ANCHOR) {
                let score = self.score(row, column);
                best.source[row] = best.source[row].max((score, columns - column));
                best.copy[column] = best.copy[column].max((score, rows - row));
            }
        }
        for row in (0..rows).filter(|&row| best.source[row].0 > 0) {
            let column = columns - best.source[row].1;
            if rows - best.copy[column].1 == row {
                (self.anchors.source[row], self.anchors.copy[column]) = (Some(column), Some(row));
            }
        }
    }

    /// Keeps of every row and every column the strongest pairs and those near where the anchors around point.
    fn choose_cells(&mut self) {
        let (rows, columns) = (self.words.source.len(), self.words.copy.len());
        let mut is_kept = vec![false; rows * columns];
        let mut ranked: Vec<(u32, usize)> = Vec::new();
        for row in 0..rows {
            ranked.extend((0..columns).map(|column| (self.score(row, column), column)).filter(|cell| cell.0 >= LEAST));
            keep_strongest(&mut ranked, |column| is_kept[row * columns + column] = true);
            for column in expected(&self.anchors.source, row, columns) {
                is_kept[row * columns + column] = true;
            }
        }
        for column in 0..columns {
            ranked.extend((0..rows).map(|row| (self.score(row, column), row)).filter(|cell| cell.0 >= LEAST));
            keep_strongest(&mut ranked, |row| is_kept[row * columns + column] = true);
            for row in expected(&self.anchors.copy, column, rows) {
                is_kept[row * columns + column] = true;
            }
        }
        let kept = (0..rows * columns).filter(|&cell| is_kept[cell]);
        self.cells = kept.map(|cell| (cell / columns, cell % columns)).collect();
    }
}

/// Strength from which a pair can be an anchor.
const ANCHOR: u8 = 110;

/// Score from which a pair is worth a look for its own sake.
const LEAST: u32 = 100;

/// How many pairs of a row or column are looked at for their own sake.
const KEPT: usize = 3;

/// How far from where the anchors point.
const REACH: usize = 1;

fn keep_strongest(ranked: &mut Vec<(u32, usize)>, mut keep: impl FnMut(usize)) {
    ranked.sort_unstable_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
    ranked.drain(..).take(KEPT).for_each(|(_, at)| keep(at));
}

/// Places on the other side, of `length` words, near where the nearest anchors before and behind `at` point.
fn expected(anchors: &[Option<usize>], at: usize, length: usize) -> impl Iterator<Item = usize> {
    let (before, behind) = nearest(anchors, at);
    let from_before = before.map_or(at as isize, |(here, there)| (there + at - here) as isize);
    let from_behind = behind
        .map_or(length as isize - (anchors.len() - at) as isize, |(here, there)| there as isize - (here - at) as isize);
    let reach = REACH as isize;
    let around = move |middle: isize| middle - reach..=middle + reach;
    around(from_before)
        .chain(around(from_behind))
        .filter_map(move |there| usize::try_from(there).ok().filter(|&there| there < length))
}

type Anchor = Option<(usize, usize)>;

/// The nearest anchors before and behind a word, as (here, there).
pub(super) fn nearest(anchors: &[Option<usize>], at: usize) -> (Anchor, Anchor) {
    let anchor = |here: usize| anchors[here].map(|there| (here, there));
    ((0..at).rev().find_map(anchor), (at + 1..anchors.len()).find_map(anchor))
}

/// What two words have in common by themselves, and how alike their forms are, 0 to 1.
fn compare(a: &Word, b: &Word) -> (Evidence, f32) {
    if a.norm == b.norm {
        let evidence = match () {
            () if a.function.is_mark() => Evidence::Mark,
            () if !a.function.is_content() => Evidence::Function,
            () => Evidence::Word,
        };
        return (evidence, 1.0);
    }
    if let (Some(one), Some(other)) = (a.number, b.number) {
        return if one == other { (Evidence::Number, 1.0) } else { (Evidence::OtherNumber, 0.0) };
    }
    if a.function.class != b.function.class {
        return (Evidence::None, 0.0);
    }
    if !a.function.is_content() {
        return (Evidence::Class, 0.0);
    }
    let form = a.form_likeness(b);
    match () {
        () if a.stem == b.stem => (Evidence::Stem, form),
        () if form >= 0.8 => (Evidence::Form, form),
        () => (Evidence::None, form),
    }
}

fn strength(evidence: Evidence, form: f32) -> u8 {
    match evidence {
        Evidence::None => 0,
        Evidence::OtherNumber | Evidence::Class => 60,
        Evidence::Form => (form * 200.0) as u8,
        Evidence::Mark => 110,
        Evidence::Function => 140,
        Evidence::Acronym => 200,
        Evidence::Stem | Evidence::Number => 220,
        Evidence::Word => 255,
    }
}

/// The first letter of each word; 0 where it has none.
fn initials(words: &[Word]) -> Vec<u8> {
    let initial = |word: &Word| word.norm.bytes().next().filter(u8::is_ascii_lowercase).unwrap_or(0);
    words.iter().map(initial).collect()
}

/// The places of a run of words whose initials are the letters of `word`, which has two to six.
fn spelt_out(word: &Word, initials: &[u8]) -> Vec<usize> {
    let letters: Vec<u8> = word.norm.bytes().filter(|byte| *byte != b'.').collect();
    let may_be_acronym = (2..=6).contains(&letters.len()) && letters.iter().all(u8::is_ascii_lowercase);
    if !word.is_content() || !may_be_acronym {
        return Vec::new();
    }
    let runs = initials.windows(letters.len()).enumerate().filter(|(_, run)| *run == letters);
    runs.flat_map(|(start, run)| start..start + run.len()).collect()
}
