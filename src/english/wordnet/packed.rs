//! Senses, links and relations as they are packed into bits: for the reader and the builder of `data/wordnet.tables`.
//!
//! Each is one little-endian number of a few bytes, and has a bit that says whether another one follows in its list; so
//! nothing has to be counted, and the most frequent entry, of a word with one sense, takes three bytes.
//!
//! | | bytes | bits, from the lowest |
//! |---|---|---|
//! | sense | 3 | synset 17, part of speech 2, capital, counted, last, linked |
//! | link | 5 | place of the target 22, sense 7, sense of the target 7, kind 3, last |
//! | relation | 3 | synset 17, kind 4, last |
//!
//! A counted sense is followed by its packed count; the last sense of a linked word is followed by links. Senses of
//! links are counted over all parts of speech.

use super::format::{pack_count, unpack_count};
use super::{LinkKind, Pos, RelationKind, Sense, Synset, Word, WordLink};
use crate::english::table::{Layout, to_u24, u24};
use std::collections::BTreeSet;

/// Bits of a synset's number; the part of speech or the kind of relation stands above them.
const SYNSET: u32 = 17;
const SYNSETS: u32 = (1 << SYNSET) - 1;
const CAPITAL: u32 = 1 << 19;
const COUNTED: u32 = 1 << 20;
const LAST: u32 = 1 << 21;
const LINKED: u32 = 1 << 22;

/// Bits of a word's place, and where in a link the rest stands.
const PLACE: u32 = 22;
const OWN_SENSE: u32 = PLACE;
const TARGET_SENSE: u32 = OWN_SENSE + SENSE;
const LINK_KIND: u32 = TARGET_SENSE + SENSE;
/// Bits of a sense's rank among all of its word.
const SENSE: u32 = 7;
const LAST_LINK: u64 = 1 << 39;

/// How many synsets share a start of their relations; those of the synsets before are stepped over.
const GROUP: usize = 8;
const KINDS: u32 = 15;
/// A kind that is none of [`RelationKind::ALL`].
const NO_KIND: u32 = KINDS;

/// The layout of a word's entry: its senses and links.
#[derive(Clone, Copy, Debug)]
pub struct Entry;

impl Layout for Entry {
    fn length(self, bytes: &[u8]) -> Option<usize> {
        let (mut at, is_linked) = senses_end(bytes)?;
        let mut is_last = !is_linked;
        while !is_last {
            is_last = bytes.get(at + 4)? & (LAST_LINK >> 32) as u8 != 0;
            at += 5;
        }
        Some(at)
    }
}

/// Where the senses of an entry end, and whether links follow.
fn senses_end(entry: &[u8]) -> Option<(usize, bool)> {
    let mut at = 0;
    loop {
        let flags = u32::from(*entry.get(at + 2)?) << 16;
        at += if flags & COUNTED == 0 { 3 } else { 4 };
        if flags & LAST != 0 {
            return Some((at, flags & LINKED != 0));
        }
    }
}

/// A word's entry. Ranks are not packed: they are the order.
///
/// # Errors
/// Where there is no sense, or something does not fit its bits.
pub fn pack_entry(senses: &[Sense], links: &[WordLink]) -> Result<Vec<u8>, String> {
    let (last, _) = senses.split_last().ok_or("a word without a sense")?;
    let mut entry = Vec::new();
    for sense in senses {
        let is_last = std::ptr::eq(sense, last);
        let flags = [
            (CAPITAL, sense.capitalised),
            (COUNTED, sense.count > 0.0),
            (LAST, is_last),
            (LINKED, is_last && !links.is_empty()),
        ];
        let flags = flags.iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag).sum::<u32>();
        let synset = fitting(sense.synset.0.into(), SYNSET)? as u32;
        entry.extend(to_u24((synset | (sense.pos as u32) << SYNSET | flags) as usize)?);
        entry.extend((sense.count > 0.0).then(|| pack_count(sense.count as u32)));
    }
    for (index, link) in links.iter().enumerate() {
        let packed = fitting(link.target.0.into(), PLACE)?
            | fitting(link.sense as u64, SENSE)? << OWN_SENSE
            | fitting(link.target_sense as u64, SENSE)? << TARGET_SENSE
            | (link.kind as u64) << LINK_KIND
            | if index + 1 == links.len() { LAST_LINK } else { 0 };
        entry.extend(&packed.to_le_bytes()[..5]);
    }
    Ok(entry)
}

