//! A read-only table from strings to values that is read where it lies: an embedded file is the table, nothing is parsed
//! or allocated, neither on opening nor on a look-up.
//!
//! Layout (all numbers little-endian): key count and bucket count (`u32` each); the end of every bucket as an offset into
//! the entries (three bytes each); the entries, bucket after bucket, each a length byte, the key's bytes and the value.
//! How long a value is, its [`Layout`] knows: [`Numbers`] of one width, or values that tell their own length. A key is in
//! bucket `⌊hash · buckets / 2⁶⁴⌋` of its 64-bit FNV-1a hash (Fowler, Noll and Vo, RFC 9923), finished by a
//! multiply-xorshift step because FNV's upper bits mix slowly. A look-up reads one offset and scans some four
//! neighbouring entries. It is compiled where it is used, with the layout's own code in it, hence the functions marked to
//! be inlined.

use std::fmt;
use std::ops::Range;

const HEADER: usize = 8;
const KEYS_PER_BUCKET: usize = 4;

/// How a table's values are laid out.
pub trait Layout: Copy {
    /// How many bytes the value takes that starts these bytes; `None` where they end within it.
    fn length(self, bytes: &[u8]) -> Option<usize>;
}

/// Whole numbers, all of one width. The table has the width in bytes (`u32`) before it.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    width: usize,
}

impl Layout for Numbers {
    fn length(self, _: &[u8]) -> Option<usize> {
        Some(self.width)
    }
}

/// Strings of at most 255 bytes, each after a byte that tells its length.
#[derive(Clone, Copy, Debug)]
pub struct Strings;

impl Layout for Strings {
    fn length(self, bytes: &[u8]) -> Option<usize> {
        Some(1 + usize::from(*bytes.first()?))
    }
}

impl Strings {
    /// A string as it stands in a table.
    ///
    /// # Errors
    /// Where it is too long.
    pub fn pack(string: &str) -> Result<Vec<u8>, String> {
        let length = u8::try_from(string.len()).map_err(|_| format!("a string of more than 255 bytes: '{string}'"))?;
        Ok([&[length], string.as_bytes()].concat())
    }
}

/// A table from strings to values over borrowed bytes; see the [module](self).
#[derive(Clone, Copy)]
pub struct Table<'b, L = Numbers> {
    keys: usize,
    layout: L,
    ends: &'b [[u8; 3]],
    entries: &'b [u8],
}

