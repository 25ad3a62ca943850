//! What the parser looks at: the templates of Zhang & Nivre (2011), and the words left and right of an arc for its
//! label.

use super::state::{NONE, State};
use crate::english::tagger::Reading;
use crate::english::tags::Upos;

/// A word as the templates see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Hash of the word, or of its ending where the word is rare.
    pub word: u64,
    /// Its kind of meaning.
    pub kind: u64,
    /// Code of its tag.
    pub tag: u64,
    /// Codes of its tag and of what it would be else.
    pub doubt: u64,
}

impl Seen {
    /// Of what the tagger says of a word.
    pub fn new(reading: Reading) -> Seen {
        let code = |tag: crate::english::tags::Tag| (tag.upos as u64) << 6 | tag.xpos as u64;
        let tag = code(reading.tag) + 1;
        Seen {
            word: reading.lexical,
            kind: u64::from(reading.kind),
            tag,
            doubt: tag << 12 | (code(reading.second) + 1),
        }
    }

    /// Whether it is a mark of punctuation, which is never a head.
    pub fn is_barren(reading: Reading) -> bool {
        reading.tag.upos == Upos::Punct
    }
}

/// Mixes a template's number with its values.
fn mix(template: u64, values: [u64; 3]) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let hash = (values[0] ^ (template << 40)).wrapping_mul(K);
    let hash = (hash ^ (hash >> 29) ^ values[1]).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 31) ^ values[2]).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 30)
}

/// Collects features; each call of `add` is a template of its own.
struct Sink<'f> {
    template: u64,
    features: &'f mut Vec<u64>,
}

impl Sink<'_> {
    fn add(&mut self, values: [u64; 3]) {
        self.template += 1;
        self.features.push(mix(self.template, values));
    }
}

/// The words of a sentence with an empty one for [`NONE`].
#[derive(Clone, Copy)]
pub struct Words<'w>(pub &'w [Seen]);

impl Words<'_> {
    fn get(&self, word: u32) -> Seen {
        self.0.get(word as usize).copied().unwrap_or_default()
    }
}

/// Distance in words, in seven steps.
fn distance(a: u32, b: u32) -> u64 {
    match b.abs_diff(a) {
        n @ 0..5 => u64::from(n),
        5..11 => 5,
        _ => 6,
    }
}

/// Puts the features for the choice of the next move into `features`.
pub fn moves(words: Words, state: &State, features: &mut Vec<u64>) {
    features.clear();
    let mut sink = Sink { template: 0, features };
    let (si, ni) = (state.stack(0), state.buffer(0));
    let (s_node, n_node) = (state.node(si), state.node(ni));
    let (s0, n0, n1, n2) = (words.get(si), words.get(ni), words.get(state.buffer(1)), words.get(state.buffer(2)));
    let (sw, sp, nw, np) = (s0.word, s0.tag, n0.word, n0.tag);
    let headed = u64::from(s_node.head != NONE);

    sink.add([sw, sp, headed]);
    sink.add([sw, headed, 0]);
    sink.add([sp, headed, 0]);
    sink.add([nw, np, 0]);
    sink.add([nw, 0, 0]);
    sink.add([np, 0, 0]);
    sink.add([n1.word, n1.tag, 0]);
    sink.add([n1.word, 0, 0]);
    sink.add([n1.tag, 0, 0]);
    sink.add([n2.word, n2.tag, 0]);
    sink.add([n2.word, 0, 0]);
    sink.add([n2.tag, 0, 0]);

    sink.add([sw ^ sp << 50, nw, np]);
    sink.add([sw, sp, nw]);
    sink.add([sw, nw, np]);
    sink.add([sw, sp, np]);
    sink.add([sp, nw, np]);
    sink.add([sw, nw, 0]);
    sink.add([sp, np, headed]);
    sink.add([np, n1.tag, 0]);

    let s_left = s_node.left.map(|child| words.get(child));
    let s_right = s_node.right.map(|child| words.get(child));
    let n_left = n_node.left.map(|child| words.get(child));
    let head_node = state.node(s_node.head);
    let (head, head2) = (words.get(s_node.head), words.get(head_node.head));
    sink.add([np, n1.tag, n2.tag]);
    sink.add([sp << 1 | headed, np, n1.tag]);
    sink.add([head.tag, sp, np]);
    sink.add([sp, s_left[0].tag, np]);
    sink.add([sp, s_right[0].tag, np]);
    sink.add([sp, np, n_left[0].tag]);

    let d = distance(si, ni);
    sink.add([sw, d, 0]);
    sink.add([sp, d, 0]);
    sink.add([nw, d, 0]);
    sink.add([np, d, 0]);
    sink.add([sw, nw, d]);
    sink.add([sp, np, d]);

    let [s_vl, s_vr] = s_node.valency.map(u64::from);
    let n_vl = u64::from(n_node.valency[0]);
    sink.add([sw, s_vr, 0]);
    sink.add([sp, s_vr, 0]);
    sink.add([sw, s_vl, 0]);
    sink.add([sp, s_vl, 0]);
    sink.add([nw, n_vl, 0]);
    sink.add([np, n_vl, 0]);

    let relation = |child: u32| if child == NONE { 0 } else { state.node(child).deprel as u64 + 1 };
    sink.add([head.word, 0, 0]);
    sink.add([head.tag, 0, 0]);
    sink.add([relation(si), headed, 0]);
    for (seen, child) in [(s_left[0], s_node.left[0]), (s_right[0], s_node.right[0]), (n_left[0], n_node.left[0])] {
        sink.add([seen.word, 0, 0]);
        sink.add([seen.tag, 0, 0]);
        sink.add([relation(child), 0, 0]);
    }
    sink.add([head2.word, 0, 0]);
    sink.add([head2.tag, 0, 0]);
    sink.add([relation(s_node.head), 0, 0]);
    for (seen, child) in [(s_left[1], s_node.left[1]), (s_right[1], s_node.right[1]), (n_left[1], n_node.left[1])] {
        sink.add([seen.word, 0, 0]);
        sink.add([seen.tag, 0, 0]);
        sink.add([relation(child), 0, 0]);
    }
    sink.add([sp, s_left[0].tag, s_left[1].tag]);
    sink.add([sp, s_right[0].tag, s_right[1].tag]);
    sink.add([sp, head.tag, head2.tag]);
    sink.add([np, n_left[0].tag, n_left[1].tag]);

    let [s_rl, s_rr] = s_node.relations;
    let n_rl = n_node.relations[0];
    sink.add([sw, s_rr, 0]);
    sink.add([sp, s_rr, 0]);
    sink.add([sw, s_rl, 0]);
    sink.add([sp, s_rl, 0]);
    sink.add([nw, n_rl, 0]);
    sink.add([np, n_rl, 0]);

    // Beyond Zhang & Nivre: the word under the top, doubtful tags, and relations of both sides.
    let s1 = words.get(state.stack(1));
    sink.add([s1.word, sp, np]);
    sink.add([s1.tag, sp, np]);
    sink.add([s1.tag, sw, np]);
    sink.add([s0.doubt, n0.doubt, 0]);
    sink.add([n0.doubt, n1.doubt, sp]);
    sink.add([n1.tag, n2.tag, words.get(state.buffer(3)).tag]);
    sink.add([sp << 1 | headed, np, s_rr]);
    sink.add([sp << 1 | headed, np, s_rl]);
    sink.add([sp << 1 | headed, np, n_rl]);
    sink.add([sp << 8 | relation(si), np, n1.tag]);
    sink.add([s_node.relations[0] | s_rr, relation(si), np]);
    let meaning = |seen: Seen| seen.tag << 8 | seen.kind;
    sink.add([meaning(s0), meaning(n0), headed]);
    sink.add([meaning(s0), nw, np]);
    sink.add([sw, sp, meaning(n0)]);
    sink.add([meaning(s0), np, n1.tag]);
    sink.add([meaning(s0), meaning(n0), s_left[0].word]);
    sink.add([meaning(s1), meaning(s0), meaning(n0)]);
    sink.add([meaning(head), sw, meaning(n0)]);
}