fn fitting(number: u64, bits: u32) -> Result<u64, String> {
    if number >> bits == 0 { Ok(number) } else { Err(format!("{number} does not fit {bits} bits")) }
}

/// The senses of a word; see [`Word::senses`].
pub struct Senses {
    rest: &'static [u8],
    /// The part of speech of the sense before, and its rank.
    before: Option<(Pos, usize)>,
}

/// The senses of an entry.
pub(super) fn senses(entry: &'static [u8]) -> Senses {
    Senses { rest: entry, before: None }
}

impl Iterator for Senses {
    type Item = Sense;

    fn next(&mut self) -> Option<Sense> {
        let (packed, rest) = self.rest.split_first_chunk::<3>()?;
        let packed = u24(*packed);
        let (counted, rest) = rest.split_at_checked(usize::from(packed & COUNTED != 0))?;
        self.rest = if packed & LAST == 0 { rest } else { &[] };
        let pos = Pos::ALL[(packed >> SYNSET & 3) as usize];
        let rank = self.before.filter(|before| before.0 == pos).map_or(0, |before| before.1 + 1);
        self.before = Some((pos, rank));
        Some(Sense {
            synset: Synset(packed & SYNSETS),
            pos,
            rank,
            count: counted.first().map_or(0.0, |count| unpack_count(*count)),
            capitalised: packed & CAPITAL != 0,
        })
    }
}

/// The links of an entry.
pub(super) fn links(entry: &'static [u8]) -> impl Iterator<Item = WordLink> {
    let links = senses_end(entry).filter(|(_, is_linked)| *is_linked).and_then(|(end, _)| entry.get(end..));
    let (packed, _) = links.unwrap_or_default().as_chunks();
    let packed = packed.iter().map(|&[a, b, c, d, e]| u64::from_le_bytes([a, b, c, d, e, 0, 0, 0]));
    up_to_last(packed, |link| link & LAST_LINK != 0).filter_map(|link| {
        let bits = |from: u32, width: u32| (link >> from & ((1 << width) - 1)) as usize;
        Some(WordLink {
            kind: *LinkKind::ALL.get(bits(LINK_KIND, 3))?,
            sense: bits(OWN_SENSE, SENSE),
            target: Word(bits(0, PLACE) as u32),
            target_sense: bits(TARGET_SENSE, SENSE),
        })
    })
}

/// The relations of all synsets, from the first on: where those of each `GROUP` start (three bytes, counted in
/// relations), and the relations. A synset without any has one of no kind.
///
/// # Errors
/// Where something does not fit its bits.
pub fn pack_relations(synsets: &[BTreeSet<(RelationKind, Synset)>]) -> Result<(Vec<u8>, Vec<u8>), String> {
    let (mut starts, mut packed) = (Vec::new(), Vec::new());
    for (index, relations) in synsets.iter().enumerate() {
        if index % GROUP == 0 {
            starts.extend(to_u24(packed.len() / 3)?);
        }
        if relations.is_empty() {
            packed.extend(to_u24((NO_KIND << SYNSET | LAST) as usize)?);
        }
        for (rank, (kind, target)) in relations.iter().enumerate() {
            let last = if rank + 1 == relations.len() { LAST } else { 0 };
            let target = fitting(target.0.into(), SYNSET)? as u32;
            packed.extend(to_u24((target | (*kind as u32) << SYNSET | last) as usize)?);
        }
    }
    Ok((starts, packed))
}

/// The relations of a synset.
pub(super) fn relations(
    starts: &'static [u8],
    packed: &'static [u8],
    synset: Synset,
) -> impl Iterator<Item = (RelationKind, Synset)> {
    let (group, before) = (synset.0 as usize / GROUP, synset.0 as usize % GROUP);
    let start = starts.as_chunks::<3>().0.get(group).map_or(usize::MAX, |start| u24(*start) as usize);
    let packed = packed.as_chunks::<3>().0.get(start..).unwrap_or_default();
    let mut packed = packed.iter().map(|relation| u24(*relation));
    let is_last = |relation: &u32| relation & LAST != 0;
    for _ in 0..before {
        packed.find(is_last);
    }
    up_to_last(packed, is_last).filter_map(|relation| {
        let kind = RelationKind::ALL.get((relation >> SYNSET & KINDS) as usize)?;
        Some((*kind, Synset(relation & SYNSETS)))
    })
}

