"""What follows from a framework itself: a review of it, what changed, what is due, its thread."""
