//! Making the first admin.
