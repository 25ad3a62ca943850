//! `retold completions` and `retold man`: made from the same description that parses the command line.

use super::{Exit, args::Arguments, exit::Error};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};

/// `retold completions`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold completions bash > ~/.local/share/bash-completion/completions/retold
  retold completions zsh > ~/.zfunc/_retold
  retold completions fish > ~/.config/fish/completions/retold.fish")]
pub struct Completions {
    /// The shell.
    pub shell: Shell,
}

/// `retold man`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold man | man -l -                 read the page of the program
  retold man --dir ~/.local/share/man/man1
                                        write a page for it and one for each command")]
pub struct Man {
    /// Write a page for the program and one for each command into this folder.
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
}

pub fn completions(arguments: &Completions) -> Result<Exit, Error> {
    // Into memory first: the generator panics where it cannot write, as into a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "retold", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}

pub fn man(arguments: &Man) -> Result<Exit, Error> {
    let command = Arguments::command();
    match &arguments.dir {
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            io::stdout().lock().write_all(&page)?;
        }
        Some(folder) => {
            let write = || fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
            write().map_err(|error| Error::new(format!("{}: {error}", folder.display())))?;
        }
    }
    Ok(Exit::Done)
}
