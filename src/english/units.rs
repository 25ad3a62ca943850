//! Units of measure and currencies, with the names that they go by in news and the exact factors of their conversion
//! (international yard and pound of 1959; US customary measures of volume).

use super::quantities::Number;

/// What a unit measures. Units of one dimension convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// In metres.
    Length,
    /// In square metres.
    Area,
    /// In cubic metres.
    Volume,
    /// In kilograms.
    Mass,
    /// In seconds. A month is a twelfth of a year, a year the mean Gregorian one.
    Time,
    /// In metres a second.
    Speed,
    /// In degrees Celsius.
    Temperature,
    /// In bytes.
    Data,
    /// In joules.
    Energy,
    /// In watts.
    Power,
    /// In pascals.
    Pressure,
    /// In hertz.
    Frequency,
    /// In volts.
    Voltage,
    /// In decibels, magnitudes and other units that nothing else converts into.
    Other,
    /// In percentage points.
    Points,
}

macro_rules! units {
    ($($unit:ident $dimension:ident $factor:expr, $($name:literal)+;)+) => {
        /// A unit of measure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "they are what they are called")]
        pub enum Unit { $($unit),+ }

        /// Each unit with its dimension, its factor to the dimension's base as a fraction, and its names, the one to
        /// print first.
        const UNITS: &[(Unit, Dimension, (i64, i64), &[&str])] =
            &[$((Unit::$unit, Dimension::$dimension, $factor, &[$($name),+])),+];
    };
}

const YEAR: i64 = 31_556_952;

