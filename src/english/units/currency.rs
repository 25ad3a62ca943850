//! Currencies and the names that they go by in news.

/// A currency: what its notes are called, and whose it is where the text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    /// What it is called in any country that has it: `dollar`, `pound`, `crown`.
    pub family: &'static str,
    /// Its ISO 4217 code; none for a bare `$` or “pounds”.
    pub code: Option<&'static str>,
}

impl Currency {
    const fn bare(family: &'static str) -> Currency {
        Currency { family, code: None }
    }

    /// The currency of a sign (`$`), and how many of the sign's unit make one.
    pub fn of_sign(sign: &str) -> Option<(Currency, i64)> {
        let family = match sign {
            "$" => "dollar",
            "¢" => return Some((Currency::bare("dollar"), 100)),
            "£" => "pound",
            "€" => "euro",
            "¥" | "￥" => "yen or yuan",
            "₹" => "rupee",
            "₽" => "rouble",
            "₴" => "hryvnia",
            "₩" => "won",
            "₺" => "lira",
            "₦" => "naira",
            "₪" => "shekel",
            "₱" => "peso",
            "฿" => "baht",
            "₫" => "dong",
            _ => return None,
        };
        Some((Currency::bare(family), 1))
    }

    /// The dollar (or real) of the letters that stand before a `$`: `US$`, `A$`, `R$`.
    pub fn of_dollar_prefix(letters: &str) -> Option<Currency> {
        Some(match letters {
            "us" | "u.s" => Currency::of_code("usd")?,
            "a" | "au" | "aus" => Currency::of_code("aud")?,
            "c" | "ca" | "can" | "cdn" => Currency::of_code("cad")?,
            "hk" => Currency::of_code("hkd")?,
            "nz" => Currency::of_code("nzd")?,
            "s" | "sg" => Currency::of_code("sgd")?,
            "nt" => Currency::of_code("twd")?,
            "r" => Currency::of_code("brl")?,
            _ => return None,
        })
    }

    /// The currency of a lower-case ISO 4217 code, or of what is used like one (`rmb`, `rs`).
    pub fn of_code(code: &str) -> Option<Currency> {
        let row = CODES.binary_search_by_key(&code, |row| row.0).ok()?;
        let (_, family, code) = CODES[row];
        Some(Currency { family, code: Some(code) })
    }

    /// The currency of a lower-case noun (`dollars`, `pence`), and how many of the noun's unit make one.
    pub fn of_noun(noun: &str) -> Option<(Currency, i64)> {
        let row = NOUNS.binary_search_by_key(&noun, |row| row.0).ok()?;
        let (_, family, parts) = NOUNS[row];
        Some((Currency::bare(family), parts))
    }

    /// Every noun with its currency, and how many of the noun's unit make one.
    pub fn nouns() -> impl Iterator<Item = (&'static str, Currency, i64)> {
        NOUNS.iter().map(|(noun, family, parts)| (*noun, Currency::bare(family), *parts))
    }

    /// This family's currency of the country whose adjective (its last word, in lower case) stands before the noun.
    pub fn of_country(self, adjective: &str) -> Option<Currency> {
        NATIONAL
            .iter()
            .find(|(name, family, _)| *name == adjective && *family == self.family)
            .map(|(_, family, code)| Currency { family, code: Some(code) })
    }

    /// Whether both may be one currency: nothing that is told of either speaks against it.
    pub fn may_be(self, other: Currency) -> bool {
        let yen = |family: &str| matches!(family, "yen" | "yuan" | "yen or yuan");
        let ambiguous = self.family == "yen or yuan" || other.family == "yen or yuan";
        (self.family == other.family || ambiguous && yen(self.family) && yen(other.family))
            && (self.code == other.code || self.code.is_none() || other.code.is_none())
    }

    /// An amount of it, to print: `$5`, `USD 5`, `5 francs`.
    pub fn amount(self, figures: &str) -> String {
        let sign = match self.family {
            "dollar" => "$",
            "pound" => "£",
            "euro" => "€",
            _ => "",
        };
        let invariable =
            ["yen", "yuan", "yen or yuan", "won", "baht", "rand", "naira", "rupiah", "ringgit", "dong", "taka"];
        match self.code {
            Some(code) => format!("{code} {figures}"),
            None if !sign.is_empty() => format!("{sign}{figures}"),
            None if invariable.contains(&self.family) => format!("{figures} {}", self.family),
            None => format!("{figures} {}s", self.family),
        }
    }
}

