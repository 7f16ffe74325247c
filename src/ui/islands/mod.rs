//! What moves in the hand. Everything else is rendered on the server and costs the browser nothing.
