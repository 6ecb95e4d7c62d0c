//! How much the fields of networks hold: a dated data file with its sources.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The limits of one network.
#[derive(Debug, Deserialize)]
pub(super) struct Limits {
    /// The day on which they were last compared with their sources.
    pub(super) checked: toml::value::Datetime,
    #[serde(flatten)]
    fields: BTreeMap<String, Limit>,
}

/// The limit of one field.
#[derive(Debug, Deserialize)]
pub(super) struct Limit {
    /// Characters or entries.
    pub(super) most: usize,
    /// Who says so.
    #[serde(default)]
    pub(super) source: Option<String>,
    /// Nobody does; the value is one that is known to fit.
    #[serde(default)]
    pub(super) cautious: bool,
}

impl Limits {
    /// Those of a network, by its name in the file.
    pub(super) fn of(network: &str) -> Self {
        let mut all: BTreeMap<String, Limits> =
            toml::from_str(include_str!("limits.toml")).expect("the file is tested");
        all.remove(network).expect("a network of the file")
    }

    /// How much a field holds.
    pub(super) fn most(&self, field: &str) -> usize {
        self.fields[field].most
    }

    /// Who states them, each once.
    pub(super) fn sources(&self) -> Vec<&str> {
        let mut sources: Vec<&str> = self
            .fields
            .values()
            .filter_map(|limit| limit.source.as_deref())
            .collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// Whether no source states the limits.
    pub(super) fn cautious(&self) -> bool {
        self.fields.values().any(|limit| limit.cautious)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_has_a_source_or_says_that_it_has_none() {
        for network in ["linkedin", "xing"] {
            let limits = Limits::of(network);
            assert!(limits.checked.date.is_some());
            for (field, limit) in &limits.fields {
                assert!(
                    limit.most > 0 && limit.source.is_none() == limit.cautious,
                    "{field}"
                );
            }
        }
    }
}