units! {
    Millimetre Length (1, 1000), "millimetres" "millimetre" "millimeters" "millimeter" "mm";
    Centimetre Length (1, 100), "centimetres" "centimetre" "centimeters" "centimeter" "cm" "cms";
    Metre Length (1, 1), "metres" "metre" "meters" "meter";
    Kilometre Length (1000, 1), "kilometres" "kilometre" "kilometers" "kilometer" "km" "kms" "klick" "klicks";
    Inch Length (254, 10_000), "inches" "inch";
    Foot Length (3048, 10_000), "feet" "foot" "ft";
    Yard Length (9144, 10_000), "yards" "yard" "yd" "yds";
    Mile Length (1_609_344, 1000), "miles" "mile" "mi";
    NauticalMile Length (1852, 1), "nautical miles" "nautical mile";
    LightYear Length (9_460_730_472_580_800, 1), "light-years" "light-year" "lightyears" "lightyear";
    SquareCentimetre Area (1, 10_000), "square centimetres" "cm²";
    SquareMetre Area (1, 1), "square metres" "m²" "sqm";
    SquareKilometre Area (1_000_000, 1), "square kilometres" "km²";
    SquareInch Area (64_516, 100_000_000), "square inches";
    SquareFoot Area (9_290_304, 100_000_000), "square feet" "sqft";
    SquareYard Area (83_612_736, 100_000_000), "square yards";
    SquareMile Area (2_589_988_110_336, 1_000_000), "square miles";
    Hectare Area (10_000, 1), "hectares" "hectare" "ha";
    Acre Area (40_468_564_224, 10_000_000), "acres" "acre";
    Millilitre Volume (1, 1_000_000), "millilitres" "millilitre" "milliliters" "milliliter" "ml";
    Litre Volume (1, 1000), "litres" "litre" "liters" "liter";
    CubicCentimetre Volume (1, 1_000_000), "cubic centimetres" "cc" "cm³";
    CubicMetre Volume (1, 1), "cubic metres" "m³";
    CubicKilometre Volume (1_000_000_000, 1), "cubic kilometres" "km³";
    CubicFoot Volume (28_316_846_592, 1_000_000_000_000), "cubic feet";
    CubicYard Volume (764_554_857_984, 1_000_000_000_000), "cubic yards";
    CubicMile Volume (4_168_181_825_441, 1000), "cubic miles";
    FluidOunce Volume (295_735_295_625, 10_000_000_000_000_000), "fluid ounces" "fluid ounce";
    Pint Volume (473_176_473, 1_000_000_000_000), "pints" "pint";
    Quart Volume (946_352_946, 1_000_000_000_000), "quarts" "quart";
    Gallon Volume (3_785_411_784, 1_000_000_000_000), "gallons" "gallon";
    Barrel Volume (158_987_294_928, 1_000_000_000_000), "barrels" "barrel" "bbl";
    Milligram Mass (1, 1_000_000), "milligrams" "milligram" "milligrammes" "mg";
    Gram Mass (1, 1000), "grams" "gram" "grammes" "gramme";
    Kilogram Mass (1, 1), "kilograms" "kilogram" "kilogrammes" "kilogramme" "kilos" "kilo" "kg" "kgs";
    Tonne Mass (1000, 1), "tonnes" "tonne" "metric tons" "metric ton";
    Ton Mass (90_718_474, 100_000), "tons" "ton" "short tons";
    Ounce Mass (28_349_523_125, 1_000_000_000_000), "ounces" "ounce" "oz";
    Pound Mass (45_359_237, 100_000_000), "pounds" "pound" "lb" "lbs";
    Stone Mass (635_029_318, 100_000_000), "stone";
    Carat Mass (2, 10_000), "carats" "carat";
    Nanosecond Time (1, 1_000_000_000), "nanoseconds" "nanosecond";
    Microsecond Time (1, 1_000_000), "microseconds" "microsecond";
    Millisecond Time (1, 1000), "milliseconds" "millisecond" "ms";
    Second Time (1, 1), "seconds" "second";
    Minute Time (60, 1), "minutes" "minute" "min" "mins";
    Hour Time (3600, 1), "hours" "hour" "hr" "hrs";
    Day Time (86_400, 1), "days" "day";
    Week Time (604_800, 1), "weeks" "week" "wk" "wks";
    Fortnight Time (1_209_600, 1), "fortnights" "fortnight";
    Month Time (YEAR / 12, 1), "months" "month" "mos";
    Quarter Time (YEAR / 4, 1), "quarters" "quarter";
    Year Time (YEAR, 1), "years" "year" "yr" "yrs";
    Decade Time (10 * YEAR, 1), "decades" "decade";
    Century Time (100 * YEAR, 1), "centuries" "century";
    Millennium Time (1000 * YEAR, 1), "millennia" "millennium" "millenniums";
    MetrePerSecond Speed (1, 1), "metres a second" "m/s";
    KilometrePerHour Speed (10, 36), "kilometres an hour" "km/h" "kph" "k.p.h" "kmh" "kmph";
    KilometrePerSecond Speed (1000, 1), "kilometres a second" "km/s";
    FootPerSecond Speed (3048, 10_000), "feet a second" "ft/s" "fps";
    MilePerHour Speed (44_704, 100_000), "miles an hour" "mi/h" "mph" "m.p.h";
    MilePerSecond Speed (1_609_344, 1000), "miles a second";
    Knot Speed (1852, 3600), "knots" "knot";
    Degree Temperature (1, 1), "degrees" "degree" "°" "deg";
    Celsius Temperature (1, 1), "degrees Celsius" "celsius" "centigrade" "℃";
    Fahrenheit Temperature (5, 9), "degrees Fahrenheit" "fahrenheit" "℉";
    Kelvin Temperature (1, 1), "kelvins" "kelvin";
    Byte Data (1, 1), "bytes" "byte";
    Kilobyte Data (1000, 1), "kilobytes" "kilobyte" "kb";
    Megabyte Data (1_000_000, 1), "megabytes" "megabyte" "mb";
    Gigabyte Data (1_000_000_000, 1), "gigabytes" "gigabyte" "gb";
    Terabyte Data (1_000_000_000_000, 1), "terabytes" "terabyte" "tb";
    Petabyte Data (1_000_000_000_000_000, 1), "petabytes" "petabyte" "pb";
    Joule Energy (1, 1), "joules" "joule";
    Kilojoule Energy (1000, 1), "kilojoules" "kilojoule" "kj";
    Calorie Energy (4184, 1), "calories" "calorie" "kcal" "kilocalories" "kilocalorie";
    KilowattHour Energy (3_600_000, 1), "kilowatt-hours" "kilowatt-hour" "kwh";
    MegawattHour Energy (3_600_000_000, 1), "megawatt-hours" "megawatt-hour" "mwh";
    GigawattHour Energy (3_600_000_000_000, 1), "gigawatt-hours" "gigawatt-hour" "gwh";
    TerawattHour Energy (3_600_000_000_000_000, 1), "terawatt-hours" "terawatt-hour" "twh";
    Watt Power (1, 1), "watts" "watt";
    Kilowatt Power (1000, 1), "kilowatts" "kilowatt" "kw";
    Megawatt Power (1_000_000, 1), "megawatts" "megawatt" "mw";
    Gigawatt Power (1_000_000_000, 1), "gigawatts" "gigawatt" "gw";
    Terawatt Power (1_000_000_000_000, 1), "terawatts" "terawatt" "tw";
    Horsepower Power (7457, 10), "horsepower" "hp" "bhp";
    Pascal Pressure (1, 1), "pascals" "pascal";
    Hectopascal Pressure (100, 1), "hectopascals" "hectopascal" "hpa" "millibars" "millibar" "mbar";
    Kilopascal Pressure (1000, 1), "kilopascals" "kilopascal" "kpa";
    Bar Pressure (100_000, 1), "bars of pressure";
    Psi Pressure (6_894_757, 1000), "psi";
    Hertz Frequency (1, 1), "hertz" "hz";
    Kilohertz Frequency (1000, 1), "kilohertz" "khz";
    Megahertz Frequency (1_000_000, 1), "megahertz" "mhz";
    Gigahertz Frequency (1_000_000_000, 1), "gigahertz" "ghz";
    Volt Voltage (1, 1), "volts" "volt";
    Kilovolt Voltage (1000, 1), "kilovolts" "kilovolt" "kv";
    Decibel Other (1, 1), "decibels" "decibel" "db";
    Magnitude Other (1, 1), "magnitude";
    PercentagePoint Points (1, 1), "percentage points" "percentage point" "pp" "ppt" "ppts";
    Point Points (1, 1), "points" "point" "pts";
    BasisPoint Points (1, 100), "basis points" "basis point" "bp" "bps";
}

