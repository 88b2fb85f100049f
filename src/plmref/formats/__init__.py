"""Files to records, one module a format."""
