"""One outside product each: files, YAML, templates, the clipboard, the clock."""
