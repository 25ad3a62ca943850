//! What the parser looks at: the templates of Zhang & Nivre (2011), and the words left and right of an arc for its
//! label.

use super::state::{NONE, Node, State};
use crate::english::tagger::Reading;
use crate::english::tags::{Upos, Xpos};

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

/// How many features the choice of a move has.
pub const MOVE_FEATURES: usize = 97;
/// How many features the choice of a relation has.
pub const LABEL_FEATURES: usize = 35;

/// Collects features, one of each template. Always inlined, so that where each goes is known when it is compiled.
struct Sink<const N: usize> {
    /// The number of the template before the first.
    base: u64,
    features: [u64; N],
    count: usize,
}

impl<const N: usize> Sink<N> {
    fn new(base: u64) -> Sink<N> {
        Sink { base, features: [0; N], count: 0 }
    }

    #[inline(always)]
    fn add(&mut self, values: [u64; 3]) {
        self.features[self.count] = mix(self.base + self.count as u64 + 1, values);
        self.count += 1;
    }

    #[inline(always)]
    fn add_all<const M: usize>(&mut self, templates: [[u64; 3]; M]) {
        templates.into_iter().for_each(|values| self.add(values));
    }

    fn whole(self) -> [u64; N] {
        debug_assert_eq!(self.count, N);
        self.features
    }
}

/// The words of a sentence, with an empty one for [`NONE`].
#[derive(Clone, Debug, Default)]
pub struct Words {
    seen: Vec<Seen>,
    /// Of each place between words: the commas and the finite verbs before it.
    before: Vec<[u32; 2]>,
}

impl Words {
    /// Of what the tagger says of a sentence.
    pub fn new(readings: &[Reading]) -> Words {
        let count = |counts: &mut [u32; 2], reading: &Reading| {
            let xpos = reading.tag.xpos;
            counts[0] += u32::from(xpos == Xpos::Comma);
            counts[1] += u32::from(matches!(xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md));
            Some(*counts)
        };
        let before = std::iter::once([0; 2]).chain(readings.iter().scan([0; 2], count)).collect();
        Words { seen: readings.iter().copied().map(Seen::new).collect(), before }
    }

    fn get(&self, word: u32) -> Seen {
        self.seen.get(word as usize).copied().unwrap_or_default()
    }

    /// The word `by` places after another.
    fn near(&self, word: u32, by: i64) -> Seen {
        self.get(u32::try_from(i64::from(word) + by).unwrap_or(NONE))
    }

    /// Commas and finite verbs from one place to another, each up to two.
    fn between(&self, from: u32, to: u32) -> u64 {
        let at = |place: u32| self.before[(place as usize).min(self.before.len() - 1)];
        let (from, to) = (at(from), at(to));
        let [commas, verbs] = [0, 1].map(|kind| u64::from(to[kind].saturating_sub(from[kind]).min(2)));
        commas << 2 | verbs
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

/// The features for the choice of the next move.
pub fn moves(words: &Words, state: &State) -> [u64; MOVE_FEATURES] {
    let mut sink = Sink::new(0);
    let decision = Decision::of(words, state);
    decision.words(&mut sink);
    decision.pairs(&mut sink);
    decision.triples(&mut sink);
    decision.distances(&mut sink);
    decision.valencies(&mut sink);
    decision.family(&mut sink);
    decision.relations(&mut sink);
    decision.surroundings(&mut sink);
    decision.meanings(&mut sink);
    sink.whole()
}

/// What the choice of a move looks at: `s` is the top of the stack, `n` the front of the buffer.
struct Decision<'d> {
    words: &'d Words,
    state: &'d State<'d>,
    s: u32,
    n: u32,
    s_node: &'d Node,
    n_node: &'d Node,
    /// The word under the top of the stack.
    s1: Seen,
    s0: Seen,
    /// The next words of the buffer.
    buffer: [Seen; 4],
    /// The head of the top of the stack, and that one's.
    heads: [Seen; 2],
    s_left: [Seen; 2],
    s_right: [Seen; 2],
    n_left: [Seen; 2],
    /// Whether the top of the stack has a head.
    headed: u64,
}

impl<'d> Decision<'d> {
    fn of(words: &'d Words, state: &'d State) -> Decision<'d> {
        let (s, n) = (state.stack(0), state.buffer(0));
        let (s_node, n_node) = (state.node(s), state.node(n));
        let seen = |of: [u32; 2]| of.map(|word| words.get(word));
        Decision {
            words,
            state,
            s,
            n,
            s_node,
            n_node,
            s1: words.get(state.stack(1)),
            s0: words.get(s),
            buffer: std::array::from_fn(|i| words.get(state.buffer(i))),
            heads: seen([s_node.head, state.node(s_node.head).head]),
            s_left: seen(s_node.left),
            s_right: seen(s_node.right),
            n_left: seen(n_node.left),
            headed: u64::from(s_node.head != NONE),
        }
    }

