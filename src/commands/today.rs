//! The day on which claims must hold: `--today`, else `SOURCE_DATE_EPOCH`, else the clock.

use anyhow::{Context as _, Result};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::cli::TodayArg;

/// The variable that makes builds reproducible (<https://reproducible-builds.org/specs/source-date-epoch/>):
/// seconds since 1970-01-01 00:00 UTC.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Whether the environment says which day it is, so that no clock is asked.
pub(super) fn is_fixed() -> bool {
    std::env::var(EPOCH).is_ok_and(|seconds| !seconds.is_empty())
}

pub(super) fn today(arg: &TodayArg) -> Result<Date> {
    if let Some(today) = arg.today {
        return Ok(today);
    }
    match std::env::var(EPOCH) {
        Ok(seconds) if !seconds.is_empty() => {
            let wrong = || format!("{EPOCH} should be seconds since 1970, it is `{seconds}`");
            let seconds: i64 = seconds.parse().with_context(wrong)?;
            let timestamp = Timestamp::from_second(seconds).with_context(wrong)?;
            Ok(timestamp.to_zoned_datetime(TimeZone::UTC).date())
        }
        _ => Ok(ZonedDateTime::now().date()),
    }
}
