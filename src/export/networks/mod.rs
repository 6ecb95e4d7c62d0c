//! Texts for the forms of networks: within their limits, with what was cut and why.
//!
//! Nothing is shortened inside a sentence unless a sentence alone is too long: whole parts are
//! left out, the least important first, and named at the end.

mod limits;
mod linkedin;
mod xing;

pub use linkedin::linkedin;
pub use xing::xing;

use crate::export::extract::Extract;
use crate::export::networks::limits::Limits;
use crate::export::resume::{Entry, Heading, sections, span};
use crate::export::words::Marks;
use crate::site::Offer;
use crate::text::language::Language;

/// A sheet of texts to paste, and the list of what did not fit.
struct Sheet<'e, 's> {
    extract: &'e Extract<'s>,
    limits: Limits,
    blocks: Vec<String>,
    cuts: Vec<String>,
}

impl<'e, 's> Sheet<'e, 's> {
    fn new(extract: &'e Extract<'s>, network: &str) -> Self {
        Sheet {
            extract,
            limits: Limits::of(network),
            blocks: Vec::new(),
            cuts: Vec::new(),
        }
    }

    fn say<'w>(&self, en: &'w str, de: &'w str) -> &'w str {
        match self.extract.language() {
            Language::En => en,
            Language::De => de,
        }
    }

    /// Adds a field with how much of its room is taken.
    fn field(&mut self, heading: &str, field: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let (length, most) = (text.chars().count(), self.limits.most(field));
        self.blocks
            .push(format!("## {heading} ({length}/{most})\n\n{text}"));
    }

    /// Notes what does not stand where it could.
    fn cut(&mut self, heading: &str, what: &str, why: &str) {
        let (open, close) = match self.extract.language() {
            Language::En => ('“', '”'),
            Language::De => ('„', '“'),
        };
        self.cuts
            .push(format!("- {heading}: {open}{what}{close}: {why}"));
    }

    /// Joins parts while they fit; what does not is noted. The first part always stays, cut between
    /// words where it must be.
    fn fit(&mut self, heading: &str, field: &str, parts: &[String], between: &str) -> String {
        let most = self.limits.most(field);
        let mut text = String::new();
        for part in parts.iter().filter(|part| !part.trim().is_empty()) {
            let length = part.chars().count();
            if text.is_empty() {
                if length <= most {
                    text.push_str(part);
                    continue;
                }
                let (kept, rest) = cut_between_words(part, most);
                text = kept;
                let why = self.say(
                    "the first part alone is too long",
                    "schon der erste Teil ist zu lang",
                );
                self.cut(heading, &rest, why);
                continue;
            }
            let together = text.chars().count() + between.chars().count() + length;
            if together <= most {
                text.push_str(between);
                text.push_str(part);
            } else {
                let why = match self.extract.language() {
                    Language::En => format!("{together} characters with it, {most} fit"),
                    Language::De => format!("damit {together} Zeichen, {most} passen hinein"),
                };
                self.cut(heading, part, &why);
            }
        }
        text
    }

    /// The words about the person: the bio, then what the positioning adds, then what to do.
    fn about(&mut self, heading: &str, more: &[String]) {
        let extract = self.extract;
        let profile = extract.profile();
        let bio = extract.document(&profile.about, Marks::None);
        let mut parts: Vec<String> = bio.split("\n\n").map(str::to_owned).collect();
        let headline = extract.line(&profile.positioning.headline, Marks::None);
        if bio.is_empty() {
            parts = vec![headline];
        }
        let positioning = &profile.positioning;
        for (en, de, text) in [
            ("For", "Für", &positioning.audience),
            ("What changes", "Was sich ändert", &positioning.outcome),
            ("Why me", "Warum ich", &positioning.because),
        ] {
            let text = extract.line(text, Marks::None);
            if !text.is_empty() {
                parts.push(format!("{}: {text}", self.say(en, de)));
            }
        }
        let topics: Vec<String> = profile
            .core_topics()
            .map(|topic| extract.words(&topic.label))
            .filter(|label| !label.is_empty())
            .collect();
        if !topics.is_empty() {
            let words = self.say("What I stand for", "Wofür ich stehe");
            parts.push(format!("{words}: {}", topics.join(" · ")));
        }
        parts.extend(more.iter().cloned());
        let (label, promise) = (
            extract.words(&profile.next_step.label),
            extract.words(&profile.next_step.promise),
        );
        let step = [label, promise, extract.home()];
        let step: Vec<String> = step.into_iter().filter(|part| !part.is_empty()).collect();
        parts.push(step.join("\n"));
        let text = self.fit(heading, "about", &parts, "\n\n");
        self.field(heading, "about", &text);
    }

    /// A block a role.
    fn roles(&mut self) {
        let language = self.extract.language();
        let found = sections(self.extract, Marks::None);
        let work = found
            .iter()
            .find(|section| section.heading == Heading::Work);
        let heading = Heading::Work.words(language);
        for entry in work
            .map(|section| section.entries.as_slice())
            .unwrap_or_default()
        {
            let role = self.role(entry, heading);
            self.blocks.push(role);
        }
    }

