"""What is said: frozen values. No file, no clock, no verdicts."""
