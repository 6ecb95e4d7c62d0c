//! A theme as data: templates, style sheet, fonts, options and interface texts, from the binary and
//! from the site's own `theme/` folder, which replaces them file by file.
//!
//! What no theme should have to repeat stands in `themes/common`: a file that a theme lacks is taken
//! from there.

mod card;
mod colour;
mod css;
mod embedded;
mod fault;
mod manifest;
mod options;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_bundle::FluentResource;
use include_dir::{Dir, DirEntry, include_dir};
use tera::Tera;

pub use card::{Card, CardFont};
pub use embedded::{About, GUIDE, all, files, own_files, renamed, text_of};
pub use fault::TemplateFault;
pub use manifest::{
    CardColours, CardDrawing, Columns, CvSheet, Favicon, Font, OptionKind, OptionSpec,
};
pub use options::OptionValue;

use crate::diagnostic::Diagnostic;
use crate::source::{Located, Sources, Span};
use crate::text::language::Language;
use crate::text::nearest::nearest;
use manifest::Manifest;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The folder of interface texts, beside the themes.
const INTERFACE: &str = "interface";

/// The folder of what all themes share, beside them.
const COMMON: &str = "common";

/// The templates that a theme cannot do without, its own or those of `common`. A page whose kind has
/// a template of its own (`post`, `work`) prefers that to these.
pub const PAGES: [&str; 12] = [
    "home",
    "topics",
    "topic",
    "list",
    "item",
    "evidence",
    "evidence-item",
    "contact",
    "now",
    "cv",
    "free",
    "not-found",
];

/// Everything that a site's look needs, ready for rendering.
#[derive(Debug)]
pub struct Theme {
    /// Its name in the settings.
    pub name: String,
    /// The style sheet: the theme's files in their order, then the site's own.
    pub stylesheet: String,
    /// Fonts to publish, with what must be published beside them: path below the site's root to bytes.
    pub font_files: BTreeMap<String, Cow<'static, [u8]>>,
    /// Paths of the fonts that the first screen needs.
    pub preload: Vec<String>,
    /// How the favicon is drawn.
    pub favicon: Favicon,
    /// How share cards are drawn; a theme need not have any.
    pub card: Option<Card>,
    /// The font that its letters are taken from.
    pub favicon_font: Option<Cow<'static, [u8]>>,
    /// What a printed page of the CV holds.
    pub cv: CvSheet,
    /// The options, defaults filled in.
    pub options: BTreeMap<String, OptionValue>,
    /// Interface texts by language, later ones replacing earlier ones.
    pub interface: BTreeMap<Language, Vec<Arc<FluentResource>>>,
    templates: Tera,
    files: Files,
}

/// Names of the themes in the binary, sorted.
pub fn names() -> Vec<&'static str> {
    let folders = EMBEDDED.dirs().filter_map(|dir| dir.path().to_str());
    let mut names: Vec<&str> = folders
        .filter(|name| EMBEDDED.get_file(format!("{name}/theme.toml")).is_some())
        .collect();
    names.sort_unstable();
    names
}

/// What is wrong with a site's choice of a theme and of its options: the cheap part of
/// [`Theme::load`], without templates and styles.
pub fn faults_of_choice(
    name: &Located<String>,
    options: &BTreeMap<String, Located<toml::Value>>,
    overrides: &BTreeMap<String, Vec<u8>>,
    sources: &mut Sources,
) -> Vec<Diagnostic> {
    let files = Files::gather(name, overrides);
    let mut findings = Vec::new();
    match files.manifest(name, sources) {
        Ok(manifest) => {
            options::check(&manifest, options, name.span, &mut findings);
        }
        Err(fault) => findings.push(fault),
    }
    findings
}

