"""What each audience is given: exempt things leave no trace, small figures are held back."""
