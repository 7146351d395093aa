//! How often a passphrase may be guessed: counted by handle, in memory, and gone after an hour.
//!
//! It never looks at an address, because a school shares one, and it never ends a session that is already open.

use std::collections::HashMap;
use std::sync::Mutex;

use app::error::AppError;
use domain::time::Millis;

/// Wrong passphrases per handle and hour.
const LIMIT: u32 = 10;
/// Handles that are remembered at once; the oldest windows go first.
const REMEMBERED: usize = 10_000;

#[derive(Default)]
pub struct Guesses(Mutex<HashMap<String, Window>>);

#[derive(Clone, Copy)]
struct Window {
    began: Millis,
    guesses: u32,
}

impl Window {
    fn over(self, now: Millis) -> bool {
        now >= self.began.plus(Millis::HOUR) || now < self.began
    }
}

impl Guesses {
    /// Counts a guess before it is checked; refuses the eleventh of an hour with the time to wait.
    pub fn count(&self, handle: &str, now: Millis) -> Result<(), AppError> {
        let mut windows = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if windows.len() >= REMEMBERED && !windows.contains_key(handle) {
            make_room(&mut windows, now);
        }
        let window = windows.entry(handle.to_owned()).or_insert(Window { began: now, guesses: 0 });
        if window.over(now) {
            *window = Window { began: now, guesses: 0 };
        }
        if window.guesses >= LIMIT {
            let left = window.began.plus(Millis::HOUR).get() - now.get();
            return Err(AppError::TooMany { retry_after_s: (left / Millis::SECOND).max(1) as u32 });
        }
        window.guesses += 1;
        Ok(())
    }

    /// A right passphrase is no guess.
    pub fn forget(&self, handle: &str) {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).remove(handle);
    }
}

fn make_room(windows: &mut HashMap<String, Window>, now: Millis) {
    windows.retain(|_, window| !window.over(now));
    if windows.len() >= REMEMBERED
        && let Some(oldest) =
            windows.iter().min_by_key(|(_, window)| window.began).map(|(handle, _)| handle.clone())
    {
        windows.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_guesses_an_hour_and_the_owner_starts_afresh() {
        let guesses = Guesses::default();
        let start = Millis(5 * Millis::HOUR);
        for _ in 0..LIMIT {
            assert_eq!(guesses.count("ana", start), Ok(()));
        }
        assert_eq!(
            guesses.count("ana", start.plus(Millis::MINUTE)),
            Err(AppError::TooMany { retry_after_s: 3_540 })
        );
        assert_eq!(guesses.count("ben", start), Ok(()));
        assert_eq!(guesses.count("ana", start.plus(Millis::HOUR)), Ok(()));
        for _ in 0..30 {
            assert_eq!(guesses.count("eva", start), Ok(()));
            guesses.forget("eva");
        }
    }

    #[test]
    fn memory_stays_bounded_however_many_handles_are_tried() {
        let guesses = Guesses::default();
        for at in 0..REMEMBERED + 100 {
            guesses.count(&format!("h{at}"), Millis(at as i64)).unwrap();
        }
        assert!(guesses.0.lock().unwrap().len() <= REMEMBERED);
    }
}
