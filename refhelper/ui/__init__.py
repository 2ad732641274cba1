"""The Textual screens. They hold no rules: everything they show comes from the consultation."""
