//! A browser of the Chromium family on this machine: it prints a page into a PDF.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// Names the browser when none is found by itself.
pub const VARIABLE: &str = "POINTED_BROWSER";

/// As their programs are called, those that never ask to be the default first.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
    "vivaldi",
];

/// Where they are installed out of `PATH`, on macOS and, below the folders for programs, on Windows.
const PLACES: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
];
const WINDOWS_FOLDERS: &[&str] = &["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
const WINDOWS_PLACES: &[&str] = &[
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
];

/// A page is printed within a second; a machine under load takes longer.
const PATIENCE: Duration = Duration::from_secs(90);

/// What a program says of itself when it fails is told up to here.
const LAST_WORDS: usize = 300;

/// The browser that the user names, else the first that is there.
///
/// # Errors
/// When the named one does not exist, or none is found.
pub fn find(named: Option<&Path>) -> Result<PathBuf> {
    let variable = env::var_os(VARIABLE).filter(|value| !value.is_empty());
    if let Some(named) = named.map(Path::to_owned).or(variable.map(PathBuf::from)) {
        return program(&named)
            .with_context(|| format!("there is no browser `{}`", named.display()));
    }
    let windows = WINDOWS_FOLDERS
        .iter()
        .filter_map(|folder| env::var_os(folder).map(PathBuf::from))
        .flat_map(|folder| WINDOWS_PLACES.iter().map(move |place| folder.join(place)));
    let installed = PLACES.iter().map(PathBuf::from).chain(windows);
    let found = NAMES
        .iter()
        .find_map(|name| program(Path::new(name)))
        .or_else(|| installed.into_iter().find(|place| place.is_file()));
    found.with_context(|| {
        format!(
            "no browser was found to print with\n\
             help: install Chromium, Chrome or Edge, or name one with `--browser PATH` or `{VARIABLE}`"
        )
    })
}

/// A path as it stands, a plain name as it is found in `PATH`.
fn program(named: &Path) -> Option<PathBuf> {
    if named.components().count() > 1 {
        return named.is_file().then(|| named.to_owned());
    }
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .flat_map(|folder| [folder.join(named), folder.join(named).with_extension("exe")])
        .find(|path| path.is_file())
}

/// Prints a page that needs nothing else. The browser gets a profile of its own, so that neither
/// an open one nor the user's settings have a part in it.
///
/// # Errors
/// When the browser cannot be started, fails, or takes longer than a minute and a half.
pub fn print(browser: &Path, page: &str) -> Result<Vec<u8>> {
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let source = folder.path().join("cv.html");
    let target = folder.path().join("cv.pdf");
    fs::write(&source, page).with_context(|| format!("cannot write `{}`", source.display()))?;
    let first = run(browser, folder.path(), &source, &target, &[])?;
    if target.is_file() {
        return read(&target);
    }
    // In a container, or as root, the browser's own sandbox has no place. The page is ours, holds
    // no script and asks for nothing.
    let second = run(browser, folder.path(), &source, &target, &["--no-sandbox"])?;
    if target.is_file() {
        return read(&target);
    }
    let said = if second.said.is_empty() {
        first.said
    } else {
        second.said
    };
    bail!(
        "`{}` printed nothing ({}){}",
        browser.display(),
        second.status,
        if said.is_empty() {
            String::new()
        } else {
            format!(": {said}")
        }
    )
}

fn read(target: &Path) -> Result<Vec<u8>> {
    let pdf = fs::read(target).with_context(|| format!("cannot read `{}`", target.display()))?;
    if !pdf.starts_with(b"%PDF-") {
        bail!("the browser wrote something that is no PDF");
    }
    Ok(pdf)
}

/// How a run of the browser ended, and what it said.
struct Ended {
    status: ExitStatus,
    said: String,
}

fn run(
    browser: &Path,
    folder: &Path,
    source: &Path,
    target: &Path,
    more: &[&str],
) -> Result<Ended> {
    let with_value = |flag: &str, value: &Path| {
        let mut argument = OsString::from(flag);
        argument.push(value);
        argument
    };
    let mut child = Command::new(browser)
        .arg("--headless")
        .arg(with_value("--user-data-dir=", &folder.join("profile")))
        .args([
            "--disable-gpu",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-default-browser-check",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--host-resolver-rules=MAP * ~NOTFOUND",
        ])
        .args(more)
        .arg(with_value("--print-to-pdf=", target))
        .arg(source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", browser.display()))?;
    let listener = child.stderr.take().map(|mut stderr| {
        // A full pipe would stop the browser.
        thread::spawn(move || {
            let mut said = Vec::new();
            stderr
                .read_to_end(&mut said)
                .map(|_| said)
                .unwrap_or_default()
        })
    });
    let status =
        wait(&mut child).with_context(|| format!("`{}` did not finish", browser.display()))?;
    let said = listener
        .and_then(|listener| listener.join().ok())
        .unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let last = said
        .lines()
        .rfind(|line| !line.trim().is_empty())
        .unwrap_or_default();
    Ok(Ended {
        status,
        said: last.chars().take(LAST_WORDS).collect(),
    })
}

/// Waits for the end, but not for ever.
fn wait(child: &mut Child) -> io::Result<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::new(
                io::ErrorKind::TimedOut,
                format!("it took longer than {} seconds", PATIENCE.as_secs()),
            ));
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// How many pages a PDF has, when it is written plainly enough to count them.
pub fn pages(pdf: &[u8]) -> usize {
    let kinds = memchr::memmem::find_iter(pdf, b"/Type /Page");
    kinds
        .filter(|at| pdf.get(at + b"/Type /Page".len()) != Some(&b's'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_that_is_not_there_is_named() {
        let error = find(Some(Path::new("/nowhere/chromium"))).expect_err("not there");
        assert_eq!(error.to_string(), "there is no browser `/nowhere/chromium`");
    }

    #[test]
    fn pages_are_told_from_the_list_of_pages() {
        assert_eq!(
            pages(b"<< /Type /Pages >> << /Type /Page\n>> << /Type /Page /Parent"),
            2
        );
        assert_eq!(pages(b""), 0);
    }
}
