//! WordNet 3.0, compiled from the files of Princeton's distribution (`data.*`, `index.*`, `cntlist.rev`, `*.exc`) into
//! the one file that `retold::english::wordnet` reads in place. Glosses, sentence frames, domains, and the directions
//! of a relation that follow from the other one are left out.

use crate::{Outcome, write_data};
use retold::english::table::{self, Strings, Table};
use retold::english::wordnet::packed::{Entry, pack_entry, pack_relations};
use retold::english::wordnet::{self, LinkKind, Pos, RelationKind, Sense, WordLink, format};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with data.noun, index.noun, cntlist.rev, noun.exc and so on
    #[arg(long, default_value = "/usr/share/wordnet")]
    from: PathBuf,
}

type Failure = Box<dyn std::error::Error>;

pub fn run(arguments: &Arguments) -> Outcome {
    let database = Database::read(&arguments.from)?;
    let (starts, relations) = pack_relations(&database.relations())?;
    let lexnames = database.synsets.iter().map(|synset| synset.lexname).collect();
    let sections: [Vec<u8>; format::SECTIONS] = [
        database.words()?,
        starts,
        relations,
        lexnames,
        database.information(),
        exceptions(&arguments.from)?,
        database.starts(),
    ];
    write_data("wordnet.tables", &table::join(&sections)?)
}

/// A synset and what it points to, as in the data files.
struct Synset {
    lexname: u8,
    members: Vec<String>,
    pointers: Vec<Pointer>,
}

struct Pointer {
    symbol: String,
    target: (Pos, u32),
    /// Word numbers in the source and the target synset, from 1; 0 where the whole synset is meant.
    words: (usize, usize),
}

struct Database {
    synsets: Vec<Synset>,
    /// Where a synset stands in `synsets`, by part of speech and offset in the data file.
    places: HashMap<(Pos, u32), u32>,
    /// The senses of every lemma in the order of the index files, and how often each was tagged.
    senses: BTreeMap<String, BTreeMap<Pos, Vec<(u32, u32)>>>,
}

impl Database {
    fn read(from: &Path) -> Result<Database, Failure> {
        let mut database = Database { synsets: Vec::new(), places: HashMap::new(), senses: BTreeMap::new() };
        for (pos, name) in FILES {
            for line in lines(from, &format!("data.{name}"))? {
                let (offset, synset) = synset(&line).ok_or_else(|| format!("data.{name}: {line}"))?;
                database.places.insert((pos, offset), database.synsets.len() as u32);
                database.synsets.push(synset);
            }
        }
        let counts = counts(from)?;
        for (pos, name) in FILES {
            for line in lines(from, &format!("index.{name}"))? {
                database.index(pos, &line, &counts).ok_or_else(|| format!("index.{name}: {line}"))?;
            }
        }
        Ok(database)
    }

    /// One line of an index file: `lemma pos synset_cnt p_cnt [symbol…] sense_cnt tagsense_cnt offset…`.
    fn index(&mut self, pos: Pos, line: &str, counts: &HashMap<(String, Pos, usize), u32>) -> Option<()> {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let lemma = fields.first()?.replace('_', " ");
        let pointers: usize = fields.get(3)?.parse().ok()?;
        let mut senses = Vec::new();
        for (index, offset) in fields.get(4 + pointers + 2..)?.iter().enumerate() {
            let synset = *self.places.get(&(pos, offset.parse().ok()?))?;
            let count = counts.get(&(lemma.clone(), pos, index + 1)).copied().unwrap_or(0);
            senses.push((synset, count));
        }
        self.senses.entry(lemma).or_default().insert(pos, senses);
        Some(())
    }

    /// The table of words. How long an entry is does not depend on where its links lead, so a draft of the table tells
    /// the places that the table needs.
    fn words(&self) -> Result<Vec<u8>, Failure> {
        let links = self.links()?;
        let draft = self.table(&links, |_| 0)?;
        let places: HashMap<&str, u32> = Table::laid_out(&draft, Entry).places().collect();
        self.table(&links, |lemma| places[lemma])
    }

    fn table(&self, links: &Links, place: impl Fn(&str) -> u32) -> Result<Vec<u8>, Failure> {
        let word_link = |(sense, kind, target, target_sense): &Link| WordLink {
            kind: *kind,
            sense: usize::from(*sense),
            target: format::word(place(target)),
            target_sense: usize::from(*target_sense),
        };
        let mut entries = Vec::with_capacity(self.senses.len());
        for lemma in self.senses.keys() {
            let links: Vec<WordLink> = links.get(lemma).into_iter().flatten().map(word_link).collect();
            entries.push((lemma.as_str(), pack_entry(&self.entry(lemma), &links)?));
        }
        Ok(table::encode_values(entries)?)
    }

