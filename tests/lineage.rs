//! Direction and lineage on generated retellings, of which the truth is known.

#[path = "common/retellings.rs"]
mod retellings;

use retellings::{Dice, Operator, Telling, any_operators, lineage, retold, story};
use retold::{
    Options, compare, lineage,
    model::{Category, Change, Direction, DriftReport, Original, Pair, Trace},
};

fn original(name: &str, text: String) -> Original {
    Original { name: name.into(), text, encoding: "UTF-8".into(), ..Original::default() }
}

/// Seeds that nothing was fitted on.
const HELD_OUT: u64 = 50_000;

/// A story and a retelling of it.
type Retelling = (Telling, Telling);

/// As many retellings that are longer than their source as shorter ones.
fn pairs(of_each: usize) -> Vec<Retelling> {
    let pair = |seed: u64| {
        let mut dice = Dice::new(seed);
        let older = story(&mut dice);
        let newer = retold(&older, &any_operators(&mut dice), &mut dice);
        (older, newer)
    };
    let of_length = |order: std::cmp::Ordering| {
        let all = (HELD_OUT..).map(pair);
        all.filter(move |(older, newer)| newer.text().len().cmp(&older.text().len()) == order).take(of_each)
    };
    of_length(std::cmp::Ordering::Greater).chain(of_length(std::cmp::Ordering::Less)).collect()
}

#[test]
fn the_older_of_two_is_told_though_the_copy_is_as_often_the_longer() {
    const EACH: usize = 100;
    let pairs = pairs(EACH);
    let is_right = |at: usize, (older, newer): &Retelling| {
        let is_turned = at.is_multiple_of(2);
        let (first, second) = if is_turned { (newer, older) } else { (older, newer) };
        let pair = Pair::new(original("a", first.text()), original("b", second.text()));
        let expected = if is_turned { Direction::CopyToSource } else { Direction::SourceToCopy };
        compare(pair, &Options::default()).relation.direction == expected
    };
    let right: Vec<bool> = pairs.iter().enumerate().map(|(at, pair)| is_right(at, pair)).collect();
    let count = |right: &[bool]| right.iter().filter(|right| **right).count();
    let (longer, shorter) = (count(&right[..EACH]), count(&right[EACH..]));
    println!("direction: {longer} of {EACH} right where the copy is longer, {shorter} of {EACH} where it is shorter");
    assert!(10 * (longer + shorter) >= 9 * pairs.len(), "{longer} + {shorter} of {} right", pairs.len());
}

#[test]
fn numbers_of_paragraphs_are_no_detail_and_figures_are() {
    let mut dice = Dice::new(11);
    let story = story(&mut dice);
    let evidence = |source: String, copy: String| -> Vec<String> {
        let relation = compare(Pair::new(original("a", source), original("b", copy)), &Options::default()).relation;
        relation.evidence.into_iter().map(|evidence| evidence.rule).collect()
    };
    let dropped = "detail/number-dropped".to_owned();
    let mut numbered = story.clone();
    for (at, sentence) in numbered.sentences.iter_mut().enumerate() {
        *sentence = format!("{} {sentence}", at + 1);
    }
    assert!(!evidence(story.text(), numbered.text()).contains(&dropped));
    let mut vague = story.clone();
    let figures = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    for sentence in &mut vague.sentences {
        let words = sentence.split(' ').map(|word| if figures(word) { "many" } else { word });
        *sentence = words.collect::<Vec<_>>().join(" ");
    }
    assert!(evidence(story.text(), vague.text()).contains(&dropped));
}

