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
    let before = baseline
        .map(|number| numbers.number(number))
        .unwrap_or_default();
    let value = numbers.with_unit(&numbers.number(value), &unit);
    Some(FigureContext {
        long: before.chars().count() + value.chars().count() > LONG_FIGURE,
        before,
        value,
        label,
        markers: sheet.markers(evidence, ""),
    })
}
