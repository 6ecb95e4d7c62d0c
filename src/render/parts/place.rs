//! Where the person is, as far as everybody may know.

use crate::render::machine::plain;
use crate::render::sheet::Sheet;
use crate::site::{Field, Text, Visibility};

/// A postal address in parts; what is not public is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PostalAddress {
    pub(crate) street: String,
    pub(crate) postcode: String,
    pub(crate) city: String,
    pub(crate) region: String,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: String,
}

impl PostalAddress {
    /// The public parts; nothing when there are none.
    pub(crate) fn of(sheet: &Sheet<'_>) -> Option<Self> {
        let profile = &sheet.site().profile;
        let public = |field| profile.visibility_of(field) == Visibility::Public;
        let location = &profile.person.location;
        let words = |text: &Option<Text>| text.as_ref().map(|text| clean(text)).unwrap_or_default();
        let mut address = PostalAddress::default();
        if public(Field::Location) {
            address.city = plain(&sheet.words_of_any(&location.city).0);
            address.region = plain(&sheet.words_of_any(&location.region).0);
            address.country = words(&location.country);
        }
        if public(Field::Street) {
            address.street = words(&location.street);
            address.postcode = words(&location.postcode);
        }
        (address != PostalAddress::default()).then_some(address)
    }
}

fn clean(text: &str) -> String {
    crate::render::markdown::clean(text).trim().to_owned()
}
