//! The command line: what can be typed, and its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::text::language::Language;

/// Build a personal profile site that keeps what it promises.
#[derive(Debug, Parser)]
#[command(
    name = "pointed",
    version = env!("POINTED_VERSION"),
    about,
    long_about = "Pointed turns facts in TOML and prose in Markdown into a personal profile site, and refuses \
                  to publish what its sources do not back.",
    after_help = "Exit codes: 0 all is well, 1 the sources have findings, 2 the work could not be done.",
    after_long_help = "Examples:\n  \
        pointed new my-profile            start a site\n  \
        pointed -C my-profile serve       write it, and watch it in the browser\n  \
        pointed -C my-profile check       ask whether it keeps the rules\n  \
        pointed -C my-profile build       build it into my-profile/public\n  \
        pointed import export.zip -o me   start from a LinkedIn data export\n\n\
        Exit codes: 0 all is well, 1 the sources have findings, 2 the work could not be done.",
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// The site's folder, or one inside it.
    #[arg(
        short = 'C',
        long = "directory",
        value_name = "DIR",
        default_value = ".",
        global = true
    )]
    pub directory: PathBuf,
    /// Print errors only.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say how long each stage took; twice, say more.
    #[arg(short, long, global = true, action = clap::ArgAction::Count, conflicts_with = "quiet")]
    pub verbose: u8,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands, in the order in which a site lives.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a site in a new folder.
    New(NewArgs),
    /// Start a site from a profile that exists elsewhere.
    Import(ImportArgs),
    /// Write the profile down for another tool.
    Export(ExportArgs),
    /// Check the sources and build the site.
    Build(BuildArgs),
    /// Show the site while it is written, with its findings on the pages.
    Serve(ServeArgs),
    /// Ask whether the profile keeps the rules.
    Check(CheckArgs),
    /// Print the CV into a PDF, with the Chromium, Chrome or Edge of this machine.
    Pdf(PdfArgs),
    /// List the themes, start an own one, read how it is made.
    Theme(ThemeArgs),
    /// List everything that the profile promises: claim, place, evidence, age, state.
    Claims(ClaimsArgs),
    /// List the days on which a sentence turns false unless somebody acts.
    Due(DueArgs),
    /// Say what a rule finds, why it matters, and how to meet it.
    Explain(ExplainArgs),
    /// Print what can stand in the sources: a JSON Schema for editors, or the whole reference.
    Schema(SchemaArgs),
    /// Answer an editor that speaks the language server protocol.
    Lsp(LspArgs),
    /// Print the completions of a shell.
    Completions(CompletionsArgs),
    /// Write the manual pages.
    Man(ManArgs),
}

/// `pointed new`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  pointed new my-profile\n  pointed new mein-profil --lang de\n  pointed new mein-profil --lang de,en\n  pointed new my-profile --from resume.json"
)]
pub struct NewArgs {
    /// The folder to make; it must not hold anything.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The language of the site.
    #[arg(long, value_enum, default_value_t = NewLanguage::En)]
    pub lang: NewLanguage,
    /// Start from a profile that exists elsewhere, as `import` does.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}

/// Which languages a new site has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NewLanguage {
    /// English.
    En,
    /// German.
    De,
    /// English at the root, German below `/de/`.
    #[value(alias = "en,de")]
    Both,
    /// German at the root, English below `/en/`.
    #[value(name = "de,en")]
    GermanFirst,
}

/// `pointed import`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  pointed import resume.json --output me\n  pointed import linkedin-export.zip --output me"
)]
pub struct ImportArgs {
    /// A LinkedIn data export (ZIP or folder), JSON Resume, FRESH or RenderCV; which, says the
    /// content.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder to make; it must not hold anything.
    #[arg(
        short,
        long,
        value_name = "DIR",
        required_unless_present = "merge",
        conflicts_with = "merge"
    )]
    pub output: Option<PathBuf>,
    /// Add what is new to the site that exists (`-C DIR`): shows what would change, and writes
    /// nothing without `--write`. What its owner wrote stays as it is.
    #[arg(long)]
    pub merge: bool,
    /// Write what `--merge` shows.
    #[arg(long, requires = "merge")]
    pub write: bool,
    /// Take along birth date, street and maiden name of a LinkedIn export; they are not published.
    #[arg(long)]
    pub with_private: bool,
}

/// `pointed export`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  pointed export jsonresume --output resume.json\n  pointed export linkedin --lang de"
)]
pub struct ExportArgs {
    /// For which tool.
    #[arg(value_enum, value_name = "FORMAT")]
    pub format: ExportFormat,
    /// The file to write [default: standard output].
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The language of the texts [default: the site's first].
    #[arg(long, value_parser = language, value_name = "LANG")]
    pub lang: Option<Language>,
    /// Tell also what only the printed CV may show. What is private never leaves.
    #[arg(long)]
    pub print: bool,
    /// The address at which the site stands, instead of `base_url`.
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The day for which computed facts hold.
    #[command(flatten)]
    pub today: TodayArg,
}

/// The tools that a profile is written down for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// JSON Resume 1.x.
    Jsonresume,
    /// The YAML of RenderCV.
    Rendercv,
    /// A contact card, vCard 3.0, which every address book reads; it holds what is public.
    Vcard,
    /// One Markdown document.
    Markdown,
    /// Plain text that programs of personnel departments read.
    Text,
    /// Texts to paste into LinkedIn, within its limits.
    Linkedin,
    /// Texts to paste into XING, within its limits.
    Xing,
}

