//! A read-only table from strings to small numbers that is read where it lies: an embedded file is the table, nothing is
//! parsed or allocated, neither on opening nor on a look-up.
//!
//! Layout (all numbers little-endian): key count, bucket count, value width in bytes (three `u32`); the end of every
//! bucket as an offset into the entries (`u32` each); the entries, bucket after bucket, each a length byte, the key's
//! bytes and the value. A key is in bucket `⌊hash · buckets / 2⁶⁴⌋` of its 64-bit FNV-1a hash (Fowler, Noll and Vo,
//! RFC 9923), finished by a multiply-xorshift step because FNV's upper bits mix slowly. A look-up reads one offset and
//! scans some four neighbouring entries.

use std::fmt;

const HEADER: usize = 12;
const KEYS_PER_BUCKET: usize = 4;

/// A table from strings to `u32` over borrowed bytes; see the [module](self).
#[derive(Clone, Copy)]
pub struct Table<'b> {
    keys: usize,
    value_width: usize,
    ends: &'b [u8],
    entries: &'b [u8],
}

impl<'b> Table<'b> {
    /// Opens the bytes that [`encode`] made. Costs nothing; in a `static` it is done by the compiler, and an unfit file
    /// does not compile.
    ///
    /// # Panics
    /// Where the bytes are no table.
    pub const fn new(bytes: &'b [u8]) -> Table<'b> {
        assert!(bytes.len() >= HEADER, "a table is shorter than its header");
        let keys = u32_at(bytes, 0) as usize;
        let buckets = u32_at(bytes, 4) as usize;
        let value_width = u32_at(bytes, 8) as usize;
        assert!(value_width <= 4, "a table's values are wider than four bytes");
        let (_, body) = bytes.split_at(HEADER);
        assert!(body.len() / 4 >= buckets, "a table ends within its buckets");
        let (ends, entries) = body.split_at(buckets * 4);
        Table { keys, value_width, ends, entries }
    }

    /// How many keys there are.
    pub const fn len(&self) -> usize {
        self.keys
    }

    /// Whether there are no keys.
    pub const fn is_empty(&self) -> bool {
        self.keys == 0
    }

    /// The value of a key. Constant time, some 50 ns.
    pub fn get(&self, key: &str) -> Option<u32> {
        self.get_joined(&[key])
    }

    /// The value of the key that the parts make when put together: `["long", " ", "walk"]`. Nothing is allocated.
    pub fn get_joined(&self, parts: &[&str]) -> Option<u32> {
        self.entry_joined(parts).map(|(_, value)| value)
    }

    /// The key that the parts make when put together, as the table holds it, and its value.
    pub fn entry_joined(&self, parts: &[&str]) -> Option<(&'b str, u32)> {
        self.entry_hashed(parts.iter().fold(Hash::default(), |hash, part| hash.with(part)), parts)
    }

    /// The same where the hash of the parts is known: whoever tries longer and longer keys hashes each part once.
    pub fn entry_hashed(&self, hash: Hash, parts: &[&str]) -> Option<(&'b str, u32)> {
        let length = parts.iter().map(|part| part.len()).sum::<usize>();
        let entries = self.bucket(bucket_of(hash.finished(), self.ends.len() / 4)?)?;
        let (key, value) = Entries { rest: entries, value_width: self.value_width }
            .find(|(key, _)| key.len() == length && is_joined(key, parts))?;
        Some((str::from_utf8(key).ok()?, value))
    }

    /// All keys with their values, in the order of the file (that of their hashes: fixed, but of no meaning).
    pub fn iter(&self) -> impl Iterator<Item = (&'b str, u32)> + use<'b> {
        Entries { rest: self.entries, value_width: self.value_width }
            .map(|(key, value)| (str::from_utf8(key).unwrap_or_default(), value))
    }

    fn bucket(&self, bucket: usize) -> Option<&'b [u8]> {
        let end = |index: usize| Some(u32_at(self.ends.get(index * 4..index * 4 + 4)?, 0) as usize);
        let start = if bucket == 0 { 0 } else { end(bucket - 1)? };
        self.entries.get(start..end(bucket)?)
    }
}

impl fmt::Debug for Table<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Table({} keys)", self.keys)
    }
}

