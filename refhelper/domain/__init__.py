"""What is true about cases, rules, sharing and letters: pure, without file, clock, terminal, template engine or key."""
