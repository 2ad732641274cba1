"""What is printed without screens: the plan as text, and the paper form."""
