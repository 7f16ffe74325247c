//! Changing one's password.