/// Puts the features for the relation of `child` to `head` into `features`.
pub fn labels(words: Words, state: &State, child: u32, head: u32, features: &mut Vec<u64>) {
    features.clear();
    let mut sink = Sink { template: 100, features };
    let (h, c) = (words.get(head), words.get(child));
    let (h_node, c_node) = (state.node(head), state.node(child));
    let side = u64::from(child > head);
    let d = distance(child, head) << 1 | side;
    let near = |word: u32, by: i64| words.get(u32::try_from(i64::from(word) + by).unwrap_or(NONE));
    let (c_left, c_right) = (words.get(c_node.left[0]), words.get(c_node.right[0]));
    let [h_rl, h_rr] = h_node.relations;
    let [c_rl, c_rr] = c_node.relations;

    sink.add([side, 0, 0]);
    sink.add([c.word, side, 0]);
    sink.add([c.tag, side, 0]);
    sink.add([h.word, side, 0]);
    sink.add([h.tag, side, 0]);
    sink.add([c.word, h.word, side]);
    sink.add([c.word, h.tag, side]);
    sink.add([c.tag, h.word, side]);
    sink.add([c.tag, h.tag, side]);
    sink.add([c.tag, h.tag, d]);
    sink.add([c.doubt, h.doubt, side]);
    sink.add([c_left.word, c.tag, h.tag << 1 | side]);
    sink.add([c_left.word, h.word, side]);
    sink.add([c_left.tag, c.tag, h.tag << 1 | side]);
    sink.add([c_left.word, c.word, side]);
    sink.add([c_right.tag, c.tag, h.tag << 1 | side]);
    sink.add([h_rl, h_rr, c.tag << 1 | side]);
    sink.add([h_rl | h_rr, h.word, c.tag]);
    sink.add([c_rl, c.tag, h.tag << 1 | side]);
    sink.add([c_rr, c.tag, h.tag << 1 | side]);
    sink.add([c_rl, h_rl | h_rr, c.tag << 16 | h.tag << 1 | side]);
    sink.add([near(child, 1).tag, c.tag, h.tag << 1 | side]);
    sink.add([near(child, -1).tag, c.tag, h.tag << 1 | side]);
    sink.add([near(child, -1).word, c.tag, side]);
    sink.add([near(child, 1).word, c.tag, side]);
    sink.add([near(head, 1).tag, c.tag, h.tag << 1 | side]);
    sink.add([near(head, -1).tag, c.tag, h.tag << 1 | side]);
    sink.add([words.get(h_node.head).tag, c.tag, h.tag << 1 | side]);
    sink.add([h_node.deprel as u64, c.tag, h.tag << 1 | side]);
    let meaning = |seen: Seen| seen.tag << 8 | seen.kind;
    sink.add([meaning(c), meaning(h), side]);
    sink.add([meaning(c), h.word, side]);
    sink.add([c.word, meaning(h), side]);
    sink.add([c_left.word, meaning(c), meaning(h) << 1 | side]);
    sink.add([h_rl | h_rr, meaning(h), meaning(c)]);
}
