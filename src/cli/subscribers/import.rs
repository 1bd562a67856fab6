//! `rondbrief subscriber import`: a file of any size, block by block.
//!
//! Standard output gets one line of CSV per row of the file (line, fate, reason), never an address; standard error gets
//! a progress bar and the totals.

use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::Path,
};

use anyhow::Context;
use csv::ByteRecord;
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    app::{
        App,
        subscribers::import::{self, Fate, Row, Run},
    },
    cli::running::composition::UsageError,
    domain::list::List,
};

/// The number of rows in one transaction.
const BLOCK: usize = 2_000;

/// The totals per result.
#[derive(Default)]
struct Sum {
    added: u64,
    unchanged: u64,
    refused: u64,
}

/// The positions of the columns in a row.
struct Columns {
    email: usize,
    others: [Option<usize>; 3],
}

impl Columns {
    /// Reads the heading; `None` if it has no column for addresses.
    fn of(heading: &ByteRecord) -> Option<Self> {
        let column = |name: &str| heading.iter().position(|column| column == name.as_bytes());
        Some(Self { email: column("email")?, others: ["name", "consented_at", "consent"].map(column) })
    }

    /// Reads a row; columns that are missing are empty.
    fn row(&self, record: &ByteRecord) -> Result<Row, String> {
        let text = |column: usize| match str::from_utf8(record.get(column).unwrap_or_default()) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => Err("is not text in UTF-8".to_owned()),
        };
        let [name, consented_at, consent] = self.others.map(|column| column.map(text).transpose());
        Ok(Row {
            email: text(self.email)?,
            name: name?.unwrap_or_default(),
            consented_at: consented_at?.unwrap_or_default(),
            consent: consent?.unwrap_or_default(),
        })
    }
}

/// The rows of a file, each with the line it begins on, and with what is wrong where it cannot be read.
pub struct Rows<R> {
    reader: csv::Reader<R>,
    record: ByteRecord,
    columns: Columns,
}

/// A row of the file, or why it is none.
type Given = (u64, Result<Row, String>);

impl<R: Read> Rows<R> {
    /// Reads the heading; `None` if it names no addresses.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn of(file: R) -> anyhow::Result<Option<Self>> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            // With both ends of a line as one terminator, the reader counts lines one short in files that have both.
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(file);
        let columns = Columns::of(reader.byte_headers().context("the file has no heading")?);
        Ok(columns.map(|columns| Self { reader, record: ByteRecord::new(), columns }))
    }

    fn read(&mut self) -> anyhow::Result<Option<Given>> {
        loop {
            let line = self.reader.position().line();
            let more = self.reader.read_byte_record(&mut self.record);
            if !more.with_context(|| format!("line {line} cannot be read"))? {
                return Ok(None);
            }
            let is_blank = self.record.len() == 1 && self.record[0].is_empty();
            if !is_blank {
                let line = self.record.position().map_or(line, csv::Position::line);
                return Ok(Some((line, self.columns.row(&self.record))));
            }
        }
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = anyhow::Result<Given>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

/// Imports a file.
pub(crate) async fn run(app: &App, list: &List, path: &Path, dry_run: bool) -> anyhow::Result<()> {
    let file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
    let bar = ProgressBar::new(file.metadata()?.len())
        .with_style(ProgressStyle::with_template("{bar:40} {percent:>3} %  {eta} left  {msg}")?);
    let Some(mut rows) = Rows::of(bar.wrap_read(file))? else {
        return Err(UsageError::new(format!(
            "{}: the first line must name the columns: email,name,consented_at,consent",
            path.display()
        ))
        .into());
    };
    let mut out = BufWriter::new(io::stdout());
    writeln!(out, "line,fate,reason")?;
    let (mut sum, mut import) = (Sum::default(), Run::new(dry_run));
    let mut block: Vec<Given> = Vec::with_capacity(BLOCK);
    loop {
        let row = rows.next().transpose()?;
        let more = row.is_some();
        block.extend(row);
        if block.len() == BLOCK || (!more && !block.is_empty()) {
            flush((app, list), &mut block, &mut import, &mut sum, &mut out).await?;
            bar.set_message(format!("{} added", sum.added));
        }
        if !more {
            break;
        }
    }
    out.flush()?;
    bar.finish_and_clear();
    let Sum { added, unchanged, refused } = sum;
    let verb = if dry_run { "would be added" } else { "added" };
    eprintln!("{added} {verb}, {unchanged} unchanged, {refused} refused.");
    Ok(())
}

/// Imports a block and prints the result of every row.
async fn flush(
    (app, list): (&App, &List),
    block: &mut Vec<Given>,
    run: &mut Run,
    sum: &mut Sum,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let rows: Vec<Row> = block.iter().filter_map(|(_, row)| row.as_ref().ok()).cloned().collect();
    let mut fates = import::import(app, list, &rows, run)
        .await
        .with_context(|| format!("the rows from line {} on were not imported", block.first().map_or(0, |row| row.0)))?
        .into_iter();
    for (line, row) in block.drain(..) {
        let (word, reason) = match row {
            Err(reason) => ("refused", reason),
            Ok(_) => fates.next().map_or(("refused", String::new()), |fate| (fate.word(), reason(fate))),
        };
        match word {
            "added" => sum.added += 1,
            "unchanged" => sum.unchanged += 1,
            _ => sum.refused += 1,
        }
        writeln!(out, "{line},{word},\"{}\"", reason.replace('"', "\"\""))?;
    }
    Ok(())
}

fn reason(fate: Fate) -> String {
    if fate == Fate::Added { String::new() } else { fate.to_string() }
}
