//! A chart out of numbers: pure arithmetic, drawn by `chart.html`.
//!
//! The shapes stand in a box of [`WIDE`] by [`HIGH`] that is stretched over the chart; the texts stand beside it, placed by
//! per cent, so that they are as large on a phone as on a wide screen.

/// The width of the box of the shapes.
pub(super) const WIDE: f64 = 1000.0;

/// The height of the box of the shapes.
pub(super) const HIGH: f64 = 200.0;

/// The share of the width for the numbers beside the shapes, in per cent.
pub(super) const LEFT: f64 = 12.0;

/// About how many lines there are behind the shapes.
const LINES: u64 = 4;

/// The share of a column that is left open between it and the next.
const GAP: f64 = 0.24;

/// A line behind the shapes, with the number it stands for.
#[derive(Debug, PartialEq)]
pub(super) struct Line {
    /// The distance below the top, in per cent.
    pub y: f64,
    /// The number.
    pub number: u64,
    /// True if the number is zero.
    pub is_zero: bool,
}

/// A word below the shapes.
#[derive(Debug, PartialEq)]
pub(super) struct Label {
    /// The place, in per cent of the width.
    pub x: f64,
    /// The end of the word that is at that place: `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// The word.
    pub text: String,
}

/// A bar.
#[derive(Debug, PartialEq)]
pub(super) struct Bar {
    /// Its left side.
    pub x: f64,
    /// Its upper side.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
    /// The row of numbers it belongs to: 0 or 1.
    pub row: usize,
}

/// The shapes.
#[derive(Debug, PartialEq)]
pub(super) enum Shapes {
    /// A line with what lies below it filled, as data of paths.
    Course {
        /// The line.
        line: String,
        /// The area below.
        area: String,
    },
    /// Bars.
    Bars(Vec<Bar>),
}

/// A chart.
#[derive(Debug, PartialEq)]
pub(super) struct Chart {
    /// The beginning of the ids of its parts in the page.
    pub id: &'static str,
    /// The title.
    pub title: String,
    /// The chart in words, for a reader who does not see it.
    pub tells: String,
    /// The lines behind the shapes.
    pub lines: Vec<Line>,
    /// The words below them.
    pub labels: Vec<Label>,
    /// The shapes.
    pub shapes: Shapes,
    /// The names of the rows of numbers, where there is more than one.
    pub keys: Vec<String>,
}

/// The names of a chart.
pub(super) struct Name {
    /// The beginning of the ids of its parts in the page.
    pub id: &'static str,
    /// The title.
    pub title: String,
    /// The chart in words.
    pub tells: String,
}

impl Chart {
    /// The course of a number.
    pub(super) fn course(name: Name, values: &[u64], labels: &[String]) -> Self {
        let scale = Scale::new(values.iter().copied().max().unwrap_or(0), 0);
        let last = values.len().saturating_sub(1).max(1);
        let point = |(n, value): (usize, &u64)| format!("{:.1} {:.1}", WIDE * share(n, last), scale.y(*value));
        let points: Vec<_> = values.iter().enumerate().map(point).collect();
        let line = format!("M{}", points.join("L"));
        let area = format!("{line}V{HIGH}H0Z");
        let ends = |n: usize| match n {
            0 => "start",
            n if n == last => "end",
            _ => "middle",
        };
        let labels = some(labels).into_iter().map(|(n, text)| Label {
            x: below(share(n, last)),
            anchor: ends(n),
            text: text.clone(),
        });
        let labels = labels.collect();
        Self::with(name, &scale, labels, Shapes::Course { line, area }, Vec::new())
    }

    /// A bar up for each number.
    pub(super) fn bars(name: Name, values: &[u64], labels: &[String]) -> Self {
        let scale = Scale::new(values.iter().copied().max().unwrap_or(0), 0);
        let bar = |(n, value): (usize, &u64)| scale.up(*value, column(n, values.len()), 0);
        let bars = values.iter().enumerate().map(bar).collect();
        Self::with(name, &scale, below_columns(labels), Shapes::Bars(bars), Vec::new())
    }