    fn entry(&self, lemma: &str) -> Vec<Sense> {
        let mut entry = Vec::new();
        for (&pos, senses) in &self.senses[lemma] {
            for (rank, &(synset, count)) in senses.iter().enumerate() {
                let mut members = self.synsets[synset as usize].members.iter();
                let form = members.find(|member| member.to_lowercase() == lemma);
                let capitalised = form.is_some_and(|form| form.starts_with(char::is_uppercase));
                entry.push(Sense { synset: format::synset(synset), pos, rank, count: count as f32, capitalised });
            }
        }
        entry
    }

    /// The relations between single words, by source lemma, sorted. Pertainyms are entered in both directions.
    fn links(&self) -> Result<Links, Failure> {
        let mut links = Links::new();
        for (source, synset) in self.synsets.iter().enumerate() {
            for Pointer { symbol, target, words } in &synset.pointers {
                let (kind, back) = match symbol.as_str() {
                    "!" => (LinkKind::Antonym, LinkKind::Antonym),
                    "+" | "<" => (LinkKind::Derivation, LinkKind::Derivation),
                    "\\" => (LinkKind::Pertainym, LinkKind::Pertains),
                    _ => continue,
                };
                let target = self.places[target];
                let (Some(from), Some(to)) = (words.0.checked_sub(1), words.1.checked_sub(1)) else { continue };
                let from = self.sense(source as u32, from)?;
                let to = self.sense(target, to)?;
                links.entry(from.0.clone()).or_default().insert((from.1, kind, to.0.clone(), to.1));
                links.entry(to.0).or_default().insert((to.1, back, from.0, from.1));
            }
        }
        let opposed = opposed(&links);
        for (lemma, opposed) in opposed {
            links.entry(lemma).or_default().extend(opposed);
        }
        Ok(links)
    }

    /// The lemma of a member of a synset, and which of that lemma's senses this one is, over all parts of speech.
    fn sense(&self, synset: u32, member: usize) -> Result<(String, u8), Failure> {
        let lemma = self.synsets[synset as usize].members[member].to_lowercase();
        let mut senses = self.senses[&lemma].values().flatten();
        let index = senses.position(|(sense, _)| *sense == synset).ok_or("a member that its index entry lacks")?;
        Ok((lemma, u8::try_from(index)?))
    }

    /// The relations of every synset.
    fn relations(&self) -> Vec<BTreeSet<(RelationKind, wordnet::Synset)>> {
        let relation = |pointer: &Pointer| {
            let kind = match pointer.symbol.as_str() {
                "@" | "@i" => RelationKind::Hypernym,
                "#p" => RelationKind::PartOf,
                "#m" => RelationKind::MemberOf,
                "#s" => RelationKind::SubstanceOf,
                "*" => RelationKind::Entailment,
                ">" => RelationKind::Cause,
                "&" => RelationKind::Similar,
                "^" => RelationKind::SeeAlso,
                "$" => RelationKind::VerbGroup,
                "=" => RelationKind::Attribute,
                "!" => RelationKind::Antonym,
                _ => return None,
            };
            Some((kind, format::synset(self.places[&pointer.target])))
        };
        self.synsets.iter().map(|synset| synset.pointers.iter().filter_map(relation).collect()).collect()
    }

    /// The intrinsic information content of every synset (Seco, Veale and Hayes 2004), `1 − ln(1 + n) / ln(1 + N)` for
    /// `n` synsets below it of `N` of its part of speech, in steps of 1/255.
    fn information(&self) -> Vec<u8> {
        let mut below = vec![0_u32; self.synsets.len()];
        let mut total = BTreeMap::new();
        for (start, synset) in self.synsets.iter().enumerate() {
            *total.entry(part_of_speech(synset.lexname)).or_insert(0_u32) += 1;
            let mut seen = BTreeSet::from([start as u32]);
            let mut open = vec![start as u32];
            while let Some(synset) = open.pop() {
                for parent in self.hypernyms(synset) {
                    if seen.insert(parent) {
                        below[parent as usize] += 1;
                        open.push(parent);
                    }
                }
            }
        }
        let content = |(synset, below): (&Synset, u32)| {
            let total = f64::from(total[&part_of_speech(synset.lexname)]);
            (255.0 * (1.0 - f64::from(below).ln_1p() / total.ln_1p())).round() as u8
        };
        self.synsets.iter().zip(below).map(content).collect()
    }

    /// A bit for every start of a multi-word entry.
    fn starts(&self) -> Vec<u8> {
        let mut bits = vec![0; format::START_BITS / 8];
        for start in self.senses.keys().filter_map(|lemma| format::start(lemma)) {
            let bit = format::start_bit(&[start]);
            bits[bit / 8] |= 1 << (bit % 8);
        }
        bits
    }

    fn hypernyms(&self, synset: u32) -> impl Iterator<Item = u32> + '_ {
        let pointers = self.synsets[synset as usize].pointers.iter();
        pointers.filter(|pointer| pointer.symbol.starts_with('@')).map(|pointer| self.places[&pointer.target])
    }
}

