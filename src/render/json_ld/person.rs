//! The person in full: who, where, what for, what backs it, and where else.

use super::{Json, Node, item};
use crate::render::context::PersonContext;
use crate::render::machine::{absolute, plain};
use crate::render::parts::item::organisation;
use crate::render::parts::learning::language_name;
use crate::render::parts::person::NameParts;
use crate::render::parts::photo::JPEG;
use crate::render::parts::place::PostalAddress;
use crate::render::parts::roles::main_role;
use crate::render::sheet::Sheet;
use crate::render::vcard::identity;
use crate::site::{Field, Item, ItemKind, Offer, Reference, StudyStatus, Visibility};

/// So many roles are told: a search engine wants no more, and the CV has all.
const ROLES: usize = 12;

/// So many dates to come.
const DATES: usize = 5;

pub(super) fn person(sheet: &Sheet<'_>, person: &PersonContext) -> Json {
    let profile = &sheet.site().profile;
    let addresses = &sheet.edition.scene.addresses;
    let name = NameParts::of(&profile.person.name);
    let node = Node::new("Person")
        .id(&identity(sheet))
        .words("name", &person.name)
        .words("givenName", &name.given)
        .words("familyName", &name.family)
        .words("honorificPrefix", &name.prefix)
        .words("honorificSuffix", &name.suffix)
        .words("jobTitle", &person.job_title)
        .words("description", &person.headline)
        .words("url", &addresses.absolute(""))
        .maybe("image", image(sheet, person))
        .maybe("address", address(sheet))
        .words(
            "email",
            person
                .contact
                .email
                .as_ref()
                .map_or("", |email| &email.text),
        )
        .words(
            "telephone",
            person
                .contact
                .phone
                .as_ref()
                .map_or("", |phone| &phone.text),
        );
    let birth = profile.person.birth_date;
    let public = profile.visibility_of(Field::BirthDate) == Visibility::Public;
    node.date("birthDate", birth.filter(|_| public).map(|date| date.value))
        .all("sameAs", accounts(sheet, person))
        .maybe("identifier", orcid(person))
        .all("knowsAbout", topics(sheet))
        .all("knowsLanguage", languages(sheet))
        .all("worksFor", employers(sheet))
        .all("hasOccupation", roles(sheet))
        .all("hasCredential", credentials(sheet))
        .all("alumniOf", schools(sheet))
        .all("memberOf", memberships(sheet))
        .all("award", titles(sheet, ItemKind::Award))
        .all("makesOffer", offers(sheet, &profile.offers, "Offer"))
        .all("seeks", offers(sheet, &profile.seeks, "Demand"))
        .all("performerIn", dates(sheet, person))
        .done()
}

fn image(sheet: &Sheet<'_>, person: &PersonContext) -> Option<Json> {
    let photo = person.photo.as_ref()?;
    let url = sheet.edition.scene.addresses.absolute(JPEG);
    Some(
        Node::new("ImageObject")
            .words("url", &url)
            .words("caption", &photo.alt)
            .value("width", photo.width.into())
            .value("height", photo.height.into())
            .done(),
    )
}

fn address(sheet: &Sheet<'_>) -> Option<Json> {
    let address = PostalAddress::of(sheet)?;
    Some(
        Node::new("PostalAddress")
            .words("streetAddress", &address.street)
            .words("postalCode", &address.postcode)
            .words("addressLocality", &address.city)
            .words("addressRegion", &address.region)
            .words("addressCountry", &address.country)
            .done(),
    )
}

fn accounts(sheet: &Sheet<'_>, person: &PersonContext) -> Vec<Json> {
    let accounts = person.accounts.iter();
    accounts
        .map(|account| absolute(sheet, &account.url).into())
        .collect()
}

/// Researchers are told apart by their ORCID, not by their names.
fn orcid(person: &PersonContext) -> Option<Json> {
    let mut accounts = person.accounts.iter();
    let account = accounts.find(|account| account.network.eq_ignore_ascii_case("orcid"))?;
    if account.handle.is_empty() {
        return None;
    }
    Some(
        Node::new("PropertyValue")
            .words("propertyID", "ORCID")
            .words("value", &account.handle)
            .done(),
    )
}

fn topics(sheet: &Sheet<'_>) -> Vec<Json> {
    let topics = sheet.site().profile.topics.iter();
    let labels = topics
        .filter(|topic| !topic.aspiring)
        .map(|topic| plain(&sheet.words_of_any(&topic.label).0));
    labels
        .filter(|label| !label.is_empty())
        .map(Json::from)
        .collect()
}

fn languages(sheet: &Sheet<'_>) -> Vec<Json> {
    let languages = sheet.site().profile.languages.iter();
    languages
        .map(|language| {
            Node::new("Language")
                .words("name", &language_name(sheet, language))
                .words("alternateName", &language.tag)
                .done()
        })
        .collect()
}

fn house(sheet: &Sheet<'_>, kind: &str, reference: Option<&Reference>) -> Option<Json> {
    let house = organisation(sheet, reference)?;
    Some(
        Node::new(kind)
            .words("name", &house.name)
            .words("url", &absolute(sheet, &house.url))
            .done(),
    )
}

fn employers(sheet: &Sheet<'_>) -> Vec<Json> {
    let roles = sheet.index().of_kind(ItemKind::Role).iter();
    let current = roles.copied().filter(|role| role.period.is_present());
    let main_first = main_role(sheet).into_iter().chain(current);
    distinct(main_first.filter_map(|role| house(sheet, "Organization", role.organisation.as_ref())))
}

