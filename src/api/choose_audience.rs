//! Choosing the audience that check-ins begin with.
