//! botocore, in a process of its own that answers one question after the other.

use crate::against_botocore::reply_json;
use crate::package;
use bytes::Bytes;
use http::Response;
use serde_json::{Value, json};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The running process; it ends when it is dropped.
pub struct Reference {
    process: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

/// The command that runs a script of botocore's side with this interpreter, which has to find botocore among its
/// packages; it heeds none of Python's own variables, and leaves nothing behind. It signs by code of its own.
pub fn script(python: &Path, name: &str) -> Command {
    let script = package().join("python").join(name);
    let mut command = Command::new(python);
    command.args(["-E", "-s", "-B"]).arg(script).env("BOTO_DISABLE_CRT", "true");
    command
}

impl Reference {
    /// Starts botocore's side.
    pub fn start(python: &Path) -> io::Result<Self> {
        let mut process = script(python, "reference.py")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| told(&error, &format!("cannot run {}", python.display())))?;
        let questions = process.stdin.take();
        let answers = BufReader::new(process.stdout.take().ok_or_else(|| io::Error::other("botocore has no output"))?);
        Ok(Self { process, questions, answers })
    }

    /// Asks a question and waits for its answer.
    pub fn ask(&mut self, question: &Value) -> io::Result<Value> {
        let questions = self.questions.as_mut().ok_or_else(|| io::Error::other("botocore has no input"))?;
        writeln!(questions, "{question}")?;
        questions.flush()?;
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            return Err(io::Error::other(format!("botocore's side ended without an answer to {question}")));
        }
        serde_json::from_str(&line).map_err(|error| told(&error.into(), &format!("no answer to {question}: {line}")))
    }
}

impl Reference {
    /// What botocore makes of a reply to an operation.
    pub fn ask_reply(&mut self, operation: &str, reply: &Response<Bytes>) -> io::Result<Value> {
        let mut question = reply_json::to_json(reply);
        question["operation"] = operation.into();
        self.ask(&json!({ "reply": question }))
    }

    /// What botocore makes of the input of a case; with `fill_hash` it works the hash of the content out.
    pub fn ask_request(&mut self, case: &Value, fill_hash: bool) -> io::Result<Value> {
        let mut question = json!({ "fill_hash": fill_hash });
        for name in ["operation", "params", "region", "endpoint"] {
            question[name] = case[name].clone();
        }
        self.ask(&json!({ "request": question }))
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        // Without its input the process comes to its end.
        self.questions = None;
        let _ = self.process.wait();
    }
}

fn told(error: &io::Error, what: &str) -> io::Error {
    io::Error::new(error.kind(), format!("{what}: {error}"))
}
