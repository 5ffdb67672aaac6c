"""What a lesson says besides its prose: bets, questions and the words in the widgets."""
