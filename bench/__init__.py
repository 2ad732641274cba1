"""What measures.md asks for: figures as ratios against a reference in the same run, medians of interleaved runs."""
