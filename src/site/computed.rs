//! What the computed facts of prose come to: `{{ years(since="2019-06") }}`, `{{ count(kind="talk") }}`.

use crate::site::choice::Choice as _;
use crate::site::{Item, ItemKind, Site, Visibility};
use crate::text::computed::Fact;
use crate::text::date::{PartialDate, whole_years};

impl Site {
    /// The number of a computed fact; none when it asks for what is not known.
    pub fn computed(&self, fact: &Fact<'_>) -> Option<usize> {
        match fact.name {
            "years" => {
                let since = PartialDate::parse(fact.argument("since")?).ok()?;
                Some(whole_years(since.first(), self.today) as usize)
            }
            "count" => {
                let kind = ItemKind::from_name(fact.argument("kind")?)?;
                let topic = fact.argument("topic");
                let counts = |item: &&Item| {
                    item.visibility == Visibility::Public
                        && !item.lies_ahead(self.today)
                        && topic.is_none_or(|topic| item.is_about(topic))
                };
                Some(self.profile.items_of(kind).filter(counts).count())
            }
            _ => None,
        }
    }
}
