//! The table: the measurements, the bounds that they must meet, and the verdicts. Ratios come first, for only they hold
//! on other machines.

use std::fmt;

/// The bound that a ratio or a figure must meet.
#[derive(Debug, Clone, Copy)]
pub enum Bound {
    /// This, or more.
    AtLeast(f64),
    /// This, or less.
    AtMost(f64),
}

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    what: String,
    must: String,
    measured: String,
    verdict: &'static str,
}

impl Row {
    /// A figure against its bound; `unit` names the other side of the ratio, and `figures` gives the measurements in
    /// full.
    pub fn new(what: impl Into<String>, bound: Bound, unit: &str, measured: f64, figures: &str) -> Self {
        let met = match bound {
            Bound::AtLeast(least) => measured >= least,
            Bound::AtMost(most) => measured <= most,
        };
        Self {
            what: what.into(),
            must: format!("{bound} {unit}").trim_end().to_owned(),
            measured: format!("{measured:.2} ({figures})"),
            verdict: if met { "reached" } else { "not reached" },
        }
    }

    /// A line without a figure, and the reason.
    pub fn absent(what: impl Into<String>, must: &str, why: &str) -> Self {
        Self { what: what.into(), must: must.to_owned(), measured: why.to_owned(), verdict: "not measured" }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(least) => write!(f, "at least {least}"),
            Self::AtMost(most) => write!(f, "at most {most}"),
        }
    }
}

/// Prints the lines as a table in Markdown.
pub fn print(rows: &[Row]) {
    let lines: Vec<[&str; 4]> =
        rows.iter().map(|row| [row.what.as_str(), &row.must, &row.measured, row.verdict]).collect();
    let heading = ["what", "must reach", "measured", "verdict"];
    let width = |column: usize| {
        lines.iter().chain([&heading]).map(|line| line[column].chars().count()).max().unwrap_or_default()
    };
    let widths = [0, 1, 2, 3].map(width);
    let print = |line: [&str; 4]| {
        let [a, b, c, d] = widths;
        println!("| {:a$} | {:b$} | {:c$} | {:d$} |", line[0], line[1], line[2], line[3]);
    };
    print(heading);
    let rules = widths.map(|width| "-".repeat(width));
    print([&rules[0], &rules[1], &rules[2], &rules[3]]);
    lines.into_iter().for_each(print);
}

/// The median of several measurements, by a figure of each.
pub fn median<T>(mut measured: Vec<T>, figure: impl Fn(&T) -> f64) -> anyhow::Result<T> {
    measured.sort_by(|a, b| figure(a).total_cmp(&figure(b)));
    let middle = measured.len() / 2;
    anyhow::ensure!(middle < measured.len(), "nothing was measured");
    Ok(measured.swap_remove(middle))
}

/// A large figure with separators between its thousands.
pub fn thousands(figure: f64) -> String {
    let digits = format!("{figure:.0}");
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}
