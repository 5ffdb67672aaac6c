"""What turns lessons into what learners open. Lessons never import this."""
