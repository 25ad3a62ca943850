//! A small memory of answers, for what is asked again and again within a text and its retelling.

/// How many answers are kept, the later one where two fall into one slot.
const SLOTS: usize = 1 << 12;

/// Answers by the hash of all that they depend on. Equal hashes are taken for equal questions: of 63 bits, two different
/// questions share one once in centuries of work.
pub(super) struct Memo<V> {
    slots: Box<[(u64, V)]>,
}

impl<V: Copy + Default> Memo<V> {
    /// One that knows nothing.
    pub fn new() -> Memo<V> {
        Memo { slots: vec![(0, V::default()); SLOTS].into() }
    }

    /// The answer to a question: as it was told before, or as `tell` tells it.
    pub fn answer(&mut self, question: u64, tell: impl FnOnce() -> V) -> V {
        // No question has the key of an empty slot.
        let key = question | 1;
        let slot = &mut self.slots[(question >> 40) as usize % SLOTS];
        if slot.0 != key {
            *slot = (key, tell());
        }
        slot.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_worked_out_once_and_no_other_is_given() {
        let mut memo = Memo::new();
        let mut asked = 0;
        for _ in 0..2 {
            for question in [0, 2, 3 << 41, u64::MAX] {
                let answer = memo.answer(question, || {
                    asked += 1;
                    question
                });
                assert_eq!(answer, question);
            }
        }
        assert!((4..=8).contains(&asked), "{asked}");
    }
}
