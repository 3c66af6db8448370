"""The linter of a record: what is wrong with a bibliography, a registry or a page, and mends."""
