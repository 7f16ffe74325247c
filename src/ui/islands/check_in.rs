//! Keys 1–5 on the weather buttons, and the focus that makes them work at once.
