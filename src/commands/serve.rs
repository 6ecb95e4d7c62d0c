//! `pointed serve`: build in memory, listen, and build again at each change.

use std::path::Path;

use anstream::eprintln;
use anyhow::{Context as _, Result};
use jiff::ZonedDateTime;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::cache::Cache;
use crate::cli::ServeArgs;
use crate::commands::build::HIGHLIGHTS;
use crate::commands::{ERROR, Outcome, sources, today};
use crate::disk::{self, Change};
use crate::render::HighlightCache;
use crate::serve::builder::{Builder, Choices, Kept, Rebuilt};
use crate::serve::editor::Editor;
use crate::serve::http::{self, Server};
use crate::serve::preview::Preview;
use crate::serve::viewers::Viewers;
use crate::serve::watch::Watch;

const FAINT: anstyle::Style = anstyle::Style::new().dimmed();
const STRONG: anstyle::Style = anstyle::Style::new().bold();

/// More names of changed files than these are a number.
const NAMED: usize = 3;

pub(super) fn run(args: &ServeArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    let root = disk::find_site(directory)?;
    let editor = Editor::new(args.editor.as_deref(), |name| std::env::var(name).ok())?;
    let day = today::today(&args.today)?;
    let fixed = args
        .today
        .today
        .or_else(|| today::is_fixed().then_some(day));
    let choices = Choices {
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        today: Box::new(move || fixed.unwrap_or_else(|| ZonedDateTime::now().date())),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the server")?;
    let listener = runtime.block_on(http::listen(&args.host, args.port))?;

    // Watching begins before reading, so that no change falls between the two.
    let watch = Watch::new(&root, &disk::FOLDERS);
    let (sender, receiver) = watch::channel(Preview::default().into());
    let highlights = HighlightCache::load(&disk::load_cache(HIGHLIGHTS));
    let pictures = Cache::load(disk::load_cache(sources::PICTURES));
    let viewers = Viewers::default();
    let prefix = sources::prefix(&root);
    let mut builder = Builder::new(
        &root,
        &prefix,
        choices,
        Kept {
            highlights,
            pictures,
            ..Kept::default()
        },
        sender,
        viewers.clone(),
    );
    let first = builder.rebuild();
    let base_path = receiver.borrow().pages.base_path.clone();
    let address = http::browser_address(&listener, &base_path)?;
    if !quiet {
        greet(args, &listener, &address, &watch);
    }
    keep(builder.kept());
    let tell = move |rebuilt: Rebuilt| tell(&rebuilt, quiet);
    if let Some(first) = first {
        tell(first);
    }
    std::thread::Builder::new()
        .name("builder".to_owned())
        .spawn(move || builder.follow(watch, keep, tell))
        .context("cannot start the builder")?;
    let server = Server::new(receiver, viewers, &args.host, editor, &root)?;
    if args.open {
        open::that_detached(&address).with_context(|| format!("cannot open `{address}`"))?;
    }
    runtime.block_on(async {
        tokio::select! {
            ended = server.run(listener) => ended,
            asked = asked_to_end() => asked,
        }
    })?;
    if !quiet {
        eprintln!("\nstopped");
    }
    // Browsers that still listen are not waited for.
    runtime.shutdown_background();
    Ok(Outcome::Clean)
}

/// Writes down what the next run need not do again.
fn keep(kept: &Kept) {
    if let Some(cache) = kept.highlights.save() {
        disk::save_cache(HIGHLIGHTS, &cache);
    }
    sources::save_pictures(&kept.pictures);
}

/// Ctrl-C, or a polite request of the system.
async fn asked_to_end() -> Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut ended = signal(SignalKind::terminate()).context("cannot wait for signals")?;
        tokio::select! {
            asked = tokio::signal::ctrl_c() => asked.context("cannot wait for Ctrl-C"),
            _ = ended.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c()
        .await
        .context("cannot wait for Ctrl-C")
}

fn greet(args: &ServeArgs, listener: &TcpListener, address: &str, watch: &Watch) {
    let taken = listener
        .local_addr()
        .ok()
        .filter(|address| args.port != 0 && address.port() != args.port);
    if taken.is_some() {
        eprintln!("port {} is taken, so it is the next free one", args.port);
    }
    let own = listener
        .local_addr()
        .is_ok_and(|address| address.ip().is_loopback());
    if !own {
        eprintln!(
            "listening at `{}`: others in this network can read the preview",
            args.host
        );
    }
    if !watch.is_told() {
        eprintln!(
            "this system reports no changes of files, so the folder is looked at three times a second"
        );
    }
    eprintln!("the preview is at {STRONG}{address}{STRONG:#}, Ctrl-C ends it");
}

/// One line, and what is broken below it.
fn tell(rebuilt: &Rebuilt, quiet: bool) {
    for drawing in &rebuilt.broken {
        eprintln!("{}", drawing.trim_end());
    }
    if quiet {
        return;
    }
    let time = ZonedDateTime::now().strftime("%H:%M:%S");
    let milliseconds = rebuilt.took.as_secs_f64() * 1000.0;
    let changed = changed(&rebuilt.changes);
    let outcome = match rebuilt.broken.is_empty() {
        true => {
            let renewed = rebuilt.renewed;
            let pages = match renewed.renewed == renewed.pages {
                true => format!("{} pages", renewed.pages),
                false => format!("{} of {} pages new", renewed.renewed, renewed.pages),
            };
            let counts = rebuilt.counts.as_ref();
            let counts = counts.map_or(String::new(), |counts| format!("; {counts}"));
            format!("{pages} in {milliseconds:.0} ms{counts}")
        }
        false => format!("{ERROR}broken{ERROR:#}: the last good pages stay"),
    };
    eprintln!("{FAINT}{time}{FAINT:#} {changed}{outcome}");
}

/// "about.md changed: ", "14 files changed: "; nothing when all are new to us.
fn changed(changes: &[Change]) -> String {
    let is_first = changes.len() > NAMED
        && changes
            .iter()
            .all(|change| matches!(change, Change::Added(_)));
    if changes.is_empty() || is_first {
        return String::new();
    }
    let named = |change: &Change| match change {
        Change::Added(path) => format!("{path} added"),
        Change::Edited(path) => format!("{path} changed"),
        Change::Removed(path) => format!("{path} removed"),
    };
    match changes.len() > NAMED {
        true => format!("{} files changed: ", changes.len()),
        false => {
            let names: Vec<String> = changes.iter().map(named).collect();
            format!("{}: ", names.join(", "))
        }
    }
}
