//! Charts of the study as SVG documents: groups of points in columns, with reference lines.

use plotters::prelude::*;

/// One column of points.
#[derive(Clone, Debug)]
pub struct PointGroup {
    /// Label on the axis.
    pub name: String,
    /// Drawn in their order, from left to right.
    pub values: Vec<f64>,
}

/// The content of a chart.
#[derive(Clone, Debug)]
pub struct PointChart {
    /// Shown above the chart.
    pub title: String,
    /// Label of the vertical axis.
    pub measure: String,
    /// Columns, from left to right.
    pub groups: Vec<PointGroup>,
    /// Minimum and maximum of the vertical axis; values outside are clamped.
    pub scale: (f64, f64),
    /// Values of the horizontal reference lines.
    pub lines: Vec<f64>,
}

const SIZE: (u32, u32) = (760, 340);
const INK: RGBColor = RGBColor(0x2B, 0x3A, 0x42);
const POINT: RGBColor = RGBColor(0x1F, 0x6F, 0x8B);
const LINE: RGBColor = RGBColor(0xB4, 0x5F, 0x06);

/// Returns the SVG document. An error is logged and returns none, because the report is useful without the chart.
#[must_use]
pub fn draw(points: &PointChart) -> Option<String> {
    let mut document = String::new();
    let drawn = paint(points, &mut document);
    drawn.inspect_err(|error| tracing::error!(%error, "a chart could not be drawn")).ok()?;
    Some(document)
}

fn paint(points: &PointChart, document: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    let sheet = SVGBackend::with_string(document, SIZE).into_drawing_area();
    sheet.fill(&WHITE)?;
    let columns = i32::try_from(points.groups.len())?;
    let mut chart = ChartBuilder::on(&sheet)
        .caption(&points.title, ("sans-serif", 18).into_font().color(&INK))
        .margin(12)
        .x_label_area_size(34)
        .y_label_area_size(52)
        .build_cartesian_2d(-0.5..f64::from(columns) - 0.5, points.scale.0..points.scale.1)?;
    let name = |x: &f64| {
        let near = x.round();
        let group = (0..columns).zip(&points.groups).find(|(at, _)| (x - near).abs() < 0.01 && f64::from(*at) == near);
        group.map(|(_, group)| group.name.clone()).unwrap_or_default()
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(usize::try_from(columns)? + 1)
        .x_label_formatter(&name)
        .y_desc(&points.measure)
        .label_style(("sans-serif", 13).into_font().color(&INK))
        .light_line_style(RGBColor(0xEE, 0xEE, 0xEE))
        .draw()?;
    for line in &points.lines {
        let ends = [(-0.5, *line), (f64::from(columns) - 0.5, *line)];
        chart.draw_series(LineSeries::new(ends, LINE.stroke_width(1)))?;
    }
    for (at, group) in (0..columns).zip(&points.groups) {
        let all = u32::try_from(group.values.len().max(1))?;
        let dots = (0_u32..).zip(&group.values).map(|(number, value)| {
            // Next to one another, so that no point hides another.
            let across = f64::from(at) - 0.36 + 0.72 * (f64::from(number) + 0.5) / f64::from(all);
            Circle::new((across, value.clamp(points.scale.0, points.scale.1)), 2, POINT.filled())
        });
        chart.draw_series(dots)?;
    }
    sheet.present()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_a_point_and_every_group_has_its_name() {
        let groups = vec![
            PointGroup { name: "watch".to_owned(), values: vec![0.7, 0.9, 1.0] },
            PointGroup { name: "talk".to_owned(), values: vec![0.8] },
        ];
        let chart = draw(&PointChart {
            title: "Held".to_owned(),
            measure: "times the budget".to_owned(),
            groups,
            scale: (0.0, 2.0),
            lines: vec![0.5, 1.1],
        })
        .expect("drawn");
        assert_eq!(chart.matches("<circle").count(), 4);
        assert!(chart.contains("watch") && chart.contains("talk") && chart.contains("Held"));
    }
}
