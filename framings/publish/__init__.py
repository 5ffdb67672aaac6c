"""What maintainers run: building and checking what learners open. Lessons never import this."""
