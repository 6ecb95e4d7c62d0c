//! The file of the portrait: read, developed, and kept for the next run. What is wrong with it is a
//! finding.

use std::path::Path;

use anyhow::Result;

use crate::cache::Cache;
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::photo::{Fault, LARGEST_FILE, Photo};
use crate::site::{Field, Site, Visibility};
use crate::text::nearest::nearest;
use crate::text::url::join;

const MISSING: &str = "missing-picture";
const UNUSABLE: &str = "unusable-picture";

/// The portrait that the profile names, if everybody may see it.
///
/// # Errors
/// When the disk refuses to give a file that is there.
pub fn develop(
    root: &Path,
    site: &Site,
    cache: &Cache,
    findings: &mut Vec<Diagnostic>,
) -> Result<Option<Photo>> {
    let Some(photo) = &site.profile.person.photo else {
        return Ok(None);
    };
    let source = join("", &photo.src).filter(|source| site.files.contains_key(source));
    let Some(source) = source else {
        let message = format!("there is no picture `{}`", photo.src.value);
        let pictures = site.files.keys().map(String::as_str);
        let near = nearest(&photo.src, pictures).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| {
            "write its path below the site folder, such as `content/portrait.jpg`".to_owned()
        });
        findings.push(Diagnostic::error(MISSING, photo.src.span, message).help(help));
        return Ok(None);
    };
    let mut refuse = |what: &str, help: &str| {
        let message = format!("`{source}` {what}");
        findings.push(Diagnostic::error(UNUSABLE, photo.src.span, message).help(help));
    };
    if site
        .files
        .get(&source)
        .is_some_and(|size| *size > LARGEST_FILE)
    {
        refuse(
            &format!("is larger than {} MB", LARGEST_FILE / 1024 / 1024),
            "save it smaller: 1,000 pixels a side are plenty",
        );
        return Ok(None);
    }
    let file = disk::read_file(&disk::locate(root, &source))?;
    match Photo::develop(&file, cache) {
        // A fault is told whoever may see the picture; the picture is not.
        Ok(_) if site.profile.visibility_of(Field::Photo) != Visibility::Public => Ok(None),
        Ok(photo) => Ok(Some(photo)),
        Err(Fault::Format) => {
            refuse("is no JPEG, PNG or WebP picture", "save it as one of these");
            Ok(None)
        }
        Err(Fault::TooLarge) => {
            refuse(
                "has more pixels than any camera takes",
                "save it smaller: 1,000 pixels a side are plenty",
            );
            Ok(None)
        }
        Err(Fault::Broken(why)) => {
            refuse(
                "is broken",
                &format!("copy it from the camera again, or save it anew; the decoder says: {why}"),
            );
            Ok(None)
        }
    }
}
