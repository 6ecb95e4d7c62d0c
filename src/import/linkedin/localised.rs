//! The tables of an export whose files and headers are in the language of the account.

use crate::import::linkedin::signature::Kind;

/// Names of files without their endings, as [`bare`](crate::import::resume::section::bare) writes
/// them: German, French, Spanish, Italian, Portuguese and Dutch.
const FILES: [(Kind, &[&str]); 9] = [
    (Kind::Profile, &["profil", "perfil", "profilo", "profiel"]),
    (
        Kind::Summary,
        &[
            "profilzusammenfassung",
            "résuméduprofil",
            "resumenperfil",
            "resumendelperfil",
        ],
    ),
    (
        Kind::Positions,
        &[
            "stellen",
            "positionen",
            "berufserfahrung",
            "postes",
            "expérience",
            "expériences",
            "experiences",
            "puestos",
            "cargos",
            "experiencia",
            "posizioni",
            "esperienza",
            "esperienze",
            "experiência",
            "posições",
            "posities",
            "functies",
        ],
    ),
    (
        Kind::Education,
        &[
            "ausbildung",
            "bildung",
            "formation",
            "formations",
            "educación",
            "educacion",
            "formación",
            "formacion",
            "formazione",
            "formação",
            "educação",
            "opleiding",
            "opleidingen",
        ],
    ),
    (
        Kind::Skills,
        &[
            "kenntnisse",
            "compétences",
            "competences",
            "aptitudes",
            "competencias",
            "competenze",
            "competências",
            "vaardigheden",
        ],
    ),
    (
        Kind::Languages,
        &["sprachen", "langues", "idiomas", "lingue", "talen"],
    ),
    (
        Kind::Certifications,
        &[
            "zertifikate",
            "bescheinigungen",
            "zertifizierungen",
            "certificaciones",
            "certificats",
            "certificazioni",
            "certificados",
            "certificações",
            "certificeringen",
        ],
    ),
    (
        Kind::Volunteering,
        &[
            "ehrenamt",
            "freiwilligenarbeit",
            "bénévolat",
            "voluntariado",
            "volontariato",
            "vrijwilligerswerk",
        ],
    ),
    (
        Kind::Projects,
        &[
            "projekte",
            "projets",
            "proyectos",
            "progetti",
            "projetos",
            "projecten",
        ],
    ),
];

/// The table that the name of a file says in one of these languages.
pub(super) fn kind(stem: &str) -> Option<Kind> {
    let mut kinds = FILES.iter();
    let found = kinds.find(|(_, names)| names.contains(&stem))?;
    Some(found.0)
}

/// Whether a cell can be the name of a column: a few words, and no figure.
pub(super) fn is_a_name(cell: &str) -> bool {
    const LONGEST: usize = 48;
    let cell = cell.trim();
    !cell.is_empty()
        && cell.chars().count() <= LONGEST
        && cell.chars().any(char::is_alphabetic)
        && !cell.chars().any(|c| c.is_ascii_digit())
        && !cell.contains(['@', '\n'])
}