impl Theme {
    /// The theme of that name with a site's options and own files: path below its `theme/` folder
    /// to content. A file that a finding points to is added to the sources. There is no theme when
    /// a finding is an error that leaves nothing to render with.
    pub fn load(
        name: &Located<String>,
        options: &BTreeMap<String, Located<toml::Value>>,
        overrides: &BTreeMap<String, Vec<u8>>,
        sources: &mut Sources,
    ) -> (Option<Theme>, Vec<Diagnostic>) {
        let files = Files::gather(name, overrides);
        let manifest = match files.manifest(name, sources) {
            Ok(manifest) => manifest,
            Err(fault) => return (None, vec![fault]),
        };
        let mut findings = Vec::new();
        let options = options::check(&manifest, options, name.span, &mut findings);
        let interface = files.interface(sources, &mut findings);
        let templates = match files.compile() {
            Ok(templates) => templates,
            Err(faults) => {
                findings.extend(faults.into_iter().map(|fault| fault.diagnostic(sources)));
                return (None, findings);
            }
        };
        let missing = PAGES.map(|page| format!("{page}.html"));
        let missing: Vec<&String> = missing
            .iter()
            .filter(|template| !templates.contains_template(template))
            .collect();
        if !missing.is_empty() {
            let faults = missing
                .into_iter()
                .map(|template| TemplateFault::missing_template(&files, template));
            findings.extend(faults.map(|fault| fault.diagnostic(sources)));
            return (None, findings);
        }
        let stylesheet = match files.stylesheet(&manifest, &options) {
            Ok(stylesheet) => stylesheet,
            Err(fault) => {
                findings.push(fault.diagnostic(sources));
                return (None, findings);
            }
        };
        let embedded_fonts = options
            .get("fonts")
            .is_none_or(|fonts| *fonts != OptionValue::Text("system".to_owned()));
        let accent_hue = match options.get("accent_hue") {
            #[expect(clippy::cast_precision_loss, reason = "a hue is a small number")]
            Some(OptionValue::Integer(hue)) => *hue as f64,
            _ => 0.0,
        };
        let mut favicon = manifest.favicon.clone();
        for colour in [&mut favicon.ground, &mut favicon.ink, &mut favicon.bar] {
            *colour = colour::resolve(colour, accent_hue);
        }
        let theme = Theme {
            name: name.value.clone(),
            stylesheet,
            font_files: if embedded_fonts {
                files.fonts(&manifest)
            } else {
                BTreeMap::new()
            },
            preload: (manifest.fonts.iter())
                .filter(|font| font.preload && embedded_fonts)
                .map(|font| font.file.clone())
                .collect(),
            favicon_font: manifest
                .favicon_font
                .as_deref()
                .and_then(|path| files.bytes(path)),
            favicon,
            card: (manifest.card.as_ref())
                .and_then(|card| Card::new(card, accent_hue, |path| files.bytes(path))),
            cv: manifest.cv,
            options,
            interface,
            templates,
            files,
        };
        (Some(theme), findings)
    }

    /// Fills a template with values.
    ///
    /// # Errors
    /// Names the template and the place in it that asks for what is not there.
    pub fn fill(
        &self,
        template: &str,
        context: &tera::Context,
        page: &mut Vec<u8>,
    ) -> Result<(), TemplateFault> {
        self.templates
            .render_to(template, context, page)
            .map_err(|error| self.files.fault(template, &error))
    }

    /// Stands for all templates: another one when any of them is another.
    pub fn templates_key(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for (name, file) in self.files.within("templates/", "") {
            for part in [name.as_bytes(), &*file.content] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
        }
        hasher.finalize().into()
    }

    /// Whether there is a template of that name.
    pub fn has_template(&self, name: &str) -> bool {
        self.templates.contains_template(name)
    }
}

/// A file of a theme: where it stands and what it holds.
#[derive(Debug, Clone)]
struct File {
    /// `themes/carte/theme.toml`, or `theme/theme.toml` in the site.
    path: String,
    content: Cow<'static, [u8]>,
    own: bool,
}

/// The files of a theme by their path below it, and the interface texts below `interface/`.
#[derive(Debug, Clone, Default)]
struct Files(BTreeMap<String, File>);

impl Files {
    fn gather(name: &str, overrides: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut files = Files::default();
        let theme = names().into_iter().find(|known| *known == name);
        // A later file replaces an earlier one of the same name.
        for folder in [COMMON, INTERFACE].into_iter().chain(theme) {
            let prefix = if folder == INTERFACE { "" } else { folder };
            if let Some(dir) = EMBEDDED.get_dir(folder) {
                files.embed(dir, prefix);
            }
        }
        for (path, content) in overrides {
            files.0.insert(
                path.clone(),
                File {
                    path: format!("theme/{path}"),
                    content: Cow::Owned(content.clone()),
                    own: true,
                },
            );
        }
        files
    }

    /// What the theme says of itself, unless there is no such theme or it says it wrongly.
    fn manifest(
        &self,
        name: &Located<String>,
        sources: &mut Sources,
    ) -> Result<Manifest, Diagnostic> {
        let file = self.text("theme.toml").ok_or_else(|| unknown_theme(name))?;
        Manifest::parse(&file).map_err(|fault| fault.named(self, "theme.toml").diagnostic(sources))
    }

