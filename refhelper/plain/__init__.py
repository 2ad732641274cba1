"""What is said without screens: the line mode, and what commands print as text: plans, drafts, the rulebook."""