#[test]
fn figures_that_number_headings_are_no_detail() {
    let headings = ["A quiet harbour", "Boats of the north", "Nets and weather"];
    let body = "The fishers of Skagen mended their nets all winter. Nobody in the harbour had asked them to do it.";
    let text = |numbered: bool| {
        let heading = |(at, heading): (usize, &&str)| match numbered {
            true => format!("{} {heading} had its day, people said.\n\n{body}", 2 * at * at + 1),
            false => format!("{heading} had its day, people said.\n\n{body}"),
        };
        headings.iter().enumerate().map(heading).collect::<Vec<_>>().join("\n\n")
    };
    let pair = Pair::new(original("a", text(false)), original("b", text(true)));
    let evidence = compare(pair, &Options::default()).relation.evidence;
    assert!(evidence.iter().all(|evidence| evidence.rule != "detail/number-dropped"), "{evidence:?}");
}

/// Puts a phrase of its own for the end of a sentence in each version and all that were made from it: for each version
/// its phrase.
fn plant(tellings: &mut [Telling], parents: &[Option<usize>]) -> Vec<(usize, String)> {
    const ODD: [&str; 11] =
        ["zither", "quince", "yew", "xylem", "wharf", "vesper", "umber", "thimble", "sorrel", "rook", "plover"];
    let mut phrases = Vec::new();
    for at in 1..tellings.len() {
        let phrase = format!("the {} {}", ODD[at - 1], ODD[(at + 4) % 11]);
        let slot = (at * 5) % tellings[at].sentences.len();
        let sentence = tellings[at].sentences[slot].clone();
        let words: Vec<&str> = sentence.split(' ').collect();
        let marked = format!("{} {phrase}.", words[..words.len().saturating_sub(3)].join(" "));
        if sentence.ends_with('.') && !sentence.contains('”') {
            for version in (at..tellings.len()).filter(|version| descends(parents, *version, at)) {
                for place in tellings[version].sentences.iter_mut().filter(|place| **place == sentence) {
                    place.clone_from(&marked);
                }
            }
            phrases.push((at, phrase));
        }
    }
    phrases
}

fn descends(parents: &[Option<usize>], version: usize, from: usize) -> bool {
    let mut at = Some(version);
    while let Some(here) = at {
        if here == from {
            return true;
        }
        at = parents[here];
    }
    false
}

fn traced(tellings: &[Telling]) -> (Vec<Original>, Trace) {
    let originals: Vec<Original> =
        tellings.iter().enumerate().map(|(at, telling)| original(&at.to_string(), telling.text())).collect();
    let trace = retold::trace(&originals, false);
    (originals, trace)
}

#[test]
fn the_tree_of_a_lineage_is_found_again_and_phrases_are_blamed_on_the_hop_that_brought_them() {
    const LINEAGES: u64 = 60;
    let (mut edges, mut right, mut asked, mut blamed, mut whole, mut undirected) = (0, 0, 0, 0, 0, 0);
    for seed in 0..LINEAGES {
        let mut dice = Dice::new(HELD_OUT + seed);
        let versions = 3 + dice.below(10);
        let (mut tellings, parents) = lineage(versions, &mut dice);
        let phrases = plant(&mut tellings, &parents);
        let mut order: Vec<usize> = (0..versions).collect();
        for at in (1..versions).rev() {
            order.swap(at, dice.below(at + 1));
        }
        let shuffled: Vec<Telling> = order.iter().map(|&at| tellings[at].clone()).collect();
        let (originals, trace) = traced(&shuffled);
        whole += usize::from(trace.stories.len() == 1);
        let name = |at: usize| order.iter().position(|&there| there == at).expect("each is there").to_string();
        for (at, parent) in parents.iter().enumerate().filter_map(|(at, parent)| Some((at, (*parent)?))) {
            edges += 1;
            let found = trace.stories.iter().flat_map(|story| &story.edges);
            let same = found.clone().any(|edge| edge.source == name(parent) && edge.copy == name(at));
            let turned = found.clone().any(|edge| edge.source == name(at) && edge.copy == name(parent));
            right += usize::from(same);
            undirected += usize::from(same || turned);
            if !same && std::env::var_os("RETOLD_SHOW").is_some() {
                let evidence: Vec<_> =
                    found.filter(|edge| edge.copy == name(parent)).map(|edge| &edge.evidence).collect();
                println!("lineage {seed}: {at} was made from {parent}; turned {turned}: {evidence:#?}");
            }
        }
        for (at, phrase) in phrases {
            asked += 1;
            let blame = lineage::blame(&trace, &originals, &phrase);
            let entered = blame.hops.iter().find(|hop| hop.change == Change::Entered);
            let expected = parents[at].map(name);
            blamed += usize::from(entered.is_some_and(|hop| hop.copy == name(at) && hop.source == expected));
        }
    }
    println!(
        "edges: {right} of {edges} right ({undirected} but for the direction), blame: {blamed} of {asked}, one story: {whole} of {LINEAGES}"
    );
    assert!(right as f64 >= 0.9 * f64::from(edges), "edges: {right} of {edges} right");
    assert!(blamed as f64 >= 0.9 * f64::from(asked), "blame: {blamed} of {asked} right");
}

