//! `cargo xtask stories`: many stories in several versions each, as JSON Lines, to measure `retold trace` and `retold index`
//! on. The words are WordNet's, the frequent ones more often; each story has names of its own.

use super::{Outcome, random::Random};
use clap::Args;
use retold::english::{frequency, wordnet};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
};

#[derive(Args)]
pub struct Arguments {
    /// How many documents
    #[arg(long, default_value_t = 1000)]
    documents: usize,
    /// How many versions a story has at most; it has half of them on average
    #[arg(long, default_value_t = 9)]
    versions: usize,
    /// Sentences of a story
    #[arg(long, default_value_t = 18)]
    sentences: usize,
    /// The file to write
    #[arg(long)]
    to: PathBuf,
}

/// Words by frequency, the most frequent first.
fn vocabulary() -> Vec<&'static str> {
    let is_plain = |lemma: &str| lemma.len() > 1 && lemma.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = wordnet::lemmas().filter(|(lemma, _)| is_plain(lemma));
    let mut words: Vec<(&str, f32)> = known.filter_map(|(lemma, _)| Some((lemma, frequency::zipf(lemma)?))).collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    words.into_iter().map(|(word, _)| word).collect()
}

struct Writer {
    words: Vec<&'static str>,
    random: Random,
}

impl Writer {
    /// Uniform on the logarithm of the rank, as in running text.
    fn word(&mut self) -> &'static str {
        let uniform = self.random.below(1 << 24) as f64 / f64::from(1 << 24);
        self.words[(self.words.len() as f64).powf(uniform) as usize - 1]
    }

    fn name(&mut self) -> String {
        const PARTS: [&str; 16] =
            ["ba", "dor", "el", "fin", "gra", "hul", "ka", "lin", "mo", "nar", "os", "per", "ri", "sta", "tol", "ven"];
        let name: String = (0..3).map(|_| PARTS[self.random.below(PARTS.len())]).collect();
        name[..1].to_uppercase() + &name[1..]
    }

    fn sentence(&mut self, names: &[String]) -> String {
        let count = 10 + self.random.below(16);
        let mut words: Vec<String> = (0..count).map(|_| self.word().to_owned()).collect();
        let at = self.random.below(words.len());
        words[at] = names[self.random.below(names.len())].clone();
        if self.random.below(4) == 0 {
            let at = self.random.below(words.len());
            words[at] = (10 + self.random.below(9990)).to_string();
        }
        let text = words.join(" ");
        format!("{}{}.", text[..1].to_uppercase(), &text[1..])
    }

    fn story(&mut self, sentences: usize) -> Vec<String> {
        let names: Vec<String> = (0..5).map(|_| format!("{} {}", self.name(), self.name())).collect();
        (0..sentences).map(|_| self.sentence(&names)).collect()
    }

    /// A twentieth of the words replaced, a tenth of the sentences dropped.
    fn version(&mut self, story: &[String]) -> Vec<String> {
        let mut version = Vec::new();
        for sentence in story {
            if self.random.below(10) > 0 {
                let words = sentence.split(' ').map(|word| match self.random.below(20) {
                    0 => self.words[self.random.below(self.words.len())],
                    _ => word,
                });
                version.push(words.collect::<Vec<_>>().join(" "));
            }
        }
        version
    }
}

pub fn run(arguments: &Arguments) -> Outcome {
    let mut writer = Writer { words: vocabulary(), random: Random::new(5) };
    let mut out = BufWriter::new(File::create(&arguments.to)?);
    let (mut written, mut number) = (0, 0);
    while written < arguments.documents {
        let mut story = writer.story(arguments.sentences);
        let versions = 1 + writer.random.below(arguments.versions);
        for version in 0..versions.min(arguments.documents - written) {
            let text = story.chunks(2).map(|sentences| sentences.join(" ")).collect::<Vec<_>>().join("\n\n");
            let line = serde_json::json!({"id": format!("{number}-{version}"), "story": number, "text": text});
            writeln!(out, "{line}")?;
            story = writer.version(&story);
            written += 1;
        }
        number += 1;
    }
    Ok(out.flush()?)
}