/// `pointed build`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  pointed build\n  pointed build --output /srv/www/me --base-url https://me.example/"
)]
pub struct BuildArgs {
    /// The folder to build into [default: `public` in the site's folder].
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The address at which the site will stand, instead of `base_url`.
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Build drafts, too.
    #[arg(long)]
    pub drafts: bool,
    /// Build although findings are errors, where a page can be made of them.
    #[arg(long)]
    pub allow_errors: bool,
    /// The day for which the site is built.
    #[command(flatten)]
    pub today: TodayArg,
}

/// `pointed serve`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  pointed serve --open\n  pointed serve --port 4000 --drafts")]
pub struct ServeArgs {
    /// The port to listen at; when it is taken, the next free one. 0 is any.
    #[arg(short, long, value_name = "N", default_value_t = 1111)]
    pub port: u16,
    /// The address to listen at; other machines reach the preview only when it is not this one's own.
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// Open the preview in the browser.
    #[arg(long)]
    pub open: bool,
    /// What opens a source at a line: a command, or an address such as
    /// `vscode://file/{path}:{line}:{column}` [default: $VISUAL, else $EDITOR].
    #[arg(
        long,
        value_name = "EDITOR",
        env = "POINTED_EDITOR",
        hide_env_values = true
    )]
    pub editor: Option<String>,
    /// The address at which the site will stand, instead of `base_url`.
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Show drafts, too.
    #[arg(long)]
    pub drafts: bool,
    /// The day for which the site is built.
    #[command(flatten)]
    pub today: TodayArg,
}

/// `pointed check`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  pointed check\n  pointed check --fail-on warning --format github\n  pointed check letter.md --lang en\n  pointed check --summary"
)]
pub struct CheckArgs {
    /// Texts outside of any site, Markdown or plain; `-` is standard input. Without them the site
    /// is checked.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The language of messages, and of texts outside of any site [default: what `[check]` in the
    /// settings says, else English; texts: detected].
    #[arg(long, value_parser = language, value_name = "LANG")]
    pub lang: Option<Language>,
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// The lowest level that fails the check [default: error].
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub fail_on: Option<Level>,
    /// Look at the pages as well: they are built in memory, nothing is written.
    #[arg(long, conflicts_with = "files")]
    pub site: bool,
    /// Make warnings about promises errors.
    #[arg(long)]
    pub strict: bool,
    /// Make a rule's findings errors.
    #[arg(long, value_name = "RULE")]
    pub deny: Vec<String>,
    /// Make a rule's findings warnings.
    #[arg(long, value_name = "RULE")]
    pub warn: Vec<String>,
    /// Do not ask a rule.
    #[arg(long, value_name = "RULE")]
    pub allow: Vec<String>,
    /// Compare with exports of networks, too: a LinkedIn data export, JSON Resume, RenderCV, or a
    /// TOML file with the fields of `profile.toml` [default: those of `[snapshot]`].
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "files")]
    pub against: Vec<PathBuf>,
    /// Ask the network: open the addresses of evidence and accounts, and keep the answers in
    /// `links.lock`. LinkedIn and XING are never opened.
    #[arg(long, conflicts_with = "files")]
    pub online: bool,
    /// Open hosts of private networks, too.
    #[arg(long, requires = "online")]
    pub private_hosts: bool,
    /// Begin with what a reader learns in five seconds, and the topics by year.
    #[arg(long)]
    pub summary: bool,
    /// Order findings by rule instead of by place.
    #[arg(long)]
    pub by_rule: bool,
    /// Leave aside the findings that this file holds.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings into a baseline, so that only new ones count from now on.
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    /// Check drafts, too.
    #[arg(long)]
    pub drafts: bool,
    /// The day for which the site is checked.
    #[command(flatten)]
    pub today: TodayArg,
}

/// `pointed pdf`
#[derive(Debug, Args)]
#[command(
    long_about = "Print the CV into a PDF, with the Chromium, Chrome or Edge of this machine.\n\n\
                  The page is the site's CV, laid out by the theme; what is for the printed CV only (a phone \
                  number, a street) is on it as well, and on no published page. Its links lead to the published \
                  site. The browser gets a profile of its own and asks no network.\n\n\
                  Why a browser: it lays out the page as a reader's would. A typesetter in the program would be \
                  a second layout of the same page, for 194 more packages and 32 MB.",
    after_help = "Examples:\n  pointed pdf\n  pointed pdf --lang de --output lebenslauf.pdf"
)]
pub struct PdfArgs {
    /// The file to write; only an earlier PDF is overwritten [default: cv.pdf, cv.de.pdf in a language
    /// that is not the site's first].
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The language of the CV [default: the site's first].
    #[arg(long, value_parser = language, value_name = "LANG")]
    pub lang: Option<Language>,
    /// The browser that prints [default: POINTED_BROWSER, else the first that is found].
    #[arg(long, value_name = "PROGRAM")]
    pub browser: Option<PathBuf>,
    /// The address at which the site stands, instead of `base_url`.
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The day of the CV.
    #[command(flatten)]
    pub today: TodayArg,
}

/// `pointed theme`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  pointed theme list\n  pointed theme new my-theme --from dossier\n  pointed theme file templates/home.html"
)]
pub struct ThemeArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ThemeCommand,
}

