//! What an audit prints.

use domain::Locale;
use evaluation::audit::attacks::Attack;
use evaluation::audit::finding::{AuditReport, Finding};
use insight::climate::{Charge, Stream};
use words::t;

/// Maximum number of findings that are printed one by one; the rest are only counted.
const LISTED: usize = 12;

/// Prints what was measured.
pub fn print(report: &AuditReport, l: Locale) {
    let (figures, draws) = report.figures;
    println!("{}", t!(l, "audit-figures", figures = figures, draws = draws));
    let measured = two(report.measured);
    println!("{}", t!(l, "audit-neighbours", draws = report.draws, measured = measured));
    for (stream, charged, measured) in &report.streams {
        let (charged, measured) = (charged.to_string(), two(*measured));
        println!("  {}", t!(l, "audit-stream", stream = name(*stream, l), charged = charged, measured = measured));
    }
    for (attack, guesses, right, bound) in &report.attacks {
        let (attack, bound) = (attack_name(*attack, l), two(bound.max(0.0)));
        println!("{}", t!(l, "audit-attack", attack = attack, guesses = *guesses, right = *right, bound = bound));
    }
}

/// Prints what is wrong.
pub fn findings(findings: &[Finding], l: Locale) {
    if findings.is_empty() {
        return;
    }
    println!();
    findings.iter().take(LISTED).for_each(|finding| println!("{}", sentence(finding, l)));
    if findings.len() > LISTED {
        println!("{}", t!(l, "audit-more", more = findings.len() - LISTED));
    }
}

/// Writes a number with two decimals.
pub(super) fn two(value: f64) -> String {
    format!("{value:.2}")
}

fn sentence(finding: &Finding, l: Locale) -> String {
    let epsilon = |epsilon: &insight::climate::Epsilon| epsilon.to_string();
    match finding {
        Finding::Failed(error) => t!(l, "audit-failed", error = error.as_str()),
        Finding::OverBudget(lost, limit) => t!(l, "audit-over-budget", lost = epsilon(lost), limit = epsilon(limit)),
        Finding::Unpaid(number) => t!(l, "audit-unpaid", number = *number),
        Finding::Twice(number) => t!(l, "audit-twice", number = *number),
        Finding::Figure(charge, measured) => {
            let (figure, charged) = (figure(charge, l), epsilon(&charge.epsilon));
            t!(l, "audit-figure", figure = figure, charged = charged, measured = two(*measured))
        }
        Finding::PersonWeek(measured, limit) => {
            t!(l, "audit-person-week", measured = two(*measured), limit = epsilon(limit))
        }
        Finding::Shape(charge, off) => t!(l, "audit-noise", figure = figure(charge, l), off = format!("{off:.0}")),
        Finding::Shared(pair, correlation) => {
            let (one, other) = (figure(&pair.0, l), figure(&pair.1, l));
            t!(l, "audit-shared", one = one, other = other, correlation = two(*correlation))
        }
        Finding::Repeats => t!(l, "audit-repeats"),
        Finding::Existence => t!(l, "audit-existence"),
        Finding::Redrawn => t!(l, "audit-redrawn"),
        Finding::Miscounted(period, found, expected) => t!(
            l,
            "audit-miscounted",
            period = period.to_string(),
            people = found.0,
            entries = found.1,
            expected = expected.0,
            stated = expected.1
        ),
        Finding::Ledger(fault) => t!(l, "audit-ledger-fault", fault = fault.as_str()),
        Finding::Elsewhere => t!(l, "audit-elsewhere"),
        Finding::Attacked(attack, bound, limit) => {
            let attack = attack_name(*attack, l);
            t!(l, "audit-attacked", attack = attack, bound = two(*bound), limit = epsilon(limit))
        }
        Finding::Blind(measured, limit) => t!(l, "audit-blind", measured = two(*measured), limit = epsilon(limit)),
    }
}

/// A histogram with its time, for example "weather of a department, 2026-01-05".
fn figure(charge: &Charge, l: Locale) -> String {
    words::with_detail(l, &name(charge.stream, l), &charge.period.to_string())
}

fn name(stream: Stream, l: Locale) -> String {
    match stream {
        Stream::UnitWeather => t!(l, "audit-unit-weather"),
        Stream::SiteWeather => t!(l, "audit-site-weather"),
        Stream::Stressors => t!(l, "audit-stressors"),
        Stream::Uplifts => t!(l, "audit-uplifts"),
        Stream::Energy => t!(l, "audit-energy"),
        Stream::Breakdown(_) => t!(l, "audit-breakdown"),
        Stream::Helped => t!(l, "audit-helped"),
    }
}

fn attack_name(attack: Attack, l: Locale) -> String {
    match attack {
        Attack::ClassPinned => t!(l, "audit-class-pinned"),
        Attack::SettingChanged => t!(l, "audit-setting-changed"),
        Attack::Gaps => t!(l, "audit-gaps"),
        Attack::NotCounted => t!(l, "audit-not-counted"),
        Attack::MadeUpAccounts => t!(l, "audit-made-up"),
    }
}
