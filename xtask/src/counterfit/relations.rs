//! The pairs of words that WordNet holds together or apart.

use retold::english::wordnet::{self, LinkKind, RelationKind, Synset};
use rustc_hash::{FxHashMap, FxHashSet};

/// A parent with more children than this says too little of them.
const FAMILY: usize = 60;
/// Senses of a word, the most frequent first, by which it is held from its siblings.
const LIKELY: usize = 2;

/// What a cosine should be.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub a: u32,
    pub b: u32,
    bound: f32,
    is_floor: bool,
}

impl Wanted {
    /// How far the cosine lies on the wrong side of the bound: above 0 where it should rise.
    pub fn lack(&self, cosine: f32) -> f32 {
        let lack = self.bound - cosine;
        if self.is_floor { lack.max(0.0) } else { lack.min(0.0) }
    }
}

/// Pairs of row numbers, the smaller first, in a fixed order.
pub struct Relations {
    pub synonyms: Vec<(u32, u32)>,
    pub antonyms: Vec<(u32, u32)>,
    similar: Vec<(u32, u32)>,
    siblings: Vec<(u32, u32)>,
}

type Pairs = FxHashSet<(u32, u32)>;

impl Relations {
    pub fn of(words: &[String]) -> Relations {
        let lexicon = Lexicon::new(words);
        let (mut synonyms, mut similar, mut antonyms) = (Pairs::default(), Pairs::default(), lexicon.opposites());
        let (mut related, mut siblings) = (Pairs::default(), Pairs::default());
        let mut families: FxHashMap<Synset, Vec<Synset>> = FxHashMap::default();
        for &synset in lexicon.members.keys() {
            let members = lexicon.members(synset);
            synonyms.extend(crossed(&members, &members));
            for (kind, target) in synset.relations() {
                let others = lexicon.members(target);
                match kind {
                    RelationKind::Similar => similar.extend(crossed(&members, &others)),
                    RelationKind::Antonym => {
                        antonyms.extend(crossed(&members, &others));
                        antonyms.extend(crossed(&lexicon.satellites(synset), &others));
                        antonyms.extend(crossed(&members, &lexicon.satellites(target)));
                    }
                    RelationKind::Hypernym => {
                        related.extend(crossed(&members, &others));
                        families.entry(target).or_default().push(synset);
                    }
                    _ => {}
                }
            }
        }
        for family in families.values().filter(|family| family.len() <= FAMILY) {
            for (k, a) in family.iter().enumerate() {
                family[..k].iter().for_each(|b| siblings.extend(crossed(&lexicon.likely(*a), &lexicon.likely(*b))));
            }
        }
        antonyms.retain(|pair| !synonyms.contains(pair));
        similar.retain(|pair| !synonyms.contains(pair) && !antonyms.contains(pair));
        siblings.retain(|pair| [&synonyms, &antonyms, &similar, &related].iter().all(|pairs| !pairs.contains(pair)));
        let [synonyms, antonyms, similar, siblings] = [synonyms, antonyms, similar, siblings].map(shuffled);
        println!(
            "{} synonyms, {} similar, {} antonyms, {} siblings",
            synonyms.len(),
            similar.len(),
            antonyms.len(),
            siblings.len()
        );
        Relations { synonyms, antonyms, similar, siblings }
    }

    /// What the cosines should be, of those synonyms and antonyms whose number is `kept`, and of all others.
    pub fn wanted(&self, kept: impl Fn(usize) -> bool) -> Vec<Wanted> {
        let all = |pairs: &[(u32, u32)], bound, is_floor| -> Vec<Wanted> {
            pairs.iter().map(|&(a, b)| Wanted { a, b, bound, is_floor }).collect()
        };
        let some = |pairs: &[(u32, u32)]| -> Vec<(u32, u32)> {
            pairs.iter().enumerate().filter(|(k, _)| kept(*k)).map(|(_, pair)| *pair).collect()
        };
        [
            all(&some(&self.synonyms), 0.9, true),
            all(&self.similar, 0.55, true),
            all(&some(&self.antonyms), -0.1, false),
            all(&self.siblings, 0.15, false),
        ]
        .concat()
    }
}

/// The synsets that the words are in.
struct Lexicon<'w> {
    words: &'w [String],
    /// Row and rank of the sense, of each member.
    members: FxHashMap<Synset, Vec<(u32, usize)>>,
}

impl<'w> Lexicon<'w> {
    fn new(words: &'w [String]) -> Lexicon<'w> {
        let mut members: FxHashMap<Synset, Vec<(u32, usize)>> = FxHashMap::default();
        for (word, row) in words.iter().zip(0..) {
            for sense in wordnet::word(word).into_iter().flat_map(|word| word.senses()) {
                members.entry(sense.synset).or_default().push((row, sense.rank));
            }
        }
        Lexicon { words, members }
    }

    fn members(&self, synset: Synset) -> Vec<u32> {
        self.members.get(&synset).into_iter().flatten().map(|(row, _)| *row).collect()
    }

    /// The members for which it is a likely sense.
    fn likely(&self, synset: Synset) -> Vec<u32> {
        let members = self.members.get(&synset).into_iter().flatten();
        members.filter(|(_, rank)| *rank < LIKELY).map(|(row, _)| *row).collect()
    }

    /// The members of the synsets that are similar to this one.
    fn satellites(&self, synset: Synset) -> Vec<u32> {
        synset.related(RelationKind::Similar).flat_map(|similar| self.members(similar)).collect()
    }

    /// The words that are opposites as words.
    fn opposites(&self) -> Pairs {
        let rows: FxHashMap<wordnet::Word, u32> =
            self.words.iter().zip(0..).filter_map(|(word, row)| Some((wordnet::word(word)?, row))).collect();
        let opposites = rows.iter().flat_map(|(word, &row)| {
            let links = word.links().filter(|link| link.kind == LinkKind::Antonym);
            links.filter_map(|link| rows.get(&link.target).copied()).map(move |other| (row, other)).collect::<Vec<_>>()
        });
        opposites.map(|(a, b)| (a.min(b), a.max(b))).collect()
    }
}

fn crossed(left: &[u32], right: &[u32]) -> Vec<(u32, u32)> {
    let pairs = left.iter().flat_map(|&a| right.iter().map(move |&b| (a.min(b), a.max(b))));
    pairs.filter(|(a, b)| a != b).collect()
}

/// In an order that depends on the pairs alone and mixes neighbours.
fn shuffled(pairs: Pairs) -> Vec<(u32, u32)> {
    let mix = |&(a, b): &(u32, u32)| ((u64::from(a) << 32 | u64::from(b)).wrapping_mul(0x9e37_79b9_7f4a_7c15), a, b);
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_by_key(mix);
    pairs
}
