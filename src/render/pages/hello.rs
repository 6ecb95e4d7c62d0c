//! The page for those who were met somewhere: a greeting, and how to stay in touch. Its address
//! stands on a card or a slide, not in a search engine.

use tera::Value;

use crate::render::context::HelloContext;
use crate::render::pages::Content;
use crate::render::parts::positioning::meet as shown;
use crate::render::sheet::Sheet;
use crate::site::Meet;

pub(super) fn hello(sheet: &Sheet<'_>, meet: &Meet) -> Content {
    let interface = &sheet.edition.interface;
    let today = sheet.site().today;
    let name = sheet.words_of_any(&meet.name).0;
    // On the first day people have met already.
    let ahead = meet.period.first_day().is_some_and(|day| day > today);
    let phrase = if ahead { "hello-ahead" } else { "hello-met" };
    let greeting = interface.with(phrase, &[("name", name.into())]);
    let over = meet.period.last_day(today).is_some_and(|day| day < today);
    let mut meet = shown(sheet, meet);
    if over {
        // What is said about being there is past.
        meet.note.clear();
    }
    let context = HelloContext { meet };
    Content {
        kind: "hello",
        fallback: "hello",
        variable: "hello",
        value: Value::from_serializable(&context),
        title: greeting,
        description: interface.get("hello-description"),
    }
}
