"""What a record is: frozen values, without Sphinx, docutils or a parser."""
