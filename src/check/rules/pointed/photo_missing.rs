//! `photo-missing`: no portrait, or one that only some can see.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Field, Photo, Visibility};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::word::{folded, words};

pub(super) static RULE: Rule = Rule {
    name: "photo-missing",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("photo_missing.en.md"),
        de: include_str!("photo_missing.de.md"),
    },
    check: Check::Site(check),
};

/// The shorter side that pages and share cards show sharply, in pixels.
const SMALLEST: u32 = 400;

/// Words that only say that there is a picture; folded.
const PICTURE: [&str; 22] = [
    "photo",
    "photograph",
    "picture",
    "image",
    "img",
    "portrait",
    "headshot",
    "avatar",
    "profile",
    "me",
    "my",
    "of",
    "a",
    "foto",
    "bild",
    "portraet",
    "portrait",
    "profilbild",
    "profilfoto",
    "bewerbungsfoto",
    "von",
    "mir",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let profile = &site.profile;
    let main = site.settings.main_language();
    let Some(photo) = &profile.person.photo else {
        if !profile.person.no_photo {
            let place = profile.person.span.unwrap_or(profile.span);
            let finding = findings.add(
                place,
                Bilingual::new("there is no portrait", "es gibt kein Porträt"),
            );
            finding.advise(
                match main {
                    Language::En => {
                        "how would somebody know you in the hall? `photo.src` and `photo.alt`; if you want none, `photo.none = true`"
                    }
                    Language::De => {
                        "woran erkennt man Sie im Saal? `photo.src` und `photo.alt`; wenn Sie keines wollen, `photo.none = true`"
                    }
                }
                .to_owned(),
            );
        }
        return;
    };
    if profile.visibility_of(Field::Photo) == Visibility::Private {
        return;
    }
    if let Some((width, height)) = photo.pixels
        && width.min(height) < SMALLEST
        && !is_drawing(&photo.src)
    {
        let message = both!(
            "the portrait has {width} × {height} pixels; a share card needs {SMALLEST}",
            "das Porträt hat {width} × {height} Pixel; das Vorschaubild geteilter Links braucht {SMALLEST}"
        );
        let finding = findings.add(photo.src.span, message);
        finding.advise(
            match main {
                Language::En => "is there a larger file, from the camera?",
                Language::De => "gibt es eine größere Datei, aus der Kamera?",
            }
            .to_owned(),
        );
    }
    for &language in &site.settings.languages {
        alternative(photo, language, findings);
        // One text for all languages has one fault.
        if photo.alt.own(language).is_none() {
            break;
        }
    }
}

/// Drawings have no pixels to run out of.
fn is_drawing(src: &str) -> bool {
    src.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("svg"))
}

fn alternative(photo: &Photo, language: Language, findings: &mut Findings) {
    let text = photo.alt.get(language);
    let (place, severity, message) = match text {
        Some(text) if !text.trim().is_empty() => {
            if !says_nothing(text, &photo.src) {
                return;
            }
            let message = both!(
                "`{text}` does not say what is seen",
                "`{text}` sagt nicht, was zu sehen ist"
            );
            (text.span, Severity::Warning, message)
        }
        _ => {
            let message = match language {
                Language::En => Bilingual::new(
                    "the portrait has no English alternative text",
                    "das Porträt hat keinen englischen Alternativtext",
                ),
                Language::De => Bilingual::new(
                    "the portrait has no German alternative text",
                    "das Porträt hat keinen deutschen Alternativtext",
                ),
            };
            (photo.src.span, Severity::Error, message)
        }
    };
    let finding = findings.add(place, message);
    finding.severity = severity;
    finding.advise(
        match language {
            Language::En => "who is seen, where, doing what? `photo.alt`",
            Language::De => "wer ist zu sehen, wo, wobei? `photo.alt`",
        }
        .to_owned(),
    );
}

/// A file name, or words for "picture" and nothing else.
fn says_nothing(text: &str, src: &str) -> bool {
    let name = src.rsplit('/').next().unwrap_or(src);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let text = text.trim();
    text.eq_ignore_ascii_case(name)
        || text.eq_ignore_ascii_case(stem)
        || words(text)
            .iter()
            .all(|word| PICTURE.contains(&folded(&text[word.range.clone()]).as_str()))
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::{check_profile, lines, site};

    use super::RULE;

    #[test]
    fn a_portrait_is_there_or_left_out_on_purpose() {
        check_profile(
            &RULE,
            "[person]\nname = \"Jo\"\n",
            &["1:1 there is no portrait"],
        );
        check_profile(&RULE, "[person]\nphoto.none = true\n", &[]);
        check_profile(
            &RULE,
            "[person]\nphoto.src = \"static/me.jpg\"\nphoto.alt.en = \"Jo at the lathe\"\nphoto.alt.de = \"Jo an der Drehbank\"\n",
            &[],
        );
    }

    #[test]
    fn it_has_the_pixels_that_a_share_card_needs() {
        let profile = "[person]\nphoto.src = \"static/me.jpg\"\nphoto.alt = \"Jo at the lathe\"\n";
        for (pixels, expected) in [
            (
                (399, 600),
                &["2:13 the portrait has 399 × 600 pixels; a share card needs 400"][..],
            ),
            ((400, 400), &[]),
        ] {
            let (mut site, _) = site(&[("profile.toml", profile)]);
            let photo = site.profile.person.photo.as_mut().expect("it has one");
            photo.pixels = Some(pixels);
            assert_eq!(lines(&site, check::ask_one(&site, &RULE), false), expected);
        }
    }

    #[test]
    fn its_words_say_what_is_seen() {
        check_profile(
            &RULE,
            "[person]\nphoto.src = \"static/IMG_2231.jpg\"\nphoto.alt.en = \"IMG_2231.jpg\"\nphoto.alt.de = \"Foto von mir\"\n",
            &[
                "3:16 `IMG_2231.jpg` does not say what is seen",
                "4:16 `Foto von mir` does not say what is seen",
            ],
        );
        check_profile(
            &RULE,
            "[person]\nphoto.src = \"static/me.jpg\"\nphoto.alt.en = \"Jo at the lathe\"\n",
            &["2:13 the portrait has no German alternative text"],
        );
        check_profile(
            &RULE,
            "[person]\nphoto.src = \"static/me.jpg\"\nphoto.alt = \"Portrait\"\n",
            &["3:13 `Portrait` does not say what is seen"],
        );
    }
}