    /// A bar up for the first of each pair of numbers, and one down for the second.
    pub(super) fn up_and_down(name: Name, values: &[(u64, u64)], labels: &[String], keys: [String; 2]) -> Self {
        let most = |of: fn(&(u64, u64)) -> u64| values.iter().map(of).max().unwrap_or(0);
        let scale = Scale::new(most(|pair| pair.0), most(|pair| pair.1));
        let pair = |(n, (up, down)): (usize, &(u64, u64))| {
            let place = column(n, values.len());
            [scale.up(*up, place, 0), scale.down(*down, place, 1)]
        };
        let bars = values.iter().enumerate().flat_map(pair).collect();
        Self::with(name, &scale, below_columns(labels), Shapes::Bars(bars), keys.into())
    }

    /// Two bars side by side for each pair of numbers.
    pub(super) fn pairs(name: Name, values: &[(u64, u64)], labels: &[String], keys: [String; 2]) -> Self {
        let scale = Scale::new(values.iter().map(|pair| pair.0.max(pair.1)).max().unwrap_or(0), 0);
        let pair = |(n, (one, other)): (usize, &(u64, u64))| {
            let (x, width) = column(n, values.len());
            let half = width / 2.0;
            [scale.up(*one, (x, half), 0), scale.up(*other, (x + half, half), 1)]
        };
        let bars = values.iter().enumerate().flat_map(pair).collect();
        Self::with(name, &scale, below_columns(labels), Shapes::Bars(bars), keys.into())
    }

    fn with(name: Name, scale: &Scale, labels: Vec<Label>, shapes: Shapes, keys: Vec<String>) -> Self {
        Self { id: name.id, title: name.title, tells: name.tells, lines: scale.lines(), labels, shapes, keys }
    }
}

/// The scale of a chart: from `-down` to `up`, in steps.
struct Scale {
    step: u64,
    up: u64,
    down: u64,
}

impl Scale {
    /// A scale on which these numbers fit, in round steps.
    fn new(up: u64, down: u64) -> Self {
        let step = round_up((up + down).div_ceil(LINES));
        Self { step, up: up.div_ceil(step).max(1) * step, down: down.div_ceil(step) * step }
    }

    /// The distance of a number below the top.
    fn y(&self, value: u64) -> f64 {
        HIGH * ratio(self.up.saturating_sub(value), self.up + self.down)
    }

    fn height(&self, value: u64) -> f64 {
        HIGH * ratio(value, self.up + self.down)
    }

    fn up(&self, value: u64, (x, width): (f64, f64), row: usize) -> Bar {
        Bar { x, y: self.y(value), width, height: self.height(value), row }
    }

    fn down(&self, value: u64, (x, width): (f64, f64), row: usize) -> Bar {
        Bar { x, y: self.y(0), width, height: self.height(value), row }
    }

