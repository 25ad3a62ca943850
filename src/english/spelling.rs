//! One word spelt in two ways, and words spelt wrongly.

use super::frequency::zipf;
use super::morphology::is_known_word;
use super::wordnet::{self, Pos};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether two words or expressions, in normal form, are one spelt differently: American and British (`colour`,
/// `color`), with and without hyphen, space, period or apostrophe (`e-mail`, `email`; `u.s.`, `us`), accents (`café`).
/// The same spelling is no variant. Some 0.5 µs.
pub fn is_variant(a: &str, b: &str) -> bool {
    a != b && canonical(a) == canonical(b)
}

/// The spelling of a word in normal form as Americans have it, which serves for comparing: `organised` gives
/// `organized`, `centre` gives `center`. Words that the two spell alike come back as they are.
pub fn american(norm: &str) -> Cow<'_, str> {
    by_stem(norm).or_else(|| with_z(norm)).or_else(|| with_single_l(norm)).map_or(Cow::Borrowed(norm), Cow::Owned)
}

/// Without what spellings of one word differ in.
fn canonical(norm: &str) -> String {
    let plain: String = match norm.is_ascii() {
        true => norm.chars().filter(char::is_ascii_alphanumeric).collect(),
        false => norm
            .nfd()
            .filter(|char| !is_combining_mark(*char))
            .flat_map(folded)
            .filter(|char| char.is_alphanumeric())
            .collect(),
    };
    american(&plain).into_owned()
}

/// Letters that are written as two where they are lacking.
fn folded(char: char) -> impl Iterator<Item = char> {
    let (first, second) = match char {
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ß' => ('s', Some('s')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' => ('d', None),
        char => (char, None),
    };
    std::iter::once(first).chain(second)
}

/// British stems and their American spelling; what follows stays, if that makes a word.
#[rustfmt::skip]
const STEMS: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"), ("aeroplane", "airplane"), ("ageing", "aging"), ("aluminium", "aluminum"),
    ("anaem", "anem"), ("anaesth", "anesth"), ("analogue", "analog"), ("apologis", "apologiz"), ("arbour", "arbor"),
    ("archaeolog", "archeolog"), ("ardour", "ardor"), ("armour", "armor"), ("artefact", "artifact"),
    ("behaviour", "behavior"), ("calibre", "caliber"), ("candour", "candor"), ("catalogue", "catalog"),
    ("centimetre", "centimeter"), ("centre", "center"), ("cheque", "check"), ("clamour", "clamor"),
    ("colour", "color"), ("cosy", "cozy"), ("defence", "defense"), ("demeanour", "demeanor"), ("dialogue", "dialog"),
    ("diarrhoea", "diarrhea"), ("discolour", "discolor"), ("dishonour", "dishonor"), ("doughnut", "donut"),
    ("draught", "draft"), ("encyclopaedi", "encyclopedi"), ("endeavour", "endeavor"), ("enrolment", "enrollment"),
    ("epicentre", "epicenter"), ("favour", "favor"), ("fervour", "fervor"), ("fibre", "fiber"), ("flavour", "flavor"),
    ("foetal", "fetal"), ("foetus", "fetus"), ("fulfilment", "fulfillment"), ("gaol", "jail"), ("gramme", "gram"),
    ("grey", "gray"), ("gynaecolog", "gynecolog"), ("haemo", "hemo"), ("haemorrhag", "hemorrhag"),
    ("harbour", "harbor"), ("honour", "honor"), ("humour", "humor"), ("instalment", "installment"),
    ("jewellery", "jewelry"), ("judgement", "judgment"), ("kerb", "curb"), ("kilogramme", "kilogram"),
    ("kilometre", "kilometer"), ("labour", "labor"), ("leukaemia", "leukemia"), ("licence", "license"),
    ("litre", "liter"), ("louvre", "louver"), ("lustre", "luster"), ("manoeuvr", "maneuver"),
    ("marvellous", "marvelous"), ("meagre", "meager"), ("metre", "meter"), ("millimetre", "millimeter"),
    ("misdemeanour", "misdemeanor"), ("mitre", "miter"), ("mould", "mold"), ("moult", "molt"),
    ("moustache", "mustache"), ("neighbour", "neighbor"), ("odour", "odor"), ("oestrogen", "estrogen"),
    ("offence", "offense"), ("orthopaedic", "orthopedic"), ("paediatric", "pediatric"), ("paedophil", "pedophil"),
    ("parlour", "parlor"), ("plough", "plow"), ("practis", "practic"), ("pretence", "pretense"),
    ("programme", "program"), ("pyjama", "pajama"), ("rancour", "rancor"), ("reconnoitre", "reconnoiter"),
    ("rigour", "rigor"), ("rumour", "rumor"), ("sabre", "saber"), ("saviour", "savior"), ("savour", "savor"),
    ("sceptic", "skeptic"), ("sepulchre", "sepulcher"), ("skilful", "skillful"), ("smoulder", "smolder"),
    ("sombre", "somber"), ("spectre", "specter"), ("splendour", "splendor"), ("succour", "succor"),
    ("sulphur", "sulfur"), ("theatre", "theater"), ("tumour", "tumor"), ("tyre", "tire"), ("valour", "valor"),
    ("vapour", "vapor"), ("vigour", "vigor"), ("whisky", "whiskey"), ("wilful", "willful"), ("woollen", "woolen"),
];

