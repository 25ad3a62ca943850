//! Units of measure and currencies, with the names that they go by in news and the exact factors of their conversion
//! (international yard and pound of 1959; US customary measures of volume).

mod currency;

pub use currency::Currency;

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
    KilowattHour Energy (3_600_000, 1), "kilowatt-hours" "kilowatt-hour" "kwh" "kwhs";
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
    }
}
