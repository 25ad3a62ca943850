//! Stories of our own and retellings of them by known operators: pairs of which we know which is the older, and lineages
//! of which we know the tree. No randomness but a seed.

use retold::english::{
    frequency,
    wordnet::{self, Pos},
};

/// Pseudo-random numbers (SplitMix64, Steele et al. 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5eed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'t, T: ?Sized>(&mut self, items: &[&'t T]) -> &'t T {
        items[self.below(items.len())]
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

const GIVEN: &[&str] = &[
    "Anna", "Boris", "Carla", "David", "Elena", "Frank", "Greta", "Henrik", "Irene", "Jonas", "Karen", "Louis",
    "Maria", "Nadia", "Oscar", "Paula", "Robert", "Sofia", "Thomas", "Vera",
];
const FAMILY: &[&str] = &[
    "Abbott",
    "Bergman",
    "Castell",
    "Dunmore",
    "Eklund",
    "Farrell",
    "Gorski",
    "Hartwell",
    "Ivanek",
    "Jorgens",
    "Kessler",
    "Lindqvist",
    "Marlowe",
    "Novotny",
    "Okonjo",
    "Petrakis",
    "Quigley",
    "Rasmussen",
    "Salvatore",
    "Tremaine",
    "Ullman",
    "Vasquez",
    "Whitlock",
    "Yardley",
];
const TOWNS: &[&str] = &[
    "Aarhus",
    "Bergen",
    "Cork",
    "Dresden",
    "Esbjerg",
    "Freiburg",
    "Ghent",
    "Hobart",
    "Inverness",
    "Jena",
    "Kiel",
    "Limerick",
    "Malaga",
    "Nantes",
    "Oulu",
    "Porto",
    "Quebec",
    "Riga",
    "Sligo",
    "Tartu",
    "Utrecht",
    "Verona",
];
const OUTLETS: &[&str] =
    &["Reuters", "the Associated Press", "the BBC", "Sky News", "Agence France-Presse", "Bloomberg News"];
const COPIERS: &[&str] =
    &["Daily Wharf", "News Pilot", "Gazette Online", "Morning Ledger", "Story Harbour", "World Relay"];

/// What a sentence may tell: `{n}` a number, `{p}` a person by full name, `{f}` by family name, `{t}` a town, `{m}` an
/// amount, `{y}` a year, `{o}` the outlet.
const SENTENCES: &[&str] = &[
    "Flames broke out on the top floor of the warehouse shortly before {n} residents were told to leave their homes.",
    "The fire chief of {t}, {p}, told {o} that the roof had given way within {n} minutes.",
    "“We had to pull our people out because the walls were about to collapse,” {f} said.",
    "Investigators are searching the ruins for the cause and have questioned {n} workers.",
    "The owner bought the building in {y} for {m} and had planned to turn it into flats.",
    "A court in {t} sentenced the former mayor to {n} months in prison for taking bribes.",
    "Prosecutor {p} said the sentence sent a clear message to officials who sell their votes.",
    "“He knew exactly what he was doing, and he did it for years,” {p} told {o}.",
    "The defence will appeal, arguing that the recordings were made without a warrant.",
    "The company cut {n} jobs at its plant in {t} after sales had fallen for three quarters.",
    "Its shares dropped {n} percent on Tuesday, wiping out {m} of market value.",
    "“It is the last straw for a town that has lost its shipyard already,” union leader {p} said.",
    "Managers promised in {y} that the plant would stay open for at least a decade.",
    "Heavy rain swept away two bridges and left {n} villages without electricity.",
    "Rescuers in boats brought {n} people to safety, the regional governor {p} announced.",
    "“The water came so fast that we left everything behind,” {p}, a baker from {t}, told {o}.",
    "The government set aside {m} for repairs and sent soldiers to clear the roads.",
    "Scientists at the University of {t} found traces of the virus in {n} of the samples they tested.",
    "The study, led by {p}, is the largest of its kind since {y}.",
    "“We should not jump to conclusions, but nobody can turn a blind eye to this,” {f} said.",
    "Critics point out that the samples came from a single farm near {t}.",
    "Voters in {t} rejected the plan to build a tunnel under the river by {n} votes.",
    "Supporters of the tunnel had spent {m} on their campaign, more than ever before.",
    "“The voters have spoken, and we will go back to the drawing board,” councillor {p} said.",
    "The museum returned {n} bronze statues that had been stolen during the war.",
    "Its director, {p}, handed the first of them over in a ceremony in {t} on Friday.",
    "The statues were bought from a dealer in {y}, although their origin was in doubt.",
    "“Giving them back is the right thing, and it is long overdue,” {p} said.",
    "Teachers walked out of {n} schools to demand smaller classes and better pay.",
    "The ministry offered them a rise of {n} percent, which their union called an insult.",
    "“They can take it or leave it, there is no more money on the table,” minister {p} told {o}.",
    "Parents in {t} organised lessons in a church hall while the strike went on.",
    "A ferry with {n} passengers ran aground in thick fog outside the harbour of {t}.",
    "Captain {p} had warned the owners in {y} that the radar was out of date.",
    "Divers are looking for a leak after oil was seen on the water.",
    "“It was a close call, and we were lucky that the sea was calm,” {p} of the coast guard said.",
    "The airline cancelled {n} flights when its computers failed on Sunday night.",
    "Passengers slept on the floor of the airport in {t}, and many missed connections abroad.",
    "“Nobody told us anything, we were left in the dark,” student {p} told {o}.",
    "The failure cost the airline {m}, according to an estimate by analyst {p}.",
    "Police arrested {n} men who are accused of smuggling cigarettes across the border.",
    "They had hidden the goods in a truck that was registered in {t}.",
    "Detective {p} had followed the group since the spring of {y}.",
    "“They thought they were above the law, but the game is up,” {f} said.",
];

