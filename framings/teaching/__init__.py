"""What a lesson says besides its prose: strip, bets, questions and the words in the widgets."""

from framings.data.shown import in_notebooks
from framings.teaching.bank import bet, closing, questions, sentences, strip

__all__ = ["bet", "closing", "questions", "sentences", "strip"]

# A lesson may show a table without having loaded one of ours; it looks the same.
in_notebooks()
