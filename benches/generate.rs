//! A pair of texts of any size for benches: running text of English words, and a copy of it with edits of known shares.
//!
//! No randomness but a seed (SplitMix64, Steele et al. 2014): the same call gives the same bytes everywhere.

/// Shares of words replaced, and of sentences dropped, added and moved, in percent.
const REPLACED: u64 = 4;
const DROPPED: u64 = 2;
const ADDED: u64 = 2;
const MOVED: u64 = 1;

/// A text of at least `bytes` bytes and its edited copy.
pub fn pair(bytes: usize) -> (String, String) {
    let words = vocabulary();
    let mut dice = Dice(0x5eed);
    let (mut source, mut size) = (Vec::new(), 0);
    while size < bytes {
        let sentence = sentence(&words, &mut dice);
        size += sentence.iter().map(|word| word.len() + 1).sum::<usize>() + 1;
        source.push(sentence);
    }
    let copy = edited(&source, &words, &mut dice);
    (text(&source), text(&copy))
}

/// The words of the lists that retold embeds, each once.
fn vocabulary() -> Vec<&'static str> {
    let lists = [
        include_str!("../data/classes.txt"),
        include_str!("../data/opposites.txt"),
        include_str!("../data/reporting.txt"),
        include_str!("../data/synonyms.txt"),
    ];
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let lines = lists.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    let mut words: Vec<&str> = lines.flat_map(|line| line.split(['\t', ' ', ',', '/', '|'])).filter(is_word).collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn sentence(words: &[&'static str], dice: &mut Dice) -> Vec<&'static str> {
    (0..6 + dice.below(20)).map(|_| word(words, dice)).collect()
}

/// A word, the earlier ones of a shuffled list far more often than the later ones, roughly as in running text.
fn word(words: &[&'static str], dice: &mut Dice) -> &'static str {
    const FUNCTION: [&str; 12] = ["the", "of", "and", "to", "a", "in", "that", "for", "was", "on", "with", "by"];
    if dice.below(100) < 40 {
        return FUNCTION[dice.below(12) as usize];
    }
    let uniform = dice.below(1 << 24) as f64 / (1 << 24) as f64;
    let rank = (words.len() as f64).powf(uniform) as usize - 1;
    words[(rank * 7919) % words.len()]
}

fn edited(source: &[Vec<&'static str>], words: &[&'static str], dice: &mut Dice) -> Vec<Vec<&'static str>> {
    let mut copy: Vec<Vec<&str>> = Vec::new();
    let mut moved = Vec::new();
    for original in source {
        match dice.below(100) {
            roll if roll < DROPPED => continue,
            roll if roll < DROPPED + ADDED => copy.push(sentence(words, dice)),
            roll if roll < DROPPED + ADDED + MOVED => {
                moved.push(original.clone());
                continue;
            }
            _ => {}
        }
        copy.push(original.iter().map(|&w| if dice.below(100) < REPLACED { word(words, dice) } else { w }).collect());
    }
    for sentence in moved {
        let place = dice.below(copy.len() as u64 + 1) as usize;
        copy.insert(place, sentence);
    }
    copy
}

/// Sentences with a capital and a period, five to a paragraph.
fn text(sentences: &[Vec<&str>]) -> String {
    let mut text = String::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let joined = sentence.join(" ");
        text.push_str(&joined[..1].to_uppercase());
        text.push_str(&joined[1..]);
        text.push_str(if number % 5 == 4 { ".\n\n" } else { ". " });
    }
    text
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}
