//! Signs of measures: what is measured in them stands in its own unit.

use crate::publish::import::vocabulary::Words;

/// Signs that are none of words, as they are written.
static SIGNS: Words = Words::new(
    "km m cm mm µm μm nm km² m² cm² mm² km2 m2 cm2 m³ cm³ km³ m3 cm3 ha ft yd mi nmi ly pc kpc Mpc l L ml \
    mL cl dl hl gal kg g mg µg μg ng t kt Mt Gt lb lbs oz s ms µs μs ns ps min mins sec secs h hr hrs yr \
    yrs mo d W mW kW MW GW TW Wp kWp MWp GWp VA kVA MVA Wh mWh kWh MWh GWh TWh V mV kV mA kA Ah mAh J kJ \
    MJ GJ TJ kcal cal eV keV MeV GeV TeV Ω kΩ Hz kHz MHz GHz THz kB KB MB GB TB PB EB ZB KiB MiB GiB TiB \
    kbit Mbit Gbit kb Mb Gb Kbps kbps Mbps Gbps Tbps bps MBps FLOPS GFLOPS TFLOPS PFLOPS EFLOPS TOPS fps \
    rpm qps QPS rps RPS IOPS dpi ppi px MP Pa hPa kPa MPa GPa bar mbar psi N kN MN Nm mol mmol ppm ppb \
    ppt lm lx cd dB dB(A) dBA °C °F ℃ ℉ ° Bq Sv mSv µSv mas µas μas K arcsec AU au mph kph kmh kn kt TEU \
    DWT dwt GT bbl bpd CO2e tCO2e ktCO2e MtCO2e hp PS Mbit ¢ ct",
);
/// What may stand below the line of such a sign besides.
static BELOW: Words = Words::new(
    "day week month year hour minute second Tag Woche Monat Jahr Stunde jour mois an capita person \
    request requests token user unit a hab km²",
);

/// A sign of a measure at the beginning of a text that stands behind a number, with what is below its line: where it begins,
/// how long it is with the space before it, and the unit.
pub fn sign(after: &str) -> Option<(usize, String)> {
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let space = after.len() - rest.len();
    if space > 3 {
        return None;
    }
    // `degrees Celsius` is a sign in words.
    for (words, unit) in [
        ("degrees Celsius", "°C"),
        ("degrees Fahrenheit", "°F"),
        ("Grad Celsius", "°C"),
        ("degrés Celsius", "°C"),
        ("sq ft", "sq ft"),
        ("sq m", "m²"),
        ("sq km", "km²"),
        ("sq mi", "sq mi"),
        ("cu m", "m³"),
        ("cu ft", "cu ft"),
        ("degrees C", "°C"),
        ("degrees F", "°F"),
    ] {
        if let Some(behind) = rest.strip_prefix(words)
            && !behind.starts_with(char::is_alphanumeric)
        {
            return Some((space + words.len(), unit.to_owned()));
        }
    }
    let end = rest
        .char_indices()
        .find(|(_, c)| !(c.is_alphabetic() || matches!(c, '°' | '²' | '³' | '℃' | '℉' | '2' | '3' | '¢')));
    let end = end.map_or(rest.len(), |(at, _)| at);
    let (mut end, mut word) = (end, &rest[..end]);
    if rest[end..].starts_with("(A)") && word == "dB" {
        end += 3;
        word = &rest[..end];
    }
    // Right behind a number it says how large that is.
    if !SIGNS.has(word) || word == "K" && space == 0 {
        return None;
    }
    // Letters that are words or names as well have no space before them, or are followed by no letter of a name.
    if word.len() == 1
        && word.chars().all(char::is_uppercase)
        && rest[end..].starts_with(['.', '-', '&'])
        && rest[end + 1..].starts_with(char::is_uppercase)
    {
        return None;
    }
    let mut unit = match word {
        "yr" | "yrs" => "years".to_owned(),
        "℃" => "°C".to_owned(),
        "℉" => "°F".to_owned(),
        "μs" => "µs".to_owned(),
        "¢" => "cents".to_owned(),
        word => word.to_owned(),
    };
    if let Some(below) = rest[end..].strip_prefix('/') {
        let length = below
            .char_indices()
            .find(|(_, c)| !(c.is_alphabetic() || matches!(c, '²' | '³')))
            .map_or(below.len(), |(at, _)| at);
        let word = &below[..length];
        if SIGNS.has(word) || BELOW.has(word) {
            unit = format!("{unit}/{word}");
            end += length + 1;
        }
    }
    // What is dissolved in what, and of which gas: `t CO2`.
    if let Some(gas) = ["CO2e", "CO₂e", "CO2", "CO₂"]
        .iter()
        .find(|gas| rest[end..].strip_prefix(' ').is_some_and(|more| more.starts_with(**gas)))
        && !rest[end + 1 + gas.len()..].starts_with(char::is_alphanumeric)
        && !unit.contains('/')
    {
        unit = format!("{unit} {gas}");
        end += 1 + gas.len();
    }
    let fine = !rest[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    fine.then_some((space + end, unit))
}

/// Whether a unit is one of time.
pub fn is_time(unit: &str) -> bool {
    const TIMES: &str = "second minute hour day week month year decade centur Sekunde \
        Minute Stunde Tag Woche Monat Jahr heure jour semaine mois année ans";
    matches!(unit, "s" | "min" | "mins" | "h" | "hrs" | "hr" | "d")
        || TIMES.split_ascii_whitespace().any(|time| unit.starts_with(time))
}