/// Lays a table out for [`Table::new`]. Values take as many bytes as the largest needs. The same entries in any order
/// give the same bytes.
///
/// # Errors
/// Where a key is empty, longer than 255 bytes, or there twice.
pub fn encode<K: Into<String>>(entries: impl IntoIterator<Item = (K, u32)>) -> Result<Vec<u8>, String> {
    let mut entries: Vec<(String, u32)> = entries.into_iter().map(|(key, value)| (key.into(), value)).collect();
    entries.sort_unstable();
    if let Some(twice) = entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(format!("the key '{}' is there twice", twice[0].0));
    }
    let largest = entries.iter().map(|(_, value)| *value).max().unwrap_or(0);
    let value_width = 4 - largest.leading_zeros() as usize / 8;
    let mut buckets = vec![Vec::new(); entries.len().div_ceil(KEYS_PER_BUCKET)];
    for (key, value) in &entries {
        let length = u8::try_from(key.len()).ok().filter(|length| *length > 0);
        let length = length.ok_or_else(|| format!("a key must have 1 to 255 bytes: '{key}'"))?;
        let bucket = bucket_of(hash(&[key]), buckets.len()).expect("one bucket for every four keys");
        buckets[bucket].push(length);
        buckets[bucket].extend_from_slice(key.as_bytes());
        buckets[bucket].extend_from_slice(&value.to_le_bytes()[..value_width]);
    }
    let mut bytes = Vec::new();
    for number in [entries.len(), buckets.len(), value_width] {
        bytes.extend_from_slice(&to_u32(number)?.to_le_bytes());
    }
    let mut end = 0;
    for bucket in &buckets {
        end += bucket.len();
        bytes.extend_from_slice(&to_u32(end)?.to_le_bytes());
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

fn to_u32(number: usize) -> Result<u32, String> {
    u32::try_from(number).map_err(|_| format!("{number} does not fit four bytes"))
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
    pub fn with(self, part: &str) -> Hash {
        Hash(part.bytes().fold(self.0, |fnv, byte| (fnv ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)))
    }

    fn finished(self) -> u64 {
        (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The table's hash of the string that the parts make when put together: the same on all machines, for ever.
pub fn hash(parts: &[&str]) -> u64 {
    parts.iter().fold(Hash::default(), |hash, part| hash.with(part)).finished()
}

fn bucket_of(hash: u64, buckets: usize) -> Option<usize> {
    (buckets > 0).then(|| ((u128::from(hash) * buckets as u128) >> 64) as usize)
}

fn is_joined(key: &[u8], parts: &[&str]) -> bool {
    let rest = parts.iter().try_fold(key, |rest, part| rest.strip_prefix(part.as_bytes()));
    rest.is_some_and(<[u8]>::is_empty)
}

struct Entries<'b> {
    rest: &'b [u8],
    value_width: usize,
}

impl<'b> Iterator for Entries<'b> {
    type Item = (&'b [u8], u32);

    fn next(&mut self) -> Option<Self::Item> {
        let (length, rest) = self.rest.split_first()?;
        let (key, rest) = rest.split_at_checked(usize::from(*length))?;
        let (value, rest) = rest.split_at_checked(self.value_width)?;
        self.rest = rest;
        Some((key, value.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

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
                prop_assert_eq!(table.entry_joined(&parts), Some((key.as_str(), *value)));
            }
            for key in &others {
                prop_assert_eq!(table.get(key), entries.get(key).copied());
            }
            let listed: BTreeMap<String, u32> = table.iter().map(|(key, value)| (key.to_owned(), value)).collect();
            prop_assert_eq!(listed, entries);
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
        }
    }

    #[test]
    fn the_order_of_the_entries_does_not_matter() {
        assert_eq!(encode([("one", 1), ("two", 2), ("six", 6)]), encode([("six", 6), ("one", 1), ("two", 2)]));
    }

    #[test]
    fn values_take_no_more_bytes_than_they_need() {
        let size = |value| encode([("key", value)]).unwrap().len();
        assert_eq!([size(0), size(255), size(256), size(u32::MAX)], [20, 21, 22, 24]);
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
