"""What a lesson says besides its prose: strip, bets, questions and the words in the widgets."""

# Not used here: with it a lesson shows every table alike, also one that it makes itself.
import framings.data  # noqa: F401
from framings.teaching.bank import bet, closing, questions, sentences, strip

__all__ = ["bet", "closing", "questions", "sentences", "strip"]
