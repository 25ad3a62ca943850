//! Dependency trees in the scheme of Universal Dependencies.

use super::tags::named;
use std::ops::Range;

named! {
    /// Relation of a word to its head (universaldependencies.org/u/dep, with the subtypes of the English treebanks).
    Deprel {
        /// Clause that modifies a noun.
        Acl = "acl",
        /// Relative clause.
        AclRelcl = "acl:relcl",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Relative clause on a whole clause.
        AdvclRelcl = "advcl:relcl",
        /// Adverbial modifier.
        Advmod = "advmod",
        /// Adjectival modifier.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Auxiliary of the passive.
        AuxPass = "aux:pass",
        /// Preposition or possessive ending.
        Case = "case",
        /// Coordinating conjunction.
        Cc = "cc",
        /// First half of a paired conjunction (`both … and`).
        CcPreconj = "cc:preconj",
        /// Clause as complement, with a subject of its own.
        Ccomp = "ccomp",
        /// Noun within a compound.
        Compound = "compound",
        /// Verb particle.
        CompoundPrt = "compound:prt",
        /// Conjunct.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clause as subject.
        Csubj = "csubj",
        /// Clause as subject of a predicate clause.
        CsubjOuter = "csubj:outer",
        /// Clause as subject of a passive.
        CsubjPass = "csubj:pass",
        /// Relation of no known kind.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// Predeterminer.
        DetPredet = "det:predet",
        /// Discourse element.
        Discourse = "discourse",
        /// Part set off before or after its clause.
        Dislocated = "dislocated",
        /// Expletive.
        Expl = "expl",
        /// Later part of a fixed expression.
        Fixed = "fixed",
        /// Later part of a name.
        Flat = "flat",
        /// Later part of a word torn apart.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Subordinating conjunction, infinitival `to`.
        Mark = "mark",
        /// Noun that modifies a noun.
        Nmod = "nmod",
        /// Title or description before a name.
        NmodDesc = "nmod:desc",
        /// Possessor.
        NmodPoss = "nmod:poss",
        /// Noun that modifies a noun without preposition.
        NmodUnmarked = "nmod:unmarked",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject of a predicate clause.
        NsubjOuter = "nsubj:outer",
        /// Subject of a passive.
        NsubjPass = "nsubj:pass",
        /// Number that modifies a noun.
        Nummod = "nummod",
        /// Direct object.
        Obj = "obj",
        /// Noun that modifies a verb.
        Obl = "obl",
        /// Agent of a passive.
        OblAgent = "obl:agent",
        /// Noun that modifies a verb without preposition.
        OblUnmarked = "obl:unmarked",
        /// Dependent of a word left out.
        Orphan = "orphan",
        /// Clause beside the sentence.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// Repaired false start.
        Reparandum = "reparandum",
        /// Root of the sentence.
        Root = "root",
        /// Addressee.
        Vocative = "vocative",
        /// Clause as complement, its subject controlled from above.
        Xcomp = "xcomp",
    }
}

/// The dependency tree of a sentence. Words are indexes into the sentence's tokens. The tree is projective and has one
/// root, so that what hangs below a word is one range of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    heads: Vec<u32>,
    deprels: Vec<Deprel>,
    /// Where each word's children start in `children`; one more at the end.
    starts: Vec<u32>,
    children: Vec<u32>,
    extents: Vec<(u32, u32)>,
    root: u32,
}

