"""Plain text: tab-separated values, JSON, Markdown."""
