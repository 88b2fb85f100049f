"""The source files, the index built from them, and every question that it answers."""
