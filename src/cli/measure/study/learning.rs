//! The study of how suggestions learn what helps: regret of the shipped choice, of uniform choice and of fixed rules.

use super::report::{StudyReport, StudySection, StudyTable};
use domain::Locale;
use evaluation::study::learning::{LearningPlan, SimulatedTruth};
use evaluation::study::learning_estimates::{IntervalEstimate, LearningResult, compare};
use insight::suggestion::{Intervention, InterventionKind};
use words::t;

/// Suggestions of every simulated centre.
const SUGGESTIONS: usize = 10_000;
/// People of each simulated centre, and the share of suggestions that they answer.
const CENTRES: [(usize, f64); 5] = [(20, 1.0), (50, 1.0), (50, 0.4), (240, 1.0), (240, 0.4)];

/// Measures, with this many runs of every centre.
#[must_use]
pub fn measure(runs: u32, seed: u64, locale: Locale, mut progress: impl FnMut(&str)) -> StudyReport {
    let catalogue: Vec<Intervention> = content::interventions()
        .rules()
        .iter()
        .filter(|intervention| intervention.kind != InterventionKind::Team)
        .cloned()
        .collect();
    let mut section = |key, title: String, truth| {
        let of = |(people, answering): &(usize, f64)| {
            let plan = LearningPlan {
                catalogue: &catalogue,
                people: *people,
                suggestions: SUGGESTIONS,
                answering: *answering,
                truth,
                seed,
            };
            (*people, *answering, compare(&plan, u64::from(runs)))
        };
        let results: Vec<_> = CENTRES.iter().map(of).collect();
        progress(&title);
        StudySection { key, title, sentences: sentences(locale, &results), table: table(locale, &results), chart: None }
    };
    let sections = vec![
        section("like-the-evidence", t!(locale, "study-learning-like"), SimulatedTruth::LikeTheEvidence),
        section("unrelated", t!(locale, "study-learning-unrelated"), SimulatedTruth::Unrelated),
    ];
    let about = t!(locale, "study-learning-about", runs = runs, seed = seed, suggestions = SUGGESTIONS);
    StudyReport { title: t!(locale, "study-learning-title"), about: vec![about], sections }
}

fn table(locale: Locale, results: &[(usize, f64, LearningResult)]) -> StudyTable {
    let head = vec![
        t!(locale, "study-learning-people"),
        t!(locale, "study-learning-answered"),
        t!(locale, "study-learning-regret"),
        t!(locale, "study-learning-uniform"),
        t!(locale, "study-learning-fixed"),
        t!(locale, "study-learning-growth"),
    ];
    let row = |(people, answering, found): &(usize, f64, LearningResult)| {
        vec![
            people.to_string(),
            format!("{:.0} %", answering * 100.0),
            with_width(found.regret[0], 0),
            format!("{:.0}; {}", found.regret[1].value, against(found.saved[0])),
            format!("{:.0}; {}", found.regret[2].value, against(found.saved[1])),
            with_width(found.growth, 2),
        ]
    };
    StudyTable { head, rows: results.iter().map(row).collect() }
}

/// What the first log of each centre says by inverse propensities, and how many choices were outside the bounds.
fn sentences(locale: Locale, results: &[(usize, f64, LearningResult)]) -> Vec<String> {
    let line = |(people, answering, found): &(usize, f64, LearningResult)| {
        let [regret, best, uniform] = [found.by_propensities, found.best_value, found.uniform_value];
        t!(
            locale,
            "study-learning-log",
            people = *people,
            answering = format!("{:.0}", answering * 100.0),
            regret = with_width(regret.0, 4),
            regret_true = format!("{:.4}", regret.1),
            best = with_width(best.0, 3),
            best_true = format!("{:.3}", best.1),
            uniform = with_width(uniform.0, 3),
            uniform_true = format!("{:.3}", uniform.1)
        )
    };
    let sum = |index: usize| results.iter().map(|(.., found)| found.choices[index]).sum::<usize>();
    let [choices, outside] = [0, 1].map(sum);
    let bounds = t!(locale, "study-learning-bounds", choices = choices, outside = outside);
    results.iter().map(line).chain([bounds]).collect()
}

fn with_width(estimate: IntervalEstimate, decimals: usize) -> String {
    format!("{:.decimals$} ± {:.decimals$}", estimate.value, estimate.half_width)
}

/// Our regret compared with another: `-60 ± 5 %` is less than half.
fn against(saved: IntervalEstimate) -> String {
    format!("{:+.0} ± {:.0} %", -100.0 * saved.value, 100.0 * saved.half_width)
}