/// The commands below `pointed theme`.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// List the themes and their options.
    List,
    /// Lay out a theme in the site's `theme` folder, and choose it.
    New(ThemeNewArgs),
    /// Print a file of a theme; without a path, list them.
    File(ThemeFileArgs),
    /// Print how a theme is made: its files, and what to override.
    Guide,
    /// Print everything that a template can see.
    Context,
}

/// `pointed theme new`
#[derive(Debug, Args)]
pub struct ThemeNewArgs {
    /// The name of the new theme, in small letters and hyphens.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The theme to start from.
    #[arg(long, value_name = "THEME", default_value = "carte")]
    pub from: String,
}

/// `pointed theme file`
#[derive(Debug, Args)]
pub struct ThemeFileArgs {
    /// The file, as `pointed theme file` lists it.
    #[arg(value_name = "PATH")]
    pub path: Option<String>,
    /// The theme [default: that of the site, else carte].
    #[arg(long, value_name = "THEME")]
    pub from: Option<String>,
}

/// `pointed claims`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  pointed claims\n  pointed claims --json")]
pub struct ClaimsArgs {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// The day on which claims must hold.
    #[command(flatten)]
    pub today: TodayArg,
}

/// `pointed due`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  pointed due\n  pointed due --ics due.ics")]
pub struct DueArgs {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Write a calendar (iCalendar) as well.
    #[arg(long, value_name = "FILE")]
    pub ics: Option<PathBuf>,
    /// The day to look ahead from.
    #[command(flatten)]
    pub today: TodayArg,
}

/// `pointed explain`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  pointed explain\n  pointed explain vague-self-praise --lang de"
)]
pub struct ExplainArgs {
    /// The rule; without one, all are listed.
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
    /// Print Markdown as it is; without a rule, all rules.
    #[arg(long)]
    pub markdown: bool,
    /// The language of the explanation.
    #[arg(long, value_parser = language, default_value = "en")]
    pub lang: Language,
}

/// `pointed schema`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  pointed schema profile\n  pointed schema --write")]
pub struct SchemaArgs {
    /// The kind of file: `settings`, `profile`, `page`, or an item such as `talk`; without one, the
    /// reference of all in Markdown.
    #[arg(value_name = "KIND")]
    pub kind: Option<String>,
    /// Write the schemas that `#:schema` lines name into `.pointed/` of the site's folder.
    #[arg(long, conflicts_with = "kind")]
    pub write: bool,
}

/// `pointed lsp`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  pointed lsp  (an editor starts it)")]
pub struct LspArgs {
    /// The day on which claims must hold.
    #[command(flatten)]
    pub today: TodayArg,
    /// Accepted for clients that pass it: there is no other way to speak.
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// `pointed completions`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  pointed completions bash > ~/.local/share/bash-completion/completions/pointed"
)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// `pointed man`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  pointed man ~/.local/share/man/man1")]
pub struct ManArgs {
    /// The folder to write into; it is made when it is not there.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// `--today`
#[derive(Debug, Args)]
pub struct TodayArg {
    /// The day on which claims must hold [default: SOURCE_DATE_EPOCH, else the clock's].
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The line, a caret, and what to do.
    Human,
    /// A line a finding.
    Short,
    /// For programs.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// For a comment or a job summary.
    Markdown,
}

/// A level on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Errors only.
    Error,
    /// Warnings, too.
    Warning,
    /// Everything.
    Info,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Info => Severity::Info,
        }
    }
}

fn date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write a day as 2026-11-23".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "write `en` or `de`".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }

    #[test]
    fn examples_can_be_typed() {
        let program = super::Cli::command();
        for command in program.get_subcommands() {
            let has_example = command.get_after_help().is_some();
            assert!(has_example, "`{}` has no example", command.get_name());
        }
        let helps = program
            .get_subcommands()
            .filter_map(|command| command.get_after_help())
            .chain(program.get_after_long_help());
        let mut count = 0;
        for help in helps.map(ToString::to_string) {
            for line in help
                .lines()
                .filter_map(|line| line.strip_prefix("  pointed "))
            {
                // What a line is for stands behind two blanks, what a shell does behind a sign.
                let line = line.split("  ").next().unwrap_or_default();
                let line = line.split(" > ").next().unwrap_or_default();
                let words = std::iter::once("pointed").chain(line.split(' '));
                if let Err(error) = program.clone().try_get_matches_from(words) {
                    panic!("{line}: {error}");
                }
                count += 1;
            }
        }
        assert!(count > 15, "the examples are read");
    }
}
