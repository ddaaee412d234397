//! What may go wrong between a client and the service, over real connections: what the client survives, and what it
//! says of the rest.

mod bodies;
mod connections;
mod replies;
mod sentences;
mod server;
