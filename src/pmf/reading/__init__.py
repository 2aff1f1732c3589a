"""How it was said: documents become data sets; adapters plug in here. Judges nothing."""