impl<'b> Table<'b> {
    /// Opens a table of numbers, the bytes that [`encode`] made. Costs nothing; in a `static` it is done by the compiler,
    /// and an unfit file does not compile.
    ///
    /// # Panics
    /// Where the bytes are no table.
    pub const fn new(bytes: &'b [u8]) -> Table<'b> {
        assert!(bytes.len() >= 4, "a table is shorter than its header");
        let (_, table) = bytes.split_at(4);
        let width = u32_at(bytes, 0) as usize;
        assert!(width <= 4, "a table's numbers are wider than four bytes");
        Table::laid_out(table, Numbers { width })
    }

    /// The number of a key. Constant time, some 50 ns.
    pub fn get(&self, key: &str) -> Option<u32> {
        self.place_joined(&[key]).map(|place| self.number(place))
    }

    /// All keys with their numbers, in the order of the file (that of their hashes: fixed, but of no meaning).
    pub fn iter(&self) -> impl Iterator<Item = (&'b str, u32)> + use<'b> {
        let table = *self;
        self.places().map(move |(key, place)| (key, table.number(place)))
    }

    fn number(&self, place: u32) -> u32 {
        let bytes = self.at(place).get(..self.layout.width).unwrap_or_default();
        bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
    }
}

impl<'b> Table<'b, Strings> {
    /// The string of the key that the parts make when put together.
    pub fn string(&self, parts: &[&str]) -> Option<&'b str> {
        let (length, rest) = self.at(self.place_joined(parts)?).split_first()?;
        str::from_utf8(rest.get(..usize::from(*length))?).ok()
    }
}

impl<'b, L: Layout> Table<'b, L> {
    /// Opens a table of values of any layout, the bytes that [`encode_values`] made; as free of cost as [`Table::new`].
    ///
    /// # Panics
    /// Where the bytes are no table.
    pub const fn laid_out(bytes: &'b [u8], layout: L) -> Table<'b, L> {
        assert!(bytes.len() >= HEADER, "a table is shorter than its header");
        let keys = u32_at(bytes, 0) as usize;
        let buckets = u32_at(bytes, 4) as usize;
        let (_, body) = bytes.split_at(HEADER);
        assert!(body.len() / 3 >= buckets, "a table ends within its buckets");
        let (ends, entries) = body.split_at(buckets * 3);
        let (ends, _) = ends.as_chunks();
        Table { keys, layout, ends, entries }
    }

    /// How many keys there are.
    pub const fn len(&self) -> usize {
        self.keys
    }

    /// Whether there are no keys.
    pub const fn is_empty(&self) -> bool {
        self.keys == 0
    }

    /// The place of the value of the key that the parts make when put together: `["long", " ", "walk"]`. Constant time,
    /// some 50 ns; nothing is allocated.
    pub fn place_joined(&self, parts: &[&str]) -> Option<u32> {
        self.entry_joined(parts).map(|(_, place)| place)
    }

    /// The key that the parts make when put together, as the table holds it, and the place of its value.
    pub fn entry_joined(&self, parts: &[&str]) -> Option<(&'b str, u32)> {
        self.entry_hashed(parts.iter().fold(Hash::default(), |hash, part| hash.with(part)), parts)
    }

    /// The same where the hash of the parts is known: whoever tries longer and longer keys hashes each part once.
    pub fn entry_hashed(&self, hash: Hash, parts: &[&str]) -> Option<(&'b str, u32)> {
        let length = parts.iter().map(|part| part.len()).sum::<usize>();
        let bucket = self.bucket(bucket_of(hash.finished(), self.ends.len())?)?;
        let mut rest = self.entries.get(bucket.clone())?;
        loop {
            let (key, values) = split_key(rest)?;
            if key.len() == length && is_joined(key, parts) {
                return Some((str::from_utf8(key).ok()?, (bucket.end - values.len()) as u32));
            }
            rest = values.get(self.layout.length(values)?..)?;
        }
    }

    /// All keys with the places of their values, in the order of the file.
    pub fn places(&self) -> impl Iterator<Item = (&'b str, u32)> + use<'b, L> {
        let Table { entries, layout, .. } = *self;
        let mut rest = entries;
        std::iter::from_fn(move || {
            let (key, values) = split_key(rest)?;
            rest = values.get(layout.length(values)?..)?;
            Some((str::from_utf8(key).unwrap_or_default(), (entries.len() - values.len()) as u32))
        })
    }

    /// The bytes from a place on: the value that stands there, and all behind it.
    pub fn at(&self, place: u32) -> &'b [u8] {
        self.entries.get(place as usize..).unwrap_or_default()
    }

    /// The entries of a bucket.
    fn bucket(&self, bucket: usize) -> Option<Range<usize>> {
        let end = |index: usize| Some(u24(*self.ends.get(index)?) as usize);
        let start = if bucket == 0 { 0 } else { end(bucket - 1)? };
        Some(start..end(bucket)?)
    }
}

impl<L> fmt::Debug for Table<'_, L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Table({} keys)", self.keys)
    }
}

/// The key that starts these entries, and the bytes from its value on.
#[inline]
fn split_key(entries: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = entries.split_first()?;
    rest.split_at_checked(usize::from(*length))
}

/// Lays a table of numbers out for [`Table::new`]. They take as many bytes as the largest needs. The same entries in any
/// order give the same bytes.
///
/// # Errors
/// Where a key is empty, longer than 255 bytes, or there twice, or where all take more than 16 MiB.
pub fn encode<K: Into<String>>(entries: impl IntoIterator<Item = (K, u32)>) -> Result<Vec<u8>, String> {
    let entries: Vec<(K, u32)> = entries.into_iter().collect();
    let largest = entries.iter().map(|(_, value)| *value).max().unwrap_or(0);
    let width = 4 - largest.leading_zeros() as usize / 8;
    let table = encode_values(entries.into_iter().map(|(key, value)| (key, value.to_le_bytes()[..width].to_vec())))?;
    Ok([&to_u32(width)?.to_le_bytes(), table.as_slice()].concat())
}