/// Which sense of the source, how related, to which lemma, which sense of the target.
type Link = (u8, LinkKind, String, u8);
/// The links of every lemma that has some.
type Links = BTreeMap<String, BTreeSet<Link>>;

/// For every lemma the antonyms of the words derived from it.
fn opposed(links: &Links) -> Links {
    let mut opposed = Links::new();
    for (lemma, own) in links {
        for (sense, _, relative, relative_sense) in own.iter().filter(|link| link.1 != LinkKind::Antonym) {
            let antonyms =
                links[relative].iter().filter(|link| link.1 == LinkKind::Antonym && link.0 == *relative_sense);
            let links = antonyms.map(|(_, _, target, at)| (*sense, LinkKind::Opposed, target.clone(), *at));
            opposed.entry(lemma.clone()).or_default().extend(links);
        }
    }
    opposed
}

const FILES: [(Pos, &str); 4] =
    [(Pos::Noun, "noun"), (Pos::Verb, "verb"), (Pos::Adjective, "adj"), (Pos::Adverb, "adv")];

/// The lines of a file after its licence, whose lines start with two spaces.
fn lines(from: &Path, name: &str) -> Result<Vec<String>, Failure> {
    let path = from.join(name);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().filter(|line| !line.starts_with("  ")).map(str::to_owned).collect())
}

/// One line of a data file: `offset lexname type w_cnt word lex_id … p_cnt symbol offset pos words …`.
fn synset(line: &str) -> Option<(u32, Synset)> {
    let mut fields = line.split_whitespace();
    let offset = fields.next()?.parse().ok()?;
    let lexname = fields.next()?.parse().ok()?;
    let count = usize::from_str_radix(fields.nth(1)?, 16).ok()?;
    let mut members = Vec::new();
    for _ in 0..count {
        let word = fields.next()?;
        let word = word.split('(').next()?; // Adjectives carry their position: `awake(p)`.
        members.push(word.replace('_', " "));
        fields.next()?;
    }
    let count = fields.next()?.parse().ok()?;
    let mut pointers = Vec::new();
    for _ in 0..count {
        let symbol = fields.next()?.to_owned();
        let target = fields.next()?.parse().ok()?;
        let target = (letter(fields.next()?)?, target);
        let (from, to) = fields.next()?.split_at_checked(2)?;
        let words = (usize::from_str_radix(from, 16).ok()?, usize::from_str_radix(to, 16).ok()?);
        pointers.push(Pointer { symbol, target, words });
    }
    Some((offset, Synset { lexname, members, pointers }))
}

fn letter(letter: &str) -> Option<Pos> {
    match letter {
        "n" => Some(Pos::Noun),
        "v" => Some(Pos::Verb),
        "a" | "s" => Some(Pos::Adjective),
        "r" => Some(Pos::Adverb),
        _ => None,
    }
}

fn part_of_speech(lexname: u8) -> Pos {
    format::part_of_speech(lexname)
}

/// How often each sense was tagged: lines such as `abandon%2:40:00:: 1 10`, the type before the colon, the sense's
/// number and its count after the key.
fn counts(from: &Path) -> Result<HashMap<(String, Pos, usize), u32>, Failure> {
    let parse = |line: &str| {
        let mut fields = line.split_whitespace();
        let (lemma, rest) = fields.next()?.split_once('%')?;
        let pos = match rest.as_bytes().first()? {
            b'1' => Pos::Noun,
            b'2' => Pos::Verb,
            b'3' | b'5' => Pos::Adjective,
            b'4' => Pos::Adverb,
            _ => return None,
        };
        let number = fields.next()?.parse().ok()?;
        Some(((lemma.replace('_', " "), pos, number), fields.next()?.parse().ok()?))
    };
    let lines = lines(from, "cntlist.rev")?;
    lines.iter().map(|line| parse(line).ok_or_else(|| format!("cntlist.rev: {line}").into())).collect()
}

/// Irregular forms: a table from a part of speech's letter and the form to the lemmas. Lines are a form and its lemmas.
fn exceptions(from: &Path) -> Result<Vec<u8>, Failure> {
    let mut forms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (pos, name) in FILES {
        for line in lines(from, &format!("{name}.exc"))? {
            let mut words = line.split_whitespace().map(|word| word.replace('_', " "));
            let form = words.next().ok_or("an empty line among the exceptions")?;
            let lemmas = words.filter(|lemma| *lemma != form);
            forms.entry(format!("{}{form}", format::letter(pos))).or_default().extend(lemmas);
        }
    }
    forms.retain(|_, lemmas| !lemmas.is_empty());
    let lemmas = |lemmas: BTreeSet<String>| Strings::pack(&lemmas.into_iter().collect::<Vec<_>>().join("\n"));
    let entries = forms.into_iter().map(|(form, all)| Ok((form, lemmas(all)?)));
    Ok(table::encode_values(entries.collect::<Result<Vec<_>, String>>()?)?)
}