    /// The relation of a word to its head, as far as it has one.
    fn relation(&self, word: u32) -> u64 {
        if word == NONE { 0 } else { self.state.node(word).deprel as u64 + 1 }
    }

    /// Single words.
    #[inline(always)]
    fn words(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let (s0, headed) = (self.s0, self.headed);
        sink.add_all([[s0.word, s0.tag, headed], [s0.word, headed, 0], [s0.tag, headed, 0]]);
        for seen in &self.buffer[..3] {
            sink.add_all([[seen.word, seen.tag, 0], [seen.word, 0, 0], [seen.tag, 0, 0]]);
        }
    }

    /// The two words that an arc would join.
    #[inline(always)]
    fn pairs(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let (Seen { word: sw, tag: sp, .. }, [n0, n1, ..]) = (self.s0, self.buffer);
        let (nw, np) = (n0.word, n0.tag);
        sink.add_all([
            [sw ^ sp << 50, nw, np],
            [sw, sp, nw],
            [sw, nw, np],
            [sw, sp, np],
            [sp, nw, np],
            [sw, nw, 0],
            [sp, np, self.headed],
            [np, n1.tag, 0],
        ]);
    }

    /// Tags of three words.
    #[inline(always)]
    fn triples(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let (sp, [n0, n1, n2, _]) = (self.s0.tag, self.buffer);
        sink.add_all([
            [n0.tag, n1.tag, n2.tag],
            [sp << 1 | self.headed, n0.tag, n1.tag],
            [self.heads[0].tag, sp, n0.tag],
            [sp, self.s_left[0].tag, n0.tag],
            [sp, self.s_right[0].tag, n0.tag],
            [sp, n0.tag, self.n_left[0].tag],
        ]);
    }

    #[inline(always)]
    fn distances(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let (s0, n0, d) = (self.s0, self.buffer[0], distance(self.s, self.n));
        sink.add_all([[s0.word, d, 0], [s0.tag, d, 0], [n0.word, d, 0], [n0.tag, d, 0]]);
        sink.add_all([[s0.word, n0.word, d], [s0.tag, n0.tag, d]]);
    }

    /// How many children the two words have.
    #[inline(always)]
    fn valencies(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let (s0, n0) = (self.s0, self.buffer[0]);
        let [left, right] = self.s_node.valency.map(u64::from);
        let n_left = u64::from(self.n_node.valency[0]);
        sink.add_all([[s0.word, right, 0], [s0.tag, right, 0], [s0.word, left, 0], [s0.tag, left, 0]]);
        sink.add_all([[n0.word, n_left, 0], [n0.tag, n_left, 0]]);
    }

    /// Heads and children of the two words, and of these again.
    #[inline(always)]
    fn family(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let (sp, np, [head, head2]) = (self.s0.tag, self.buffer[0].tag, self.heads);
        sink.add_all([[head.word, 0, 0], [head.tag, 0, 0], [self.relation(self.s), self.headed, 0]]);
        self.children(sink, 0);
        sink.add_all([[head2.word, 0, 0], [head2.tag, 0, 0], [self.relation(self.s_node.head), 0, 0]]);
        self.children(sink, 1);
        sink.add_all([
            [sp, self.s_left[0].tag, self.s_left[1].tag],
            [sp, self.s_right[0].tag, self.s_right[1].tag],
            [sp, head.tag, head2.tag],
            [np, self.n_left[0].tag, self.n_left[1].tag],
        ]);
    }

    /// The outermost children (0), or those next to them (1).
    #[inline(always)]
    fn children(&self, sink: &mut Sink<MOVE_FEATURES>, rank: usize) {
        let sides =
            [(self.s_left, self.s_node.left), (self.s_right, self.s_node.right), (self.n_left, self.n_node.left)];
        for (seen, child) in sides {
            let seen = seen[rank];
            sink.add_all([[seen.word, 0, 0], [seen.tag, 0, 0], [self.relation(child[rank]), 0, 0]]);
        }
    }

