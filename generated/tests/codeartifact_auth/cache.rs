//! Tokens are asked for once, and kept where nobody else can read them.

use crate::fixture::{HOST, Run, User, run};
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

fn token(user: &User) -> Run {
    user.run(&["token", HOST])
}

/// The files of the cache that end so.
fn files(user: &User, end: &str) -> Vec<PathBuf> {
    let folder = user.home.path().join(".cache/codeartifact-auth");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.to_string_lossy().ends_with(end)).collect()
}

#[test]
fn many_starts_at_once_make_one_call() {
    let user = User::new();
    let start = |_| user.command(&["token", HOST]).stdout(Stdio::piped()).spawn().unwrap();
    let started: Vec<_> = (0..32).map(start).collect();
    for child in started {
        assert_eq!(child.wait_with_output().unwrap().stdout, b"token-1\n");
    }
    assert_eq!(user.server.token_calls(), 1);
}

/// Makes the token in the cache one that is due, since its life is nearly over.
fn make_due(user: &User) {
    let [file] = files(user, ".json").try_into().unwrap();
    let kept = fs::read_to_string(&file).unwrap();
    fs::write(&file, kept.replace("\"issued\":", "\"issued\":0,\"was\":")).unwrap();
}

#[test]
fn a_token_is_kept_while_it_is_good_and_renewed_before_it_expires() {
    let user = User::new();
    user.server.state.lock().unwrap().life = 1800;
    assert_eq!((token(&user).out, token(&user).out), ("token-1\n".into(), "token-1\n".into()));
    make_due(&user);
    assert_eq!((token(&user).out, token(&user).out), ("token-2\n".into(), "token-2\n".into()));
}

