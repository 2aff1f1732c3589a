"""The form to fill in, what is missing in it, and the targets of the next year."""
