//! The arc-eager transition system (Nivre 2003) with *unshift* (Nivre & Fernández-González 2014), which makes one tree of
//! every sentence: what stays on the stack without a head goes back to the buffer and must be attached there.

use crate::english::tree::Deprel;

/// No word.
pub const NONE: u32 = u32::MAX;

/// What the parser can do. `s` is the top of the stack, `b` the front of the buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Move {
    /// `b` goes on the stack.
    Shift = 0,
    /// `b` becomes the head of `s`, which is done.
    Left = 1,
    /// `s` becomes the head of `b`, which goes on the stack.
    Right = 2,
    /// `s` is done.
    Reduce = 3,
}

impl Move {
    /// All moves, in the order of their codes.
    pub const ALL: [Move; 4] = [Move::Shift, Move::Left, Move::Right, Move::Reduce];
}

/// What is known of a word so far.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its head.
    pub head: u32,
    /// Its relation to its head, where it has one.
    pub deprel: Deprel,
    /// Its leftmost children, the outermost first.
    pub left: [u32; 2],
    /// Its rightmost children, the outermost first.
    pub right: [u32; 2],
    /// How many children it has to the left and to the right.
    pub valency: [u8; 2],
    /// The relations of its children to the left and to the right, one bit each.
    pub relations: [u64; 2],
    /// Whether it came back from the stack.
    unshifted: bool,
}

const BARE: Node = Node {
    head: NONE,
    deprel: Deprel::Root,
    left: [NONE; 2],
    right: [NONE; 2],
    valency: [0; 2],
    relations: [0; 2],
    unshifted: false,
};

/// A parse on its way.
pub struct State<'p> {
    /// Whether each word can't be a head (punctuation).
    barren: &'p [bool],
    nodes: Vec<Node>,
    stack: Vec<u32>,
    /// Words that came back from the stack, the next one last.
    returned: Option<u32>,
    next: u32,
}

impl<'p> State<'p> {
    /// Before the first move. `barren` tells for each word whether it must not be a head.
    pub fn new(barren: &'p [bool]) -> State<'p> {
        State { barren, nodes: vec![BARE; barren.len()], stack: Vec::with_capacity(32), returned: None, next: 0 }
    }

    /// The `i`-th word of the stack, 0 the top.
    pub fn stack(&self, i: usize) -> u32 {
        self.stack.len().checked_sub(i + 1).map_or(NONE, |at| self.stack[at])
    }

    /// The `i`-th word of the buffer, 0 the front.
    pub fn buffer(&self, i: usize) -> u32 {
        let after = match self.returned {
            Some(word) if i == 0 => return word,
            Some(_) => i - 1,
            None => i,
        };
        let word = self.next as usize + after;
        if word < self.nodes.len() { word as u32 } else { NONE }
    }

    /// What is known of a word; of no word, nothing.
    pub fn node(&self, word: u32) -> &Node {
        self.nodes.get(word as usize).unwrap_or(&BARE)
    }

    /// All words of the stack, from the bottom.
    pub fn stacked(&self) -> &[u32] {
        &self.stack
    }

    /// Brings the state to the next decision, by the moves that are forced; false at the end.
    pub fn settle(&mut self) -> bool {
        loop {
            if self.buffer(0) != NONE {
                if self.stack.is_empty() {
                    self.shift();
                    continue;
                }
                return true;
            }
            let Some(&top) = self.stack.last() else { return false };
            if self.node(top).head != NONE {
                self.stack.pop();
            } else if self.stack.len() > 1 {
                self.stack.pop();
                self.returned = Some(top);
                self.nodes[top as usize].unshifted = true;
            } else {
                return false;
            }
        }
    }

    /// Which moves are allowed in a settled state; at least one is.
    pub fn allowed(&self) -> [bool; 4] {
        let (s, b) = (self.stack(0), self.buffer(0));
        let shift = !self.node(b).unshifted;
        let headless = self.node(s).head == NONE;
        let left = headless && !self.barren[b as usize];
        let right = !self.barren[s as usize];
        let reduce = !headless;
        [shift, left, right || !(shift || left || reduce), reduce]
    }

    /// Makes a move that is allowed; `deprel` is that of the arc, where the move makes one.
    pub fn make(&mut self, step: Move, deprel: Deprel) {
        match step {
            Move::Shift => self.shift(),
            Move::Left => {
                let (s, b) = (self.stack(0), self.buffer(0));
                self.attach(s, b, deprel);
                self.stack.pop();
            }
            Move::Right => {
                let (s, b) = (self.stack(0), self.buffer(0));
                self.attach(b, s, deprel);
                self.shift();
            }
            Move::Reduce => {
                self.stack.pop();
            }
        }
    }

    /// Heads and relations at the end; the root is its own head.
    pub fn finish(self) -> (Vec<u32>, Vec<Deprel>) {
        let head = |(i, node): (usize, &Node)| if node.head == NONE { i as u32 } else { node.head };
        (self.nodes.iter().enumerate().map(head).collect(), self.nodes.iter().map(|node| node.deprel).collect())
    }

    fn shift(&mut self) {
        let b = self.buffer(0);
        if self.returned.take().is_none() {
            self.next += 1;
        }
        self.stack.push(b);
    }

    fn attach(&mut self, child: u32, head: u32, deprel: Deprel) {
        let node = &mut self.nodes[child as usize];
        node.head = head;
        node.deprel = deprel;
        let side = usize::from(child > head);
        let above = &mut self.nodes[head as usize];
        let outer = if side == 0 { &mut above.left } else { &mut above.right };
        *outer = [child, outer[0]];
        above.valency[side] = above.valency[side].saturating_add(1);
        above.relations[side] |= 1 << deprel as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_moves_make_one_tree_in_linear_time(
            barren in proptest::collection::vec(any::<bool>(), 1..30),
            choices in proptest::collection::vec(0usize..4, 200),
        ) {
            let mut state = State::new(&barren);
            let mut made = 0;
            while state.settle() {
                let allowed = state.allowed();
                let choice = (0..4).map(|k| (choices[made % choices.len()] + k) % 4).find(|&k| allowed[k]).unwrap();
                state.make(Move::ALL[choice], Deprel::Dep);
                made += 1;
                prop_assert!(made <= 4 * barren.len());
            }
            let (heads, _) = state.finish();
            prop_assert_eq!(heads.iter().enumerate().filter(|&(i, &head)| i == head as usize).count(), 1);
        }
    }
}
