//! A clock that is wrong.

use crate::fixture::{User, fake, run};
use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

#[test]
fn tokens_expire_by_the_services_clock_and_the_doctor_compares_it() {
    let (user, fake) = (User::new(), fake());
    let doctor = || {
        let mut doctor = user.command_at(&fake, &["doctor", "--domain", "acme"]);
        run(doctor.env("AWS_ENDPOINT_URL_STS", fake.endpoint_url()), "")
    };
    let right = doctor();
    assert!(right.out.contains("\nservice: it has the domain\nclock: as the service's\n"), "{right:?}");
    fake.set_time(SystemTime::now() + Duration::from_secs(10 * 3600 + 30));
    let wrong = doctor();
    assert!(wrong.out.contains("\nclock: 10 h 0 min "), "{wrong:?}");
    assert!(
        wrong.out.contains(" s behind the service's: set it, since the service refuses requests from 5"),
        "{wrong:?}"
    );
    fake.set_time(SystemTime::now() - Duration::from_secs(150));
    assert!(doctor().out.contains("\nclock: 0 h 2 min "), "{:?}", doctor());
    assert!(doctor().out.contains(" s ahead of the service's\n"), "{:?}", doctor());
    // The client puts its clock right by the refusal, and the token lives twelve hours from now.
    fake.set_time(SystemTime::now() + Duration::from_secs(10 * 3600));
    let mut token = user.command_at(&fake, &["token", "--domain", "acme"]);
    let token = run(token.env("AWS_MAX_ATTEMPTS", "2"), "");
    assert!(token.is_ok, "{token:?}");
    let folder = user.home.path().join(".cache/codeartifact-auth");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let [file] =
        paths.filter(|path| path.extension().is_some_and(|end| end == "json")).collect::<Vec<_>>().try_into().unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let left = kept["expires"].as_u64().unwrap() - now;
    assert!((43_000..=43_201).contains(&left), "{left}");
}

#[test]
fn the_doctor_says_what_the_service_refuses() {
    let (user, fake) = (User::new(), fake());
    let mut doctor = user.command_at(&fake, &["doctor", "--domain", "other"]);
    let doctor = run(doctor.env("AWS_ENDPOINT_URL_STS", fake.endpoint_url()), "");
    assert!(doctor.is_ok && doctor.out.contains("\nservice: DescribeDomain"), "{doctor:?}");
    assert!(doctor.out.contains("ResourceNotFoundException") && doctor.out.contains("\nclock: as the"), "{doctor:?}");
}
