"""The Textual screens. They hold no rules: everything they show comes from the consultation.

Importing this package clears the variables that would make Textual log keys, save the screen or load foreign code;
Textual reads them when it is imported, so this comes first.
"""

import os

for _name in [name for name in os.environ if name.upper().startswith("TEXTUAL")]:
    del os.environ[_name]