/// The items of a list that goes on behind its last one.
fn up_to_last<T>(items: impl Iterator<Item = T>, is_last: impl Fn(&T) -> bool) -> impl Iterator<Item = T> {
    let mut is_over = false;
    items.map_while(move |item| {
        let was_over = is_over;
        is_over = is_last(&item);
        (!was_over).then_some(item)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sense() -> impl Strategy<Value = Sense> {
        let pos = prop::sample::select(Pos::ALL.to_vec());
        (0..1_u32 << SYNSET, pos, 0..=128_u8, any::<bool>()).prop_map(|(synset, pos, count, capitalised)| Sense {
            synset: Synset(synset),
            pos,
            rank: 0,
            count: count.into(),
            capitalised,
        })
    }

    fn link() -> impl Strategy<Value = WordLink> {
        let kind = prop::sample::select(LinkKind::ALL.to_vec());
        (kind, 0..128_usize, 0..1_u32 << PLACE, 0..128_usize).prop_map(|(kind, sense, target, target_sense)| WordLink {
            kind,
            sense,
            target: Word(target),
            target_sense,
        })
    }

    fn relation() -> impl Strategy<Value = (RelationKind, Synset)> {
        (prop::sample::select(RelationKind::ALL.to_vec()), (0..1_u32 << SYNSET).prop_map(Synset))
    }

    /// Bytes that live as long as those of the embedded file.
    fn embedded(bytes: Vec<u8>) -> &'static [u8] {
        bytes.leak()
    }

    proptest! {
        /// An entry says what was packed, and where it ends, whatever stands behind it.
        #[test]
        fn an_entry_comes_back(
            mut packed in prop::collection::vec(sense(), 1..9),
            linked in prop::collection::vec(link(), 0..9),
            behind in prop::collection::vec(any::<u8>(), 0..9),
        ) {
            packed.sort_by_key(|sense| sense.pos);
            let entry = pack_entry(&packed, &linked).unwrap();
            let length = entry.len();
            let entry = embedded([entry, behind].concat());
            prop_assert_eq!(Entry.length(entry), Some(length));
            prop_assert_eq!(links(entry).collect::<Vec<_>>(), linked);
            for pos in Pos::ALL {
                let expected = packed.iter().filter(|sense| sense.pos == pos).enumerate();
                let expected: Vec<Sense> = expected.map(|(rank, sense)| Sense { rank, ..*sense }).collect();
                prop_assert_eq!(senses(entry).filter(|sense| sense.pos == pos).collect::<Vec<_>>(), expected);
            }
        }

        /// Every synset has the relations that were packed for it, and no other's.
        #[test]
        fn relations_come_back(synsets in prop::collection::vec(prop::collection::btree_set(relation(), 0..5), 0..40)) {
            let (starts, packed) = pack_relations(&synsets).unwrap();
            let (starts, packed) = (embedded(starts), embedded(packed));
            for (synset, expected) in (0..).map(Synset).zip(&synsets) {
                prop_assert!(relations(starts, packed, synset).eq(expected.iter().copied()));
            }
        }

        /// Bytes that nobody packed say something wrong at worst.
        #[test]
        fn damaged_bytes_do_not_panic(bytes in prop::collection::vec(any::<u8>(), 0..40), synset in any::<u32>()) {
            let bytes = embedded(bytes);
            Entry.length(bytes);
            senses(bytes).count();
            links(bytes).count();
            relations(bytes, bytes, Synset(synset)).count();
        }
    }

    #[test]
    fn the_usual_entry_takes_three_bytes() {
        let sense = Sense { synset: Synset(7), pos: Pos::Noun, rank: 0, count: 0.0, capitalised: true };
        assert_eq!(pack_entry(&[sense], &[]).unwrap().len(), 3);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let sense = |synset| Sense { synset: Synset(synset), pos: Pos::Noun, rank: 0, count: 0.0, capitalised: false };
        assert!(pack_entry(&[], &[]).is_err());
        assert!(pack_entry(&[sense((1 << SYNSET) - 1)], &[]).is_ok());
        assert!(pack_entry(&[sense(1 << SYNSET)], &[]).is_err());
        let link = |sense| WordLink { kind: LinkKind::Antonym, sense, target: Word(0), target_sense: 0 };
        assert!(pack_entry(&[sense(0)], &[link(127)]).is_ok());
        assert!(pack_entry(&[sense(0)], &[link(128)]).is_err());
    }
}
