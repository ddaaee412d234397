//! A question on the terminal.

use super::Code;
use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

/// The greatest number of bytes of an answer. Codes have six digits.
const MOST: u64 = 256;

/// Asks for a code of the device with this serial number on the terminal, for
/// [`DefaultChain::with_mfa_codes`](crate::DefaultChain::with_mfa_codes) and
/// [`AssumeRoleBuilder::mfa`](crate::AssumeRoleBuilder::mfa). What is typed is shown. Several that ask at once do so one after
/// the other.
///
/// That is the terminal that the program was started from, even if its standard input is a file or a pipe. Where there is no
/// such terminal, as on Windows, the question goes to standard error, and standard input is read if it is a terminal.
///
/// ```no_run
/// use botocore_credentials::{DefaultChain, mfa_prompt};
/// use botocore_runtime::client::Config;
///
/// let deploy = DefaultChain::new(Config::builder().profile("deploy")).with_mfa_codes(mfa_prompt);
/// let config = Config::builder().region("eu-west-1").credentials_provider(deploy).build();
/// ```
///
/// # Errors
/// Returns an error if there is no terminal, if it cannot be used, or if nothing is typed.
#[doc(alias("StdinTokenProvider", "getpass", "prompt"))]
pub fn mfa_prompt(serial: &str) -> Code {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    #[cfg(unix)]
    if let Ok(terminal) = std::fs::File::options().read(true).write(true).open("/dev/tty") {
        return ask(&mut &terminal, io::BufReader::new(&terminal), serial);
    }
    let (input, mut output) = (io::stdin(), io::stderr());
    if input.is_terminal() && output.is_terminal() {
        return ask(&mut output, input.lock(), serial);
    }
    Err("there is no terminal to ask for it".into())
}

fn ask(output: &mut impl Write, input: impl BufRead, serial: &str) -> Code {
    write!(output, "Enter the code of the MFA device {}: ", serial.escape_debug())?;
    output.flush()?;
    let mut line = Vec::new();
    input.take(MOST).read_until(b'\n', &mut line)?;
    let answer = String::from_utf8(line).map_err(|_| "what was typed is not UTF-8")?;
    match answer.trim() {
        "" => Err("nothing was typed".into()),
        code => Ok(code.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is asked, and what comes of an answer.
    fn asked(answer: impl BufRead) -> (String, Result<String, String>) {
        let mut output = Vec::new();
        let code = ask(&mut output, answer, "arn:aws:iam::123456789012:mfa/ann\x1b[2J");
        (String::from_utf8(output).unwrap(), code.map_err(|error| error.to_string()))
    }

    #[test]
    fn the_first_line_is_the_code() {
        let (question, code) = asked(&b" 123456\r\n654321\n"[..]);
        assert_eq!(question, "Enter the code of the MFA device arn:aws:iam::123456789012:mfa/ann\\u{1b}[2J: ");
        assert_eq!(code.unwrap(), "123456");
    }

    #[test]
    fn an_answer_that_is_no_text_or_has_no_end_is_refused_or_cut() {
        assert_eq!(asked(&b"\n"[..]).1.unwrap_err(), "nothing was typed");
        assert_eq!(asked(io::empty()).1.unwrap_err(), "nothing was typed");
        assert_eq!(asked(&b"\xff\n"[..]).1.unwrap_err(), "what was typed is not UTF-8");
        assert_eq!(asked(io::BufReader::new(io::repeat(b'1'))).1.unwrap().len(), 256);
    }
}