fn by_stem(norm: &str) -> Option<String> {
    // Prefixes of one word sort together before it: the longest stem is the last that is not after the word.
    let after = STEMS.partition_point(|(stem, _)| *stem <= norm);
    let (stem, american) = STEMS[..after]
        .iter()
        .rev()
        .take_while(|(stem, _)| stem.get(..1) == norm.get(..1))
        .find(|(stem, _)| norm.starts_with(stem))?;
    let rest = &norm[stem.len()..];
    // The final e of centre is part of its American ending: centred, centring.
    let rest = if stem.ends_with("re") && rest == "d" { "ed" } else { rest };
    let spelt = format!("{american}{rest}");
    let spelt = if *stem == "manoeuvr" { spelt.replacen("maneuvere", "maneuver", 1) } else { spelt };
    is_known_word(&spelt).then_some(spelt)
}

/// `-ise` and `-yse` for `-ize` and `-yze`, where that is a word.
fn with_z(norm: &str) -> Option<String> {
    const ENDINGS: [&str; 9] = ["e", "es", "ed", "er", "ers", "ing", "ation", "ations", "able"];
    const OTHER_WORDS: [&str; 3] = ["prise", "prised", "prising"];
    let at = ENDINGS
        .iter()
        .filter_map(|ending| norm.strip_suffix(ending))
        .find(|stem| stem.ends_with("is") || stem.ends_with("ys"))?
        .len();
    let spelt = format!("{}z{}", norm.get(..at.checked_sub(1)?)?, &norm[at..]);
    (at > 3 && !OTHER_WORDS.contains(&norm) && is_known_word(&spelt)).then_some(spelt)
}

/// `travelled`, `modelling`, `counsellor` with one `l`, where the verb has one and is longer than a syllable.
fn with_single_l(norm: &str) -> Option<String> {
    let ending = ["ed", "ing", "er", "ers", "or", "ors"]
        .into_iter()
        .find(|ending| norm.strip_suffix(ending).is_some_and(|stem| stem.ends_with("ll")))?;
    let verb = norm.get(..norm.len() - ending.len() - 1)?;
    let syllables =
        verb.bytes().zip(verb.bytes().skip(1)).filter(|(a, b)| b"aeiouy".contains(b) && !b"aeiouy".contains(a)).count();
    let unstressed = verb.ends_with("el") || verb.ends_with("al") || verb.ends_with("il");
    (syllables >= 2
        && unstressed
        && wordnet::has(verb, Pos::Verb)
        && !PEL.iter().any(|stressed| verb.ends_with(stressed)))
    .then(|| format!("{verb}{ending}"))
}

/// Verbs stressed on the end keep both: compelled, rebelled, installed.
const PEL: [&str; 4] = ["pel", "bel", "stil", "stal"];

/// Whether one of two words in normal form looks like a misspelling of the other: the one known, the other not or far
/// rarer, and one letter apart (two in long words), two neighbours swapped, or the same letters in another order.
/// Inflections of one word, and words with digits, are none. Some 1 µs; about 10 µs for words of 30 letters.
pub fn is_typo(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let is_word = |word: &str| word.chars().all(|char| char.is_alphabetic() || char == '\'');
    let length = shorter.chars().count();
    if a == b || length < 4 || longer.len() > 40 || longer.len() - shorter.len() > 4 || !is_word(a) || !is_word(b) {
        return false;
    }
    is_one_wrong(a, b) && !is_inflection(shorter, longer) && (is_near(a, b, length) || have_same_letters(a, b, length))
}

