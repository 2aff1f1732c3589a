"""A council’s own summing-up, counted again."""
