use crate::passage::LONG;
use crate::world::World;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Child;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

#[test]
fn a_token_is_written_for_its_owner_alone() {
    let world = World::new();
    let out = world.succeed("daemon", &["acme", "token", "--once"]);
    assert!(out.starts_with("token holds a token until "), "{out}");
    assert!(!fs::read_to_string(world.path("token")).unwrap().is_empty());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(world.path("token")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let run = world.run("daemon", &["other", "token", "--once"]);
    assert!(!run.is_ok && run.err.contains("ResourceNotFoundException"), "{run:?}");
}

/// Reads a request for a token, and answers with one that lives for two seconds.
fn give(stream: &mut TcpStream, token: &str) {
    let expiration = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() + 2.0;
    let body = format!(r#"{{"authorizationToken": "{token}", "expiration": {expiration}}}"#);
    let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
    stream.write_all((head + &body).as_bytes()).unwrap();
}

fn read_head(stream: &mut TcpStream) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
}

/// A running program that ends with the test, whatever becomes of that.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_new_token_replaces_the_old_one_before_that_expires() {
    let world = World::new();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let _running = Running(world.command("daemon", &["acme", "token"], &url).spawn().unwrap());
    let (sender, asked) = channel();
    thread::spawn(move || listener.incoming().try_for_each(|stream| sender.send(stream.unwrap())));
    let asked = || {
        let mut stream: TcpStream = asked.recv_timeout(LONG).expect("the program asks for a token");
        stream.set_read_timeout(Some(LONG)).unwrap();
        read_head(&mut stream);
        stream
    };
    give(&mut asked(), "first");
    // While the second is asked for, the first is there.
    let mut stream = asked();
    assert_eq!(fs::read_to_string(world.path("token")).unwrap(), "first");
    give(&mut stream, "second");
    let _third = asked();
    assert_eq!(fs::read_to_string(world.path("token")).unwrap(), "second");
    assert_eq!(fs::read_dir(&world.folder).unwrap().count(), 1);
}
