//! What one flag's page shows.
