"""The explorers of lesson 00."""
