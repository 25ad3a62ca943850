//! The dynamic oracle of the arc-eager system (Goldberg & Nivre 2013): how many gold arcs each move puts out of reach,
//! from any state, right or wrong.

use crate::conllu::{Sentence, Word};
use retold::english::parser::state::{NONE, State};
use retold::english::tree::Deprel;

/// Gold heads, made projective; [`NONE`] for the root.
pub struct Gold {
    /// Head of each word.
    pub heads: Vec<u32>,
    /// Relation of each word.
    pub deprels: Vec<Deprel>,
    children: Vec<Vec<u32>>,
}

impl Gold {
    /// Of a sentence; `barren` words give their children to their heads.
    pub fn new(sentence: &Sentence, barren: &[bool]) -> Gold {
        let root = sentence.words.len() as u32;
        let head = |(i, word): (usize, &Word)| if word.head == i { root } else { word.head as u32 };
        let mut heads: Vec<u32> = sentence.words.iter().enumerate().map(head).collect();
        for word in 0..heads.len() {
            while heads[word] != root && barren[heads[word] as usize] && heads[heads[word] as usize] != root {
                heads[word] = heads[heads[word] as usize];
            }
        }
        projectivise(&mut heads);
        let mut children = vec![Vec::new(); heads.len()];
        for (word, head) in heads.iter_mut().enumerate() {
            match children.get_mut(*head as usize) {
                Some(list) => list.push(word as u32),
                None => *head = NONE,
            }
        }
        Gold { heads, deprels: sentence.words.iter().map(|word| word.deprel).collect(), children }
    }
}

/// Lifts arcs to the head's head, the shortest crossing arc first, until none crosses (Nivre & Nilsson 2005).
fn projectivise(heads: &mut [u32]) {
    let root = heads.len() as u32;
    let below = |heads: &[u32], word: u32, head: u32| {
        std::iter::successors(Some(word), |&word| (word != root).then(|| heads[word as usize]))
            .any(|above| above == head)
    };
    let crosses = |heads: &[u32], word: u32| {
        let head = heads[word as usize];
        head != root && (word.min(head) + 1..word.max(head)).any(|between| !below(heads, between, head))
    };
    loop {
        let crossing = (0..root).filter(|&word| crosses(heads, word));
        let Some(word) = crossing.min_by_key(|&word| heads[word as usize].abs_diff(word)) else { return };
        heads[word as usize] = heads[heads[word as usize] as usize];
    }
}

/// The cost of each move, in the order of their codes.
pub fn costs(state: &State, gold: &Gold) -> [usize; 4] {
    let (s, b) = (state.stack(0), state.buffer(0));
    let waiting = |word: u32| word == b || (word != NONE && word >= state.buffer(1));
    let headless_below = |word: u32| !waiting(word) && state.node(word).head == NONE;
    let (s_head, b_head) = (gold.heads[s as usize], gold.heads[b as usize]);
    let s_waiting = gold.children[s as usize].iter().filter(|&&child| waiting(child)).count();
    let b_below = gold.children[b as usize].iter().filter(|&&child| headless_below(child)).count();
    let b_head_below = b_head != NONE && state.stacked().contains(&b_head);

    let shift = usize::from(b_head_below) + b_below;
    let left = usize::from(s_head != b && (s_head == NONE || waiting(s_head))) + s_waiting;
    let right = usize::from(b_head != s && (b_head == NONE || b_head_below || waiting(b_head))) + b_below;
    [shift, left, right, s_waiting]
}
