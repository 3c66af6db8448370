"""The parser's door: one file a directive."""