#[test]
fn a_token_that_is_still_valid_serves_while_the_network_is_down() {
    let user = User::new();
    // Nobody listens there any more.
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{gone}");
    let ask = || run(user.command(&["token", HOST]).env("AWS_ENDPOINT_URL_CODEARTIFACT", &url), "");
    let lacking = ask();
    assert!(!lacking.is_ok && lacking.out.is_empty(), "{lacking:?}");
    // The lock file is there, and says what the token's file is called.
    let [lock] = files(&user, ".lock").try_into().unwrap();
    let file = lock.with_extension("json");
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let kept = |expires: u64| format!(r#"{{"token":"token-0","issued":0,"expires":{expires}}}"#);
    fs::write(&file, kept(now + 1800)).unwrap();
    make_private(&file);
    let stale = ask();
    assert_eq!((stale.is_ok, stale.out.as_str()), (true, "token-0\n"), "{stale:?}");
    assert!(stale.err.contains("could not be renewed, so the one in the cache is used"), "{stale:?}");
    fs::write(&file, kept(now - 1)).unwrap();
    assert!(!ask().is_ok);
}

#[test]
fn a_refusal_is_not_hidden_by_the_cache() {
    let user = User::new();
    user.server.state.lock().unwrap().life = 1800;
    assert!(token(&user).is_ok);
    make_due(&user);
    user.server.state.lock().unwrap().refuses = true;
    let refused = token(&user);
    assert!(!refused.is_ok && refused.err.contains("AccessDeniedException"), "{refused:?}");
}

#[test]
fn each_identity_has_its_own_token() {
    let user = User::new();
    assert_eq!(token(&user).out, "token-1\n");
    let other = |key: &str| run(user.command(&["token", HOST]).env("AWS_ACCESS_KEY_ID", key), "").out;
    assert_eq!((other("AKIDTWO"), other("AKIDONE")), ("token-2\n".to_owned(), "token-1\n".to_owned()));
    // A profile's name does not identify anybody: its keys do.
    let keys = |key: &str| {
        let text = format!("[work]\naws_access_key_id = {key}\naws_secret_access_key = x\n");
        fs::create_dir_all(user.home.path().join(".aws")).unwrap();
        fs::write(user.home.path().join(".aws/credentials"), text).unwrap();
        user.run(&["token", HOST, "--profile", "work"]).out
    };
    assert_eq!((keys("A"), keys("B"), keys("A")), ("token-3\n".into(), "token-4\n".into(), "token-3\n".into()));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_cache() {
    use std::os::unix::fs::PermissionsExt as _;
    let user = User::new();
    token(&user);
    for path in files(&user, "") {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
    }
    let folder = user.home.path().join(".cache/codeartifact-auth");
    assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_broken_cache_costs_a_call_and_nothing_else() {
    let user = User::new();
    assert_eq!(token(&user).out, "token-1\n");
    let [file] = files(&user, ".json").try_into().unwrap();
    fs::write(&file, "{\"token\":").unwrap();
    assert_eq!((token(&user).out, token(&user).out), ("token-2\n".into(), "token-2\n".into()));
    assert!(user.run(&["forget", HOST]).is_ok);
    assert!(files(&user, ".json").is_empty());
    fs::remove_dir_all(user.home.path().join(".cache")).unwrap();
    fs::write(user.home.path().join(".cache"), "no folder").unwrap();
    let run = token(&user);
    assert!(run.out == "token-3\n" && run.err.contains("the cache is not used"), "{run:?}");
}

#[test]
fn a_killed_process_leaves_no_lock_behind() {
    let user = User::new();
    user.server.state.lock().unwrap().life = 1800;
    user.server.state.lock().unwrap().holds = true;
    let mut holder = user.command(&["token", HOST]).stdout(Stdio::null()).spawn().unwrap();
    user.server.wait_for_a_call();
    let waiting = user.command(&["token", HOST]).stdout(Stdio::piped()).spawn().unwrap();
    user.server.state.lock().unwrap().holds = false;
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert_eq!(waiting.wait_with_output().unwrap().stdout, b"token-2\n");
    let [lock] = files(&user, ".lock").try_into().unwrap();
    // What a process leaves that is killed while it writes.
    fs::write(lock.with_extension("new"), "{\"tok").unwrap();
    make_due(&user);
    assert_eq!(token(&user).out, "token-3\n");
}

#[test]
fn what_is_no_token_in_the_cache_is_not_given_out() {
    let user = User::new();
    assert_eq!(token(&user).out, "token-1\n");
    let [file] = files(&user, ".json").try_into().unwrap();
    let (least, most) = (i64::MIN, i64::MAX);
    for (number, kept) in [
        "",
        "null",
        "[]",
        "{\"token\":7,\"issued\":0,\"expires\":99999999999}",
        "{\"token\":\"\",\"issued\":1,\"expires\":99999999999}",
        "{\"token\":\"a\\nregistry=https://evil.example\",\"issued\":1,\"expires\":99999999999}",
        "{\"token\":\"a<b\",\"issued\":1,\"expires\":99999999999}",
        &format!("{{\"token\":\"a\",\"issued\":{most},\"expires\":{least}}}"),
        &format!("{{\"token\":\"a\",\"issued\":{most},\"expires\":{most}}}"),
        &format!("{{\"token\":\"a\",\"issued\":{least},\"expires\":{least}}}"),
    ]
    .into_iter()
    .enumerate()
    {
        fs::write(&file, kept).unwrap();
        let doctor = user.run(&["doctor", HOST]);
        assert!(doctor.is_ok, "{kept}: {doctor:?}");
        assert_eq!(token(&user).out, format!("token-{}\n", number + 2), "{kept}");
    }
    // Nor is what the service sends, if it is not a token.
    fs::remove_file(&file).unwrap();
    user.server.state.lock().unwrap().suffix = "\\nx";
    let run = token(&user);
    assert!(!run.is_ok && run.err.contains("not a token that a header can hold"), "{run:?}");
}

#[test]
fn credentials_that_cannot_be_renewed_while_the_network_is_down_leave_the_token_in_use() {
    let user = User::new();
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let role =
        "[profile work]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = base\nregion = eu-west-1\n";
    let keys = "[profile base]\naws_access_key_id = A\naws_secret_access_key = very-secret\n";
    user.write(".aws/config", format!("{role}{keys}"));
    let ask = || {
        let mut command = user.command(&["token", HOST, "--profile", "work"]);
        run(command.env("AWS_ENDPOINT_URL_STS", format!("http://{gone}")), "")
    };
    let lacking = ask();
    assert!(!lacking.is_ok && lacking.err.contains("arn:aws:iam::111122223333:role/r"), "{lacking:?}");
    let [lock] = files(&user, ".lock").try_into().unwrap();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let path = user.write("token", format!(r#"{{"token":"token-0","issued":0,"expires":{}}}"#, now + 1800));
    make_private(&path);
    fs::rename(path, lock.with_extension("json")).unwrap();
    let stale = ask();
    assert_eq!((stale.is_ok, stale.out.as_str()), (true, "token-0\n"), "{stale:?}");
}

fn make_private(path: &std::path::Path) {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    #[cfg(not(unix))]
    assert!(path.exists());
}

#[cfg(unix)]
#[test]
fn a_cache_that_others_can_read_or_write_is_not_trusted() {
    use std::os::unix::fs::PermissionsExt as _;
    let user = User::new();
    let set = |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    assert_eq!(token(&user).out, "token-1\n");
    let [file] = files(&user, ".json").try_into().unwrap();
    set(&file, 0o644);
    assert_eq!((token(&user).out, token(&user).out), ("token-2\n".into(), "token-2\n".into()));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    set(file.parent().unwrap(), 0o777);
    let open = token(&user);
    assert!(open.out == "token-3\n" && open.err.contains("others can write in"), "{open:?}");
}

#[test]
fn a_clock_that_is_put_right_leaves_no_token_that_looks_valid() {
    let user = User::new();
    user.server.state.lock().unwrap().life = 1800;
    assert_eq!(token(&user).out, "token-1\n");
    let [file] = files(&user, ".json").try_into().unwrap();
    // The clock was 50 minutes ahead when the token was issued for half an hour.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let kept = format!(r#"{{"token":"token-0","issued":{},"expires":{}}}"#, now + 3000, now + 4800);
    fs::write(&file, kept).unwrap();
    assert_eq!(token(&user).out, "token-2\n");
}

#[test]
fn where_files_cannot_be_locked_tokens_are_kept_all_the_same() {
    let user = User::new();
    assert_eq!(token(&user).out, "token-1\n");
    let [lock] = files(&user, ".lock").try_into().unwrap();
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    fs::remove_file(lock.with_extension("json")).unwrap();
    let unlocked = token(&user);
    assert!(unlocked.out == "token-2\n" && unlocked.err.contains("cannot open"), "{unlocked:?}");
    assert_eq!(token(&user).out, "token-2\n");
}

#[test]
fn tokens_that_expired_long_ago_are_swept_out_when_a_new_one_comes() {
    let user = User::new();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    assert_eq!(token(&user).out, "token-1\n");
    let [file] = files(&user, ".json").try_into().unwrap();
    let write = |name: &str, text: &str| {
        let path = file.with_file_name(name);
        fs::write(&path, text).unwrap();
        make_private(&path);
    };
    let kept = |expires: u64| format!(r#"{{"token":"a","issued":1,"expires":{expires}}}"#);
    write("acme-1.json", &kept(now - 100_000));
    write("acme-1.lock", "");
    write("acme-2.json", &kept(now - 1000));
    write("acme-3.json", &kept(now + 1000));
    write("other.json", "{\"mine\":1}");
    fs::remove_file(&file).unwrap();
    assert_eq!(token(&user).out, "token-2\n");
    let mut left: Vec<_> =
        files(&user, "").iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    left.retain(|name| !file.with_extension("").ends_with(name.split('.').next().unwrap()));
    left.sort();
    assert_eq!(left, ["acme-2.json", "acme-3.json", "other.json"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_costs_a_call_and_leaves_no_half_of_a_token() {
    let user = User::new();
    assert_eq!(token(&user).out, "token-1\n");
    assert!(user.run(&["forget", HOST]).is_ok);
    // A process that may write no file at all is told so by the system, as it is by a full disk.
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
    let mut full = user.program("/bin/sh");
    full.args(["-c", script, env!("CARGO_BIN_EXE_codeartifact-auth"), "token", HOST]);
    let full = run(&mut full, "");
    assert!(full.out == "token-2\n" && full.err.contains("the token is not cached: cannot write"), "{full:?}");
    assert!(files(&user, ".new").is_empty() && files(&user, ".json").is_empty());
    assert_eq!(token(&user).out, "token-3\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_of_caches_that_is_not_absolute_is_ignored() {
    let user = User::new();
    assert_eq!(run(user.command(&["token", HOST]).env("XDG_CACHE_HOME", "relative"), "").out, "token-1\n");
    assert!(!user.home.path().join("relative").exists());
    assert_eq!(token(&user).out, "token-1\n");
}

#[test]
fn no_domain_is_too_long_for_a_sentence() {
    let user = User::new();
    let long = user.run(&["token", "--region", "eu-west-1", "--domain", &"a".repeat(100_000)]);
    assert!(!long.is_ok && long.err.len() < 2000 && long.err.contains("domain"), "{long:?}");
}
