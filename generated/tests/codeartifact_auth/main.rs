//! The program `codeartifact-auth`, run as package managers run it, against a server on loopback.

mod cache;
mod cargo;
mod clock;
mod conflicts;
mod faces;
mod files;
mod fixture;
mod hostile;
mod login;
mod server;
mod tools;
