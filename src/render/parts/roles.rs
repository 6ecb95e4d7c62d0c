//! Roles by the organisations they were held at, and the line about those that are not shown.

use crate::render::context::{ItemContext, RoleGroupContext};
use crate::render::dates::Ongoing;
use crate::render::parts::item::{item, organisation};
use crate::render::sheet::Sheet;
use crate::site::{Employment, End, Item, ItemKind, Period};

/// Roles that follow one another at one organisation stand together.
pub(crate) fn by_organisation(sheet: &Sheet<'_>, roles: &[&Item]) -> Vec<RoleGroupContext> {
    let mut groups: Vec<Vec<&Item>> = Vec::new();
    for role in roles {
        let id = |role: &Item| role.organisation.as_ref().map(|id| id.value.clone());
        match groups.last_mut() {
            Some(group) if id(role).is_some() && id(group[0]) == id(role) => group.push(role),
            _ => groups.push(vec![role]),
        }
    }
    groups
        .into_iter()
        .map(|group| RoleGroupContext {
            organisation: organisation(sheet, group[0].organisation.as_ref()),
            period: sheet.edition.dates.period(
                &whole_period(&group),
                Ongoing::Today,
                &sheet.edition.interface,
            ),
            roles: group.iter().map(|role| item(sheet, role)).collect(),
        })
        .collect()
}

/// What the person mainly is at the moment: of the roles that go on the one that fills a week, then
/// the one that the owner puts first, then the newest.
pub(crate) fn main_role<'e>(sheet: &Sheet<'e>) -> Option<&'e Item> {
    let current = sheet.index().of_kind(ItemKind::Role).iter().copied();
    let fills_a_week = |role: &Item| {
        matches!(
            role.employment.map(|employment| employment.value),
            Some(Employment::FullTime | Employment::OwnBusiness | Employment::Freelance)
        )
    };
    current
        .filter(|role| role.period.is_present())
        .max_by_key(|role| (fills_a_week(role), role.featured, role.period.first_day()))
}

/// From the first day of any to the last of any.
fn whole_period(roles: &[&Item]) -> Period {
    let starts = roles.iter().filter_map(|role| role.period.start);
    let ends = roles.iter().filter_map(|role| role.period.end);
    let end = if roles.iter().any(|role| role.period.is_present()) {
        ends.clone().find(|end| end.value == End::Present)
    } else {
        ends.max_by_key(|end| match end.value {
            End::At(date) => date.last(),
            End::Present => jiff::civil::Date::MAX,
        })
    };
    Period {
        start: starts.min_by_key(|start| start.value),
        end,
    }
}

/// "26 earlier roles, 1987 – 2016", or an empty string.
pub(crate) fn earlier_text(sheet: &Sheet<'_>, roles: &[&Item]) -> String {
    if roles.is_empty() {
        return String::new();
    }
    let interface = &sheet.edition.interface;
    let count = (
        "count",
        i64::try_from(roles.len()).unwrap_or(i64::MAX).into(),
    );
    let years = roles.iter().filter_map(|role| {
        let first = role.period.first_day()?.year();
        let last = role.period.last_day(sheet.site().today)?.year();
        Some((first, last))
    });
    let span = years.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    match span {
        Some((from, to)) if from != to => {
            let values = [
                count,
                ("from", from.to_string().into()),
                ("dash", "\u{a0}– ".into()),
                ("to", to.to_string().into()),
            ];
            interface.with("earlier-roles", &values)
        }
        Some((year, _)) => {
            let values = [
                count,
                ("from", year.to_string().into()),
                ("dash", "".into()),
                ("to", "".into()),
            ];
            interface.with("earlier-roles", &values)
        }
        None => interface.with("earlier-roles-undated", &[count]),
    }
}

/// The roles one line each.
pub(crate) fn lines(sheet: &Sheet<'_>, roles: &[&Item]) -> Vec<ItemContext> {
    roles.iter().map(|role| item(sheet, role)).collect()
}