const PADDING: &[&str] = &[
    "The matter has attracted wide attention in recent days.",
    "Many people will be watching closely to see what happens next.",
    "It remains to be seen how things will develop from here.",
    "The situation continues to evolve, and more details are expected soon.",
    "Observers say that this is an important development for everyone involved.",
    "This comes at a time when many people are worried about the future.",
    "As always, there are different opinions about what should be done.",
    "There is no doubt that the topic will stay in the news for a while.",
    "For now, those concerned can only wait and hope for the best.",
    "The issue is a complex one, and there are no easy answers.",
];

const CONTEXT: &[&str] = &[
    "In {y}, a similar case in {t} had cost the taxpayers {m}.",
    "The region of {t} has some {n} inhabitants and lives mainly from tourism.",
    "{p}, who wrote a book about the subject, has long called for reforms.",
    "Only last month {n} people took to the streets of {t} over the same question.",
    "A report published in {y} had listed {n} shortcomings.",
    "In neighbouring {t}, the authorities had already changed the rules in {y}.",
];

const BOILERPLATE: &[&str] = &[
    "Sign up to receive our latest news!",
    "LEAVE A REPLY",
    "Related Topics",
    "Read more: the pictures of the day",
    "Click here to subscribe to our newsletter",
    "Share this article",
];

/// A story as its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    pub headline: String,
    pub byline: Option<String>,
    /// `AARHUS (Reuters) - `
    pub dateline: Option<String>,
    pub sentences: Vec<String>,
    pub foot: Vec<String>,
    pub outlet: String,
}

impl Telling {
    /// Two sentences to a paragraph.
    pub fn text(&self) -> String {
        let mut blocks = vec![self.headline.clone()];
        blocks.extend(self.byline.clone());
        for (number, sentences) in self.sentences.chunks(2).enumerate() {
            let dateline = self.dateline.as_deref().filter(|_| number == 0).unwrap_or_default();
            blocks.push(format!("{dateline}{}", sentences.join(" ")));
        }
        blocks.extend(self.foot.iter().cloned());
        blocks.join("\n\n")
    }
}

fn filled(template: &str, outlet: &str, dice: &mut Dice) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        text.push_str(&rest[..at]);
        match &rest[at..at + 3] {
            "{n}" => text.push_str(&with_commas(match dice.below(3) {
                0 => 3 + dice.below(90),
                1 => 101 + dice.below(880),
                _ => 1_011 + dice.below(48_000),
            })),
            "{p}" => text.push_str(&format!("{} {}", dice.pick(GIVEN), dice.pick(FAMILY))),
            "{f}" => text.push_str(dice.pick(FAMILY)),
            "{t}" => text.push_str(dice.pick(TOWNS)),
            "{m}" => text.push_str(&format!("${}.{} million", 2 + dice.below(90), 1 + dice.below(9))),
            "{y}" => text.push_str(&format!("{}", 1_985 + dice.below(38))),
            _ => text.push_str(outlet),
        }
        rest = &rest[at + 3..];
    }
    text + rest
}

