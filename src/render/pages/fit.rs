//! What fits on the pages of the printed CV: chosen before it is drawn, by the measures that the
//! theme gives of its sheet.

use std::collections::BTreeSet;

use tera::Value;

use crate::render::context::{CvContext, ItemContext, RoleGroupContext};
use crate::render::pages::Shared;
use crate::render::pages::home::cited;
use crate::render::sheet::Sheet;
use crate::theme::{Columns, CvSheet, OptionValue};

/// What work, talks and publications are cut to when the page is full.
const FEW: usize = 2;

const EVIDENCE: usize = 6;
const EVIDENCE_OF_TWO_PAGES: usize = 12;

/// A sheet of US Letter, as a share of A4: both without margins of 11 mm.
const LETTER: f32 = 257.4 / 275.0;

/// What stays empty at the end of a page: an entry that does not fit goes to the next one whole.
const BREAK: f32 = 7.0;

/// Height of a line of the statement, which is larger than the text.
const STATEMENT_LINE: f32 = 1.5;

/// The figures with the space around them, part of the header.
const FIGURES: f32 = 4.2;

/// A topic of the side column: its word, its squares, a line under them.
const TOPIC: f32 = 1.75;

/// The label of a fact, and the space around it.
const LABEL: f32 = 1.3;

/// Rows of the register are set smaller than the text.
const SMALL: f32 = 0.95;

/// Pages that the owner allows.
pub(super) fn pages(sheet: &Sheet<'_>) -> usize {
    match sheet.edition.scene.theme.options.get("cv_pages") {
        Some(OptionValue::Integer(2)) => 2,
        _ => 1,
    }
}

/// Leaves things out, the least missed first, until the pages hold the rest.
pub(super) fn fit(sheet: &Sheet<'_>, context: &mut CvContext, shared: &Shared) {
    let theme = sheet.edition.scene.theme;
    let measures = Measures::new(&theme.cv, shared);
    let pages = pages(sheet);
    let paper = match theme.options.get("paper") {
        Some(OptionValue::Text(paper)) if paper == "letter" => LETTER,
        _ => 1.0,
    };
    let budget = theme.cv.lines * paper * pages as f32 - BREAK * (pages - 1) as f32;
    let whole = context.clone();
    // What is no longer on the page needs no document.
    let chosen = |cuts: &BTreeSet<usize>| {
        let mut chosen = whole.clone();
        let mut evidence = if pages == 1 {
            EVIDENCE
        } else {
            EVIDENCE_OF_TWO_PAGES
        };
        for cut in cuts {
            match &CUTS[*cut] {
                Cut::Content(cut) => cut(&mut chosen),
                Cut::Evidence(most) => evidence = *most,
            }
        }
        let cited = cited(sheet, &chosen, shared);
        chosen.evidence = cited;
        chosen.evidence.truncate(evidence);
        let fits = measures.height(&chosen) <= budget;
        (chosen, fits)
    };
    let mut cuts = BTreeSet::new();
    let (mut best, mut fits) = chosen(&cuts);
    for cut in 0..CUTS.len() {
        if fits {
            break;
        }
        cuts.insert(cut);
        (best, fits) = chosen(&cuts);
    }
    // A large cut leaves room for what was cut before it, the most missed first.
    for cut in (0..CUTS.len()).rev() {
        if fits && cuts.remove(&cut) {
            match chosen(&cuts) {
                (more, true) => best = more,
                _ => {
                    cuts.insert(cut);
                }
            }
        }
    }
    *context = best;
}

/// One thing to leave out.
enum Cut {
    Content(fn(&mut CvContext)),
    Evidence(usize),
}

