//! Threads for what nobody waits for: they give way to the page in view, and to the browser that
//! shows it.

use rayon::{ThreadPool, ThreadPoolBuilder};

/// How far they step back, of 19 steps: they still get a quarter of a core that others want.
#[cfg(target_os = "linux")]
const STEPS_BACK: i32 = 5;

/// Threads of low priority, 0 for as many as there are cores; nothing when the system has none left.
pub(super) fn threads(number: usize) -> Option<ThreadPool> {
    let pool = ThreadPoolBuilder::new().num_threads(number);
    let pool = pool.thread_name(|_| "background".to_owned());
    pool.start_handler(|_| step_back()).build().ok()
}

/// Only Linux gives each thread a priority of its own; elsewhere they are threads like others.
#[cfg(target_os = "linux")]
fn step_back() {
    let own = Some(rustix::thread::gettid());
    if let Ok(priority) = rustix::process::getpriority_process(own) {
        // Who is refused works on as before.
        let _ = rustix::process::setpriority_process(own, priority + STEPS_BACK);
    }
}

#[cfg(not(target_os = "linux"))]
fn step_back() {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn they_step_back_and_nobody_else_does() {
        let priority = || rustix::process::getpriority_process(Some(rustix::thread::gettid()));
        let own = priority().expect("a priority");
        let pool = threads(1).expect("a thread");
        let theirs = pool.install(priority).expect("a priority");
        assert_eq!(theirs, (own + STEPS_BACK).min(19));
        assert_eq!(priority(), Ok(own));
    }
}