fn with_commas(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

/// A story as an agency sends it: 8 to 16 sentences.
pub fn story(dice: &mut Dice) -> Telling {
    let outlet = dice.pick(OUTLETS);
    let mut templates: Vec<&str> = SENTENCES.to_vec();
    dice.shuffle(&mut templates);
    let count = 8 + dice.below(9);
    let sentences: Vec<String> = templates[..count].iter().map(|template| filled(template, outlet, dice)).collect();
    let town = dice.pick(TOWNS);
    let headline = format!("{} {} on {}", dice.pick(FAMILY), dice.pick(&["speaks out", "under fire", "warns"]), town);
    let agency = outlet.trim_start_matches("the ");
    Telling {
        headline,
        byline: dice.chance(50).then(|| format!("By {} {}", dice.pick(GIVEN), dice.pick(FAMILY))),
        dateline: dice.chance(60).then(|| format!("{} ({agency}) - ", town.to_uppercase())),
        sentences,
        foot: Vec::new(),
        outlet: outlet.to_owned(),
    }
}

/// An edit of one hop, with a phrase that it brought in, where it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Spin,
    Drop,
    Round,
    ShortenNames,
    Unquote,
    Trim,
    Outlet,
    Credits,
    Boilerplate,
    Pad,
    AddContext,
    GlueSpaces,
}

pub const OPERATORS: &[Operator] = &[
    Operator::Spin,
    Operator::Drop,
    Operator::Round,
    Operator::ShortenNames,
    Operator::Unquote,
    Operator::Trim,
    Operator::Outlet,
    Operator::Credits,
    Operator::Boilerplate,
    Operator::Pad,
    Operator::AddContext,
    Operator::GlueSpaces,
];

/// A retelling by `operators`.
pub fn retold(telling: &Telling, operators: &[Operator], dice: &mut Dice) -> Telling {
    let mut made = telling.clone();
    for operator in operators {
        apply(&mut made, *operator, dice);
    }
    made
}

/// Three to five operators at random, as a copier combines them; some keep the length, some add to it.
pub fn any_operators(dice: &mut Dice) -> Vec<Operator> {
    let mut operators = OPERATORS.to_vec();
    dice.shuffle(&mut operators);
    operators.truncate(3 + dice.below(3));
    operators
}

fn apply(made: &mut Telling, operator: Operator, dice: &mut Dice) {
    match operator {
        Operator::Spin => {
            let share = 4 + dice.below(12);
            for sentence in &mut made.sentences {
                *sentence = spun(sentence, share, dice);
            }
        }
        Operator::Drop => {
            for _ in 0..1 + dice.below(3) {
                if made.sentences.len() > 5 {
                    let at = dice.below(made.sentences.len());
                    made.sentences.remove(at);
                }
            }
        }
        Operator::Round => some(made, 50, dice, |sentence, _| rounded(sentence)),
        Operator::ShortenNames => some(made, 50, dice, |sentence, _| without_given_name(sentence)),
        Operator::Unquote => some(made, 40, dice, |sentence, _| unquoted(sentence)),
        Operator::Trim => some(made, 30, dice, |sentence, _| trimmed(sentence)),
        Operator::Outlet => {
            let copier = dice.pick(COPIERS);
            let outlet = std::mem::replace(&mut made.outlet, copier.to_owned());
            for sentence in &mut made.sentences {
                *sentence = sentence.replace(&format!("told {outlet}"), &format!("told {copier}"));
            }
            if dice.chance(50) {
                made.foot.push(format!("Listen to the {copier} article now!"));
            }
        }
        Operator::Credits => (made.byline, made.dateline) = (None, None),
        Operator::Boilerplate => {
            for _ in 0..1 + dice.below(3) {
                made.foot.push(dice.pick(BOILERPLATE).to_owned());
            }
        }
        Operator::Pad => insert(made, PADDING, 2 + dice.below(3), dice),
        Operator::AddContext => insert(made, CONTEXT, 1 + dice.below(2), dice),
        Operator::GlueSpaces => some(made, 15, dice, |sentence, _| glued(sentence)),
    }
}

/// Changes some of the sentences.
fn some(made: &mut Telling, percent: usize, dice: &mut Dice, change: impl Fn(&str, &mut Dice) -> Option<String>) {
    for at in 0..made.sentences.len() {
        if dice.chance(percent)
            && let Some(changed) = change(&made.sentences[at], dice)
        {
            made.sentences[at] = changed;
        }
    }
}

fn insert(made: &mut Telling, templates: &[&str], count: usize, dice: &mut Dice) {
    for _ in 0..count {
        let outlet = made.outlet.clone();
        let sentence = filled(dice.pick(templates), &outlet, dice);
        let at = 1 + dice.below(made.sentences.len());
        if !made.sentences.contains(&sentence) {
            made.sentences.insert(at, sentence);
        }
    }
}

/// Puts a share of the plain words, in percent, into any other word of the first sense that WordNet lists.
fn spun(sentence: &str, percent: usize, dice: &mut Dice) -> String {
    let words: Vec<String> = sentence
        .split(' ')
        .map(|word| {
            if dice.chance(percent) { synonym(word, dice).unwrap_or_else(|| word.to_owned()) } else { word.to_owned() }
        })
        .collect();
    words.join(" ")
}