/// In this order.
const CUTS: &[Cut] = &[
    Cut::Content(|context| {
        if let Some(role) = roles(context)
            .filter(|role| !role.summary_html.is_empty())
            .last()
        {
            role.summary_html.clear();
        }
    }),
    Cut::Content(|context| context.talks.truncate(FEW)),
    Cut::Content(|context| context.work.truncate(FEW)),
    Cut::Content(|context| context.testimonial = None),
    Cut::Content(|context| truncate_further(context, 4)),
    Cut::Content(|context| context.publications.truncate(FEW)),
    Cut::Content(|context| context.credentials.truncate(3)),
    Cut::Content(|context| truncate_further(context, FEW)),
    Cut::Content(|context| {
        for role in roles(context).skip(2) {
            role.summary_html.clear();
        }
    }),
    Cut::Evidence(4),
    Cut::Content(|context| context.skills.truncate(FEW)),
    Cut::Content(|context| {
        for role in roles(context).skip(1) {
            role.achievements.truncate(FEW);
        }
    }),
    Cut::Content(|context| truncate_further(context, 0)),
    Cut::Content(|context| context.skills.clear()),
    Cut::Content(|context| context.education.truncate(FEW)),
    Cut::Content(|context| {
        for role in roles(context) {
            role.achievements.truncate(FEW);
        }
    }),
    Cut::Content(|context| truncate_roles(context, 4)),
    Cut::Content(|context| context.topics.truncate(5)),
    Cut::Content(|context| context.credentials.truncate(1)),
    Cut::Content(|context| {
        for role in roles(context) {
            role.summary_html.clear();
        }
    }),
    Cut::Content(|context| truncate_roles(context, 3)),
    Cut::Content(|context| context.publications.truncate(1)),
    Cut::Content(|context| context.talks.truncate(1)),
    Cut::Content(|context| context.work.truncate(1)),
    Cut::Evidence(FEW),
    Cut::Content(|context| {
        for role in roles(context) {
            role.achievements.truncate(1);
        }
    }),
    Cut::Content(|context| {
        context.publications.clear();
        context.credentials.clear();
    }),
    Cut::Content(|context| {
        context.talks.clear();
        context.education.truncate(1);
    }),
    Cut::Content(|context| {
        context.topics.truncate(3);
        truncate_roles(context, 2);
    }),
    Cut::Evidence(0),
];

fn roles(context: &mut CvContext) -> impl Iterator<Item = &mut ItemContext> {
    context.roles.iter_mut().flat_map(|group| &mut group.roles)
}

/// The older ones are counted in the line below them.
fn truncate_roles(context: &mut CvContext, most: usize) {
    let mut left = most;
    for group in &mut context.roles {
        group.roles.truncate(left);
        left -= group.roles.len();
    }
    context.roles.retain(|group| !group.roles.is_empty());
}

fn truncate_further(context: &mut CvContext, most: usize) {
    let mut left = most;
    for group in &mut context.further {
        group.items.truncate(left);
        left -= group.items.len();
    }
    context.further.retain(|group| !group.items.is_empty());
}

/// The sheet, and what stands on it before everything else.
struct Measures<'m> {
    sheet: &'m CvSheet,
    header: f32,
}