    fn role(&mut self, entry: &Entry, heading: &str) -> String {
        let language = self.extract.language();
        let place = format!("{heading}, {}", entry.title);
        let title = self.fit(&place, "title", std::slice::from_ref(&entry.title), "");
        let mut parts = vec![entry.summary.clone()];
        parts.extend(entry.results.iter().map(|line| format!("• {line}")));
        if !entry.skills.is_empty() {
            let words = Heading::Skills.words(language);
            parts.push(format!("{words}: {}", entry.skills.join(", ")));
        }
        let description = self.fit(&place, "description", &parts, "\n");
        let (length, most) = (description.chars().count(), self.limits.most("description"));
        let mut lines = vec![format!("## {heading}: {title}\n")];
        for (en, de, value) in [
            ("Company", "Unternehmen", entry.organisation.clone()),
            ("Location", "Ort", entry.location.clone()),
            ("Dates", "Zeitraum", span(entry, language)),
        ] {
            if !value.is_empty() {
                lines.push(format!("{}: {value}", self.say(en, de)));
            }
        }
        if !description.is_empty() {
            let words = self.say("Description", "Beschreibung");
            lines.push(format!("{words} ({length}/{most}):\n\n{description}"));
        }
        lines.join("\n")
    }

    /// Offers or wishes that still stand; what is over is noted.
    fn standing(&mut self, heading: &str, offers: &[Offer]) -> Vec<String> {
        let mut standing = Vec::new();
        for offer in offers {
            let text = self.extract.line(&offer.text, Marks::None);
            match offer
                .until
                .filter(|until| until.value.last() < self.extract.site.today)
            {
                Some(until) => {
                    let why = match self.extract.language() {
                        Language::En => format!("over since {}", until.value),
                        Language::De => format!("vorbei seit {}", until.value),
                    };
                    self.cut(heading, &text, &why);
                }
                None => standing.push(text),
            }
        }
        standing.retain(|text| !text.is_empty());
        standing
    }

    fn finish(mut self, network: &str) -> String {
        let checked = self.limits.checked;
        let sources = self.limits.sources().join(", ");
        let certain = match self.limits.cautious() {
            false => format!(" {}: {sources}", self.say("Sources", "Quellen")),
            true => format!(
                " {}",
                self.say(
                    "The network publishes no limits; these are cautious.",
                    "Das Netzwerk nennt keine Grenzen; diese sind vorsichtig gewählt.",
                )
            ),
        };
        let head = match self.extract.language() {
            Language::En => format!(
                "# {network}: texts to paste\n\nCharacters taken and allowed stand behind each heading (limits as of {checked}).{certain}"
            ),
            Language::De => format!(
                "# {network}: Texte zum Einfügen\n\nHinter jeder Überschrift stehen die belegten und die erlaubten Zeichen (Grenzen vom {checked}).{certain}"
            ),
        };
        self.blocks.insert(0, head);
        let words = self.say("Cut", "Gekürzt");
        let nothing = self.say("Nothing: everything fits.", "Nichts: Alles passt hinein.");
        let cuts = match self.cuts.is_empty() {
            true => nothing.to_owned(),
            false => self.cuts.join("\n"),
        };
        self.blocks.push(format!("## {words}\n\n{cuts}"));
        self.blocks.join("\n\n") + "\n"
    }
}

/// A sentence as one of the parts between bars, where a full stop would stand before the bar. One
/// behind a short word may end an abbreviation (`e. V.`, `Inc.`) and stays.
fn as_part(sentence: &str) -> String {
    const SHORT: usize = 4;
    let Some(words) = sentence.strip_suffix('.') else {
        return sentence.to_owned();
    };
    let letters = words.chars().rev().take_while(|c| c.is_alphanumeric());
    match letters.count() > SHORT {
        true => words.to_owned(),
        false => sentence.to_owned(),
    }
}

/// A text cut between words with an ellipsis, and what went.
fn cut_between_words(text: &str, most: usize) -> (String, String) {
    let end = text
        .char_indices()
        .nth(most.saturating_sub(2))
        .map_or(text.len(), |(at, _)| at);
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    let kept = text[..cut].trim_end_matches([',', ';', ':', ' ', '–', '-']);
    (format!("{kept} …"), text[cut..].trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_full_stop_stands_before_a_bar() {
        for (sentence, expected) in [
            (
                "I find the wet joint before it closes.",
                "I find the wet joint before it closes",
            ),
            (
                "Wartin der Stegfreunde e. V.",
                "Wartin der Stegfreunde e. V.",
            ),
            ("Why wait?", "Why wait?"),
            ("And so on …", "And so on …"),
            ("Wait...", "Wait..."),
        ] {
            assert_eq!(as_part(sentence), expected);
        }
    }

    #[test]
    fn a_cut_text_fits_and_loses_no_word() {
        let (kept, rest) = cut_between_words("one two three four", 12);
        assert_eq!((kept.as_str(), rest.as_str()), ("one two …", "three four"));
        assert!(kept.chars().count() <= 12);
        let (kept, rest) = cut_between_words(&"ä".repeat(30), 10);
        assert_eq!((kept.chars().count(), rest.chars().count()), (10, 22));
    }
}
