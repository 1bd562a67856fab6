//! Addresses on the command line. Everybody on a machine can read the arguments of its processes, and a shell keeps them in
//! its history; so `-` in the place of an address takes the next line of standard input.

use std::{
    error::Error,
    io::{self, IsTerminal, Write},
    str::FromStr,
};

use crate::domain::text::address::EmailAddress;

/// Reads an address, or whatever holds one: from `text`, or for `-` from standard input.
pub(super) fn typed<T>(text: &str) -> Result<T, Box<dyn Error + Send + Sync>>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    if text == "-" { Ok(next_line()?.parse()?) } else { Ok(text.parse()?) }
}

/// Reads the address of somebody to look up, in the same way.
pub(super) fn typed_to_find(text: &str) -> Result<EmailAddress, Box<dyn Error + Send + Sync>> {
    if text == "-" { Ok(EmailAddress::to_find(&next_line()?)?) } else { Ok(EmailAddress::to_find(text)?) }
}

fn next_line() -> io::Result<String> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        eprint!("Address: ");
        io::stderr().flush()?;
    }
    let mut line = String::new();
    if stdin.read_line(&mut line)? == 0 {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "standard input has no further line with an address"));
    }
    Ok(line.trim().to_owned())
}