impl<'m> Measures<'m> {
    fn new(sheet: &'m CvSheet, shared: &Shared) -> Self {
        let words = |field| {
            let value = shared.person.get_from_path(field);
            value.and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let more_of_name = wrapped(&words("name"), sheet.name).saturating_sub(1);
        let header = sheet.header
            + STATEMENT_LINE * wrapped(&words("headline"), sheet.statement) as f32
            + 2.0 * more_of_name as f32;
        Measures { sheet, header }
    }

    /// How many lines of the page the content takes.
    fn height(&self, context: &CvContext) -> f32 {
        let header = if context.figures.is_empty() {
            self.header - FIGURES
        } else {
            self.header
        };
        header
            + match self.sheet.columns {
                Columns::One { text } => self.main(context, text) + self.below(context, text),
                Columns::Aside { side, .. } => self.main(context, 0).max(self.side(context, side)),
            }
    }

    /// What was done, and what backs it.
    fn main(&self, context: &CvContext, width: usize) -> f32 {
        let roles: f32 = context.roles.iter().map(|group| self.group(group)).sum();
        let earlier = if context.earlier_roles_text.is_empty() {
            0.0
        } else {
            1.1
        };
        let further: f32 = context
            .further
            .iter()
            .map(|group| self.items(&group.items))
            .sum();
        let evidence: f32 = match self.sheet.columns {
            // Two columns.
            Columns::One { .. } => {
                let lines = context.evidence.iter().map(|piece| {
                    let length = piece.title.chars().count()
                        + piece.issuer.chars().count()
                        + piece.kind.chars().count()
                        + 44;
                    length.div_ceil(width * 5 / 8)
                });
                SMALL * lines.sum::<usize>().div_ceil(2) as f32 + 0.5
            }
            Columns::Aside { what, result, .. } => {
                let rows = context.evidence.iter().map(|piece| {
                    let title = wrapped(&piece.title, (what + result) * 3 / 4);
                    SMALL * title.max(wrapped(&piece.issuer, what)) as f32 + 0.2
                });
                // The line that tells where they are.
                rows.sum::<f32>() + 1.3
            }
        };
        self.section(roles + earlier)
            + self.items(&context.work)
            + self.items(&context.talks)
            + self.items(&context.publications)
            + further
            + if context.evidence.is_empty() {
                0.0
            } else {
                self.section(evidence)
            }
    }

    /// Topics, studies, credentials, skills and the quote where everything stands in one column.
    fn below(&self, context: &CvContext, width: usize) -> f32 {
        let topics: usize = context
            .topics
            .iter()
            .map(|topic| topic.label.chars().count() + 5)
            .sum();
        let line = |count: usize| count as f32 * (1.0 + self.sheet.row);
        let quote = context.testimonial.as_ref().map_or(0.0, |quote| {
            1.8 + 1.1 * wrapped(&quote.quote, width * 9 / 10) as f32
        });
        let skills: usize = context
            .skills
            .iter()
            .map(|group| {
                let words = group.skills.iter();
                let length: usize = words
                    .map(|skill| skill.label.chars().count() + skill.level.chars().count() + 4)
                    .sum();
                (length + group.label.chars().count()).div_ceil(width)
            })
            .sum();
        let studies = context.education.len() + usize::from(!context.languages_text.is_empty());
        self.section(topics.div_ceil(width) as f32)
            + self.section(line(studies))
            + self.section(line(context.credentials.len()))
            + self.section(skills as f32)
            + quote
    }

    /// The same in a column of its own.
    fn side(&self, context: &CvContext, width: usize) -> f32 {
        let fact = |lines: usize| {
            if lines == 0 {
                0.0
            } else {
                LABEL + lines as f32
            }
        };
        let studies = context.education.iter().map(|entry| {
            let place = entry.institution.as_ref().map_or("", |place| &place.name);
            let period = entry.period.as_ref().map_or("", |period| &period.text);
            let length = [&entry.title, place, &entry.grade, period]
                .map(|part| part.chars().count() + 2)
                .iter()
                .sum::<usize>();
            (length + 3 * entry.markers.len()).div_ceil(width)
        });
        let credentials = context.credentials.iter().map(|entry| {
            let issued = entry.issued.as_ref().map_or("", |date| &date.short);
            let length = [&entry.name, &entry.issuer, issued]
                .map(|part| part.chars().count() + 2)
                .iter()
                .sum::<usize>();
            (length + 3 * entry.markers.len()).div_ceil(width)
        });
        let skills: f32 = context
            .skills
            .iter()
            .map(|group| {
                let length: usize = group
                    .skills
                    .iter()
                    .map(|skill| skill.label.chars().count() + skill.level.chars().count() + 3)
                    .sum();
                fact(length.div_ceil(width))
            })
            .sum();
        let facts = fact(wrapped(&context.languages_text, width))
            + fact(studies.sum())
            + fact(credentials.sum())
            + skills;
        let topics: f32 = context
            .topics
            .iter()
            .map(|topic| TOPIC + wrapped(&topic.label, width - 4) as f32 - 1.0)
            .sum();
        let quote = context.testimonial.as_ref().map_or(0.0, |quote| {
            3.2 + 1.15 * wrapped(&quote.quote, width * 9 / 10) as f32
        });
        self.section(topics) + self.section(facts) + quote
    }

    fn section(&self, lines: f32) -> f32 {
        if lines > 0.0 {
            self.sheet.heading + lines
        } else {
            0.0
        }
    }

    /// Work, talks, publications: a row each.
    fn items(&self, items: &[ItemContext]) -> f32 {
        let rows = items.iter().map(|item| {
            let outcome = if item.kind == "project" {
                let result = Some(&item.result_html).filter(|result| !result.is_empty());
                result.unwrap_or(&item.summary_html).clone()
            } else {
                format!("{} {}", item.authors, item.venue_line)
            };
            self.sheet.row
                + match self.sheet.columns {
                    Columns::One { text } => {
                        let room = (text * 9 / 10).saturating_sub(seen(&item.title) + 2);
                        wrapped(&outcome, room.max(text / 3)) as f32
                    }
                    Columns::Aside { what, result, .. } => {
                        let title = 1.07 * wrapped(&item.title, what * 9 / 10) as f32;
                        title.max(wrapped(&outcome, result) as f32)
                    }
                }
        });
        self.section(rows.sum())
    }

    /// Roles at one organisation.
    fn group(&self, group: &RoleGroupContext) -> f32 {
        let several = group.roles.len() > 1;
        let house = group.organisation.as_ref();
        let house = house.map_or(0, |house| seen(&house.name) + seen(&house.location) + 14);
        let roles: f32 = group
            .roles
            .iter()
            .map(|role| self.role(role, house, several))
            .sum();
        self.sheet.row
            + roles
            + match (several, self.sheet.columns) {
                (false, Columns::One { .. }) => 0.3,
                (true, Columns::One { .. }) => 2.6,
                (false, Columns::Aside { .. }) => 0.0,
                (true, Columns::Aside { what, .. }) => 1.0 + 1.07 * house.div_ceil(what) as f32,
            }
    }

    fn role(&self, role: &ItemContext, house: usize, several: bool) -> f32 {
        let results = |width: usize| {
            let lines = role.achievements.iter().map(|line| {
                let marks = 3 * line.markers.len();
                (seen(&line.html) + marks).div_ceil(width)
            });
            lines.map(|lines| lines as f32 + 0.1).sum::<f32>()
        };
        match self.sheet.columns {
            Columns::One { text } => {
                let place = if several { 0.1 } else { 1.0 };
                1.1 + place + 1.1 * wrapped(&role.summary_html, text) as f32 + results(text)
            }
            Columns::Aside { what, result, .. } => {
                let place = if several {
                    1
                } else {
                    house.div_ceil(what * 4 / 3)
                };
                let title = 1.07 * wrapped(&role.title, what * 9 / 10) as f32;
                let head = title + 0.95 * place as f32;
                let scope = |width| wrapped(&role.summary_html, width) as f32;
                if role.achievements.is_empty() {
                    head.max(scope(result))
                } else {
                    let what = head + scope(what);
                    what.max(results(result))
                }
            }
        }
    }
}

/// Lines that a text takes. Words do not fill their lines to the end.
fn wrapped(html: &str, width: usize) -> usize {
    seen(html).div_ceil(width.max(1))
}

/// Characters that a reader sees: no HTML marks, no soft hyphens.
fn seen(html: &str) -> usize {
    let mut seen = 0;
    let mut within_tag = false;
    for character in html.chars() {
        match character {
            '<' => within_tag = true,
            '>' => within_tag = false,
            '\u{ad}' => {}
            _ if !within_tag => seen += 1,
            _ => {}
        }
    }
    seen
}
