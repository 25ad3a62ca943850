//! Roles in sentences made from templates, as HANS does (McCoy, Pavlick & Linzen 2019): all words are kept, and who does
//! what to whom is swapped or not. Words and templates are our own.

use retold::{
    Options, compare,
    model::{Original, Pair, Severity},
};

const PEOPLE: [&str; 12] = [
    "baker", "captain", "clerk", "farmer", "guard", "judge", "nurse", "painter", "pilot", "priest", "singer", "tailor",
];

/// Verbs with their past form, which is their participle.
const VERBS: [&str; 8] = ["accused", "admired", "called", "helped", "mocked", "praised", "thanked", "visited"];

/// What a template makes of two or three people and a verb: the source, and what the copy says.
struct Template {
    name: &'static str,
    make: fn([&str; 3], &str) -> (String, String),
}

/// The copy says something else.
const SWAPS: [Template; 8] = [
    Template {
        name: "subject and object",
        make: |[a, b, _], v| (format!("The {a} {v} the {b}."), format!("The {b} {v} the {a}.")),
    },
    Template {
        name: "passive made active",
        make: |[a, b, _], v| (format!("The {a} was {v} by the {b}."), format!("The {a} {v} the {b}.")),
    },
    Template {
        name: "active made passive",
        make: |[a, b, _], v| (format!("The {a} {v} the {b}."), format!("The {a} was {v} by the {b}.")),
    },
    Template {
        name: "phrase at the subject",
        make: |[a, b, c], v| (format!("The {a} near the {b} {v} the {c}."), format!("The {b} {v} the {c}.")),
    },
    Template {
        name: "phrase at the object",
        make: |[a, b, c], v| (format!("The {a} {v} the {b} behind the {c}."), format!("The {a} {v} the {c}.")),
    },
    Template {
        name: "relative clause at the subject",
        make: |[a, b, c], v| (format!("The {a} who saw the {b} {v} the {c}."), format!("The {b} {v} the {c}.")),
    },
    Template {
        name: "relative clause about the object",
        make: |[a, b, c], v| {
            (format!("The {a} {v} the {b} who the {c} saw."), format!("The {b} {v} the {a} who the {c} saw."))
        },
    },
    Template {
        name: "conjunct",
        make: |[a, b, c], v| (format!("The {a} {v} the {b} and the {c}."), format!("The {b} {v} the {c}.")),
    },
];

/// The copy says the same.
const SAME: [Template; 4] = [
    Template {
        name: "active for passive",
        make: |[a, b, _], v| (format!("The {a} was {v} by the {b}."), format!("The {b} {v} the {a}.")),
    },
    Template {
        name: "passive for active",
        make: |[a, b, _], v| (format!("The {a} {v} the {b}."), format!("The {b} was {v} by the {a}.")),
    },
    Template {
        name: "passive for active, with a phrase",
        make: |[a, b, c], v| {
            (format!("The {a} near the {c} {v} the {b}."), format!("The {b} was {v} by the {a} near the {c}."))
        },
    },
    Template {
        name: "conjuncts in another order",
        make: |[a, b, c], v| (format!("The {a} and the {b} {v} the {c}."), format!("The {b} and the {a} {v} the {c}.")),
    },
];

/// Every choice of words in a fixed order: each verb with people at different distances in the list.
fn pairs(template: &Template) -> impl Iterator<Item = (String, String)> {
    let make = template.make;
    VERBS.iter().enumerate().flat_map(move |(k, verb)| {
        (0..6).map(move |i| {
            let person = |step: usize| PEOPLE[(i * 5 + k + step) % PEOPLE.len()];
            make([person(0), person(3 + k % 4), person(8 + k % 3)], verb)
        })
    })
}

/// Whether anything of major severity or above is found.
fn drifted(source: &str, copy: &str) -> bool {
    let original = |text: &str| Original { text: text.to_owned(), ..Original::default() };
    let options = Options { one_sentence: true, ..Options::default() };
    let report = compare(Pair::new(original(source), original(copy)), &options);
    report.drifts.iter().any(|drift| drift.severity >= Severity::Major)
}

/// Of how many pairs in a hundred a drift is found; prints each template's share and one that went wrong.
fn found(templates: &[Template], right: bool) -> f64 {
    let (mut hits, mut all) = (0, 0);
    for template in templates {
        let judged: Vec<(String, String, bool)> =
            pairs(template).map(|(s, c)| (drifted(&s, &c), s, c)).map(|(d, s, c)| (s, c, d)).collect();
        let flagged = judged.iter().filter(|(_, _, drifted)| *drifted).count();
        let wrong = judged.iter().find(|(_, _, drifted)| *drifted != right);
        println!(
            "{:34} {flagged:3} of {}  {}",
            template.name,
            judged.len(),
            wrong.map_or(String::new(), |w| format!("{} → {}", w.0, w.1))
        );
        (hits, all) = (hits + flagged, all + judged.len());
    }
    100.0 * hits as f64 / all as f64
}

#[test]
fn swapped_roles_are_found() {
    let found = found(&SWAPS, true);
    assert!(found >= 95.0, "{found:.1} % of the swaps are found");
}

#[test]
fn the_same_roles_in_another_voice_are_left_alone() {
    let alarms = found(&SAME, false);
    assert!(alarms <= 3.0, "{alarms:.1} % of the honest pairs are flagged");
}