    fn embed(&mut self, dir: &'static Dir<'static>, prefix: &str) {
        for entry in dir.entries() {
            match entry {
                DirEntry::Dir(dir) => self.embed(dir, prefix),
                DirEntry::File(file) => {
                    // The same names on every system.
                    let path = file.path().to_string_lossy().replace('\\', "/");
                    let below = path.strip_prefix(prefix).unwrap_or(&path);
                    self.0.insert(
                        below.trim_start_matches('/').to_owned(),
                        File {
                            path: format!("themes/{path}"),
                            content: Cow::Borrowed(file.contents()),
                            own: false,
                        },
                    );
                }
            }
        }
    }

    fn text(&self, path: &str) -> Option<Cow<'_, str>> {
        Some(String::from_utf8_lossy(&self.0.get(path)?.content))
    }

    fn bytes(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        Some(self.0.get(path)?.content.clone())
    }

    /// Files of a folder that end in that way, by the path below the folder.
    fn within<'f>(
        &'f self,
        folder: &'f str,
        ending: &'f str,
    ) -> impl Iterator<Item = (&'f str, &'f File)> {
        self.0.iter().filter_map(move |(path, file)| {
            let below = path.strip_prefix(folder)?;
            below.ends_with(ending).then_some((below, file))
        })
    }

    /// Where the file stands, as a reader knows it.
    fn shown_path(&self, path: &str) -> String {
        (self.0.get(path)).map_or_else(|| path.to_owned(), |file| file.path.clone())
    }

    fn fault(&self, template: &str, error: &tera::Error) -> TemplateFault {
        TemplateFault::new(error, template).in_files(self, "templates/")
    }

    fn compile(&self) -> Result<Tera, Vec<TemplateFault>> {
        let mut tera = Tera::new();
        // Every template is a page; text in it is escaped whatever its name.
        tera.autoescape_on(vec![".html", ".xml", ".svg"]);
        let templates: Vec<(&str, Cow<'_, str>)> = self
            .within("templates/", "")
            .map(|(name, file)| (name, String::from_utf8_lossy(&file.content)))
            .collect();
        let pairs = templates.iter().map(|(name, text)| (*name, text.as_ref()));
        let Err(error) = tera.add_raw_templates(pairs) else {
            return Ok(tera);
        };
        // One fault stops the whole set; looked at alone, every template tells its own.
        let faults: Vec<TemplateFault> = templates
            .iter()
            .filter_map(|(name, text)| {
                let error = Tera::new().add_raw_template(name, text).err()?;
                let syntax = matches!(error.kind(), tera::ErrorKind::SyntaxError(_));
                syntax.then(|| self.fault(name, &error))
            })
            .collect();
        if faults.is_empty() {
            return Err(TemplateFault::between(&error, self));
        }
        Err(faults)
    }

    /// The theme's styles in its order, then those of the site that it does not know. What holds
    /// template marks is filled with the options.
    fn stylesheet(
        &self,
        manifest: &Manifest,
        options: &BTreeMap<String, OptionValue>,
    ) -> Result<String, TemplateFault> {
        let listed: BTreeSet<&str> = manifest.styles.iter().map(String::as_str).collect();
        let own = self
            .0
            .iter()
            .filter(|(path, file)| {
                file.own && path.ends_with(".css") && !listed.contains(path.as_str())
            })
            .map(|(path, _)| path.as_str());
        let mut context = tera::Context::new();
        context.insert("options", options);
        let mut stylesheet = String::new();
        for path in manifest.styles.iter().map(String::as_str).chain(own) {
            let Some(text) = self.text(path) else {
                return Err(TemplateFault::missing_style(self, path));
            };
            if text.contains("{{") || text.contains("{%") {
                let filled = fill_style(path, &text, &context)
                    .map_err(|error| TemplateFault::new(&error, path).named(self, path))?;
                stylesheet.push_str(&css::without_comments(&filled));
            } else {
                stylesheet.push_str(&css::without_comments(&text));
            }
        }
        Ok(stylesheet)
    }

    /// The fonts that the theme names, and the licences that travel with them.
    fn fonts(&self, manifest: &Manifest) -> BTreeMap<String, Cow<'static, [u8]>> {
        let named = manifest.fonts.iter().map(|font| font.file.clone());
        let licences = self
            .within("fonts/", ".txt")
            .map(|(name, _)| format!("fonts/{name}"));
        let own = self
            .0
            .iter()
            .filter(|(path, file)| file.own && path.starts_with("fonts/"))
            .map(|(path, _)| path.clone());
        named
            .chain(licences)
            .chain(own)
            .filter_map(|path| Some((path.clone(), self.bytes(&path)?)))
            .collect()
    }

    /// The interface texts: those of the binary first, so that a site's own replace them.
    fn interface(
        &self,
        sources: &mut Sources,
        findings: &mut Vec<Diagnostic>,
    ) -> BTreeMap<Language, Vec<Arc<FluentResource>>> {
        let mut texts: BTreeMap<Language, Vec<Arc<FluentResource>>> = BTreeMap::new();
        for own in [false, true] {
            for (name, file) in self.within("interface/", ".ftl") {
                let language = name.split('.').next().and_then(Language::parse);
                let (Some(language), true) = (language, file.own == own) else {
                    continue;
                };
                let text = String::from_utf8_lossy(&file.content).into_owned();
                let resource = match FluentResource::try_new(text.clone()) {
                    Ok(resource) => resource,
                    Err((resource, errors)) => {
                        let source = sources.add(file.path.clone(), text);
                        findings.extend(errors.into_iter().map(|error| {
                            let message = format!("this is not a Fluent message: {error}");
                            Diagnostic::error(fault::RULE, Span::new(source, error.pos), message)
                        }));
                        resource
                    }
                };
                texts.entry(language).or_default().push(Arc::new(resource));
            }
        }
        texts
    }
}

