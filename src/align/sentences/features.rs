//! What the model is told of a pair of sentences: what they share, who else shares it, and where they stand.

use super::{
    candidates::Candidates,
    order::{Gap, Order},
    parts,
    profile::{Profiles, Term, Texts},
};
use crate::{
    model::Pair,
    trees::{Columns, signed, unit},
};
use rayon::prelude::*;

/// Features of the first pass.
pub(super) const FIRST: usize = 47;

/// Features of a later pass: those of the first and what the pass before thought.
pub(super) const LATER: usize = FIRST + 27;

/// What two sentences share.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    /// Cosine of the weights.
    pub cosine: f32,
    /// Weight of the shared terms, by each side's weights.
    mass: Pair<f32>,
    /// Share of each side's weight that the other has, or has something near of.
    soft: Pair<f32>,
    /// Numbers and names: on both sides, on the source's only, on the copy's only.
    marks: [usize; 3],
}

fn shared(texts: &Texts, source: usize, copy: usize) -> Shared {
    let profiles = texts.sides.as_ref();
    let (a_terms, b_terms) = (profiles.source.terms(source), profiles.copy.terms(copy));
    let mut product = 0.0;
    merge(a_terms, b_terms, |term| term.id, |a, b| product += a.weight * b.weight);
    let mass = shared_mass(a_terms, b_terms);
    let masses = Pair::new(profiles.source.sentences[source].mass, profiles.copy.sentences[copy].mass);
    let soft = soft_shares(texts, Pair::new(a_terms, b_terms), masses);
    let (a, b) = (profiles.source.marks(source), profiles.copy.marks(copy));
    let mut both = 0;
    merge(a, b, |mark| *mark, |_, _| both += 1);
    let norms = profiles.source.sentences[source].norm * profiles.copy.sentences[copy].norm;
    let cosine = product / norms.max(f32::MIN_POSITIVE);
    Shared { cosine, mass, soft, marks: [both, a.len() - both, b.len() - both] }
}

/// Weight of the terms that two sentences share, by each one's weights.
pub(super) fn shared_mass(a: &[Term], b: &[Term]) -> Pair<f32> {
    let mut mass = Pair::new(0.0, 0.0);
    merge(
        a,
        b,
        |term| term.id,
        |a, b| {
            mass.source += a.weight;
            mass.copy += b.weight;
        },
    );
    mass
}

/// Share of each side's weight that the other has, or has something near of.
fn soft_shares(texts: &Texts, terms: Pair<&[Term]>, masses: Pair<f32>) -> Pair<f32> {
    let shared = shared_mass(terms.source, terms.copy);
    Pair::new(
        (shared.source + near_mass(texts, terms.source, terms.copy)) / masses.source.max(0.1),
        (shared.copy + near_mass(texts, terms.copy, terms.source)) / masses.copy.max(0.1),
    )
}

/// How alike two runs of terms are by what each has of the other, 0 to 1.
pub(super) fn alike(texts: &Texts, terms: Pair<&[Term]>, masses: Pair<f32>) -> f32 {
    let soft = soft_shares(texts, terms, masses);
    (soft.source * soft.copy).sqrt()
}

/// Weight of the terms that the other side lacks, each as far as a word there is near it.
fn near_mass(texts: &Texts, own: &[Term], others: &[Term]) -> f32 {
    let vector = |term: &Term| texts.vectors.get(term.id as usize).copied().flatten();
    let lacks = |term: &&Term| others.binary_search_by_key(&term.id, |other| other.id).is_err();
    let near = |term: &Term| {
        let own = vector(term)?;
        let best = others.iter().filter_map(vector).map(|other| own.relatedness(other)).fold(0.0, f32::max);
        (best >= NEAR).then_some(term.weight * best)
    };
    own.iter().filter(lacks).filter_map(near).sum()
}

/// Relatedness from which a word stands for another.
const NEAR: f32 = 0.25;

/// Calls `found` with the items of both ascending slices that have one key.
fn merge<T, K: Ord>(a: &[T], b: &[T], key: impl Fn(&T) -> K, mut found: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        match key(one).cmp(&key(other)) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                found(one, other);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
}

/// The two best values of each sentence, with the other sentence of the best.
pub(super) struct Best(Vec<(f32, f32, usize)>);

