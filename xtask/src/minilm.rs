//! The lower layers of a BERT encoder (all-MiniLM-L6-v2), run forward on one machine or another with the same bits.
//!
//! Every sum runs in a fixed order and every transcendental function is written out here, so the result depends on
//! neither the vector width of the processor nor its mathematical library.
//!
//! Devlin et al. 2019, *BERT*; Wang et al. 2020, *MiniLM*; weights as `model.safetensors` and `vocab.txt`.

mod matrix;

use matrix::{Panels, add_bias, dot, gelu, layer_norm, softmax};
use rustc_hash::FxHashMap;
use std::path::Path;
use std::{fs, io};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Width of a hidden state.
pub const WIDTH: usize = 384;
const HEADS: usize = 12;
const HEAD: usize = WIDTH / HEADS;
const INNER: usize = 1536;

/// The encoder up to a chosen layer, with its WordPiece vocabulary.
pub struct Encoder {
    pieces: FxHashMap<String, u32>,
    words: Vec<f32>,
    positions: Vec<f32>,
    kind: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

struct Dense {
    weight: Panels,
    bias: Vec<f32>,
}

struct Layer {
    query: Dense,
    key: Dense,
    value: Dense,
    joined: Dense,
    attended: Norm,
    inner: Dense,
    outer: Dense,
    output: Norm,
}

impl Encoder {
    /// Reads the embeddings and the first `layers` layers from a folder with `model.safetensors` and `vocab.txt`.
    pub fn open(folder: &Path, layers: usize) -> io::Result<Encoder> {
        let tensors = Tensors::open(&folder.join("model.safetensors"))?;
        let vocabulary = fs::read_to_string(folder.join("vocab.txt"))?;
        Ok(Encoder {
            pieces: vocabulary.lines().zip(0..).map(|(piece, id)| (piece.to_owned(), id)).collect(),
            words: tensors.get("embeddings.word_embeddings.weight")?,
            positions: tensors.get("embeddings.position_embeddings.weight")?,
            kind: tensors.get("embeddings.token_type_embeddings.weight")?,
            norm: tensors.norm("embeddings.LayerNorm")?,
            layers: (0..layers).map(|layer| Layer::open(&tensors, layer)).collect::<io::Result<_>>()?,
        })
    }

    /// The word pieces of one word (no white space), by greedy longest match; `[UNK]` where it can't be spelled.
    pub fn pieces(&self, word: &str) -> Vec<u32> {
        let plain: String = word.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect();
        let mut found = Vec::new();
        for run in runs(&plain) {
            self.spell(run, &mut found);
        }
        found
    }

    fn spell(&self, run: &str, found: &mut Vec<u32>) {
        let (mut start, first) = (0, found.len());
        let mut key = String::new();
        while start < run.len() {
            let ends = run[start..].char_indices().map(|(at, c)| start + at + c.len_utf8()).rev();
            let hit = ends.into_iter().find_map(|end| {
                key.clear();
                key.push_str(if start > 0 { "##" } else { "" });
                key.push_str(&run[start..end]);
                self.pieces.get(&key).map(|&id| (id, end))
            });
            let Some((id, end)) = hit else {
                found.truncate(first);
                found.push(self.pieces["[UNK]"]);
                return;
            };
            found.push(id);
            start = end;
        }
    }

    /// The hidden states above the last layer kept, one row of [`WIDTH`] a piece, `[CLS]` and `[SEP]` left out,
    /// for each sentence of a batch.
    pub fn encode(&self, sentences: &[&[u32]]) -> Vec<Vec<f32>> {
        let (cls, sep) = (self.pieces["[CLS]"], self.pieces["[SEP]"]);
        let mut bounds = vec![0];
        let mut states = Vec::new();
        for sentence in sentences {
            let framed = std::iter::once(cls).chain(sentence.iter().copied()).chain(std::iter::once(sep));
            for (position, piece) in framed.enumerate() {
                let rows = [(&self.words, piece as usize), (&self.positions, position), (&self.kind, 0)];
                let row = |k: usize| rows.iter().map(|(table, row)| table[row * WIDTH + k]).sum::<f32>();
                states.extend((0..WIDTH).map(row));
            }
            bounds.push(states.len() / WIDTH);
        }
        layer_norm(&mut states, &self.norm.weight, &self.norm.bias);
        for layer in &self.layers {
            layer.forward(&mut states, &bounds);
        }
        let inside = |b: &[usize]| states[(b[0] + 1) * WIDTH..(b[1] - 1) * WIDTH].to_vec();
        bounds.windows(2).map(inside).collect()
    }
}

/// Cuts at white space and around every character that is neither letter nor digit, as BERT's basic tokeniser does.
pub fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let end = match first.is_alphanumeric() {
                true => rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()),
                false => first.len_utf8(),
            };
            let (run, after) = rest.split_at(end);
            rest = after;
            Some(run)
        })
    })
}

