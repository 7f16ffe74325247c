//! Pages on the way into an account, and those that are shown once after it.

pub mod counted;
pub mod forgotten;
pub mod invitation;
pub mod passkey;
pub mod recovery;
pub mod resets;
pub mod second_factor;
pub mod set_up;
pub mod sign_in;
pub mod sign_in_code;
pub mod welcome;
