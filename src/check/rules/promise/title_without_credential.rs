//! `title-without-credential`: an academic title or a certified designation that no entry backs.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{CredentialKind, Education, ItemKind, Localized, StudyStatus, Text};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "title-without-credential",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("title_without_credential.en.md"),
        de: include_str!("title_without_credential.de.md"),
    },
    check: Check::Site(check),
};

/// What a written title rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// A doctorate.
    Doctorate,
    /// One given in honour.
    Honour,
    /// A chair.
    Chair,
    /// A degree or certificate whose letters contain one of these.
    Named(&'static [&'static str]),
}

/// The pieces of a text between blanks and separators.
struct Piece<'t> {
    /// As written, with its full stops.
    written: &'t str,
    /// Lower case, letters, digits and hyphens.
    plain: String,
    /// A separator or an end stands before it, after it.
    opens: bool,
    closes: bool,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let person = &site.profile.person;
    let name = &person.name;
    for text in [&name.display, &name.prefix, &name.suffix]
        .into_iter()
        .flatten()
    {
        one(text, true, subject, findings);
    }
    let texts: [&Localized<Text>; 2] = [&person.job_title, &site.profile.positioning.headline];
    for text in texts
        .into_iter()
        .flat_map(|text| text.iter())
        .map(|(_, text)| text)
    {
        one(text, false, subject, findings);
    }
}

fn one(text: &Text, is_name: bool, subject: &Subject<'_>, findings: &mut Findings) {
    let pieces = pieces(text);
    let mut at = 0;
    while at < pieces.len() {
        let Some((proof, length)) = title(&pieces[at..]) else {
            at += 1;
            continue;
        };
        let next = pieces.get(at + length);
        if is_name || stands_alone(&pieces, at, length) && !is_wish(next) {
            let written: Vec<&str> = pieces[at..at + length]
                .iter()
                .map(|piece| piece.written)
                .collect();
            report(&written.join(" "), proof, text.span, subject, findings);
        }
        at += length;
    }
}

/// In a headline a title belongs to the owner when it stands between separators, before the
/// owner's words ("PhD in physics"), or at the start.
fn stands_alone(pieces: &[Piece<'_>], at: usize, length: usize) -> bool {
    let next = pieces
        .get(at + length)
        .map_or("", |piece| piece.plain.as_str());
    let led = at
        .checked_sub(1)
        .map_or("", |before| pieces[before].plain.as_str());
    let others = matches!(
        led,
        "for" | "to" | "with" | "of" | "fuer" | "für" | "von" | "mit"
    );
    let whole = pieces[at].opens && (pieces[at + length - 1].closes || at == 0);
    !others && (whole || pieces[at + length - 1].closes || matches!(next, "in" | "im"))
}

/// "PhD candidate", "MBA students"
fn is_wish(next: Option<&Piece<'_>>) -> bool {
    next.is_some_and(|next| {
        [
            "candidate",
            "student",
            "researcher",
            "kandidat",
            "cand",
            "program",
            "team",
            "graduate",
        ]
        .iter()
        .any(|word| next.plain.starts_with(word))
    })
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found: Vec<Piece<'_>> = Vec::new();
    let mut opens = true;
    for word in text.split_whitespace() {
        let separators: &[char] = &[',', '|', '·', '•', '–', '—', '/', ';', '(', ')', ':', '='];
        let inner = word.trim_matches(separators);
        if inner.is_empty() || inner == "-" {
            opens = true;
            if let Some(last) = found.last_mut() {
                last.closes = true;
            }
            continue;
        }
        let closes = word.ends_with(separators);
        let plain: String = inner
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == '-')
            .collect();
        found.push(Piece {
            written: inner,
            plain,
            opens: opens || word.starts_with(separators),
            closes,
        });
        opens = closes;
    }
    if let Some(last) = found.last_mut() {
        last.closes = true;
    }
    found
}

