"""Marketing and sales in four framings: models, live figures and the lessons built from them."""