/// Codes in use before an amount, sorted.
const CODES: &[(&str, &str, &str)] = &[
    ("aed", "dirham", "AED"),
    ("ars", "peso", "ARS"),
    ("aud", "dollar", "AUD"),
    ("bdt", "taka", "BDT"),
    ("brl", "real", "BRL"),
    ("cad", "dollar", "CAD"),
    ("chf", "franc", "CHF"),
    ("clp", "peso", "CLP"),
    ("cny", "yuan", "CNY"),
    ("cop", "peso", "COP"),
    ("czk", "crown", "CZK"),
    ("dkk", "crown", "DKK"),
    ("egp", "pound", "EGP"),
    ("eur", "euro", "EUR"),
    ("gbp", "pound", "GBP"),
    ("hkd", "dollar", "HKD"),
    ("huf", "forint", "HUF"),
    ("idr", "rupiah", "IDR"),
    ("ils", "shekel", "ILS"),
    ("inr", "rupee", "INR"),
    ("iqd", "dinar", "IQD"),
    ("irr", "riyal", "IRR"),
    ("isk", "crown", "ISK"),
    ("jpy", "yen", "JPY"),
    ("kes", "shilling", "KES"),
    ("krw", "won", "KRW"),
    ("kwd", "dinar", "KWD"),
    ("lkr", "rupee", "LKR"),
    ("mxn", "peso", "MXN"),
    ("myr", "ringgit", "MYR"),
    ("ngn", "naira", "NGN"),
    ("nis", "shekel", "ILS"),
    ("nok", "crown", "NOK"),
    ("nzd", "dollar", "NZD"),
    ("php", "peso", "PHP"),
    ("pkr", "rupee", "PKR"),
    ("pln", "zloty", "PLN"),
    ("qar", "riyal", "QAR"),
    ("rmb", "yuan", "CNY"),
    ("rs", "rupee", "INR"),
    ("rub", "rouble", "RUB"),
    ("sar", "riyal", "SAR"),
    ("sek", "crown", "SEK"),
    ("sgd", "dollar", "SGD"),
    ("thb", "baht", "THB"),
    ("twd", "dollar", "TWD"),
    ("uah", "hryvnia", "UAH"),
    ("usd", "dollar", "USD"),
    ("vnd", "dong", "VND"),
    ("zar", "rand", "ZAR"),
];

/// Nouns of currencies in lower case, with the family and how many of them make one; sorted. Nouns that mostly mean
/// something else (`real`, `marks`) are left out.
const NOUNS: &[(&str, &str, i64)] = &[
    ("baht", "baht", 1),
    ("bitcoin", "bitcoin", 1),
    ("bitcoins", "bitcoin", 1),
    ("buck", "dollar", 1),
    ("bucks", "dollar", 1),
    ("cent", "dollar", 100),
    ("cents", "dollar", 100),
    ("crowns", "crown", 1),
    ("dinar", "dinar", 1),
    ("dinars", "dinar", 1),
    ("dirham", "dirham", 1),
    ("dirhams", "dirham", 1),
    ("dollar", "dollar", 1),
    ("dollars", "dollar", 1),
    ("dong", "dong", 1),
    ("euro", "euro", 1),
    ("euros", "euro", 1),
    ("forint", "forint", 1),
    ("forints", "forint", 1),
    ("franc", "franc", 1),
    ("francs", "franc", 1),
    ("hryvnia", "hryvnia", 1),
    ("hryvnias", "hryvnia", 1),
    ("hryvnya", "hryvnia", 1),
    ("hryvnyas", "hryvnia", 1),
    ("koruna", "crown", 1),
    ("korunas", "crown", 1),
    ("krona", "crown", 1),
    ("kronas", "crown", 1),
    ("krone", "crown", 1),
    ("kroner", "crown", 1),
    ("kronor", "crown", 1),
    ("kronur", "crown", 1),
    ("lira", "lira", 1),
    ("liras", "lira", 1),
    ("lire", "lira", 1),
    ("naira", "naira", 1),
    ("ngultrum", "ngultrum", 1),
    ("ngultrums", "ngultrum", 1),
    ("pence", "pound", 100),
    ("penny", "pound", 100),
    ("peso", "peso", 1),
    ("pesos", "peso", 1),
    ("quid", "pound", 1),
    ("rand", "rand", 1),
    ("rands", "rand", 1),
    ("reais", "real", 1),
    ("renminbi", "yuan", 1),
    ("rial", "riyal", 1),
    ("rials", "riyal", 1),
    ("ringgit", "ringgit", 1),
    ("ringgits", "ringgit", 1),
    ("riyal", "riyal", 1),
    ("riyals", "riyal", 1),
    ("rouble", "rouble", 1),
    ("roubles", "rouble", 1),
    ("ruble", "rouble", 1),
    ("rubles", "rouble", 1),
    ("rupee", "rupee", 1),
    ("rupees", "rupee", 1),
    ("rupiah", "rupiah", 1),
    ("shekel", "shekel", 1),
    ("shekels", "shekel", 1),
    ("shilling", "shilling", 1),
    ("shillings", "shilling", 1),
    ("sterling", "pound", 1),
    ("taka", "taka", 1),
    ("takas", "taka", 1),
    ("won", "won", 1),
    ("yen", "yen", 1),
    ("yuan", "yuan", 1),
    ("yuans", "yuan", 1),
    ("zloties", "zloty", 1),
    ("zloty", "zloty", 1),
    ("zlotys", "zloty", 1),
    ("zł", "zloty", 1),
];

