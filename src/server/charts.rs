//! Charts as SVG, drawn by plotters on the server, in the page's own colours.