/// The six versions of `fixtures/lineage`.
fn fixture() -> Vec<Original> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lineage");
    let names = ["1-wire", "2-paper", "3-spun", "4-portal", "5-blog", "6-digest"];
    let read = |name: &&str| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a version of the fixture");
        original(name, text)
    };
    names.iter().map(read).collect()
}

#[test]
fn the_lineage_of_our_story_in_six_versions_is_found() {
    let trace = retold::trace(&fixture(), false);
    let edges: Vec<(&str, &str)> = trace
        .stories
        .iter()
        .flat_map(|story| &story.edges)
        .map(|edge| (edge.source.as_str(), edge.copy.as_str()))
        .collect();
    let known = [
        ("1-wire", "2-paper"),
        ("1-wire", "3-spun"),
        ("2-paper", "4-portal"),
        ("3-spun", "5-blog"),
        ("2-paper", "6-digest"),
    ];
    assert_eq!(edges, known);
    assert!(trace.stories[0].edges.iter().all(|edge| edge.direction == Direction::SourceToCopy), "{trace:#?}");
}

#[test]
fn phrases_of_our_story_are_blamed_on_the_hop_that_brought_or_lost_them() {
    let versions = fixture();
    let trace = retold::trace(&versions, false);
    let hops = |phrase: &str| -> Vec<(Change, Option<String>, String)> {
        let blame = lineage::blame(&trace, &versions, phrase);
        blame.hops.into_iter().map(|hop| (hop.change, hop.source, hop.copy)).collect()
    };
    let entered = |source: &str, copy: &str| (Change::Entered, Some(source.to_owned()), copy.to_owned());
    let left = |source: &str, copy: &str| (Change::Left, Some(source.to_owned()), copy.to_owned());
    assert_eq!(hops("heads in the gravel"), [entered("1-wire", "3-spun")]);
    assert_eq!(hops("Admitted that it had received"), [entered("2-paper", "4-portal")]);
    let original = (Change::Original, None, "1-wire".to_owned());
    assert_eq!(hops("is not considering"), [original, left("1-wire", "2-paper")]);
    assert!(hops("a word of no version").is_empty());
}

#[test]
fn drifts_are_found_at_the_hop_where_they_entered_and_nowhere_below() {
    let trace = retold::trace(&fixture(), true);
    let with = |copy: &str, category: Category, source: &str| {
        let edge = trace.stories[0].edges.iter().find(|edge| edge.copy == copy).expect("every copy has an edge");
        let drifts = edge.drifts.as_ref().expect("drifts were asked for");
        let reads = |drift: &DriftReport| drift.source.as_ref().is_some_and(|passage| passage.text.contains(source));
        drifts.iter().any(|drift| drift.category == category && reads(drift))
    };
    assert!(with("2-paper", Category::Negation, "not"), "{trace:#?}");
    assert!(with("3-spun", Category::Idiom, "sand"), "{trace:#?}");
    assert!(!with("4-portal", Category::Negation, "not"), "{trace:#?}");
    assert!(!with("5-blog", Category::Idiom, ""), "{trace:#?}");
    let fingerprint =
        trace.stories[0].edges[0].drifts.as_ref().and_then(|drifts| drifts.first()).map(|d| &d.fingerprint);
    let hops = lineage::blame_drift(&trace, fingerprint.expect("the first hop drifted"));
    assert_eq!(hops[0].copy, "2-paper");
}

