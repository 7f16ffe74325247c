//! A QR code of an address, for a phone that is pointed at paper or at a screen.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Width of the margin without which readers do not find a code (ISO/IEC 18004), in modules.
const MARGIN: usize = 4;

/// The code as a picture; nothing if the text is too long for one. The text is next to it, so that the picture is
/// decoration for readers.
#[component]
pub fn QrImage(
    /// The text that the code contains.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok().map(|code| {
        let size = code.width() + 2 * MARGIN;
        view! {
            <svg class="qr" viewBox=format!("0 0 {size} {size}") aria-hidden="true" shape-rendering="crispEdges">
                <path d=path(&code)></path>
            </svg>
        }
    })
}

/// The dark modules, each run of a row as one rectangle.
fn path(code: &QrCode) -> String {
    let (width, colours) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|colour| **colour == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN));
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_begins_with_the_finder_pattern_inside_its_margin() {
        let code = QrCode::with_error_correction_level(b"https://weather.example/invitation/abcd", EcLevel::M)
            .expect("a code");
        let path = path(&code);
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        let dark: usize = code.to_colors().iter().filter(|colour| **colour == Color::Dark).count();
        let runs: usize =
            path.split('h').skip(1).filter_map(|part| part.split('v').next()?.parse::<usize>().ok()).sum();
        assert_eq!(runs, dark, "every dark module is drawn once");
    }
}
