//! Who does what to whom, in sentences of a few patterns filled with many nouns and verbs: the words are the same on both
//! sides, and only their order and form tell who does it (after McCoy et al. 2019).

use retold::{
    Options, compare,
    model::{Category, Original, Pair, Severity},
};

const PEOPLE: [&str; 7] = ["painter", "dentist", "gardener", "mayor", "sailor", "teacher", "butcher"];
const DEEDS: [(&str, &str); 4] =
    [("followed", "followed"), ("accused", "accused"), ("hired", "hired"), ("saw", "seen")];

/// Source and copy: `A`, `B`, `C` are people, `V` a verb in the past, `P` its participle.
const TURNED: [(&str, &str); 9] = [
    ("The A V the B.", "The B V the A."),
    ("The A was P by the B.", "The A V the B."),
    ("The A V the B.", "The A was P by the B."),
    ("The A near the B V the C.", "The B V the C."),
    ("The A behind the B V the C.", "The C V the A behind the B."),
    ("The A who thanked the B V the C.", "The B V the C."),
    ("The A who the B thanked V the C.", "The B V the C."),
    ("The A and the B V the C.", "The C V the A and the B."),
    ("The As were P by the Bs.", "The Bs were P by the As."),
];
const KEPT: [(&str, &str); 6] = [
    ("The A V the B.", "The B was P by the A."),
    ("The A was P by the B.", "The B V the A."),
    ("The As V the Bs.", "The Bs were P by the As."),
    ("The A near the B V the C.", "The C was P by the A near the B."),
    ("The A and the B V the C.", "The B and the A V the C."),
    ("The A who thanked the B V the C.", "The C was P by the A who thanked the B."),
];

fn filled(pattern: &str, people: [&str; 3], deed: (&str, &str)) -> String {
    let word = |word: &str| {
        let (stem, rest) = word.split_at(word.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(word.len()));
        let stem = match stem {
            "A" => people[0],
            "B" => people[1],
            "C" => people[2],
            "V" => deed.0,
            "P" => deed.1,
            _ => stem,
        };
        format!("{stem}{rest}")
    };
    pattern.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// How many of the filled patterns are flagged as another agent at major or above, and how many there are.
fn flagged(patterns: &[(&str, &str)]) -> (usize, usize) {
    let (mut found, mut all) = (0, 0);
    for (source, copy) in patterns {
        for (first, _) in PEOPLE.iter().enumerate() {
            let people = [0, 1, 3].map(|step| PEOPLE[(first + step) % PEOPLE.len()]);
            let deed = DEEDS[first % DEEDS.len()];
            let original = |pattern: &str| Original { text: filled(pattern, people, deed), ..Original::default() };
            let options = Options { one_sentence: true, force: true, ..Options::default() };
            let report = compare(Pair::new(original(source), original(copy)), &options);
            let roles = [Category::Agency, Category::Reference];
            found += usize::from(
                report.drifts.iter().any(|drift| roles.contains(&drift.category) && drift.severity >= Severity::Major),
            );
            all += 1;
        }
    }
    (found, all)
}

#[test]
fn parties_that_changed_roles_are_found() {
    let (found, all) = flagged(&TURNED);
    assert!(found * 100 >= all * 95, "{found} of {all}");
}

#[test]
fn passives_and_conjuncts_with_the_same_roles_are_silent() {
    let (found, all) = flagged(&KEPT);
    assert!(found * 100 <= all * 3, "{found} of {all}");
}
