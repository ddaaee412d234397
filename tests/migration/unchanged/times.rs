use aws_sdk_codeartifact::primitives::{DateTime, DateTimeFormat};
use std::error::Error;
use std::time::{Duration, SystemTime};

pub fn shown(time: &DateTime) -> Result<String, Box<dyn Error>> {
    Ok(time.fmt(DateTimeFormat::DateTime)?)
}

pub fn read(text: &str) -> Result<DateTime, Box<dyn Error>> {
    Ok(DateTime::from_str(text, DateTimeFormat::DateTime)?)
}

pub fn milliseconds(time: DateTime) -> Result<i64, Box<dyn Error>> {
    Ok(time.to_millis()?)
}

pub fn is_old(time: DateTime) -> Result<bool, Box<dyn Error>> {
    let time = SystemTime::try_from(time)?;
    Ok(SystemTime::now().duration_since(time).is_ok_and(|age| age > Duration::from_secs(90 * 86400)))
}
