"""What follows: pure functions from the model to results. No file, no clock."""
