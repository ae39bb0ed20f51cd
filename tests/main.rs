//! Facts about the product, from outside: one test binary, one module a subject.

mod architecture;
mod bench {
    pub(crate) mod corpus;
}
mod browsing;
mod command_line;
mod explaining;
mod gathering;
mod labelled;
mod loading;
mod quoting;
mod sample;
mod screens;
mod searching;
mod session;
mod skipping;
mod terminal;
mod typing;
mod wire;
