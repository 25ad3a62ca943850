//! Reads treebanks in the CoNLL-U format (universaldependencies.org/format.html): the tokens of the sentence as it was
//! written, without multi-word ranges and empty nodes.

use retold::english::tags::Tag;
use retold::english::tree::Deprel;
use retold::model::Span;
use std::path::{Path, PathBuf};

/// Where the treebanks are, and what to do with them.
#[derive(clap::Args)]
pub struct Treebanks {
    /// Folder with train.conllu and dev.conllu.
    #[arg(long, default_value = "../shared/train/ud")]
    from: PathBuf,
    /// Measure the weights in data/ instead of training new ones.
    #[arg(long)]
    pub measure: bool,
}

impl Treebanks {
    /// The sentences to learn from.
    pub fn train(&self) -> Vec<Sentence> {
        read(&self.from.join("train.conllu"))
    }

    /// The sentences to measure on.
    pub fn held_out(&self) -> Vec<Sentence> {
        read(&self.from.join("dev.conllu"))
    }
}

/// How many of all, in a hundred.
pub fn percent(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

/// A sentence with its gold analysis.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The text as it was written.
    pub text: String,
    /// Its syntactic words.
    pub words: Vec<Word>,
}

/// A syntactic word with its gold analysis.
#[derive(Clone, Debug)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Where it stands in the sentence's text.
    pub span: Span,
    /// Parts of speech.
    pub tag: Tag,
    /// Index of its head; its own index for the root.
    pub head: usize,
    /// Relation to its head.
    pub deprel: Deprel,
}

impl Sentence {
    /// The surface of the words, as the tagger takes it.
    pub fn surface(&self) -> Surface {
        let glued = |i: usize| i > 0 && self.words[i - 1].span.end == self.words[i].span.start;
        Surface::new(self.words.iter().enumerate().map(|(i, word)| (word.form.clone(), glued(i))).collect())
    }
}

/// Forms, normal forms and glue of a sentence's words: what is known before any analysis.
#[derive(Clone, Debug, Default)]
pub struct Surface {
    forms: Vec<String>,
    norms: Vec<String>,
    glued: Vec<bool>,
}

impl Surface {
    /// Of forms and whether each follows the word before without white space.
    pub fn new(words: Vec<(String, bool)>) -> Surface {
        let (forms, glued): (Vec<String>, Vec<bool>) = words.into_iter().unzip();
        let norms = forms.iter().map(|form| normal(form)).collect();
        Surface { forms, norms, glued }
    }

    /// As the tagger takes it.
    pub fn words(&self) -> Vec<retold::english::tagger::Word<'_>> {
        (0..self.forms.len())
            .map(|i| retold::english::tagger::Word { form: &self.forms[i], norm: &self.norms[i], glued: self.glued[i] })
            .collect()
    }

    /// The same words with each form rewritten.
    pub fn map(&self, rewrite: impl FnMut(&String) -> String) -> Surface {
        Surface::new(self.forms.iter().map(rewrite).zip(self.glued.iter().copied()).collect())
    }
}

/// The normal form of a word: lower case, straight quotes, plain hyphens.
fn normal(form: &str) -> String {
    form.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '‘' | '’' | '‚' | '‛' => '\'',
            '“' | '”' | '„' | '‟' => '"',
            '‐' | '‑' => '-',
            c => c,
        })
        .collect()
}

/// All sentences of a file. Panics with the line's number where the file is not of the format.
pub fn read(path: &Path) -> Vec<Sentence> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (number, line) in text.lines().enumerate() {
        if let Some(text) = line.strip_prefix("# text = ") {
            sentence.text = text.to_string();
        } else if line.is_empty() {
            if !sentence.words.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
        } else if !line.starts_with('#') {
            let read = word(line, &sentence);
            sentence.words.extend(read.unwrap_or_else(|why| panic!("{}:{}: {why}", path.display(), number + 1)));
        }
    }
    sentences.extend((!sentence.words.is_empty()).then_some(sentence));
    sentences
}

/// The word of a line; none for a multi-word range or an empty node.
fn word(line: &str, sentence: &Sentence) -> Result<Option<Word>, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, form, _, upos, xpos, _, head, deprel, _, _] = columns.as_slice() else {
        return Err(format!("{} columns instead of ten", columns.len()));
    };
    if id.contains(['-', '.']) {
        return Ok(None);
    }
    let tag: Tag = format!("{upos}|{xpos}").parse().map_err(|error| format!("{error}"))?;
    let head: usize = head.parse().map_err(|_| format!("`{head}` is not a head"))?;
    let from = sentence.words.last().map_or(0, |word| word.span.end);
    let start = sentence.text[from..].find(form).ok_or_else(|| format!("`{form}` is not in the text"))? + from;
    Ok(Some(Word {
        form: form.to_string(),
        span: Span::new(start, start + form.len()),
        tag,
        head: head.checked_sub(1).unwrap_or(sentence.words.len()),
        deprel: deprel.parse().map_err(|error| format!("{error}"))?,
    }))
}
