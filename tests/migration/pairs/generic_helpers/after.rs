use aws_sdk_codeartifact::Error;

/// Writes down what went wrong, whatever the operation.
pub fn record<T>(result: Result<T, Error>) -> Option<T> {
    result
        .inspect_err(|error| {
            eprintln!("{}: {}", error.code().unwrap_or("no code"), error.message().unwrap_or("no message"))
        })
        .ok()
}
