//! How well an attacker tells two kinds of measurements apart: a guess by logistic regression, judged on what it was not made
//! from.

use super::chance::Chance;

/// The number of parts into which measurements are divided; each is judged by a guess made from the others.
const FOLDS: usize = 10;

/// The steps by which a guess is improved, and their size.
const STEPS: usize = 100;
const RATE: f64 = 1.0;

/// The chance that a measurement of the second kind is ranked above one of the first (the area under the ROC curve), and its
/// standard error. One half is a guess by coin.
pub fn area(first: &[Vec<f64>], second: &[Vec<f64>], chance: &mut Chance) -> (f64, f64) {
    let mut all: Vec<(Vec<f64>, bool)> = first.iter().map(|it| (it.clone(), false)).collect();
    all.extend(second.iter().map(|it| (it.clone(), true)));
    for last in (1..all.len()).rev() {
        all.swap(last, chance.below(last + 1));
    }
    let scored: Vec<(f64, bool)> = (0..FOLDS)
        .flat_map(|fold| {
            let is_left_out = |index: &usize| index % FOLDS == fold;
            let learned: Vec<_> = (0..all.len()).filter(|index| !is_left_out(index)).map(|index| &all[index]).collect();
            let guess = Guess::learn(&learned);
            (0..all.len())
                .filter(is_left_out)
                .map(|index| (guess.score(&all[index].0), all[index].1))
                .collect::<Vec<_>>()
        })
        .collect();
    let area = ranked(scored);
    (area, error(area, float(first.len()), float(second.len())))
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// The area of scores, by their ranks; equal scores share theirs.
fn ranked(mut scored: Vec<(f64, bool)>) -> f64 {
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut ranks, mut start) = (0.0, 0);
    while start < scored.len() {
        let end = start + scored[start..].iter().take_while(|it| it.0.total_cmp(&scored[start].0).is_eq()).count();
        let rank = float(start + 1 + end) / 2.0;
        ranks += rank * float(scored[start..end].iter().filter(|it| it.1).count());
        start = end;
    }
    let second = float(scored.iter().filter(|it| it.1).count());
    let first = float(scored.len()) - second;
    (ranks - second * (second + 1.0) / 2.0) / (first * second)
}

/// The standard error of an area (Hanley et al., Radiology 143, 1982).
fn error(area: f64, first: f64, second: f64) -> f64 {
    let (a, b) = (area / (2.0 - area), 2.0 * area * area / (1.0 + area));
    let spread = area * (1.0 - area) + (second - 1.0) * (a - area * area) + (first - 1.0) * (b - area * area);
    (spread / (first * second)).sqrt()
}

/// A guess: a weight for each value, after each is brought to the same scale.
struct Guess {
    centres: Vec<f64>,
    scales: Vec<f64>,
    weights: Vec<f64>,
    constant: f64,
}

impl Guess {
    fn learn(all: &[&(Vec<f64>, bool)]) -> Self {
        let (count, width) = (float(all.len()), all[0].0.len());
        let mean = |of: &dyn Fn(&[f64]) -> f64| all.iter().map(|it| of(&it.0)).sum::<f64>() / count;
        let centres: Vec<f64> = (0..width).map(|at| mean(&|it| it[at])).collect();
        let scale = |at: usize| mean(&|it| (it[at] - centres[at]).powi(2)).sqrt().max(1e-9);
        let scales = (0..width).map(scale).collect();
        let mut guess = Self { centres, scales, weights: vec![0.0; width], constant: 0.0 };
        let scaled: Vec<_> = all.iter().map(|it| (guess.scaled(&it.0), it.1)).collect();
        for _ in 0..STEPS {
            let (mut slopes, mut slope) = (vec![0.0; width], 0.0);
            for (values, is_second) in &scaled {
                let off = f64::from(u8::from(*is_second)) - 1.0 / (1.0 + (-guess.weighed(values)).exp());
                for (slope, value) in slopes.iter_mut().zip(values) {
                    *slope += off * value;
                }
                slope += off;
            }
            for (weight, slope) in guess.weights.iter_mut().zip(slopes) {
                *weight += RATE * slope / count;
            }
            guess.constant += RATE * slope / count;
        }
        guess
    }

    fn scaled(&self, values: &[f64]) -> Vec<f64> {
        let each = values.iter().zip(&self.centres).zip(&self.scales);
        each.map(|((value, centre), scale)| (value - centre) / scale).collect()
    }

    fn score(&self, values: &[f64]) -> f64 {
        self.weighed(&self.scaled(values))
    }

    fn weighed(&self, scaled: &[f64]) -> f64 {
        self.constant + scaled.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum::<f64>()
    }
}

#[test]
fn what_differs_is_told_apart_and_what_does_not_is_not() {
    let mut chance = Chance::new("guesses");
    let mut kind = |shift: f64| -> Vec<Vec<f64>> {
        let noise = |chance: &mut Chance| float(chance.below(1_000)) / 1_000.0;
        (0..200).map(|_| vec![noise(&mut chance) + shift, noise(&mut chance)]).collect()
    };
    let (first, same, shifted) = (kind(0.0), kind(0.0), kind(0.5));
    let mut chance = Chance::new("folds");
    let (even, error) = area(&first, &same, &mut chance);
    assert!((even - 0.5).abs() < 0.15 && (0.02..0.04).contains(&error), "{even} {error}");
    let (far, _) = area(&first, &shifted, &mut chance);
    assert!(far > 0.8, "{far}");
}