#[test]
fn each_sentence_is_traced_to_its_source_and_quotations_without_one_are_told() {
    let mut sources = fixture();
    sources.truncate(1);
    let text = "Repairs will cost at least $48.6 million, according to a first estimate by the insurer Nordlys. \
                Bakers in Lyon have gone on strike over the price of butter. \
                “We told the ministry in 2019 that the gates would not hold,” Brandt repeated. \
                “Nobody ever asked us about it,” a neighbour said.";
    let found = lineage::provenance(&original("article", text.into()), &sources);
    let has_source: Vec<bool> = found.sentences.iter().map(|sentence| sentence.source.is_some()).collect();
    assert_eq!(has_source, [true, false, true, false]);
    let quotations: Vec<&str> = found.unsourced_quotations.iter().map(|quotation| quotation.text.as_str()).collect();
    assert_eq!(quotations, ["“Nobody ever asked us about it,”"]);
    assert!((found.sources[0].coverage + found.own - 1.0).abs() < 0.001);
}

#[test]
fn boilerplate_of_a_site_joins_no_stories() {
    let foot = "Sign up for the morning letter of the Harbour Post and never miss what matters in the region. \
                The Harbour Post is part of a family of papers that has told the coast's stories since 1921.";
    let mut dice = Dice::new(7);
    let originals: Vec<Original> = (0..12)
        .map(|at| original(&at.to_string(), format!("{}\n\n{foot}", story(&mut dice).sentences.swap_remove(at % 8))))
        .collect();
    let trace = retold::trace(&originals, false);
    let largest = trace.stories.iter().map(|story| story.members.len()).max();
    assert!(largest <= Some(2), "{:?}", trace.stories);
}

/// A telling with two copies that hardly differ from it.
fn family(telling: &Telling, dice: &mut Dice) -> Vec<Telling> {
    let lightly = [Operator::Boilerplate, Operator::GlueSpaces];
    let copies: Vec<Telling> = lightly.iter().map(|operator| retold(telling, &[*operator], dice)).collect();
    std::iter::once(telling.clone()).chain(copies).collect()
}

#[test]
fn a_rewritten_story_and_its_copies_stay_with_the_source_and_its_copies() {
    const STORIES: u64 = 40;
    let is_whole = |operators: fn(&mut Dice) -> Vec<Operator>, seed: u64| {
        let mut dice = Dice::new(HELD_OUT + 300 + seed);
        let source = story(&mut dice);
        let rewritten = retold(&source, &operators(&mut dice), &mut dice);
        let all = [family(&source, &mut dice), family(&rewritten, &mut dice)].concat();
        traced(&all).1.stories.len() == 1
    };
    let whole = |operators| (0..STORIES).filter(|&seed| is_whole(operators, seed)).count() as u64;
    let freely = whole(|dice| [any_operators(dice), vec![Operator::Spin], any_operators(dice)].concat());
    let wholly = whole(|_| {
        use Operator::{AddContext, Drop, Outlet, Pad, Round, ShortenNames, Spin, Trim, Unquote};
        vec![Spin, Spin, Spin, Spin, Trim, Unquote, Round, ShortenNames, Outlet, Drop, Drop, Pad, AddContext]
    });
    println!("families rewritten freely, wholly, that stay with their source: {freely}, {wholly} of {STORIES}");
    assert!(10 * freely >= 9 * STORIES, "{freely} of {STORIES}");
}

