//! The profile looked up once: by id, by kind, by topic; newest first, and only what may be shown.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::site::{
    Claim, Evidence, Item, ItemKind, Organisation, Profile, Reference, Topic, Visibility,
};

/// Everything that pages look up.
pub(super) struct Index<'s> {
    kinds: HashMap<ItemKind, Vec<&'s Item>>,
    printed: HashMap<ItemKind, Vec<&'s Item>>,
    by_topic: HashMap<&'s str, Vec<&'s Item>>,
    proofs: HashMap<&'s str, usize>,
    /// In how many items a skill was used.
    pub(super) skill_uses: HashMap<&'s str, usize>,
    pub(super) topics: HashMap<&'s str, &'s Topic>,
    pub(super) items: HashMap<&'s str, &'s Item>,
    pub(super) evidence: HashMap<&'s str, &'s Evidence>,
    pub(super) organisations: HashMap<&'s str, &'s Organisation>,
    pub(super) claims: HashMap<&'s str, &'s Claim>,
    today: Date,
}

impl<'s> Index<'s> {
    pub(super) fn new(profile: &'s Profile, today: Date) -> Self {
        let mut sorted: Vec<&Item> = profile
            .items
            .iter()
            .filter(|item| item.visibility != Visibility::Private)
            .collect();
        // The sort keeps the order of the sources among equals, and puts what has no date last.
        // Of several that go on the owner says which comes first.
        sorted.sort_by_cached_key(|item| {
            let main = item.featured && item.period.is_present();
            Reverse((item.latest(today), main, item.period.first_day()))
        });
        let mut index = Index {
            kinds: HashMap::new(),
            printed: HashMap::new(),
            by_topic: HashMap::new(),
            proofs: HashMap::new(),
            skill_uses: HashMap::new(),
            topics: by_id(&profile.topics, |topic| &topic.id.value),
            items: HashMap::with_capacity(sorted.len()),
            evidence: by_id(&profile.evidence, |evidence| &evidence.id.value),
            organisations: by_id(&profile.organisations, |organisation| {
                &organisation.id.value
            }),
            claims: by_id(&profile.claims, |claim| &claim.id.value),
            today,
        };
        for item in sorted {
            index.printed.entry(item.kind).or_default().push(item);
            if item.visibility != Visibility::Public {
                continue;
            }
            index.kinds.entry(item.kind).or_default().push(item);
            index.items.insert(&item.id.value, item);
            let own = item.topics.iter();
            let of_results = item.achievements.iter().flat_map(|line| &line.topics);
            for topic in distinct(own.chain(of_results)) {
                index.by_topic.entry(topic).or_default().push(item);
                let proof = usize::from(!index.lies_ahead(item));
                *index.proofs.entry(topic).or_default() += proof;
            }
            for skill in distinct(item.skills.iter()) {
                *index.skill_uses.entry(skill).or_default() += 1;
            }
        }
        index
    }

    /// The items of a kind that everybody may see, newest first.
    pub(super) fn of_kind(&self, kind: ItemKind) -> &[&'s Item] {
        self.kinds.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The items of a kind that the printed CV may show, newest first.
    pub(super) fn printed(&self, kind: ItemKind) -> &[&'s Item] {
        self.printed.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// What belongs to a topic, newest first.
    pub(super) fn of_topic(&self, topic: &str) -> &[&'s Item] {
        self.by_topic.get(topic).map_or(&[], Vec::as_slice)
    }

    /// How many items back a topic: what lies ahead proves nothing yet.
    pub(super) fn proofs(&self, topic: &str) -> usize {
        self.proofs.get(topic).copied().unwrap_or_default()
    }

    /// Whether an item is still to come.
    pub(super) fn lies_ahead(&self, item: &Item) -> bool {
        item.lies_ahead(self.today)
    }
}

fn by_id<'s, T>(all: &'s [T], id: impl Fn(&'s T) -> &'s String) -> HashMap<&'s str, &'s T> {
    all.iter().map(|one| (id(one).as_str(), one)).collect()
}

fn distinct<'s>(references: impl Iterator<Item = &'s Reference>) -> Vec<&'s str> {
    let mut seen = HashSet::new();
    references
        .map(|reference| reference.value.as_str())
        .filter(|id| seen.insert(*id))
        .collect()
}
