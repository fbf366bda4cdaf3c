//! The program: serves Kilit, and does from the command line what people do in the browser.

mod command;
mod commands;
mod config;
mod conversation;
mod demo;
mod domain;
mod health;
mod logs;
mod opening;
mod output;
mod restore;
mod schedule;
mod serve;
mod socket;

use std::process::ExitCode;

use clap::Parser;

use crate::command::Arguments;

/// The allocator of a program with many threads and small pieces of text.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match opening::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for one in error.each() {
                eprintln!("kilit: {}", words::error(output::lang(), one));
            }
            // The details of a broken part help whoever runs the program; pages never show them.
            if let Some(detail) = error.value("detail") {
                eprintln!("kilit: {detail}");
            }
            ExitCode::FAILURE
        }
    }
}