/// Whether one of the words is known and the other is not, or so rare beside it as typos are.
fn is_one_wrong(a: &str, b: &str) -> bool {
    const TYPO_IS_RARER: f32 = 2.5;
    match (is_known_word(a), is_known_word(b)) {
        (true, true) => {
            let (right, wrong) = if zipf(a) >= zipf(b) { (a, b) } else { (b, a) };
            wordnet::word(wrong).is_none() && zipf(right).unwrap_or(0.0) - zipf(wrong).unwrap_or(0.0) > TYPO_IS_RARER
        }
        (known, other) => known != other,
    }
}

fn is_inflection(shorter: &str, longer: &str) -> bool {
    let stem = shorter.strip_suffix(['e', 'y']).unwrap_or(shorter);
    let ending = longer.strip_prefix(shorter).or_else(|| longer.strip_prefix(stem));
    ending.is_some_and(|ending| ["s", "es", "ies", "d", "ed", "ied", "ing", "er", "est", "ly", "'s"].contains(&ending))
}

fn is_near(a: &str, b: &str, length: usize) -> bool {
    const LONG: usize = 8;
    strsim::osa_distance(a, b) <= if length < LONG { 1 } else { 2 }
}

fn have_same_letters(a: &str, b: &str, length: usize) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    length > 4 && a.chars().next() == b.chars().next() && sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stems_are_sorted_and_none_is_there_twice() {
        let sorted = STEMS.is_sorted_by(|a, b| a.0 < b.0);
        assert!(sorted, "{:?}", STEMS.windows(2).find(|pair| pair[0].0 >= pair[1].0));
    }

    #[test]
    fn american_and_british_spellings_are_variants() {
        let pairs = [
            ("colour", "color"),
            ("colourful", "colorful"),
            ("organise", "organize"),
            ("organisations", "organizations"),
            ("centre", "center"),
            ("centred", "centered"),
            ("defence", "defense"),
            ("programme", "program"),
            ("travelled", "traveled"),
            ("counsellor", "counselor"),
            ("aluminium", "aluminum"),
            ("analysed", "analyzed"),
            ("manoeuvres", "maneuvers"),
            ("sceptical", "skeptical"),
            ("practised", "practiced"),
            ("neighbouring", "neighboring"),
        ];
        for (british, american) in pairs {
            assert!(is_variant(british, american) && is_variant(american, british), "{british} {american}");
        }
    }

    #[test]
    fn words_that_only_look_british_stay() {
        for word in [
            "hour", "four", "rise", "wise", "acre", "there", "called", "filled", "promise", "advise", "tour", "prise",
            "rebelled",
        ] {
            assert_eq!(american(word), word);
        }
        for (a, b) in [("our", "or"), ("advice", "advise"), ("prise", "prize"), ("colour", "colors"), ("same", "same")]
        {
            assert!(!is_variant(a, b), "{a} {b}");
        }
    }

    #[test]
    fn hyphens_periods_and_accents_make_variants() {
        for (a, b) in
            [("e-mail", "email"), ("u.s.", "us"), ("café", "cafe"), ("co-operate", "cooperate"), ("björn", "bjorn")]
        {
            assert!(is_variant(a, b), "{a} {b}");
        }
        assert!(!is_variant("re-sign", "reassign") && !is_variant("café", "cafes"));
    }

    #[test]
    fn a_misspelt_word_is_near_a_known_one() {
        for (right, wrong) in [
            ("government", "goverment"),
            ("receive", "recieve"),
            ("soldier", "soldeir"),
            ("minister", "minitser"),
            ("their", "thier"),
        ] {
            assert!(is_typo(right, wrong) && is_typo(wrong, right), "{right} {wrong}");
        }
    }

    #[test]
    fn two_words_two_names_and_inflections_are_no_typos() {
        for (a, b) in
            [("form", "from"), ("trial", "trail"), ("casual", "causal"), ("kyiv", "kiev"), ("podcast", "podcasts")]
        {
            assert!(!is_typo(a, b), "{a} {b}");
        }
        for (a, b) in
            [("zelensky", "zelenskyy"), ("retweet", "retweeted"), ("f16", "f18"), ("a", "b"), ("", ""), ("war", "wor")]
        {
            assert!(!is_typo(a, b), "{a} {b}");
        }
    }

    proptest! {
        /// Whatever the words, both questions have an answer that does not depend on the order.
        #[test]
        fn the_order_does_not_matter(a in "\\PC{0,12}", b in "\\PC{0,12}") {
            prop_assert_eq!(is_variant(&a, &b), is_variant(&b, &a));
            prop_assert_eq!(is_typo(&a, &b), is_typo(&b, &a));
        }
    }
}
