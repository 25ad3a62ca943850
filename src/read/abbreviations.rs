//! Abbreviations that are written with a period, by how they stand in a sentence. Compiled as facts of English usage.

use Abbreviation::{Date, Inner, Number, Open, Title};

/// How an abbreviation stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Before a name (`Dr. Smith`, `Mt. Fuji`): no sentence ends after it.
    Title,
    /// Before a number (`p. 55`, `No. 3`); elsewhere it is an ordinary word.
    Number,
    /// A month or weekday: no sentence ends between it and a number.
    Date,
    /// Before what it announces (`e.g.`, `vs.`, `approx.`): no sentence ends after it.
    Inner,
    /// Anywhere, the end of a sentence included (`Inc.`, `etc.`, `Jr.`, `a.m.`).
    Open,
}

/// The kind of an abbreviation, given without its last period; none for other words.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let mut lower = [0u8; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let found = KNOWN.binary_search_by(|(known, _)| known.as_bytes().cmp(lower)).ok()?;
    let kind = KNOWN[found].1;
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    match kind {
        Title | Date => capital.then_some(kind),
        // `IE` is no `i.e.`, and a single capital is an initial.
        Inner if word.len() == 2 => (!capital).then_some(kind),
        _ if word.len() == 1 => (!capital).then_some(kind),
        _ => Some(kind),
    }
}

/// Bytes of the longest abbreviation.
const LONGEST: usize = 8;

/// In lower case, without the last period, sorted.
const KNOWN: &[(&str, Abbreviation)] = &[
    ("a.k.a", Inner),
    ("a.m", Open),
    ("adj", Title),
    ("adm", Title),
    ("al", Open),
    ("amb", Title),
    ("approx", Inner),
    ("apr", Date),
    ("apt", Number),
    ("art", Number),
    ("assn", Open),
    ("asst", Title),
    ("attn", Inner),
    ("atty", Title),
    ("aug", Date),
    ("ave", Open),
    ("bldg", Open),
    ("blvd", Open),
    ("brig", Title),
    ("bros", Open),
    ("c", Number),
    ("c.f", Inner),
    ("ca", Number),
    ("capt", Title),
    ("cent", Number),
    ("cf", Inner),
    ("ch", Number),
    ("chap", Number),
    ("cie", Open),
    ("cmdr", Title),
    ("co", Open),
    ("col", Title),
    ("cols", Title),
    ("comdr", Title),
    ("corp", Open),
    ("cpl", Title),
    ("dec", Date),
    ("dept", Open),
    ("det", Title),
    ("dist", Open),
    ("dr", Title),
    ("drs", Title),
    ("e.g", Inner),
    ("ed", Number),
    ("eds", Number),
    ("eg", Inner),
    ("ens", Title),
    ("esp", Inner),
    ("esq", Open),
    ("est", Number),
    ("et.al", Open),
    ("etc", Open),
    ("ext", Number),
    ("feb", Date),
    ("fig", Number),
    ("figs", Number),
    ("fr", Title),
    ("fri", Date),
    ("ft", Title),
    ("gen", Title),
    ("gens", Title),
    ("gov", Title),
    ("govs", Title),
    ("hon", Title),
    ("hwy", Open),
    ("i.e", Inner),
    ("ie", Inner),
    ("inc", Open),
    ("incl", Inner),
    ("insp", Title),
    ("jan", Date),
    ("jr", Open),
    ("jul", Date),
    ("jun", Date),
    ("lieut", Title),
    ("lt", Title),
    ("ltd", Open),
    ("maj", Title),
    ("mar", Date),
    ("messrs", Title),
    ("mfg", Open),
    ("mlle", Title),
    ("mme", Title),
    ("mon", Date),
    ("mr", Title),
    ("mrs", Title),
    ("ms", Title),
    ("msgr", Title),
    ("mt", Title),
    ("mts", Title),
    ("mx", Title),
    ("n.b", Inner),
    ("n.d", Open),
    ("natl", Inner),
    ("no", Number),
    ("nos", Number),
    ("nov", Date),
    ("nr", Number),
    ("n°", Number),
    ("oct", Date),
    ("op", Number),
    ("p", Number),
    ("p.m", Open),
    ("para", Number),
    ("pct", Open),
    ("pfc", Title),
    ("ph", Inner),
    ("ph.d", Open),
    ("pl", Open),
    ("pp", Number),
    ("pres", Title),
    ("prof", Title),
    ("profs", Title),
    ("pt", Number),
    ("pte", Open),
    ("pty", Open),
    ("pvt", Title),
    ("rd", Open),
    ("rep", Title),
    ("reps", Title),
    ("rev", Title),
    ("rte", Number),
    ("sat", Date),
    ("sec", Number),
    ("sen", Title),
    ("sens", Title),
    ("sep", Date),
    ("sept", Date),
    ("sgt", Title),
    ("sr", Open),
    ("st", Title),
    ("ste", Title),
    ("sun", Date),
    ("supt", Title),
    ("thu", Date),
    ("thur", Date),
    ("thurs", Date),
    ("tue", Date),
    ("tues", Date),
    ("univ", Open),
    ("v", Inner),
    ("viz", Inner),
    ("vol", Number),
    ("vols", Number),
    ("vs", Inner),
    ("wed", Date),
    ("yr", Open),
    ("yrs", Open),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_without_doubles_and_short_enough() {
        assert!(KNOWN.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(KNOWN.iter().all(|(word, _)| word.len() <= LONGEST));
    }

    #[test]
    fn a_title_is_written_with_a_capital() {
        assert_eq!(abbreviation("Gen"), Some(Title));
        assert_eq!(abbreviation("gen"), None);
        assert_eq!(abbreviation("ETC"), Some(Open));
        assert_eq!(abbreviation("incorporated"), None);
    }
}
