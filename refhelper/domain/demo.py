"""The practice case that is about nobody, and the mark by which everything made of it can be told."""

FICTIONAL = "FICTIONAL PRACTICE CASE"
