//! How fast the whole way is: `cargo bench`.

mod generate;

use retold::{Options, compare, model::Original, model::Pair};

fn main() {
    divan::main();
}

fn originals(pair: (String, String)) -> Pair<Original> {
    let original = |text| Original { text, encoding: "UTF-8".into(), ..Original::default() };
    Pair::new(original(pair.0), original(pair.1))
}

/// A pair of articles or books of so many bytes a side.
#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn generated(bencher: divan::Bencher, bytes: usize) {
    let pair = originals(generate::pair(bytes));
    bencher.with_inputs(|| pair.clone()).bench_values(|pair| compare(pair, &Options::default()));
}

/// One sentence against one with a word changed, as in a batch of segments.
#[divan::bench]
fn sentence(bencher: divan::Bencher) {
    let source = "The regional government said on Tuesday that two thirds of the villages had no drinking water.";
    let copy = "The regional government said on Tuesday that two thirds of the towns had no drinking water.";
    let pair = originals((source.into(), copy.into()));
    let options = Options { one_sentence: true, ..Options::default() };
    bencher.with_inputs(|| pair.clone()).bench_values(|pair| compare(pair, &options));
}