    fn lines(&self) -> Vec<Line> {
        let steps = (self.up + self.down) / self.step;
        let line = |n: u64| {
            let from_top = n * self.step;
            let number = self.up.abs_diff(from_top);
            Line { y: 100.0 * ratio(from_top, self.up + self.down), number, is_zero: from_top == self.up }
        };
        (0..=steps).map(line).collect()
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50, ... that is no less.
fn round_up(value: u64) -> u64 {
    let tens = std::iter::successors(Some(1_u64), |ten| ten.checked_mul(10));
    let steps = tens.flat_map(|ten| [1, 2, 5].map(|n| ten.saturating_mul(n)));
    steps.into_iter().find(|step| *step >= value).unwrap_or(u64::MAX)
}

/// The left side and the width of the bar of a column.
fn column(n: usize, of: usize) -> (f64, f64) {
    let whole = WIDE * share(1, of);
    (WIDE * share(n, of) + whole * GAP / 2.0, whole * (1.0 - GAP))
}

/// Words below the middle of their columns; where there are many, only some.
fn below_columns(labels: &[String]) -> Vec<Label> {
    let (all, last) = (labels.len(), labels.len().saturating_sub(1));
    let is_few = all > 12 || labels.iter().any(|text| text.len() > 4);
    let shown = if is_few { some(labels) } else { labels.iter().enumerate().collect() };
    let place = |(n, text): (usize, &String)| {
        let (x, anchor) = match n {
            0 if is_few => (below(0.0), "start"),
            n if n == last && is_few => (below(1.0), "end"),
            n => (below(share(n, all) + share(1, all) / 2.0), "middle"),
        };
        Label { x, anchor, text: text.clone() }
    };
    shown.into_iter().map(place).collect()
}

/// The first, the middle and the last: what fits below a chart on a phone.
fn some(labels: &[String]) -> Vec<(usize, &String)> {
    let last = labels.len().saturating_sub(1);
    let is_kept = |n: usize| n == 0 || n == last || (last >= 4 && n == last / 2);
    labels.iter().enumerate().filter(|(n, _)| is_kept(*n)).collect()
}

/// The place of that share of the shapes' width in the chart, in per cent.
fn below(share: f64) -> f64 {
    LEFT + (100.0 - LEFT) * share
}

fn share(n: usize, of: usize) -> f64 {
    ratio(n as u64, of as u64)
}

#[expect(clippy::cast_precision_loss, reason = "a chart shows no more than four digits")]
fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Name {
        Name { id: "chart", title: String::new(), tells: String::new() }
    }

    fn words(count: usize) -> Vec<String> {
        (1..=count).map(|n| n.to_string()).collect()
    }

    fn numbers(chart: &Chart) -> Vec<u64> {
        chart.lines.iter().map(|line| line.number).collect()
    }

    #[test]
    fn steps_are_round_and_the_highest_number_fits() {
        for (value, step) in [(0, 1), (1, 1), (2, 2), (3, 5), (6, 10), (25_000, 50_000)] {
            assert_eq!(round_up(value), step);
        }
        let chart = Chart::course(name(), &[3, 412, 399], &words(3));
        assert_eq!(numbers(&chart), [600, 400, 200, 0]);
        assert_eq!(numbers(&Chart::course(name(), &[0], &words(1))), [1, 0], "nothing is drawn on the ground");
    }

    #[test]
    fn a_course_goes_from_side_to_side_and_stands_on_nothing() {
        let chart = Chart::course(name(), &[0, 2, 4], &words(3));
        let line = "M0.0 200.0L500.0 100.0L1000.0 0.0";
        assert_eq!(chart.shapes, Shapes::Course { line: line.to_owned(), area: format!("{line}V200H0Z") });
        assert_eq!(chart.labels.iter().map(|label| label.anchor).collect::<Vec<_>>(), ["start", "end"]);
    }

    #[test]
    fn bars_up_and_down_share_their_scale_and_meet_at_zero() {
        let chart = Chart::up_and_down(name(), &[(3, 1), (0, 0)], &words(2), [String::new(), String::new()]);
        assert_eq!(numbers(&chart), [3, 2, 1, 0, 1]);
        let Shapes::Bars(bars) = &chart.shapes else { panic!("bars") };
        assert_eq!((bars[0].y, bars[0].height, bars[1].y, bars[1].height), (0.0, 150.0, 150.0, 50.0));
        assert_eq!((bars[2].height, bars[3].height), (0.0, 0.0));
        assert!(chart.lines.iter().any(|line| line.is_zero && (line.y - 75.0).abs() < 1e-9));
    }

    #[test]
    fn pairs_stand_side_by_side_within_their_column() {
        let chart = Chart::pairs(name(), &[(1, 2); 12], &words(12), [String::new(), String::new()]);
        let Shapes::Bars(bars) = &chart.shapes else { panic!("bars") };
        assert_eq!((bars.len(), chart.labels.len()), (24, 12));
        assert!(bars.windows(2).all(|two| two[0].x + two[0].width <= two[1].x + 1e-9));
        assert!(bars.iter().all(|bar| bar.x + bar.width <= WIDE));
    }

    #[test]
    fn of_many_words_only_the_first_the_middle_and_the_last_are_shown() {
        let chart = Chart::bars(name(), &[1; 24], &words(24));
        assert_eq!(chart.labels.iter().map(|label| label.text.as_str()).collect::<Vec<_>>(), ["1", "12", "24"]);
        assert_eq!(Chart::bars(name(), &[], &[]).labels, []);
    }
}