fn synonym(word: &str, dice: &mut Dice) -> Option<String> {
    let bare = word.trim_end_matches(['.', ',']);
    let is_plain = bare.len() > 3 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_plain || frequency::zipf(bare).is_some_and(|zipf| zipf > 6.0) {
        return None;
    }
    let sense = wordnet::word(bare)?.senses().max_by(|a, b| a.likelihood().total_cmp(&b.likelihood()))?;
    if !matches!(sense.pos, Pos::Noun | Pos::Verb | Pos::Adjective | Pos::Adverb) {
        return None;
    }
    let others = synonyms_of(bare, sense.synset);
    (!others.is_empty()).then(|| format!("{}{}", others[dice.below(others.len())], &word[bare.len()..]))
}

/// The other single words of a synset. WordNet's tables here lead from words to synsets only: looked up once for all.
fn synonyms_of(word: &str, synset: wordnet::Synset) -> &'static [&'static str] {
    use std::{collections::BTreeMap, sync::OnceLock};
    static WORDS: OnceLock<BTreeMap<wordnet::Synset, Vec<&'static str>>> = OnceLock::new();
    static OTHERS: OnceLock<BTreeMap<(wordnet::Synset, &'static str), Vec<&'static str>>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words: BTreeMap<wordnet::Synset, Vec<&str>> = BTreeMap::new();
        for (lemma, word) in wordnet::lemmas().filter(|(lemma, _)| lemma.bytes().all(|b| b.is_ascii_lowercase())) {
            for sense in word.senses().filter(|sense| !sense.capitalised) {
                words.entry(sense.synset).or_default().push(lemma);
            }
        }
        words.values_mut().for_each(|words| words.sort_unstable());
        words
    });
    let others = OTHERS.get_or_init(|| {
        let pairs = words.iter().flat_map(|(synset, all)| all.iter().map(move |word| (*synset, *word, all)));
        pairs
            .map(|(synset, word, all)| ((synset, word), all.iter().copied().filter(|other| *other != word).collect()))
            .collect()
    });
    let key = words.get(&synset).and_then(|all| all.iter().find(|known| **known == word));
    key.and_then(|word| others.get(&(synset, *word))).map_or(&[], Vec::as_slice)
}

/// `1,234` to `about 1,200`.
fn rounded(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split(' ').collect();
    let at =
        words.iter().position(|word| word.contains(',') && word.bytes().all(|b| b.is_ascii_digit() || b == b','))?;
    let number: usize = words[at].replace(',', "").parse().ok()?;
    let step = if number >= 10_000 { 1000 } else { 100 };
    let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    words[at] = format!("about {}", with_commas((number + step / 2) / step * step));
    Some(words.join(" "))
}

fn without_given_name(sentence: &str) -> Option<String> {
    let given = GIVEN.iter().find(|given| sentence.contains(&format!("{given} ")))?;
    Some(sentence.replacen(&format!("{given} "), "", 1))
}

/// `“…,” X said.` to `X said that … .`
fn unquoted(sentence: &str) -> Option<String> {
    let (content, rest) = sentence.strip_prefix('“')?.split_once(",” ")?;
    let speaker = rest.strip_suffix(" said.")?;
    let mut content = content.to_owned();
    if !content.starts_with("I ") {
        content[..1].make_ascii_lowercase();
    }
    Some(format!("{speaker} said that {}.", content.replace("we ", "they ").replace("our ", "their ")))
}

/// Cuts what follows the last comma.
fn trimmed(sentence: &str) -> Option<String> {
    if sentence.contains('”') {
        return None;
    }
    let (kept, cut) = sentence.rsplit_once(", ")?;
    (kept.split(' ').count() >= 7 && cut.split(' ').count() >= 3).then(|| format!("{kept}."))
}

fn glued(sentence: &str) -> Option<String> {
    let at = sentence.find(" in 19").or_else(|| sentence.find(" in 20"))?;
    Some(format!("{}{}", &sentence[..at + 3], &sentence[at + 4..]))
}

/// Versions of one story with the parent of each; the first is the root.
pub fn lineage(versions: usize, dice: &mut Dice) -> (Vec<Telling>, Vec<Option<usize>>) {
    let mut tellings = vec![story(dice)];
    let mut parents = vec![None];
    while tellings.len() < versions {
        let parent = dice.below(tellings.len());
        let made = retold(&tellings[parent], &any_operators(dice), dice);
        if !tellings.contains(&made) {
            tellings.push(made);
            parents.push(Some(parent));
        }
    }
    (tellings, parents)
}