impl Tree {
    /// Of each word's head and relation; the root is its own head.
    ///
    /// Words that do not hang below the first root (further roots, cycles) are hung to it, so that any input makes a
    /// tree. Time and memory are linear.
    pub fn new(mut heads: Vec<u32>, deprels: Vec<Deprel>) -> Tree {
        assert_eq!(heads.len(), deprels.len(), "each word has a head and a relation");
        let root = (0..heads.len()).find(|&i| heads[i] as usize == i).unwrap_or(0) as u32;
        hang_loose_words(&mut heads, root);
        let (starts, children) = children_of(&heads);
        let mut tree = Tree { extents: Vec::new(), heads, deprels, starts, children, root };
        tree.extents = tree.measure();
        tree
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// The word that all others hang below; none in a tree without words.
    pub fn root(&self) -> Option<usize> {
        (!self.is_empty()).then_some(self.root as usize)
    }

    /// The head of a word; none for the root.
    pub fn head(&self, word: usize) -> Option<usize> {
        Some(self.heads[word] as usize).filter(|&head| head != word)
    }

    /// The relation of a word to its head.
    pub fn deprel(&self, word: usize) -> Deprel {
        self.deprels[word]
    }

    /// The words that hang directly on a word, in their order.
    pub fn children(&self, word: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        let range = self.starts[word] as usize..self.starts[word + 1] as usize;
        self.children[range].iter().map(|&child| child as usize)
    }

    /// The children that stand in one of some relations.
    pub fn children_by<'t>(
        &'t self,
        word: usize,
        deprels: &'t [Deprel],
    ) -> impl DoubleEndedIterator<Item = usize> + Clone + 't {
        self.children(word).filter(move |&child| deprels.contains(&self.deprel(child)))
    }

    /// The first child in a relation.
    pub fn child(&self, word: usize, deprel: Deprel) -> Option<usize> {
        self.children(word).find(|&child| self.deprel(child) == deprel)
    }

    /// The heads above a word, nearest first.
    pub fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(word), |&word| self.head(word))
    }

    /// The words from the first to the last that hangs below a word, itself included.
    pub fn subtree(&self, word: usize) -> Range<usize> {
        let (start, end) = self.extents[word];
        start as usize..end as usize
    }

    /// Words in an order in which each stands after its head.
    pub fn top_down(&self) -> Vec<usize> {
        let mut order: Vec<usize> = self.root().into_iter().collect();
        let mut next = 0;
        while next < order.len() {
            order.extend(self.children(order[next]));
            next += 1;
        }
        order
    }

    fn measure(&self) -> Vec<(u32, u32)> {
        let mut extents: Vec<(u32, u32)> = (0..self.len() as u32).map(|i| (i, i + 1)).collect();
        for word in self.top_down().into_iter().rev() {
            if let Some(head) = self.head(word) {
                let (start, end) = extents[word];
                let above = &mut extents[head];
                *above = (above.0.min(start), above.1.max(end));
            }
        }
        extents
    }
}

/// Hangs to the root every other root and one word of every cycle.
fn hang_loose_words(heads: &mut [u32], root: u32) {
    const UNSEEN: u32 = u32::MAX;
    let mut walk = vec![UNSEEN; heads.len()];
    for start in 0..heads.len() {
        let mut word = start;
        while walk[word] == UNSEEN && word != root as usize {
            walk[word] = start as u32;
            let head = heads[word] as usize;
            let loose = head == word || head >= heads.len() || (walk[head] == start as u32 && head != root as usize);
            if loose {
                heads[word] = root;
            }
            word = heads[word] as usize;
        }
    }
    if let Some(head) = heads.get_mut(root as usize) {
        *head = root;
    }
}

/// Children of all words, one list after the other, and where each starts.
fn children_of(heads: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; heads.len() + 1];
    let hanging = || heads.iter().enumerate().filter(|&(word, &head)| word != head as usize);
    for (_, &head) in hanging() {
        starts[head as usize + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let mut next = starts.clone();
    let mut children = vec![0u32; starts.last().copied().unwrap_or(0) as usize];
    for (word, &head) in hanging() {
        children[next[head as usize] as usize] = word as u32;
        next[head as usize] += 1;
    }
    (starts, children)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tree(heads: &[u32]) -> Tree {
        Tree::new(heads.to_vec(), vec![Deprel::Dep; heads.len()])
    }

    #[test]
    fn children_stand_in_order_and_subtrees_are_ranges() {
        // the(1) dog(2) saw*(2) a(4) cat(2)
        let tree = tree(&[1, 2, 2, 4, 2]);
        assert_eq!(tree.root(), Some(2));
        assert_eq!(tree.children(2).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(tree.subtree(1), 0..2);
        assert_eq!(tree.subtree(2), 0..5);
        assert_eq!(tree.ancestors(0).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(tree.head(2), None);
    }

    #[test]
    fn no_words_make_an_empty_tree() {
        assert_eq!(tree(&[]).root(), None);
        assert!(tree(&[]).top_down().is_empty());
    }

    proptest! {
        #[test]
        fn any_heads_make_one_tree(heads in proptest::collection::vec(0u32..12, 1..10)) {
            let tree = tree(&heads);
            prop_assert_eq!(tree.top_down().len(), heads.len());
            for word in 0..heads.len() {
                prop_assert!(tree.subtree(word).contains(&word));
                prop_assert_eq!(tree.ancestors(word).last().or(Some(word)), tree.root());
            }
        }
    }
}