/// Adjectives (the last word of those with several) that tell whose currency a family's is.
const NATIONAL: &[(&str, &str, &str)] = &[
    ("u.s", "dollar", "USD"),
    ("us", "dollar", "USD"),
    ("american", "dollar", "USD"),
    ("australian", "dollar", "AUD"),
    ("canadian", "dollar", "CAD"),
    ("kong", "dollar", "HKD"),
    ("zealand", "dollar", "NZD"),
    ("singapore", "dollar", "SGD"),
    ("singaporean", "dollar", "SGD"),
    ("taiwan", "dollar", "TWD"),
    ("taiwanese", "dollar", "TWD"),
    ("british", "pound", "GBP"),
    ("uk", "pound", "GBP"),
    ("egyptian", "pound", "EGP"),
    ("lebanese", "pound", "LBP"),
    ("syrian", "pound", "SYP"),
    ("sudanese", "pound", "SDG"),
    ("swiss", "franc", "CHF"),
    ("french", "franc", "FRF"),
    ("cfa", "franc", "XOF"),
    ("indian", "rupee", "INR"),
    ("pakistani", "rupee", "PKR"),
    ("pakistan", "rupee", "PKR"),
    ("lankan", "rupee", "LKR"),
    ("lanka", "rupee", "LKR"),
    ("nepalese", "rupee", "NPR"),
    ("danish", "crown", "DKK"),
    ("norwegian", "crown", "NOK"),
    ("swedish", "crown", "SEK"),
    ("icelandic", "crown", "ISK"),
    ("czech", "crown", "CZK"),
    ("mexican", "peso", "MXN"),
    ("philippine", "peso", "PHP"),
    ("argentine", "peso", "ARS"),
    ("chilean", "peso", "CLP"),
    ("colombian", "peso", "COP"),
    ("cuban", "peso", "CUP"),
    ("turkish", "lira", "TRY"),
    ("italian", "lira", "ITL"),
    ("korean", "won", "KRW"),
    ("kuwaiti", "dinar", "KWD"),
    ("iraqi", "dinar", "IQD"),
    ("jordanian", "dinar", "JOD"),
    ("serbian", "dinar", "RSD"),
    ("saudi", "riyal", "SAR"),
    ("qatari", "riyal", "QAR"),
    ("iranian", "riyal", "IRR"),
    ("omani", "riyal", "OMR"),
    ("emirati", "dirham", "AED"),
    ("uae", "dirham", "AED"),
    ("moroccan", "dirham", "MAD"),
    ("kenyan", "shilling", "KES"),
    ("ugandan", "shilling", "UGX"),
    ("tanzanian", "shilling", "TZS"),
    ("chinese", "yuan", "CNY"),
    ("japanese", "yen", "JPY"),
    ("russian", "rouble", "RUB"),
    ("belarusian", "rouble", "BYN"),
    ("israeli", "shekel", "ILS"),
    ("african", "rand", "ZAR"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_searched_by_halving_are_sorted_and_free_of_doubles() {
        assert!(CODES.windows(2).all(|rows| rows[0].0 < rows[1].0));
        assert!(NOUNS.windows(2).all(|rows| rows[0].0 < rows[1].0));
    }

    #[test]
    fn amounts_to_print() {
        let dollar = Currency::of_sign("$").unwrap().0;
        assert_eq!(dollar.amount("5"), "$5");
        assert_eq!(dollar.of_country("australian").unwrap().amount("5"), "AUD 5");
        assert_eq!(Currency::of_noun("yen").unwrap().0.amount("5"), "5 yen");
        assert_eq!(Currency::of_noun("francs").unwrap().0.amount("5"), "5 francs");
    }

    #[test]
    fn a_bare_dollar_may_be_any_dollar_but_no_pound() {
        let dollar = Currency::of_sign("$").unwrap().0;
        let australian = dollar.of_country("australian").unwrap();
        assert!(dollar.may_be(australian));
        assert!(!Currency::of_code("usd").unwrap().may_be(australian));
        assert!(!dollar.may_be(Currency::of_sign("£").unwrap().0));
        assert!(Currency::of_sign("¥").unwrap().0.may_be(Currency::of_noun("yuan").unwrap().0));
        assert!(!Currency::of_noun("yen").unwrap().0.may_be(Currency::of_noun("yuan").unwrap().0));
    }
}