impl Best {
    pub fn new(sentences: usize, values: impl Iterator<Item = (usize, usize, f32)>) -> Best {
        let mut best = vec![(0.0, 0.0, usize::MAX); sentences];
        for (here, there, value) in values {
            let held = &mut best[here];
            if value > held.0 {
                *held = (value, held.0, there);
            } else if value > held.1 {
                held.1 = value;
            }
        }
        Best(best)
    }

    /// The best value of a sentence with any other but `there`.
    pub fn rival(&self, here: usize, there: usize) -> f32 {
        let (first, second, place) = self.0[here];
        if place == there { second } else { first }
    }

    fn place(&self, here: usize, least: f32) -> Option<usize> {
        self.0.get(here).filter(|best| best.0 >= least).map(|best| best.2)
    }
}

/// The best values of both sides' sentences, of a value for each candidate.
pub(super) fn bests(profiles: Pair<&Profiles>, candidates: &Candidates, values: &[f32]) -> Pair<Best> {
    let all = || candidates.pairs().zip(values);
    Pair::new(
        Best::new(profiles.source.len(), all().map(|((source, copy), &value)| (source, copy, value))),
        Best::new(profiles.copy.len(), all().map(|((source, copy), &value)| (copy, source, value))),
    )
}

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
}

/// A weight on a logarithmic scale.
fn log(value: f32) -> u8 {
    unit((1.0 + value.max(0.0)).ln() / 6.0)
}

/// A distance in sentences; 0 is 128.
fn offset(value: f32) -> u8 {
    signed((value / 16.0).clamp(-1.0, 1.0))
}

/// Fills in the features of the first pass; `columns` comes out with [`LATER`] features, so that later passes only add
/// theirs. Returns how alike each pair is.
pub(super) fn first(texts: &Texts, candidates: &Candidates, expected: Pair<&[f32]>, columns: &mut Columns) -> Vec<f32> {
    let profiles = texts.sides.as_ref();
    let pairs: Vec<(usize, usize)> = candidates.pairs().collect();
    let shared: Vec<Shared> = pairs.par_iter().map(|&(source, copy)| shared(texts, source, copy)).collect();
    let alike: Vec<f32> = shared.iter().map(|shared| (shared.soft.source * shared.soft.copy).sqrt()).collect();
    let most_alike = bests(profiles, candidates, &alike);
    let cosines: Vec<f32> = shared.iter().map(|shared| shared.cosine).collect();
    let best = bests(profiles, candidates, &cosines);
    let sizes = Pair::new(profiles.source.len() as f32, profiles.copy.len() as f32);
    let by_part = parts::by_part(texts, &pairs, &alike);
    columns.reset(LATER, pairs.len());
    for (row, (&(source, copy), shared)) in pairs.iter().zip(&shared).enumerate() {
        let mut features = Row { columns: &mut *columns, row, feature: 0 };
        let mass = Pair::new(profiles.source.sentences[source].mass, profiles.copy.sentences[copy].mass);
        let rivals = Pair::new(best.source.rival(source, copy), best.copy.rival(copy, source));
        features.push(unit(shared.cosine));
        features.push(unit(shared.mass.source / mass.source.max(0.1)));
        features.push(unit(shared.mass.copy / mass.copy.max(0.1)));
        features.push(unit(rivals.source));
        features.push(unit(rivals.copy));
        features.push(signed(shared.cosine - rivals.source));
        features.push(signed(shared.cosine - rivals.copy));
        features.push(log(shared.mass.source.min(shared.mass.copy)));
        features.push(log(mass.source));
        features.push(log(mass.copy));
        features.push(unit(mass.source / (mass.source + mass.copy).max(0.1)));
        features.push(unit(own_share(profiles, source, copy, best.copy.0[copy].2)));
        features.push(unit(own_share(swap(profiles), copy, source, best.source.0[source].2)));
        for marks in shared.marks {
            features.push(marks.min(255) as u8);
        }
        features.push(unit(shared.marks[0] as f32 / (shared.marks.iter().sum::<usize>()).max(1) as f32));
        features.push(offset(copy as f32 - expected.source[source]));
        features.push(offset(source as f32 - expected.copy[copy]));
        features.push(signed(source as f32 / sizes.source - copy as f32 / sizes.copy));
        features.push(log(sizes.source));
        features.push(log(sizes.copy));
        features.push(unit(sizes.source / (sizes.source + sizes.copy)));
        features.push(u8::from(source == 0) + 2 * u8::from(copy == 0));
        let rivals = Pair::new(most_alike.source.rival(source, copy), most_alike.copy.rival(copy, source));
        features.push(unit(alike[row]));
        features.push(unit(shared.soft.source));
        features.push(unit(shared.soft.copy));
        features.push(signed(alike[row] - rivals.source));
        features.push(signed(alike[row] - rivals.copy));
        for around in AROUND {
            let near = near(candidates, source, copy, around);
            features.push(near.map_or(0, |at| unit(alike[at])));
        }
        for clauses in [&by_part.source[row], &by_part.copy[row]] {
            features.push(unit(clauses.alike));
            features.push(signed(clauses.margin));
            features.push(clauses.count);
        }
        for place in [profiles.source.sentences[source].place, profiles.copy.sentences[copy].place] {
            features.push(u8::from(place.is_stopped));
            features.push(u8::from(place.opens_block) + 2 * u8::from(place.closes_block));
        }
        debug_assert_eq!(features.feature, FIRST);
    }
    cosines
}

