//! A kept index of stories: one file in which the sources of an incoming article are found.
//!
//! An embedded store (redb) holds three tables: what is kept of each story, the stories by their digests, and the lists of
//! stories by term. A run of `add` writes a part of these lists for each transaction and changes none that are there, so
//! that adding costs the same however large the index is. A transaction is in the file whole or not at all: a process that
//! is killed leaves what it had committed.

mod error;
mod record;

pub use error::Error;

use crate::{
    lineage::{Sketch, pairing, reweighed},
    model::{Located, Match, Original, Pair, Span},
    read,
};
use rayon::prelude::*;
use record::Record;
use redb::{Database, ReadableDatabase, ReadableTable, ReadableTableMetadata, TableDefinition};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, path::Path};

/// What is kept of each story, by its number.
const STORIES: TableDefinition<u32, &[u8]> = TableDefinition::new("stories/2");
/// The number of the story with a digest.
const DIGESTS: TableDefinition<&[u8], u32> = TableDefinition::new("digests/2");
/// For a term and the first story of a transaction the stories of that transaction that have the term.
const TERMS: TableDefinition<(u32, u32), &[u8]> = TableDefinition::new("terms/2");

/// By how many of its weightiest terms a story can be found.
const KEPT: usize = 40;
/// By how many of its weightiest terms an article is looked up.
const ASKED: usize = 64;
/// Terms that more stories have are not looked at.
const COMMON: usize = 4000;
/// How many stories are held against the article sentence by sentence.
const CANDIDATES: usize = 48;
/// How much of the file is kept in memory, in bytes.
const CACHE: usize = 64 << 20;
/// A story that tells less than this of the article is none of its sources.
const LEAST: f32 = 0.05;

/// An open index.
pub struct Index {
    database: Database,
}

impl Index {
    /// Opens the index in a file, and makes it where there is none.
    pub fn create(path: &Path) -> Result<Index, Error> {
        let database = Database::builder().set_cache_size(CACHE).create(path);
        let index = Index { database: database.map_err(|error| Error::open(path, error))? };
        // Only a new file is written to: a search commits nothing.
        match index.len() {
            Err(Error::Store(redb::Error::TableDoesNotExist(_))) => index.add(&[]).map(|_| index),
            known => known.map(|_| index),
        }
    }

    /// Opens the index in a file.
    pub fn open(path: &Path) -> Result<Index, Error> {
        if !path.is_file() {
            return Err(Error::Missing(path.display().to_string()));
        }
        Index::create(path)
    }

    /// How many stories it holds.
    pub fn len(&self) -> Result<u64, Error> {
        Ok(self.database.begin_read()?.open_table(STORIES)?.len()?)
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.len()? == 0)
    }

    /// Adds stories in one transaction and says how many were new: a text that is there already is passed over.
    pub fn add(&self, originals: &[Original]) -> Result<usize, Error> {
        let made: Vec<([u8; 32], Record)> = originals.par_iter().map(|o| (digest(o), Record::of(o))).collect();
        let transaction = self.database.begin_write()?;
        let mut added = 0;
        {
            let mut stories = transaction.open_table(STORIES)?;
            let mut digests = transaction.open_table(DIGESTS)?;
            let mut terms = transaction.open_table(TERMS)?;
            let first = stories.last()?.map_or(0, |(number, _)| number.value() + 1);
            let mut lists: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
            for (digest, record) in &made {
                if digests.get(&digest[..])?.is_some() {
                    continue;
                }
                let number = first + added as u32;
                digests.insert(&digest[..], number)?;
                stories.insert(number, &record.to_bytes()[..])?;
                for term in record.sketch.weightiest(KEPT) {
                    lists.entry(term).or_default().extend(number.to_le_bytes());
                }
                added += 1;
            }
            for (term, list) in &lists {
                terms.insert((*term, first), &list[..])?;
            }
        }
        transaction.commit()?;
        Ok(added)
    }

    /// The stories that tell some of an article, the one that tells most of it first; at most `limit`.
    pub fn search(&self, article: &Original, limit: usize) -> Result<Vec<Match>, Error> {
        let document = read::document(article.clone(), false);
        let own = digest(article);
        let asked = Sketch::of(&document);
        let transaction = self.database.begin_read()?;
        let terms = transaction.open_table(TERMS)?;
        let stories = transaction.open_table(STORIES)?;
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        let count = stories.len()? as f32;
        for term in asked.weightiest(ASKED) {
            let mut found: Vec<u32> = Vec::new();
            for part in terms.range((term, 0)..=(term, u32::MAX))? {
                let (_, list) = part?;
                found.extend(list.value().chunks_exact(4).map(|n| u32::from_le_bytes([n[0], n[1], n[2], n[3]])));
                if found.len() > COMMON {
                    break;
                }
            }
            if found.len() <= COMMON {
                let weight = (1.0 + count / found.len().max(1) as f32).ln();
                found.into_iter().for_each(|number| *shared.entry(number).or_default() += weight);
            }
        }
        let mut nearest: Vec<(u32, f32)> = shared.into_iter().collect();
        nearest.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut records = Vec::new();
        for (number, _) in nearest.into_iter().take(CANDIDATES) {
            let Some(bytes) = stories.get(number)? else { continue };
            let record = Record::from_bytes(bytes.value()).ok_or(Error::Damaged)?;
            records.extend((record.digest != own).then_some(record));
        }
        let mut matches = matches(&document, asked, records);
        matches.truncate(limit);
        Ok(matches)
    }
}

fn digest(original: &Original) -> [u8; 32] {
    Sha256::digest(original.text.as_bytes()).into()
}

/// The candidates that share sentences with the article.
fn matches(document: &crate::model::Document, asked: Sketch, records: Vec<Record>) -> Vec<Match> {
    let mut sketches = vec![asked];
    sketches.extend(records.iter().map(|record| record.sketch.clone()));
    let sketches = reweighed(sketches);
    let mut matches: Vec<Match> = records
        .iter()
        .zip(&sketches[1..])
        .filter_map(|(record, sketch)| {
            let pairing = pairing(&sketches[0], sketch);
            let coverage = pairing.coverage();
            (coverage.source >= LEAST).then(|| Match {
                document: record.name.clone(),
                coverage: Pair::new(coverage.source, coverage.copy),
                sentences: pairing
                    .likest()
                    .map(|(sentence, at, _)| {
                        let span = document.sentences[sentence].span;
                        let text = span.of(document.text()).to_owned();
                        (Located { span, text }, record.spans.get(at).copied().unwrap_or(Span::default()))
                    })
                    .map(|(sentence, source)| crate::model::MatchedSentence { sentence, source })
                    .collect(),
            })
        })
        .collect();
    matches.sort_by(|a, b| b.coverage.source.total_cmp(&a.coverage.source).then_with(|| a.document.cmp(&b.document)));
    matches
}