impl Unit {
    fn entry(self) -> &'static (Unit, Dimension, (i64, i64), &'static [&'static str]) {
        &UNITS[self as usize]
    }

    /// Every lower-case name, singular, plural or abbreviated, with its unit.
    ///
    /// Single letters and signs such as `m`, `g` or `"` mean too many things to be known without what stands around them.
    pub fn names() -> impl Iterator<Item = (&'static str, Unit)> {
        UNITS.iter().flat_map(|(unit, _, _, names)| names.iter().map(|name| (*name, *unit)))
    }

    /// The unit of area whose sides are of this unit of length.
    pub fn squared(self) -> Option<Unit> {
        Some(match self {
            Unit::Centimetre => Unit::SquareCentimetre,
            Unit::Metre => Unit::SquareMetre,
            Unit::Kilometre => Unit::SquareKilometre,
            Unit::Inch => Unit::SquareInch,
            Unit::Foot => Unit::SquareFoot,
            Unit::Yard => Unit::SquareYard,
            Unit::Mile => Unit::SquareMile,
            _ => return None,
        })
    }

    /// The unit of volume whose sides are of this unit of length.
    pub fn cubed(self) -> Option<Unit> {
        Some(match self {
            Unit::Centimetre => Unit::CubicCentimetre,
            Unit::Metre => Unit::CubicMetre,
            Unit::Kilometre => Unit::CubicKilometre,
            Unit::Foot => Unit::CubicFoot,
            Unit::Yard => Unit::CubicYard,
            Unit::Mile => Unit::CubicMile,
            _ => return None,
        })
    }

