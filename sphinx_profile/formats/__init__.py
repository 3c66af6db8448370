"""Text to model and back: one file a format. Problems are returned as values."""
