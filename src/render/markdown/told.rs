//! A finished text and all that it asked of the site around it: as long as it would be told the
//! same, the text would be the same.

use std::cell::RefCell;
use std::sync::Arc;

use crate::render::markdown::{Phrase, Picture, Surroundings, Target};
use crate::text::computed::Fact;

/// A text as HTML, with what it asked and was told, in that order.
#[derive(Debug)]
pub(in crate::render) struct Told {
    pub(super) html: String,
    asked: Vec<Asked>,
}

#[derive(Debug)]
enum Asked {
    Link(String, Target),
    Picture(String, Option<Picture>),
    Highlight(String, String, Option<Arc<str>>),
    Phrase(Phrase<'static>, String),
}

impl Told {
    /// Writes a text by a function that asks the surroundings.
    pub(super) fn new(
        surroundings: &dyn Surroundings,
        write: impl FnOnce(&dyn Surroundings) -> String,
    ) -> Self {
        let listener = Listener {
            surroundings,
            asked: RefCell::default(),
        };
        let html = write(&listener);
        Told {
            html,
            asked: listener.asked.into_inner(),
        }
    }

    /// Asks everything again, up to the first other answer: what follows it might never be asked.
    /// Asking also tells the site what the text cites and which files it needs.
    pub(super) fn still_holds(&self, surroundings: &dyn Surroundings) -> bool {
        self.asked.iter().all(|asked| match asked {
            Asked::Link(destination, told) => surroundings.link(destination) == *told,
            Asked::Picture(destination, told) => surroundings.picture(destination) == *told,
            Asked::Highlight(language, code, told) => {
                surroundings.highlight(language, code) == *told
            }
            Asked::Phrase(phrase, told) => surroundings.phrase(phrase) == *told,
        })
    }
}

/// Takes down what is asked, and what the answer is.
struct Listener<'l> {
    surroundings: &'l dyn Surroundings,
    asked: RefCell<Vec<Asked>>,
}

impl Surroundings for Listener<'_> {
    fn link(&self, destination: &str) -> Target {
        let told = self.surroundings.link(destination);
        let asked = Asked::Link(destination.to_owned(), told.clone());
        self.asked.borrow_mut().push(asked);
        told
    }

    fn picture(&self, destination: &str) -> Option<Picture> {
        let told = self.surroundings.picture(destination);
        let asked = Asked::Picture(destination.to_owned(), told.clone());
        self.asked.borrow_mut().push(asked);
        told
    }

    /// Not taken down: facts are put into a text before it is looked for among those that are kept.
    fn fact(&self, fact: &Fact<'_>) -> Option<String> {
        self.surroundings.fact(fact)
    }

    fn highlight(&self, language: &str, code: &str) -> Option<Arc<str>> {
        let told = self.surroundings.highlight(language, code);
        let asked = Asked::Highlight(language.to_owned(), code.to_owned(), told.clone());
        self.asked.borrow_mut().push(asked);
        told
    }

    fn phrase(&self, phrase: &Phrase<'_>) -> String {
        let told = self.surroundings.phrase(phrase);
        let asked = Asked::Phrase(phrase.to_static(), told.clone());
        self.asked.borrow_mut().push(asked);
        told
    }
}
