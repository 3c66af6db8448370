"""Files as sources: bibliographies, records and CVs of one file, one module a format."""