/// The title that begins at the first piece, and how many pieces it has.
fn title(pieces: &[Piece<'_>]) -> Option<(Proof, usize)> {
    let plain = |at: usize| pieces.get(at).map_or("", |piece| piece.plain.as_str());
    let first = plain(0);
    let dotted = pieces[0].written.contains('.');
    match first {
        "dr" | "drs" => {
            if plain(1) == "h" && plain(2) == "c" {
                return Some((Proof::Honour, 3));
            }
            if matches!(plain(1), "hc") {
                return Some((Proof::Honour, 2));
            }
            let field = [
                "med", "phil", "rer", "nat", "pol", "oec", "jur", "iur", "ing", "theol", "dent",
                "vet", "publ",
            ];
            let length = 1 + (1..4).take_while(|at| field.contains(&plain(*at))).count();
            return Some((Proof::Doctorate, length));
        }
        "dr-ing" | "phd" | "dphil" => return Some((Proof::Doctorate, 1)),
        "prof" => return Some((Proof::Chair, 1)),
        _ => {}
    }
    // „M. Sc.“
    let (word, length) = match pieces.get(1) {
        Some(second) if first.len() <= 2 && dotted && second.written.contains('.') => {
            (format!("{first}{}", second.plain), 2)
        }
        _ => (first.to_owned(), 1),
    };
    let spelt = dotted || length == 2;
    let proof: &[&str] = match word.as_str() {
        "msc" => &["msc", "masterofscience"],
        "bsc" => &["bsc", "bachelorofscience"],
        "meng" => &["meng", "masterofengineering"],
        "beng" => &["beng", "bachelorofengineering"],
        "ma" if spelt => &["ma", "masterofarts", "magister"],
        "ba" if spelt => &["ba", "bachelorofarts"],
        "mba" => &["mba", "masterofbusiness"],
        "llm" => &["llm", "masteroflaws"],
        "llb" => &["llb", "bacheloroflaws"],
        "dipl-ing" => &["diplomingenieur", "diplingenieur", "dipling"],
        "dipl-kfm" | "dipl-kff" => &["diplomkauf", "diplk"],
        "dipl-inf" | "dipl-inform" => &["diplominformatik", "diplinf"],
        "dipl-psych" => &["diplompsycholog", "diplpsych"],
        "dipl-des" => &["diplomdesign", "dipldes"],
        "pmp" => &["pmp", "projectmanagementprofessional"],
        "cissp" => &["cissp"],
        "cisa" => &["cisa"],
        "cism" => &["cism"],
        "cfa" => &["cfa", "charteredfinancial"],
        "cpa" => &["cpa", "certifiedpublicaccountant"],
        _ => return None,
    };
    Some((Proof::Named(proof), length))
}

fn report(written: &str, proof: Proof, span: Span, subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let held = |entry: &Education| proof.is_met(&entry.degree);
    let completed = |entry: &&Education| entry.status == StudyStatus::Completed && held(entry);
    let credential = profile.credentials.iter().any(|credential| {
        let honour = proof == Proof::Honour && credential.kind == CredentialKind::Honorary;
        honour || proof.is_met(&credential.name) && !credential.expired
    });
    let chair = proof == Proof::Chair
        && profile
            .items_of(ItemKind::Role)
            .any(|role| proof.is_met(&role.title));
    if credential || chair || profile.education.iter().any(|entry| completed(&entry)) {
        return;
    }
    let unfinished = profile.education.iter().find(|entry| held(entry));
    let finding = match unfinished {
        Some(entry) => {
            let status = entry.status.name();
            let message = both!(
                "`{written}` is not yet yours: the degree is `status = \"{status}\"`",
                "`{written}` ist noch nicht erworben: der Abschluss hat `status = \"{status}\"`"
            );
            let finding = findings.add(span, message);
            finding.point(entry.span, Bilingual::new("the degree", "der Abschluss"));
            finding
        }
        None => findings.add(
            span,
            both!(
                "nothing backs the title `{written}`",
                "nichts belegt den Titel `{written}`"
            ),
        ),
    };
    finding.advise(
        match proof {
            Proof::Chair => Bilingual::new(
                "add the [[role]] as professor or a [[credential]] with `kind = \"title\"`, or take the title out",
                "die Professur als [[role]] oder einen [[credential]] mit `kind = \"title\"` ergänzen, oder den Titel streichen"
            ),
            Proof::Honour => Bilingual::new(
                "add a [[credential]] with `kind = \"honorary\"`, or take the title out",
                "einen [[credential]] mit `kind = \"honorary\"` ergänzen, oder den Titel streichen"
            ),
            Proof::Doctorate | Proof::Named(_) => Bilingual::new(
                "add the degree to [[education]] or [[credential]] when you hold it, or take the title out",
                "den Abschluss in [[education]] oder [[credential]] ergänzen, wenn es ihn gibt, oder den Titel streichen"
            ),
        }
        .to_owned(),
    );
}

impl Proof {
    fn is_met(self, name: &Localized<Text>) -> bool {
        name.iter().any(|(_, name)| {
            let lower = name.to_lowercase();
            let letters: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
            let words: Vec<&str> = lower
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect();
            match self {
                Proof::Doctorate => {
                    words
                        .iter()
                        .any(|word| matches!(*word, "dr" | "phd" | "dphil" | "promotion"))
                        || ["doctor", "doktor", "phd", "dphil"]
                            .iter()
                            .any(|word| letters.contains(word))
                }
                Proof::Honour => {
                    letters.contains("honor")
                        || letters.contains("ehrendoktor")
                        || letters.contains("drhc")
                }
                Proof::Chair => letters.contains("prof"),
                Proof::Named(parts) => parts.iter().any(|part| match part.len() {
                    // "ma" is in many words.
                    0..=2 => letters == *part || words.starts_with(&[&part[..1], &part[1..]]),
                    _ => letters.contains(part),
                }),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn each_title_needs_its_own_proof() {
        check_profile(
            &RULE,
            "[person]\nname = \"Prof. Dr. Jane Roe\"\n[[education]]\ndegree = \"PhD\"\n",
            &["2:8 nothing backs the title `Prof.`"],
        );
        check_profile(
            &RULE,
            "[person]\nname = \"Dr. Jo Lee\"\n[[education]]\ndegree.de = \"Promotion\"\nstatus = \"ongoing\"\n",
            &["2:8 `Dr.` is not yet yours: the degree is `status = \"ongoing\"`"],
        );
        check_profile(
            &RULE,
            "[person]\nname = \"Dr. h. c. Jo Lee\"\n[[credential]]\nname = \"Ehrendoktor\"\nkind = \"honorary\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[person]\nname.prefix = \"Dr.-Ing.\"\nname.given = \"Jo\"\nname.suffix = \"M. Sc., MBA\"\n[[education]]\ndegree = \"Dr.-Ing.\"\n[[education]]\ndegree = \"Master of Science\"\n",
            &["4:15 nothing backs the title `MBA`"],
        );
        check_profile(
            &RULE,
            "[person]\nname = \"Prof. Jo Lee\"\n[[role]]\ntitle = \"Professorin für Statik\"\n",
            &[],
        );
    }

    #[test]
    fn a_headline_may_speak_of_others() {
        for headline in [
            "I help PhD students finish",
            "PhD candidate in physics",
            "Coach for MBA graduates",
            "Assistant to Dr. House",
            "Family doctor",
            "Boston, MA",
        ] {
            check_profile(
                &RULE,
                &format!("[positioning]\nheadline = \"{headline}\"\n"),
                &[],
            );
        }
        for headline in ["Project lead, PMP", "PMP | Tunnels", "Tunnels · PMP"] {
            check_profile(
                &RULE,
                &format!("[positioning]\nheadline = \"{headline}\"\n"),
                &["2:12 nothing backs the title `PMP`"],
            );
        }
    }
}
