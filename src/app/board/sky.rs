//! The sky strip: how many of which weather, the most sunny first.

use domain::Weather;

/// One piece of the sky.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkyPart {
    /// Which weather.
    pub weather: Weather,
    /// How many say it.
    pub count: usize,
    /// Its share of the whole in twentieths, at least one.
    pub width: usize,
}

/// The sky that these weathers make. Only what occurs is in it.
#[must_use]
pub fn sky(weathers: impl IntoIterator<Item = Weather>) -> Vec<SkyPart> {
    let weathers: Vec<Weather> = weathers.into_iter().collect();
    let patch = |weather| {
        let count = weathers.iter().filter(|w| **w == weather).count();
        let width = ((40 * count + weathers.len()) / (2 * weathers.len().max(1))).clamp(1, 20);
        SkyPart { weather, count, width }
    };
    Weather::ALL.into_iter().map(patch).filter(|patch| patch.count > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sky_holds_what_was_said_and_nothing_else() {
        let sky = sky([Weather::Rainy, Weather::Fair, Weather::Rainy]);
        let seen: Vec<_> = sky.iter().map(|p| (p.weather, p.count, p.width)).collect();
        assert_eq!(seen, [(Weather::Fair, 1, 7), (Weather::Rainy, 2, 13)]);
        assert!(super::sky([]).is_empty());
    }
}
