"""refhelper: from a worry in the consulting room to the right destination, the checks and the letter, offline."""

__version__ = "0.1.0"
