//! A number of the proof strip, or of an item's results.

use crate::render::context::FigureContext;
use crate::render::sheet::Sheet;
use crate::site::{Claim, Figure, Item, Localized, Number, Reference, Text};
use crate::source::Located;

/// A figure wider than this is set smaller.
const LONG_FIGURE: usize = 11;

/// The proof strip: at most so many figures, those first that the profile names first.
pub(crate) fn strip(sheet: &Sheet<'_>, most: usize) -> Vec<FigureContext> {
    let figures = sheet.site().profile.figures.iter();
    figures
        .filter_map(|figure| shown(sheet, figure))
        .take(most)
        .collect()
}

fn shown(sheet: &Sheet<'_>, figure: &Figure) -> Option<FigureContext> {
    let claim: &Claim = sheet.index().claims.get(figure.claim.as_str())?;
    let label = match sheet.words(&figure.label) {
        label if label.is_empty() => sheet.line_words(&claim.text),
        label => label,
    };
    build(
        sheet,
        claim.value.as_ref()?,
        claim.baseline.as_ref(),
        &claim.unit,
        label,
        &claim.evidence,
    )
}

/// The metrics of an item's results.
pub(crate) fn of_item(sheet: &Sheet<'_>, item: &Item) -> Vec<FigureContext> {
    item.achievements
        .iter()
        .filter_map(|line| {
            let metric = line.metric.as_ref()?;
            let label = match sheet.words(&metric.period) {
                period if period.is_empty() => sheet.line_words(&line.text),
                period => format!("{}, {period}", sheet.line_words(&line.text)),
            };
            build(
                sheet,
                metric.value.as_ref()?,
                metric.baseline.as_ref(),
                &metric.unit,
                label,
                &line.evidence,
            )
        })
        .collect()
}

fn build(
    sheet: &Sheet<'_>,
    value: &Located<Number>,
    baseline: Option<&Located<Number>>,
    unit: &Localized<Text>,
    label: String,
    evidence: &[Reference],
) -> Option<FigureContext> {
    let numbers = &sheet.edition.numbers;
    let unit = sheet.words_of_any(unit).0;
    let unit = if says(&label, &unit) { "" } else { &unit };
    let before = baseline
        .map(|number| numbers.number(number))
        .unwrap_or_default();
    let value = numbers.with_unit(&numbers.number(value), unit);
    Some(FigureContext {
        long: before.chars().count() + value.chars().count() > LONG_FIGURE,
        before,
        value,
        label,
        markers: sheet.markers(evidence, ""),
    })
}

/// A shorter word at the end of another is chance, not a compound.
const PART_OF_A_COMPOUND: usize = 4;

/// Whether the words under a number name its unit already: "14", "control rooms since 2017"; "19",
/// "Sperrtage im Jahr" for "Tage im Jahr". Signs such as `%` stay with their number.
fn says(label: &str, unit: &str) -> bool {
    let mut words = unit.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            let alike = |said: &str| {
                let said = said.trim_matches(|c: char| !c.is_alphanumeric());
                let compound = word.chars().count() >= PART_OF_A_COMPOUND
                    && word.starts_with(char::is_uppercase)
                    && said.to_lowercase().ends_with(&word.to_lowercase());
                said == word || compound
            };
            word.chars().all(char::is_alphabetic) && label.split_whitespace().any(alike)
        })
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_unit_is_said_once() {
        assert!(says("control rooms since 2017", "control rooms"));
        assert!(says("days closed a year, on 38 bridges", "days a year"));
        assert!(says("Sperrtage im Jahr an 38 Stegen", "Tage im Jahr"));
        assert!(!says("Abrisskandidaten, erhalten", "Brücken"));
        assert!(!says("of all alarms", "%"));
        assert!(!says("5 % of all", "%"));
        assert!(!says("alarms per shift", "hours"));
        assert!(!says("alarms", ""));
    }
}
