//! Numbers as readers of a language write them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;

use crate::render::dates::locale;
use crate::site::Number;
use crate::text::language::Language;

/// Writes numbers in a language.
pub(super) struct Numbers {
    formatter: DecimalFormatter,
    language: Language,
}

impl Numbers {
    pub(super) fn new(language: Language) -> Self {
        let formatter =
            DecimalFormatter::try_new(locale(language).into(), DecimalFormatterOptions::default())
                .expect("data of both languages are in the binary");
        Numbers {
            formatter,
            language,
        }
    }

    /// A count.
    pub(super) fn count(&self, count: usize) -> String {
        self.digits(&count.to_string())
    }

    /// A number of the sources: as many digits as were written, with the marks of the language.
    pub(super) fn number(&self, number: &Number) -> String {
        self.digits(&number.digits)
    }

    fn digits(&self, digits: &str) -> String {
        match Decimal::try_from_str(digits) {
            Ok(decimal) => self.formatter.format(&decimal).to_string(),
            Err(_) => digits.to_owned(),
        }
    }

    /// A number with what stands behind it: a no-break space between them, none before an English
    /// percent sign.
    pub(super) fn with_unit(&self, number: &str, unit: &str) -> String {
        match unit.trim() {
            "" => number.to_owned(),
            unit @ ("%" | "‰") if self.language == Language::En => format!("{number}{unit}"),
            unit => format!("{number}\u{a0}{unit}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_of_the_language_and_digits_are_kept() {
        let written = |language, digits: &str| Numbers::new(language).digits(digits);
        assert_eq!(written(Language::En, "1140"), "1,140");
        assert_eq!(written(Language::De, "1140"), "1.140");
        assert_eq!(written(Language::En, "1.50"), "1.50");
        assert_eq!(written(Language::De, "1.50"), "1,50");
        assert_eq!(written(Language::De, "-3"), "-3");
        assert_eq!(written(Language::En, "1e3"), "1,000");
        assert_eq!(written(Language::En, "inf"), "inf");
    }

    #[test]
    fn a_unit_stays_with_its_number() {
        let with = |language, unit| Numbers::new(language).with_unit("40", unit);
        assert_eq!(with(Language::De, "%"), "40\u{a0}%");
        assert_eq!(with(Language::En, "%"), "40%");
        assert_eq!(with(Language::En, "days"), "40\u{a0}days");
        assert_eq!(with(Language::En, ""), "40");
    }
}
