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

/// How large a share of the people say a weather, without a number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareBand {
    /// A quarter or less.
    UpToQuarter,
    /// More than that, up to a half.
    UpToHalf,
    /// More than that, up to three quarters.
    UpToThreeQuarters,
    /// More.
    Most,
}

/// One piece of a sky in bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkyBand {
    /// Which weather.
    pub weather: Weather,
    /// How many say it.
    pub share: ShareBand,
    /// The width of the band in twentieths.
    pub width: usize,
}

/// The sky that these weathers make, in bands.
#[must_use]
pub fn bands(weathers: impl IntoIterator<Item = Weather>) -> Vec<SkyBand> {
    let parts = sky(weathers);
    let all: usize = parts.iter().map(|part| part.count).sum();
    let band = |part: &SkyPart| {
        let (share, width) = match (4 * part.count).div_ceil(all.max(1)) {
            0 | 1 => (ShareBand::UpToQuarter, 5),
            2 => (ShareBand::UpToHalf, 10),
            3 => (ShareBand::UpToThreeQuarters, 15),
            _ => (ShareBand::Most, 20),
        };
        SkyBand { weather: part.weather, share, width }
    };
    parts.iter().map(band).collect()
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

    #[test]
    fn bands_hold_shares_and_no_number_of_people() {
        let seen = |levels: &[u8]| -> Vec<(Weather, ShareBand)> {
            let weathers = levels.iter().filter_map(|level| Weather::try_from(*level).ok());
            bands(weathers).iter().map(|band| (band.weather, band.share)).collect()
        };
        let expected = vec![(Weather::Fair, ShareBand::UpToHalf), (Weather::Rainy, ShareBand::UpToThreeQuarters)];
        assert_eq!(seen(&[2, 4, 2, 2, 4]), expected);
        assert_eq!(seen(&[2, 4, 2, 2, 4, 2, 4, 2, 4, 2]), expected, "twice as many people");
        assert_eq!(seen(&[4; 6]), [(Weather::Fair, ShareBand::Most)]);
        assert_eq!(
            seen(&[4, 3, 4, 4]),
            [(Weather::Fair, ShareBand::UpToThreeQuarters), (Weather::Cloudy, ShareBand::UpToQuarter)]
        );
    }
}