impl Layer {
    fn open(tensors: &Tensors, layer: usize) -> io::Result<Layer> {
        let name = |part: &str| format!("encoder.layer.{layer}.{part}");
        let square = |part: &str| tensors.dense(&name(part), WIDTH, WIDTH);
        Ok(Layer {
            query: square("attention.self.query")?,
            key: square("attention.self.key")?,
            value: square("attention.self.value")?,
            joined: square("attention.output.dense")?,
            attended: tensors.norm(&name("attention.output.LayerNorm"))?,
            inner: tensors.dense(&name("intermediate.dense"), WIDTH, INNER)?,
            outer: tensors.dense(&name("output.dense"), INNER, WIDTH)?,
            output: tensors.norm(&name("output.LayerNorm"))?,
        })
    }

    fn forward(&self, states: &mut [f32], bounds: &[usize]) {
        let [query, key, value] = [&self.query, &self.key, &self.value].map(|dense| dense.apply(states));
        let mut mixed = vec![0.0; states.len()];
        for bound in bounds.windows(2) {
            attend(&query, &key, &value, bound[0]..bound[1], &mut mixed);
        }
        let joined = self.joined.apply(&mixed);
        self.attended.add(states, &joined);
        let mut inner = self.inner.apply(states);
        gelu(&mut inner);
        let outer = self.outer.apply(&inner);
        self.output.add(states, &outer);
    }
}

/// Scaled dot-product attention of one sentence, head by head.
fn attend(query: &[f32], key: &[f32], value: &[f32], rows: std::ops::Range<usize>, mixed: &mut [f32]) {
    let scale = 1.0 / (HEAD as f32).sqrt();
    let mut weights = vec![0.0; rows.len()];
    for head in 0..HEADS {
        let at = |row: usize| row * WIDTH + head * HEAD..row * WIDTH + (head + 1) * HEAD;
        for row in rows.clone() {
            for (weight, other) in weights.iter_mut().zip(rows.clone()) {
                *weight = dot(&query[at(row)], &key[at(other)]) * scale;
            }
            softmax(&mut weights);
            let sum = &mut mixed[at(row)];
            for (weight, other) in weights.iter().zip(rows.clone()) {
                sum.iter_mut().zip(&value[at(other)]).for_each(|(s, v)| *s += weight * v);
            }
        }
    }
}

impl Dense {
    fn apply(&self, input: &[f32]) -> Vec<f32> {
        let mut output = self.weight.product(input);
        add_bias(&mut output, &self.bias);
        output
    }
}

impl Norm {
    /// The residual connection: adds and normalises.
    fn add(&self, states: &mut [f32], change: &[f32]) {
        states.iter_mut().zip(change).for_each(|(s, c)| *s += c);
        layer_norm(states, &self.weight, &self.bias);
    }
}

/// A safetensors file: eight bytes of header length, the header as JSON, then the data.
struct Tensors {
    header: serde_json::Value,
    data: Vec<u8>,
}

impl Tensors {
    fn open(path: &Path) -> io::Result<Tensors> {
        let mut bytes = fs::read(path)?;
        let broken = || io::Error::other(format!("{}: not a safetensors file", path.display()));
        let length = u64::from_le_bytes(*bytes.first_chunk().ok_or_else(broken)?) as usize;
        let header = serde_json::from_slice(bytes.get(8..8 + length).ok_or_else(broken)?)?;
        Ok(Tensors { header, data: bytes.split_off(8 + length) })
    }

    fn get(&self, name: &str) -> io::Result<Vec<f32>> {
        let offset = |k: usize| self.header[name]["data_offsets"][k].as_u64().map(|at| at as usize);
        let bytes = offset(0).zip(offset(1)).and_then(|(start, end)| self.data.get(start..end));
        let bytes = bytes.ok_or_else(|| io::Error::other(format!("no tensor {name}")))?;
        Ok(bytes.as_chunks().0.iter().map(|&chunk| f32::from_le_bytes(chunk)).collect())
    }

    fn dense(&self, name: &str, inputs: usize, outputs: usize) -> io::Result<Dense> {
        let weight = Panels::of_transposed(&self.get(&format!("{name}.weight"))?, inputs, outputs);
        Ok(Dense { weight, bias: self.get(&format!("{name}.bias"))? })
    }

    fn norm(&self, name: &str) -> io::Result<Norm> {
        Ok(Norm { weight: self.get(&format!("{name}.weight"))?, bias: self.get(&format!("{name}.bias"))? })
    }
}
