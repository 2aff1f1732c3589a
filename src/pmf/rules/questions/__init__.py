"""Warning signs, targets to propose, what goes together, councils side by side."""
