//! Who may read a field.

use crate::site::choice::choice;

choice! {
    /// Who may read a field or an entry.
    #[derive(Default)]
    pub enum Visibility {
        /// Everybody, on every page and in every machine format.
        #[default]
        Public = "public",
        /// Readers of the printed CV only.
        Print = "print",
        /// Nobody: it never leaves the sources.
        Private = "private",
    }
}

choice! {
    /// A field of the person or the contact whose visibility can be set in `[visibility]`.
    pub enum Field {
        /// `contact.email`
        Email = "email",
        /// `contact.phone`
        Phone = "phone",
        /// `person.location.street` and `postcode`
        Street = "street",
        /// `person.location` without the street
        Location = "location",
        /// `person.birth_date`
        BirthDate = "birth_date",
        /// `person.photo`
        Photo = "photo",
        /// `person.pronouns`
        Pronouns = "pronouns",
    }
}

impl Field {
    /// What holds when the profile says nothing: birth date, street and phone stay private.
    pub fn default_visibility(self) -> Visibility {
        match self {
            Field::Phone | Field::Street | Field::BirthDate => Visibility::Private,
            Field::Email | Field::Location | Field::Photo | Field::Pronouns => Visibility::Public,
        }
    }
}