/// A style with template marks. `{#` opens a comment elsewhere; here `@media print{#main{` stands.
fn fill_style(path: &str, text: &str, context: &tera::Context) -> tera::TeraResult<String> {
    let mut tera = Tera::new();
    tera.set_delimiters(tera::Delimiters {
        comment_start: "<#".into(),
        comment_end: "#>".into(),
        ..tera::Delimiters::default()
    })?;
    tera.add_raw_template(path, text)?;
    tera.render(path, context)
}

fn unknown_theme(name: &Located<String>) -> Diagnostic {
    let known = names();
    let message = format!("there is no theme `{}`", name.value);
    let finding = Diagnostic::error("theme-option", name.span, message);
    match nearest(name, known.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("there are: {}", known.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(files: &[(&str, &str)], options: &str) -> (Option<Theme>, Vec<String>) {
        let mut sources = Sources::default();
        let source = sources.add("pointed.toml", options);
        let table: toml::Table = options.parse().expect("options");
        let options = table
            .into_iter()
            .map(|(key, value)| (key, Located::new(value, Span::new(source, 0..1))))
            .collect();
        let overrides = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let name = Located::new("plain".to_owned(), Span::new(source, 0..1));
        let (theme, findings) = Theme::load(&name, &options, &overrides, &mut sources);
        let lines = findings
            .iter()
            .map(|finding| {
                let position = sources.position(finding.span);
                let path = &sources.get(finding.span.source).path;
                let help = finding
                    .help
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; ");
                format!(
                    "{path}:{}:{} {} [{help}]",
                    position.line, position.column, finding.message
                )
            })
            .collect();
        (theme, lines)
    }

    /// The smallest theme that can be loaded; its home page is empty.
    fn with_home<'f>(files: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
        let mut all = vec![("templates/home.html", "")];
        all.extend_from_slice(files);
        all
    }

    const MANIFEST: &str = "name = \"Plain\"\nstyles = [\"styles/tokens.css\"]\n\
        [options.accent_hue]\ntype = \"integer\"\ndefault = 262\nmin = 0\nmax = 359\n\
        [options.fonts]\ntype = \"choice\"\ndefault = \"embedded\"\nchoices = [\"embedded\", \"system\"]\n";

    #[test]
    fn styles_are_joined_filled_and_the_sites_own_come_last() {
        let files = [
            ("theme.toml", MANIFEST),
            (
                "styles/tokens.css",
                ":root{--hue:{{ options.accent_hue }}}@media print{#main{top:0}}",
            ),
            ("styles/own.css", "b{}"),
        ];
        let (theme, findings) = load(&with_home(&files), "accent_hue = 12");
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!(
            theme.expect("a theme").stylesheet,
            ":root{--hue:12}@media print{#main{top:0}}\nb{}\n"
        );
    }

    #[test]
    fn a_wrong_option_is_a_finding_and_leaves_the_default() {
        let files = [("theme.toml", MANIFEST), ("styles/tokens.css", "")];
        let files = with_home(&files);
        let (theme, findings) = load(&files, "acent_hue = 1\nfonts = \"serif\"\naccent_hue = 400");
        assert_eq!(
            findings,
            [
                "pointed.toml:1:1 `accent_hue` must be between 0 and 359, not 400 []",
                "pointed.toml:1:1 the theme has no option `acent_hue` [did you mean `accent_hue`?]",
                "pointed.toml:1:1 `fonts` cannot be `serif` [it can be: embedded, system]",
            ]
        );
        let theme = theme.expect("a theme");
        assert_eq!(theme.options["accent_hue"], OptionValue::Integer(262));
    }

    #[test]
    fn a_hue_has_names_and_a_list_an_order() {
        let manifest = "name = \"Plain\"\n[options.hue]\ntype = \"integer\"\ndefault = 1\n\
            names = { ink = 262, fir = 160 }\n[options.sections]\ntype = \"list\"\n\
            default = [\"roles\", \"talks\"]\nchoices = [\"roles\", \"talks\", \"work\"]\n";
        let files = with_home(&[("theme.toml", manifest)]);
        let (theme, findings) = load(&files, "hue = \"Fir\"\nsections = [\"work\", \"roles\"]");
        assert_eq!(findings, [""; 0]);
        let theme = theme.expect("a theme");
        assert_eq!(theme.options["hue"], OptionValue::Integer(160));
        let order = vec!["work".to_owned(), "roles".to_owned()];
        assert_eq!(theme.options["sections"], OptionValue::List(order));
        for (options, expected) in [
            (
                "hue = \"firr\"",
                "`hue` cannot be `firr` [did you mean `fir`?]",
            ),
            (
                "hue = true",
                "`hue` must be a whole number or a name, not boolean []",
            ),
            (
                "sections = \"work\"",
                "`sections` must be a list of words, not string []",
            ),
            (
                "sections = [1]",
                "`sections` must hold words, not integer []",
            ),
            (
                "sections = [\"work\", \"work\"]",
                "`sections` names `work` twice [name it once, where it should stand]",
            ),
            (
                "sections = [\"xyz\"]",
                "`sections` cannot be `xyz` [it can be: roles, talks, work]",
            ),
        ] {
            let (_, findings) = load(&files, options);
            assert_eq!(
                findings,
                [format!("pointed.toml:1:1 {expected}")],
                "{options}"
            );
        }
    }

    #[test]
    fn every_wrong_template_is_named_with_its_place() {
        let files = [
            ("theme.toml", MANIFEST),
            ("styles/tokens.css", ""),
            ("templates/a.html", "<p>\n{{ page.title </p>"),
            ("templates/b.html", "{% if %}"),
        ];
        let (theme, findings) = load(&files, "");
        assert!(theme.is_none());
        assert_eq!(findings.len(), 2, "{findings:?}");
        assert!(
            findings[0].starts_with("theme/templates/a.html:2:15"),
            "{findings:?}"
        );
        assert!(
            findings[1].starts_with("theme/templates/b.html:1:7"),
            "{findings:?}"
        );
    }

    #[test]
    fn an_unknown_theme_is_a_finding() {
        let (theme, findings) = load(&[], "");
        assert!(theme.is_none());
        assert!(findings[0].starts_with("pointed.toml:1:1 there is no theme `plain`"));
    }

    #[test]
    fn an_unknown_part_is_named_where_it_is_asked_for() {
        let files = [
            ("theme.toml", MANIFEST),
            ("styles/tokens.css", ""),
            (
                "templates/home.html",
                "ü\n  {% include \"partials/hero.html\" %}\n{{ <hero /> }}",
            ),
        ];
        let (theme, findings) = load(&files, "");
        assert!(theme.is_none());
        assert_eq!(
            findings,
            [
                "theme/templates/home.html:2:14 unknown template `partials/hero.html` []",
                "theme/templates/home.html:3:4 unknown component `hero` []",
            ]
        );
        let (_, findings) = load(
            &[
                ("templates/home.html", "{% extends \"b.html\" %}"),
                files[0],
                files[1],
            ],
            "",
        );
        assert_eq!(
            findings,
            ["theme/templates/home.html:1:13 unknown template `b.html` []"]
        );
    }

    #[test]
    fn a_missing_template_is_named() {
        let files = [("theme.toml", MANIFEST), ("styles/tokens.css", "")];
        let (theme, findings) = load(&files, "");
        assert!(theme.is_none());
        let help = "write it as `theme/templates/home.html`";
        assert_eq!(
            findings,
            [format!(
                "theme/theme.toml:1:1 the theme has no template `home.html` [{help}]"
            )]
        );
    }

    #[test]
    fn interface_texts_are_there_in_every_language() {
        let files = [("theme.toml", MANIFEST), ("styles/tokens.css", "")];
        let (theme, _) = load(&with_home(&files), "");
        let interface = theme.expect("a theme").interface;
        assert_eq!(interface.keys().copied().collect::<Vec<_>>(), Language::ALL);
    }
}
