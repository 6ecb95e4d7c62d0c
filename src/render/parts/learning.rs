//! What was learnt and what is mastered: degrees, credentials, skills, languages.

use crate::render::context::{
    CredentialContext, EducationContext, SkillContext, SkillGroupContext,
};
use crate::render::dates::Ongoing;
use crate::render::parts::item::organisation;
use crate::render::sheet::{Sheet, plain};
use crate::site::{Credential, Education, LanguageLevel, LanguageSkill, StudyStatus, Visibility};
use crate::text::tongue;

/// Degrees that a reader of that visibility may see, newest first.
pub(crate) fn education(sheet: &Sheet<'_>, most_private: Visibility) -> Vec<EducationContext> {
    let today = sheet.site().today;
    let mut all: Vec<&Education> = sheet
        .site()
        .profile
        .education
        .iter()
        .filter(|education| education.visibility <= most_private)
        .collect();
    all.sort_by_cached_key(|education| std::cmp::Reverse(education.period.last_day(today)));
    all.into_iter().map(|one| degree(sheet, one)).collect()
}

fn degree(sheet: &Sheet<'_>, education: &Education) -> EducationContext {
    let interface = &sheet.edition.interface;
    let phrase = [&education.degree, &education.area].map(|text| sheet.words_of_any(text).0);
    let phrase: Vec<String> = phrase.into_iter().filter(|part| !part.is_empty()).collect();
    let summary_html = sheet.line(&education.summary);
    EducationContext {
        title: phrase.join(", "),
        institution: organisation(sheet, education.institution.as_ref()),
        period: sheet
            .edition
            .dates
            .period(&education.period, Ongoing::Today, interface),
        grade: sheet.words_of_any(&education.grade).0,
        thesis: sheet.words_of_any(&education.thesis).0,
        status_text: match education.status {
            StudyStatus::Completed => String::new(),
            StudyStatus::Ongoing => interface.get("study-ongoing"),
            StudyStatus::Left => interface.get("study-left"),
        },
        markers: sheet.markers(&education.evidence, &summary_html),
        summary_html,
    }
}

/// Whether expired credentials are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that hold today.
    Valid,
    /// Former ones too, called so.
    All,
}

/// Credentials that a reader of that visibility may see.
pub(crate) fn credentials(
    sheet: &Sheet<'_>,
    most_private: Visibility,
    which: Which,
) -> Vec<CredentialContext> {
    let credentials = sheet.site().profile.credentials.iter();
    credentials
        .filter(|credential| credential.visibility <= most_private)
        .map(|one| credential(sheet, one))
        .filter(|credential| which == Which::All || !credential.expired)
        .collect()
}

fn credential(sheet: &Sheet<'_>, credential: &Credential) -> CredentialContext {
    let edition = sheet.edition;
    let today = sheet.site().today;
    let past = credential
        .expires
        .is_some_and(|expires| expires.value.last() < today);
    let expired = credential.expired || past;
    let date = credential
        .expires
        .map(|expires| edition.dates.text(expires.value));
    let validity = match (expired, date) {
        (false, None) => String::new(),
        (false, Some(date)) => edition
            .interface
            .with("credential-valid-until", &[("date", date.into())]),
        (true, None) => edition.interface.get("credential-expired"),
        (true, Some(date)) => edition
            .interface
            .with("credential-expired-on", &[("date", date.into())]),
    };
    CredentialContext {
        name: sheet.words_of_any(&credential.name).0,
        issuer: organisation(sheet, credential.issuer.as_ref())
            .map(|issuer| issuer.name)
            .unwrap_or_default(),
        issued: credential
            .issued
            .map(|issued| edition.dates.date(issued.value)),
        validity,
        expired,
        number: credential
            .number
            .as_ref()
            .map(|text| plain(text))
            .unwrap_or_default(),
        url: sheet.url(credential.url.as_ref()),
        markers: sheet.markers(&credential.evidence, ""),
    }
}

/// Skills under their headings, in the order of the sources.
pub(crate) fn skills(sheet: &Sheet<'_>) -> Vec<SkillGroupContext> {
    let mut groups: Vec<SkillGroupContext> = Vec::new();
    for skill in &sheet.site().profile.skills {
        if !skill.display {
            continue;
        }
        let label = sheet.words_of_any(&skill.group).0;
        let uses = sheet.index().skill_uses.get(skill.id.as_str());
        let shown = SkillContext {
            label: sheet.words_of_any(&skill.label).0,
            level: sheet.words_of_any(&skill.level).0,
            used: uses.copied().unwrap_or_default(),
        };
        match groups.iter_mut().find(|group| group.label == label) {
            Some(group) => group.skills.push(shown),
            None => groups.push(SkillGroupContext {
                label,
                skills: vec![shown],
            }),
        }
    }
    groups
}

/// "German native, English C2"
pub(crate) fn languages(sheet: &Sheet<'_>) -> String {
    let languages = sheet.site().profile.languages.iter();
    let phrases: Vec<String> = languages.map(|one| language(sheet, one)).collect();
    phrases.join(", ")
}

/// What a language is called in that of the page.
pub(crate) fn language_name(sheet: &Sheet<'_>, language: &LanguageSkill) -> String {
    match sheet.words(&language.label) {
        label if label.is_empty() => tongue::name(&language.tag, sheet.language())
            .map_or_else(|| plain(&language.tag), str::to_owned),
        label => label,
    }
}

fn language(sheet: &Sheet<'_>, language: &LanguageSkill) -> String {
    let interface = &sheet.edition.interface;
    let name = language_name(sheet, language);
    let level = match language.level.map(|level| level.value) {
        None => return name,
        Some(LanguageLevel::Native) => interface.get("level-native"),
        Some(level) => level.name().to_owned(),
    };
    let phrase = interface.with(
        "language-level",
        &[("language", name.into()), ("level", level.into())],
    );
    phrase.replace(' ', "\u{a0}")
}
