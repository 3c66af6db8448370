"""Model to nodes."""
