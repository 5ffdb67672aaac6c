"""What a lesson says besides its prose: bets, questions and the words in the widgets."""

from framings.teaching.bank import bet, questions, sentences

__all__ = ["bet", "questions", "sentences"]
