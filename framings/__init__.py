"""Marketing and sales in four framings: models, live figures and the lessons built from them."""

# Classes that keep a notebook's front end from reading a text with dollar signs as a formula.
NO_FORMULAS = "tex2jax_ignore mathjax_ignore"
