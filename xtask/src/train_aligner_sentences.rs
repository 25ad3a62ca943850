//! Trains the sentence aligner on gold alignments: `data/sentences-first.trees` and `data/sentences-second.trees`.
//!
//! Stacking as in the training of the word aligner. `--check` tells the figures by cross-validation, all versions of a
//! story in one part.

use crate::{
    Outcome, boost, stacking,
    versions::{self, Row},
    write_data,
};
use boost::{Forest, Options};
use rayon::prelude::*;
use retold::align::sentences::{FIRST_PASS, LATER_PASS, Search};
use retold::english::Analysis;
use retold::model::{Document, Original, Pair, Span};
use retold::trees::Columns;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What is asked of the trainer.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files of JSON Lines with id, source, copy, `source_sentences`, `copy_sentences`, links
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Tell link F1 by cross-validation, file by file, and write nothing
    #[arg(long)]
    check: bool,
    /// Parts of the cross-validation
    #[arg(long, default_value_t = 5)]
    folds: usize,
    /// Trees of each pass
    #[arg(long, default_value_t = 400)]
    trees: usize,
    /// Levels of a tree
    #[arg(long, default_value_t = 5)]
    depth: usize,
    /// A file of JSON Lines with story and text, the versions of a story line by line, to make more pairs of
    #[arg(long)]
    versions: Option<PathBuf>,
    /// How many pairs are made of a story
    #[arg(long, default_value_t = 4)]
    made: usize,
    /// Print this many stories' wrong links
    #[arg(long, default_value_t = 0)]
    misses: usize,
}

/// Two versions of a story with their gold links, ready to learn from.
type Sample = stacking::Sample<Known>;

struct Known {
    row: Row,
    /// Which of the files it is from; none where it was made.
    file: Option<usize>,
    search: Search,
    pairs: Vec<(usize, usize)>,
    /// For our sentences of each side the gold sentences that they stand for.
    gold: Pair<Vec<Vec<usize>>>,
    weights: Vec<f32>,
}

/// Runs the trainer.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut rows = Vec::new();
    for (file, path) in arguments.gold.iter().enumerate() {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in text.lines() {
            rows.push((Some(file), serde_json::from_str::<Row>(line)?));
        }
    }
    if let Some(path) = &arguments.versions {
        rows.extend(versions::pairs(path, arguments.made)?.into_iter().map(|row| (None, row)));
    }
    let story = |row: &Row| row.story().to_string();
    let stories: BTreeSet<String> = rows.iter().map(|(_, row)| story(row)).collect();
    let fold_of: BTreeMap<String, usize> = stories.into_iter().zip((0..arguments.folds).cycle()).collect();
    let with_fold: Vec<(Option<usize>, usize, Row)> =
        rows.into_iter().map(|(file, row)| (file, fold_of[&story(&row)], row)).collect();
    let mut samples: Vec<Sample> = with_fold.into_par_iter().map(|(file, fold, row)| sample(file, fold, row)).collect();
    println!("all linked pairs taken (what the cut of the sentences allows)");
    samples.iter_mut().for_each(|sample| sample.judged.clone_from(&sample.labels));
    report(&samples, arguments.gold.len());
    for (pass, name) in ["sentences-first.trees", "sentences-second.trees"].iter().enumerate() {
        let features = [FIRST_PASS, LATER_PASS][pass];
        let options = Options { trees: arguments.trees, depth: arguments.depth, seed: 4, ..Options::default() };
        stacking::judge(&mut samples, arguments.folds, |samples| train(samples, features, &options));
        println!("pass {}", pass + 1);
        report(&samples, arguments.gold.len());
        if !arguments.check {
            write_data(name, &train(&samples.iter().collect::<Vec<_>>(), features, &options).bytes())?;
        }
        samples.par_iter_mut().for_each(|sample| sample.known.search.later_pass(&sample.judged, &mut sample.columns));
    }
    samples
        .iter()
        .filter(|sample| sample.known.file.is_some() && is_fine(sample))
        .take(arguments.misses)
        .for_each(show_misses);
    Ok(())
}

fn sample(file: Option<usize>, fold: usize, row: Row) -> Sample {
    let original = |text: &String| Original { text: text.clone(), ..Original::default() };
    let documents = retold::read::documents(Pair::new(&row.source, &row.copy).map(original), false);
    let analyses = documents.as_ref().map(Analysis::new);
    let search = Search::of(analyses.as_ref());
    let gold = Pair::new(
        stands_for(&documents.source, &row.source_sentences),
        stands_for(&documents.copy, &row.copy_sentences),
    );
    let pairs: Vec<(usize, usize)> = search.pairs().collect();
    let mut columns = Columns::default();
    let cosines = search.first_pass(&mut columns);
    let is_linked = |&(source, copy): &(usize, usize)| {
        gold.source[source].iter().any(|&i| gold.copy[copy].iter().any(|&j| row.links.contains(&(i, j))))
    };
    let labels: Vec<f32> = pairs.iter().map(|pair| f32::from(u8::from(is_linked(pair)))).collect();
    let weights = weights(&pairs, &labels, &cosines);
    Sample { fold, columns, labels, judged: Vec::new(), known: Known { row, file, search, pairs, gold, weights } }
}