/// Lays a table of values of any layout out for [`Table::laid_out`].
///
/// # Errors
/// As [`encode`].
pub fn encode_values<K: Into<String>>(entries: impl IntoIterator<Item = (K, Vec<u8>)>) -> Result<Vec<u8>, String> {
    let mut entries: Vec<(String, Vec<u8>)> = entries.into_iter().map(|(key, value)| (key.into(), value)).collect();
    entries.sort_unstable();
    if let Some(twice) = entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(format!("the key '{}' is there twice", twice[0].0));
    }
    let mut buckets = vec![Vec::new(); entries.len().div_ceil(KEYS_PER_BUCKET)];
    for (key, value) in &entries {
        let length = u8::try_from(key.len()).ok().filter(|length| *length > 0);
        let length = length.ok_or_else(|| format!("a key must have 1 to 255 bytes: '{key}'"))?;
        let bucket = bucket_of(hash(&[key]), buckets.len()).expect("a bucket wherever there is a key");
        buckets[bucket].push(length);
        buckets[bucket].extend_from_slice(key.as_bytes());
        buckets[bucket].extend_from_slice(value);
    }
    let mut bytes = Vec::new();
    for number in [entries.len(), buckets.len()] {
        bytes.extend_from_slice(&to_u32(number)?.to_le_bytes());
    }
    let mut end = 0;
    for bucket in &buckets {
        end += bucket.len();
        bytes.extend_from_slice(&to_u24(end)?);
    }
    bytes.extend(buckets.concat());
    Ok(bytes)
}

/// Cuts a file that [`join`] made into its sections. Costs nothing; in a `static` it is done by the compiler.
///
/// # Panics
/// Where the bytes do not hold exactly `N` sections.
pub const fn sections<const N: usize>(bytes: &[u8]) -> [&[u8]; N] {
    assert!(bytes.len() >= 4 * (N + 1) && u32_at(bytes, 0) as usize == N, "a file has other sections than its reader");
    let mut sections: [&[u8]; N] = [&[]; N];
    let (_, mut rest) = bytes.split_at(4 * (N + 1));
    let mut index = 0;
    while index < N {
        let length = u32_at(bytes, 4 * (index + 1)) as usize;
        assert!(rest.len() >= length, "a file ends within a section");
        (sections[index], rest) = rest.split_at(length);
        index += 1;
    }
    assert!(rest.is_empty(), "a file goes on after its last section");
    sections
}

/// Puts several byte strings into one file, for [`sections`].
///
/// # Errors
/// Where one is longer than 4 GiB.
pub fn join(sections: &[Vec<u8>]) -> Result<Vec<u8>, String> {
    let mut bytes = to_u32(sections.len())?.to_le_bytes().to_vec();
    for section in sections {
        bytes.extend_from_slice(&to_u32(section.len())?.to_le_bytes());
    }
    bytes.extend(sections.concat());
    Ok(bytes)
}

/// The `u32` that stands at a byte offset, little-endian.
///
/// # Panics
/// Where the bytes end before.
pub const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The number that three bytes say, little-endian.
#[inline]
pub const fn u24(bytes: [u8; 3]) -> u32 {
    let [a, b, c] = bytes;
    u32::from_le_bytes([a, b, c, 0])
}

fn to_u32(number: usize) -> Result<u32, String> {
    u32::try_from(number).map_err(|_| format!("{number} does not fit four bytes"))
}

/// A number in three bytes, little-endian.
///
/// # Errors
/// Where it does not fit.
pub fn to_u24(number: usize) -> Result<[u8; 3], String> {
    match to_u32(number)?.to_le_bytes() {
        [a, b, c, 0] => Ok([a, b, c]),
        _ => Err(format!("{number} does not fit three bytes")),
    }
}

/// The hash of a string in the making, part by part.
#[derive(Clone, Copy, Debug)]
pub struct Hash(u64);

impl Default for Hash {
    fn default() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// With another part behind.
    #[inline]
    pub fn with(self, part: &str) -> Hash {
        Hash(part.bytes().fold(self.0, |fnv, byte| (fnv ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)))
    }

