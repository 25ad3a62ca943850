//! A stem that is a prefix of its word: cheap, without allocation, good enough to find sentences by.

/// Endings of inflection, the longest first.
const ENDINGS: [&str; 10] = ["ying", "ies", "ied", "ing", "es", "ed", "ly", "y", "e", "s"];

/// The fewest bytes that a stem keeps.
const SHORTEST: usize = 3;

/// Cuts the ending of an inflected English word in normal form: `stopped`, `stopping` and `stops` are `stop`;
/// `studies` and `study` are `stud`. Words with other letters than a–z come back whole.
pub fn stem(norm: &str) -> &str {
    if !norm.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return norm;
    }
    let cut = |word: &'_ str| -> usize {
        let ending = ENDINGS.iter().find(|ending| word.len() >= SHORTEST + ending.len() && word.ends_with(*ending));
        word.len() - ending.map_or(0, |ending| ending.len())
    };
    let mut stem = &norm[..cut(norm)];
    if stem.len() > SHORTEST && stem.ends_with('e') {
        stem = &stem[..stem.len() - 1];
    }
    let bytes = stem.as_bytes();
    let doubled = bytes.len() > SHORTEST && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
    if doubled { &stem[..stem.len() - 1] } else { stem }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_share_their_stem() {
        for [first, second] in
            [["stopped", "stopping"], ["stops", "stop"], ["study", "studies"], ["make", "making"], ["falls", "falling"]]
        {
            assert_eq!(stem(first), stem(second), "{first} and {second}");
        }
    }

    #[test]
    fn short_words_and_other_letters_stay_whole() {
        for word in ["was", "sing", "ed", "café's", "naïve", "2021s", ""] {
            assert_eq!(stem(word), word);
        }
    }
}
