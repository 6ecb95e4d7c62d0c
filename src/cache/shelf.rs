//! Values by all that they were made of, so that none can be stale; what the newest state of a site
//! did not ask for is dropped.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::cache::Key;

/// The values; threads share them.
#[derive(Debug)]
pub struct Shelf<T> {
    kept: Mutex<HashMap<Key, Kept<T>>>,
}

#[derive(Debug)]
struct Kept<T> {
    value: Arc<T>,
    /// Since the last sweep.
    used: bool,
}

impl<T> Shelf<T> {
    /// The value of that key.
    pub fn get(&self, key: &Key) -> Option<Arc<T>> {
        let mut kept = self.lock();
        let found = kept.get_mut(key)?;
        found.used = true;
        Some(found.value.clone())
    }

    /// Keeps a value; the last one of a key stays.
    pub fn put(&self, key: Key, value: Arc<T>) {
        self.lock().insert(key, Kept { value, used: true });
    }

    /// Drops what was not asked for since the last time.
    pub fn sweep(&self) {
        self.lock().retain(|_, kept| std::mem::take(&mut kept.used));
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Kept<T>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf {
            kept: Mutex::default(),
        }
    }
}