    #[inline]
    fn finished(self) -> u64 {
        (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The table's hash of the string that the parts make when put together: the same on all machines, for ever.
pub fn hash(parts: &[&str]) -> u64 {
    parts.iter().fold(Hash::default(), |hash, part| hash.with(part)).finished()
}

#[inline]
fn bucket_of(hash: u64, buckets: usize) -> Option<usize> {
    (buckets > 0).then(|| ((u128::from(hash) * buckets as u128) >> 64) as usize)
}

#[inline]
fn is_joined(key: &[u8], parts: &[&str]) -> bool {
    let rest = parts.iter().try_fold(key, |rest, part| rest.strip_prefix(part.as_bytes()));
    rest.is_some_and(<[u8]>::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        /// What was put in comes out, whatever the keys; what was not put in does not.
        #[test]
        fn holds_what_was_put_in(
            entries in proptest::collection::btree_map("[a-zé ]{1,9}", any::<u32>(), 0..200),
            others in proptest::collection::vec("[a-zé ]{0,9}", 0..50),
        ) {
            let bytes = encode(entries.clone()).unwrap();
            let table = Table::new(&bytes);
            prop_assert_eq!(table.len(), entries.len());
            for (key, value) in &entries {
                prop_assert_eq!(table.get(key), Some(*value));
                let parts: Vec<&str> = key.split_inclusive(' ').collect();
                let (found, place) = table.entry_joined(&parts).unwrap();
                prop_assert_eq!((found, table.number(place)), (key.as_str(), *value));
            }
            for key in &others {
                prop_assert_eq!(table.get(key), entries.get(key).copied());
            }
            let listed: BTreeMap<String, u32> = table.iter().map(|(key, value)| (key.to_owned(), value)).collect();
            prop_assert_eq!(listed, entries);
        }

        /// So it is with values that tell their own length.
        #[test]
        fn holds_strings_of_any_length(
            entries in proptest::collection::btree_map("[a-zé ]{1,9}", "[a-zé ]{0,20}", 0..200),
        ) {
            let packed = entries.iter().map(|(key, string)| (key.as_str(), Strings::pack(string).unwrap()));
            let bytes = encode_values(packed).unwrap();
            let table = Table::laid_out(&bytes, Strings);
            for (key, string) in &entries {
                prop_assert_eq!(table.string(&[key]), Some(string.as_str()));
            }
            prop_assert_eq!(table.places().map(|(key, _)| key.to_owned()).collect::<BTreeSet<_>>(), entries.into_keys().collect());
        }

        /// A damaged table answers wrongly at worst; it never panics after it was opened.
        #[test]
        fn a_damaged_table_does_not_panic(at in 12_usize..200, byte in any::<u8>(), key in "[a-h]{1,3}") {
            let mut bytes = encode(('a'..='z').map(|key| (key, u32::from(key)))).unwrap();
            let at = at % (bytes.len() - 12) + 12;
            bytes[at] = byte;
            let table = Table::new(&bytes);
            table.get(&key);
            table.iter().count();
            let strings = Table::laid_out(&bytes[4..], Strings);
            strings.string(&[&key]);
            strings.places().count();
        }
    }

    #[test]
    fn the_order_of_the_entries_does_not_matter() {
        assert_eq!(encode([("one", 1), ("two", 2), ("six", 6)]), encode([("six", 6), ("one", 1), ("two", 2)]));
    }

    #[test]
    fn values_take_no_more_bytes_than_they_need() {
        let size = |value| encode([("key", value)]).unwrap().len();
        assert_eq!([size(0), size(255), size(256), size(u32::MAX)], [19, 20, 21, 23]);
    }

    #[test]
    fn unfit_keys_are_refused() {
        assert!(encode([("", 1)]).is_err());
        assert!(encode([("x".repeat(256), 1)]).is_err());
        assert!(encode([("x".repeat(255), 1)]).is_ok());
        assert!(encode([("twice", 1), ("twice", 2)]).is_err());
    }

    #[test]
    fn sections_come_back_as_they_were_joined() {
        let bytes = join(&[b"one".to_vec(), Vec::new(), b"three".to_vec()]).unwrap();
        assert_eq!(sections::<3>(&bytes), [b"one".as_slice(), b"", b"three"]);
    }

    #[test]
    #[should_panic(expected = "other sections")]
    fn a_file_with_other_sections_is_refused() {
        sections::<2>(&join(&[Vec::new()]).unwrap());
    }
}