/// Neighbours of a pair as (down, right).
const AROUND: [(isize, isize); 8] = [(-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, -1)];

fn near(candidates: &Candidates, source: usize, copy: usize, around: (isize, isize)) -> Option<usize> {
    candidates.find(source.checked_add_signed(around.0)?, copy.checked_add_signed(around.1)?)
}

fn swap<T>(pair: Pair<T>) -> Pair<T> {
    Pair::new(pair.copy, pair.source)
}

/// Share of the copy sentence's weight that it has in common with this source sentence and not with its best one.
fn own_share(profiles: Pair<&Profiles>, source: usize, copy: usize, best: usize) -> f32 {
    let rival = if best == source || best == usize::MAX { &[] } else { profiles.source.terms(best) };
    let mut own = 0.0;
    merge(
        profiles.source.terms(source),
        profiles.copy.terms(copy),
        |term| term.id,
        |a, b| {
            if rival.binary_search_by_key(&a.id, |term| term.id).is_err() {
                own += b.weight;
            }
        },
    );
    own / profiles.copy.sentences[copy].mass.max(0.1)
}

/// Adds what the pass before thought: `probabilities` by candidate.
pub(super) fn later(
    profiles: Pair<&Profiles>,
    candidates: &Candidates,
    order: &Order,
    probabilities: &[f32],
    columns: &mut Columns,
) {
    let best = bests(profiles, candidates, probabilities);
    for (row, (source, copy)) in candidates.pairs().enumerate() {
        let mut features = Row { columns: &mut *columns, row, feature: FIRST };
        let own = probabilities[row];
        features.push(unit(own));
        for (best, here, there) in [(&best.source, source, copy), (&best.copy, copy, source)] {
            let rival = best.rival(here, there);
            features.push(unit(rival));
            features.push(signed(own - rival));
            for step in [-1, 1] {
                let place = here.checked_add_signed(step).and_then(|next| best.place(next, 0.5));
                features.push(place.map_or(0, |place| offset(place as f32 - there as f32)));
            }
        }
        let taken = best.source.place(source, 0.5).filter(|&place| place != copy);
        features.push(taken.map_or(0, |place| offset(place as f32 - copy as f32)));
        let taken = best.copy.place(copy, 0.5).filter(|&place| place != source);
        features.push(taken.map_or(0, |place| offset(place as f32 - source as f32)));
        for around in AROUND {
            features.push(near(candidates, source, copy, around).map_or(0, |at| unit(probabilities[at])));
        }
        features.push(unit(own_share(profiles, source, copy, best.copy.place(copy, 0.2).unwrap_or(usize::MAX))));
        features.push(unit(own_share(
            swap(profiles),
            copy,
            source,
            best.source.place(source, 0.2).unwrap_or(usize::MAX),
        )));
        for (Gap { start, end }, there) in [(order.of_source(source), copy), (order.of_copy(copy), source)] {
            features.push(offset((there as isize - start.1) as f32));
            features.push(offset((end.1 - there as isize) as f32));
            features.push(offset((end.0 - start.0 - (end.1 - start.1)) as f32));
        }
        debug_assert_eq!(features.feature, LATER);
    }
}
