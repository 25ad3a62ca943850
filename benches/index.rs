//! How long a search in a kept index takes, by how many stories it holds: `cargo bench --bench index`.
//!
//! The indexes are made once, which takes a millisecond a story, and kept in the target folder.

#[path = "../tests/common/retellings.rs"]
#[allow(dead_code)]
mod retellings;

use retellings::{Dice, any_operators, retold, story};
use retold::{index::Index, model::Original};
use std::path::Path;

/// Stories of one transaction.
const TRANSACTION: usize = 1000;

fn main() {
    divan::main();
}

fn original(number: usize) -> Original {
    Original { name: number.to_string(), text: story(&mut Dice::new(number as u64)).text(), ..Original::default() }
}

/// The index of so many stories, made where it is not there yet.
fn index(stories: usize) -> Index {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("search-{stories}.redb"));
    let index = Index::create(&path).expect("an index can be made");
    let there = index.len().expect("it can be read") as usize;
    for start in (there..stories).step_by(TRANSACTION) {
        let next: Vec<Original> = (start..stories.min(start + TRANSACTION)).map(original).collect();
        index.add(&next).expect("it can be added to");
    }
    index
}

/// An article made from one of the stories, another each time.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 100, sample_size = 1)]
fn search(bencher: divan::Bencher, stories: usize) {
    let index = index(stories);
    let mut asked = Dice::new(7);
    let article = || {
        let mut dice = Dice::new(asked.below(stories) as u64);
        let source = story(&mut dice);
        let text = retold(&source, &any_operators(&mut dice), &mut dice).text();
        Original { name: "article".into(), text, ..Original::default() }
    };
    bencher.with_inputs(article).bench_local_values(|article| {
        let found = index.search(&article, 10).expect("it can be searched");
        assert!(!found.is_empty(), "it was made from one of them");
    });
}