fn roles(sheet: &Sheet<'_>) -> Vec<Json> {
    let roles = sheet.index().of_kind(ItemKind::Role).iter().take(ROLES);
    let role = |role: &&Item| {
        let title = sheet.words_of_any(&role.title).0;
        let place = organisation(sheet, role.organisation.as_ref());
        let name = match &place {
            Some(place) => format!("{title}, {}", place.name),
            None => title.clone(),
        };
        let end = match role.period.end.map(|end| end.value) {
            Some(crate::site::End::At(end)) => Some(end),
            _ => None,
        };
        Node::new("OrganizationRole")
            .words("name", &name)
            .words("roleName", &title)
            .date("startDate", role.period.start.map(|start| start.value))
            .date("endDate", end)
            .done()
    };
    roles.map(role).collect()
}

/// Degrees that are held and credentials that hold.
fn credentials(sheet: &Sheet<'_>) -> Vec<Json> {
    let profile = &sheet.site().profile;
    let today = sheet.site().today;
    let degrees = profile
        .education
        .iter()
        .filter(|one| one.visibility == Visibility::Public && one.status == StudyStatus::Completed);
    let degrees = degrees.filter_map(|one| {
        let name = [&one.degree, &one.area].map(|text| sheet.words_of_any(text).0);
        let name: Vec<String> = name.into_iter().filter(|part| !part.is_empty()).collect();
        let end = match one.period.end?.value {
            crate::site::End::At(end) => Some(end),
            crate::site::End::Present => None,
        };
        (!name.is_empty()).then(|| {
            Node::new("EducationalOccupationalCredential")
                .words("name", &name.join(", "))
                .words("credentialCategory", "degree")
                .maybe(
                    "recognizedBy",
                    house(sheet, "EducationalOrganization", one.institution.as_ref()),
                )
                .date("dateCreated", end)
                .done()
        })
    });
    let others = profile.credentials.iter().filter(|one| {
        let over = one.expires.is_some_and(|date| date.value.last() < today);
        one.visibility == Visibility::Public && !one.expired && !over
    });
    let others = others.map(|one| {
        let number = one.number.as_ref().map_or("", |number| number.as_str());
        Node::new("EducationalOccupationalCredential")
            .words("name", &sheet.words_of_any(&one.name).0)
            .words("credentialCategory", one.kind.name())
            .maybe(
                "recognizedBy",
                house(sheet, "Organization", one.issuer.as_ref()),
            )
            .date("datePublished", one.issued.map(|date| date.value))
            .date("expires", one.expires.map(|date| date.value))
            .words("identifier", number)
            .words("url", &absolute(sheet, &sheet.url(one.url.as_ref())))
            .done()
    });
    degrees.chain(others).collect()
}

fn schools(sheet: &Sheet<'_>) -> Vec<Json> {
    let education = sheet.site().profile.education.iter();
    let public = education.filter(|one| one.visibility == Visibility::Public);
    distinct(
        public.filter_map(|one| house(sheet, "EducationalOrganization", one.institution.as_ref())),
    )
}

fn memberships(sheet: &Sheet<'_>) -> Vec<Json> {
    let today = sheet.site().today;
    let items = sheet.index().of_kind(ItemKind::Membership).iter();
    let current = items.filter(|one| one.period.last_day(today).is_none_or(|day| day >= today));
    distinct(current.filter_map(|one| {
        house(sheet, "Organization", one.organisation.as_ref()).or_else(|| {
            let name = sheet.words_of_any(&one.title).0;
            (!name.is_empty()).then(|| Node::new("Organization").words("name", &name).done())
        })
    }))
}

fn titles(sheet: &Sheet<'_>, kind: ItemKind) -> Vec<Json> {
    let items = sheet.index().of_kind(kind).iter();
    let titles = items.map(|one| plain(&sheet.words_of_any(&one.title).0));
    titles
        .filter(|title| !title.is_empty())
        .map(Json::from)
        .collect()
}

/// What is offered or looked for, as long as it stands.
fn offers(sheet: &Sheet<'_>, offers: &[Offer], kind: &str) -> Vec<Json> {
    let today = sheet.site().today;
    let standing = offers
        .iter()
        .filter(|offer| offer.until.is_none_or(|until| until.value.last() >= today));
    let nodes = standing.filter_map(|offer| {
        let words = plain(&sheet.words(&offer.text));
        (!words.is_empty()).then(|| {
            Node::new(kind)
                .value(
                    "itemOffered",
                    Node::new("Service").words("name", &words).done(),
                )
                .date("validThrough", offer.until.map(|until| until.value))
                .done()
        })
    });
    nodes.collect()
}

/// Talks and events to come.
fn dates(sheet: &Sheet<'_>, person: &PersonContext) -> Vec<Json> {
    let index = sheet.index();
    let mut ahead: Vec<&Item> = index
        .of_kind(ItemKind::Talk)
        .iter()
        .copied()
        .filter(|item| index.lies_ahead(item))
        .collect();
    ahead.sort_by_key(|item| item.period.first_day());
    let nodes = ahead.into_iter().take(DATES);
    nodes
        .map(|one| item::node(sheet, person, one).done())
        .collect()
}

fn distinct(values: impl Iterator<Item = Json>) -> Vec<Json> {
    let mut distinct: Vec<Json> = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}
