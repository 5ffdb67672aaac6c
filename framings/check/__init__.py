"""What holds texts, numbers and words to what they should be. Lessons never import this."""
