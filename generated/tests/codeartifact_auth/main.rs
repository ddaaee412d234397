//! The program `codeartifact-auth`, run as package managers run it, against a server on loopback.

mod cache;
mod cargo;
mod faces;
mod files;
mod fixture;
mod login;
mod server;
