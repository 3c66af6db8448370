"""What differs from the inherited rendering, one file an output format."""