    /// The unit of speed that is this length in each `time`.
    pub fn per(self, time: Unit) -> Option<Unit> {
        Some(match (self, time) {
            (Unit::Metre, Unit::Second) => Unit::MetrePerSecond,
            (Unit::Kilometre, Unit::Hour) => Unit::KilometrePerHour,
            (Unit::Kilometre, Unit::Second) => Unit::KilometrePerSecond,
            (Unit::Foot, Unit::Second) => Unit::FootPerSecond,
            (Unit::Mile, Unit::Hour) => Unit::MilePerHour,
            (Unit::Mile, Unit::Second) => Unit::MilePerSecond,
            _ => return None,
        })
    }

    /// What it measures.
    pub fn dimension(self) -> Dimension {
        self.entry().1
    }

    /// The name to print, in the plural.
    pub fn name(self) -> &'static str {
        self.entry().3[0]
    }

    /// The name to print of just one.
    pub fn singular(self) -> &'static str {
        let spelt =
            |name: &&&str| name.len() > 2 && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-' || c == ' ');
        self.entry().3.get(1).filter(spelt).filter(|name| name[..1] == self.name()[..1]).copied().unwrap_or(self.name())
    }

    /// A value in this unit, in the base of its dimension. Exact.
    pub fn to_base(self, value: Number) -> Option<Number> {
        let (numerator, denominator) = self.entry().2;
        let zero = match self {
            Unit::Fahrenheit => Number::whole(32),
            Unit::Kelvin => Number::ratio(27_315, 100)?,
            _ => Number::ZERO,
        };
        value.minus(zero)?.times(Number::ratio(numerator.into(), denominator.into())?)
    }

    /// How much of the dimension's base one step of this unit is.
    pub fn factor(self) -> f64 {
        let (numerator, denominator) = self.entry().2;
        numerator as f64 / denominator as f64
    }
}

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
    fn units_stand_in_the_order_of_their_enumeration() {
        for (index, (unit, ..)) in UNITS.iter().enumerate() {
            assert_eq!(*unit as usize, index, "{unit:?}");
        }
    }

    #[test]
    fn no_name_means_two_units() {
        let mut names: Vec<&str> = UNITS.iter().flat_map(|(_, _, _, names)| names.iter().copied()).collect();
        names.sort_unstable();
        let before = names.len();
        names.dedup();
        assert_eq!(names.len(), before);
    }

    #[test]
    fn tables_searched_by_halving_are_sorted_and_free_of_doubles() {
        assert!(CODES.windows(2).all(|rows| rows[0].0 < rows[1].0));
        assert!(NOUNS.windows(2).all(|rows| rows[0].0 < rows[1].0));
    }

    #[test]
    fn conversions_are_those_of_the_standards() {
        let convert = |value: i64, from: Unit, to: Unit| {
            let base = from.to_base(Number::whole(value)).unwrap().to_f64();
            (base - to.to_base(Number::ZERO).unwrap().to_f64()) / to.factor()
        };
        for (value, from, to, expected) in [
            (10, Unit::Mile, Unit::Kilometre, 16.093_44),
            (72, Unit::Fahrenheit, Unit::Celsius, 22.222_222),
            (-40, Unit::Celsius, Unit::Fahrenheit, -40.0),
            (0, Unit::Celsius, Unit::Kelvin, 273.15),
            (100, Unit::Acre, Unit::Hectare, 40.468_564),
            (150, Unit::Pound, Unit::Kilogram, 68.038_855),
            (1, Unit::Gallon, Unit::Litre, 3.785_411),
            (2, Unit::Fortnight, Unit::Day, 28.0),
            (18, Unit::Month, Unit::Year, 1.5),
            (60, Unit::MilePerHour, Unit::KilometrePerHour, 96.560_64),
            (75, Unit::BasisPoint, Unit::PercentagePoint, 0.75),
        ] {
            assert!((convert(value, from, to) - expected).abs() < 1e-5, "{value} {from:?} in {to:?}");
        }
    }

    #[test]
    fn names_to_print() {
        assert_eq!((Unit::Foot.name(), Unit::Foot.singular()), ("feet", "foot"));
        assert_eq!(Unit::Century.singular(), "century");
        assert_eq!(Unit::MilePerHour.singular(), "miles an hour");
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
