//! What one sees of one's own weather.
