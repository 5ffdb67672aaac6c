"""The explorers of lesson 09."""