    /// The relations of the children that the two words have.
    #[inline(always)]
    fn relations(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let (s0, n0) = (self.s0, self.buffer[0]);
        let ([left, right], n_left) = (self.s_node.relations, self.n_node.relations[0]);
        let (headed_tag, own) = (s0.tag << 1 | self.headed, self.relation(self.s));
        sink.add_all([[s0.word, right, 0], [s0.tag, right, 0], [s0.word, left, 0], [s0.tag, left, 0]]);
        sink.add_all([[n0.word, n_left, 0], [n0.tag, n_left, 0]]);
        sink.add_all([[headed_tag, n0.tag, right], [headed_tag, n0.tag, left], [headed_tag, n0.tag, n_left]]);
        sink.add_all([[s0.tag << 8 | own, n0.tag, self.buffer[1].tag], [left | right, own, n0.tag]]);
    }

    /// Beyond Zhang & Nivre: what stands under the top and around the two words, doubtful tags, and whether the
    /// sentence has other finite verbs (a participle can't be the main verb of one that has).
    #[inline(always)]
    fn surroundings(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let (s0, s1, [n0, n1, n2, n3]) = (self.s0, self.s1, self.buffer);
        let (sp, np) = (s0.tag, n0.tag);
        sink.add_all([[s1.word, sp, np], [s1.tag, sp, np], [s1.tag, s0.word, np]]);
        sink.add_all([[s0.doubt, n0.doubt, 0], [n0.doubt, n1.doubt, sp], [n1.tag, n2.tag, n3.tag]]);
        let (after_s, before_n) = (self.words.near(self.s, 1), self.words.near(self.n, -1));
        sink.add_all([[sp, after_s.tag, np], [sp, before_n.tag, np], [after_s.tag, before_n.tag, sp << 16 | np]]);
        let between = self.words.between(self.s, self.n);
        let verbs = self.words.between(0, self.s) << 4 | self.words.between(self.n, NONE);
        sink.add_all([[sp, np, between << 1 | self.headed], [sp, np, verbs << 1 | self.headed]]);
        sink.add_all([[s0.word, np, between], [sp, n0.word, verbs]]);
    }

    /// What kinds of things and doings are joined.
    #[inline(always)]
    fn meanings(&self, sink: &mut Sink<MOVE_FEATURES>) {
        let meaning = |seen: Seen| seen.tag << 8 | seen.kind;
        let (s0, [n0, n1, ..]) = (self.s0, self.buffer);
        sink.add_all([
            [meaning(s0), meaning(n0), self.headed],
            [meaning(s0), n0.word, n0.tag],
            [s0.word, s0.tag, meaning(n0)],
            [meaning(s0), n0.tag, n1.tag],
            [meaning(s0), meaning(n0), self.s_left[0].word],
            [meaning(self.s1), meaning(s0), meaning(n0)],
            [meaning(self.heads[0]), s0.word, meaning(n0)],
        ]);
    }
}

/// The features for the relation of `child` to `head`.
pub fn labels(words: &Words, state: &State, child: u32, head: u32) -> [u64; LABEL_FEATURES] {
    let mut sink = Sink::new(100);
    let (h, c) = (words.get(head), words.get(child));
    let (h_node, c_node) = (state.node(head), state.node(child));
    let side = u64::from(child > head);
    let d = distance(child, head) << 1 | side;
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
    sink.add([words.near(child, 1).tag, c.tag, h.tag << 1 | side]);
    sink.add([words.near(child, -1).tag, c.tag, h.tag << 1 | side]);
    sink.add([words.near(child, -1).word, c.tag, side]);
    sink.add([words.near(child, 1).word, c.tag, side]);
    sink.add([words.near(head, 1).tag, c.tag, h.tag << 1 | side]);
    sink.add([words.near(head, -1).tag, c.tag, h.tag << 1 | side]);
    sink.add([words.get(h_node.head).tag, c.tag, h.tag << 1 | side]);
    sink.add([h_node.deprel as u64, c.tag, h.tag << 1 | side]);
    sink.add([words.between(child.min(head), child.max(head)), c.tag, h.tag << 1 | side]);
    let meaning = |seen: Seen| seen.tag << 8 | seen.kind;
    sink.add([meaning(c), meaning(h), side]);
    sink.add([meaning(c), h.word, side]);
    sink.add([c.word, meaning(h), side]);
    sink.add([c_left.word, meaning(c), meaning(h) << 1 | side]);
    sink.add([h_rl | h_rr, meaning(h), meaning(c)]);
    sink.whole()
}
