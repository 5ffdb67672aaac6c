"""What a lesson says besides its prose: strip, bets, questions and the words in the widgets."""

from framings.teaching.bank import bet, closing, questions, sentences, strip

__all__ = ["bet", "closing", "questions", "sentences", "strip"]