#[test]
fn two_reports_that_share_a_statement_and_tell_else_what_is_their_own_are_two_stories() {
    const PAIRS: u64 = 40;
    let are_apart = |seed: &u64| {
        let mut dice = Dice::new(HELD_OUT + 600 + seed);
        let (one, mut other) = (story(&mut dice), story(&mut dice));
        // A third of the other's sentences are those of the one.
        let shared = one.sentences.len() / 3;
        other.sentences.splice(..shared, one.sentences[..shared].iter().cloned());
        let all = [family(&one, &mut dice), family(&other, &mut dice)].concat();
        traced(&all).1.stories.len() == 2
    };
    let apart = (0..PAIRS).filter(are_apart).count() as u64;
    println!("reports of one statement that are kept apart: {apart} of {PAIRS}");
    assert!(10 * apart >= 9 * PAIRS, "{apart} of {PAIRS}");
}

#[test]
fn witnesses_that_each_lost_what_the_other_kept_come_from_a_third() {
    let mut dice = Dice::new(3);
    let unseen = story(&mut dice);
    let mut one = unseen.clone();
    let mut other = unseen.clone();
    for (at, sentence) in unseen.sentences.iter().enumerate() {
        let kept = if at % 2 == 0 { &mut one } else { &mut other };
        let words: Vec<&str> = sentence.split(' ').collect();
        // Every other word from the middle is lost, names and figures among them.
        kept.sentences[at] = words
            .iter()
            .enumerate()
            .filter(|(n, _)| *n < 5 || n % 3 != 0)
            .map(|(_, w)| *w)
            .collect::<Vec<_>>()
            .join(" ");
    }
    let trace = retold::trace(&[original("one", one.text()), original("other", other.text())], false);
    assert_eq!(trace.stories.len(), 1);
    assert_eq!(trace.stories[0].roots, ["one", "other"], "{trace:#?}");
}

/// A telling without the word at a place of some of its sentences.
fn without(telling: &Telling, sentences: std::ops::Range<usize>, place: usize) -> Telling {
    let mut made = telling.clone();
    for sentence in &mut made.sentences[sentences] {
        let words = sentence.split(' ').enumerate().filter(|(at, _)| *at != place);
        *sentence = words.map(|(_, word)| word).collect::<Vec<_>>().join(" ");
    }
    made
}

#[test]
fn versions_that_share_errors_and_each_kept_what_the_other_lost_come_from_a_lost_version() {
    let source = story(&mut Dice::new(HELD_OUT));
    let between = without(&source, 0..6, 3);
    let (one, other) = (without(&between, 0..3, 5), without(&between, 3..6, 5));
    let lost = |versions: &[&Telling]| {
        let versions: Vec<Telling> = versions.iter().copied().cloned().collect();
        let trace = traced(&versions).1;
        trace.stories.into_iter().flat_map(|story| story.lost).next()
    };
    let found = lost(&[&source, &one, &other]).expect("they share what the source doesn't have");
    assert_eq!((found.source.as_str(), found.copies), ("0", vec!["1".to_owned(), "2".to_owned()]));
    assert!(one.sentences.contains(&found.shared[0]), "{:?}", found.shared);
    assert_eq!(lost(&[&source, &between, &one]), None, "it is there");
    assert_eq!(lost(&[&source, &between, &one, &other]), None, "it is there, with both its copies");
    assert_eq!(lost(&[&source, &without(&source, 0..3, 5), &without(&source, 3..6, 5)]), None, "they share nothing");
}

#[test]
fn no_lost_version_is_made_up_where_all_are_there() {
    const LINEAGES: u64 = 60;
    let is_made_up = |seed: &u64| {
        let mut dice = Dice::new(HELD_OUT + 900 + seed);
        let versions = 3 + dice.below(10);
        let (tellings, _) = lineage(versions, &mut dice);
        traced(&tellings).1.stories.iter().any(|story| !story.lost.is_empty())
    };
    let made_up = (0..LINEAGES).filter(is_made_up).count() as u64;
    println!("lineages for which a lost version was made up: {made_up} of {LINEAGES}");
    assert!(10 * made_up <= LINEAGES, "{made_up} of {LINEAGES}");
}