/// Gold links join sentences as the translators cut them. Where we cut finer, a link says only that some of our pairs
/// belong together: the one most alike of each sentence counts, the others hardly.
fn weights(pairs: &[(usize, usize)], labels: &[f32], cosines: &[f32]) -> Vec<f32> {
    let mut best: [BTreeMap<usize, f32>; 2] = Default::default();
    let linked = || pairs.iter().zip(cosines).zip(labels).filter(|(_, label)| **label > 0.0);
    for ((&(source, copy), &cosine), _) in linked() {
        for (best, at) in best.iter_mut().zip([source, copy]) {
            let held = best.entry(at).or_insert(cosine);
            *held = held.max(cosine);
        }
    }
    let weight = |((&(source, copy), &cosine), &label): ((&(usize, usize), &f32), &f32)| {
        let is_best = || best[0].get(&source) == Some(&cosine) || best[1].get(&copy) == Some(&cosine);
        if label == 0.0 || is_best() { 1.0 } else { 0.1 }
    };
    pairs.iter().zip(cosines).zip(labels).map(weight).collect()
}

/// For each of our sentences the gold sentences (by characters) that share more than half of the shorter one.
fn stands_for(document: &Document, gold: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut character_at = vec![0; document.text().len() + 1];
    let mut count = 0;
    for (byte, character) in document.text().char_indices() {
        (byte..byte + character.len_utf8()).for_each(|at| character_at[at] = count);
        count += 1;
    }
    character_at[document.text().len()] = count;
    let stands = |span: Span| {
        let (start, end) = (character_at[span.start], character_at[span.end]);
        let shares = |gold: &(usize, usize)| {
            let overlap = end.min(gold.1).saturating_sub(start.max(gold.0));
            overlap * 2 > (end - start).min(gold.1 - gold.0)
        };
        gold.iter().enumerate().filter(|(_, gold)| shares(gold)).map(|(at, _)| at).collect()
    };
    document.sentences.iter().map(|sentence| stands(sentence.span)).collect()
}

fn train(samples: &[&Sample], features: usize, options: &Options) -> Forest {
    let rows: Vec<Vec<usize>> = samples.iter().map(|sample| (0..sample.known.pairs.len()).collect()).collect();
    let columns = stacking::gather(samples, features, &rows);
    let labels: Vec<f32> = samples.iter().flat_map(|sample| sample.labels.iter().copied()).collect();
    let weights: Vec<f32> = samples.iter().flat_map(|sample| sample.known.weights.iter().copied()).collect();
    boost::train(&columns, &labels, &weights, options)
}

/// The links between gold sentences that our choice stands for.
fn chosen(sample: &Sample) -> BTreeSet<(usize, usize)> {
    let ours = sample.known.search.choose(&sample.judged).into_iter().map(|at| sample.known.pairs[at]);
    ours.chain(sample.known.search.same())
        .flat_map(|(source, copy)| {
            let Pair { source: of_source, copy: of_copy } = &sample.known.gold;
            of_source[source].iter().flat_map(move |&i| of_copy[copy].iter().map(move |&j| (i, j)))
        })
        .collect()
}

/// Prints link F1 of each file, and of those of its stories that we cut no coarser than the gold does.
fn report(samples: &[Sample], files: usize) {
    for file in 0..files {
        let own: Vec<&Sample> = samples.iter().filter(|sample| sample.known.file == Some(file)).collect();
        let fine: Vec<&Sample> = own.iter().filter(|sample| is_fine(sample)).copied().collect();
        println!(
            "  file {}: {}; {} of {} cut as fine: {}",
            file + 1,
            figures(&own),
            fine.len(),
            own.len(),
            figures(&fine)
        );
    }
}

/// Whether none of our sentences stands for several of the gold's.
fn is_fine(sample: &Sample) -> bool {
    sample.known.gold.source.iter().chain(&sample.known.gold.copy).all(|gold| gold.len() < 2)
}

fn figures(samples: &[&Sample]) -> String {
    let (mut right, mut found, mut gold) = (0, 0, 0);
    for sample in samples {
        let links = chosen(sample);
        right += links.intersection(&sample.known.row.links).count();
        found += links.len();
        gold += sample.known.row.links.len();
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let f1 = percent(2 * right, found + gold);
    format!("F1 {f1:.2} P {:.2} R {:.2}", percent(right, found), percent(right, gold))
}

fn show_misses(sample: &Sample) {
    let links = chosen(sample);
    let cut = |text: &str, span: (usize, usize)| -> String {
        text.chars().skip(span.0).take(span.1 - span.0).collect::<String>().replace('\n', " ")
    };
    for (kind, all) in
        [("wrong", links.difference(&sample.known.row.links)), ("missing", sample.known.row.links.difference(&links))]
    {
        for &(i, j) in all {
            let is_it = |pair: &(usize, usize)| {
                sample.known.gold.source[pair.0].contains(&i) && sample.known.gold.copy[pair.1].contains(&j)
            };
            let judged = sample.known.pairs.iter().zip(&sample.judged).filter(|(pair, _)| is_it(pair));
            let judged: Vec<String> = judged.map(|(_, judged)| format!("{judged:.2}")).collect();
            println!("{} {kind} {i}-{j} {}", sample.known.row.id, judged.join(" "));
            println!("    S {}", cut(&sample.known.row.source, sample.known.row.source_sentences[i]));
            println!("    C {}", cut(&sample.known.row.copy, sample.known.row.copy_sentences[j]));
            let others = links.iter().filter(|l| (l.0 == i || l.1 == j) && **l != (i, j)).collect::<Vec<_>>();
            println!("    ours {others:?}");
        }
    }
}
