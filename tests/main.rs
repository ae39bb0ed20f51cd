//! Facts about the product, from outside: one test binary, one module a subject.

mod architecture;
mod command_line;
mod gathering;
mod loading;
mod quoting;
mod sample;
mod screens;
mod searching;
mod terminal;
mod typing;
