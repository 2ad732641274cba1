"""A minimal Textual app, the reference of what is measured on the screen: one field, which shows its first words.

With the argument `libraries` it also loads what refhelper is made of, and nothing of refhelper.
"""

import sys
from importlib import import_module

from textual.app import App, ComposeResult
from textual.widgets import Input

HINT = "Type here"
LIBRARIES = (
    "pydantic.main",
    "yaml",
    "jinja2.sandbox",
    "keyring.core",
    "platformdirs",
    "cryptography.hazmat.primitives.ciphers.aead",
    "textual.widgets._option_list",
    "textual.widgets._text_area",
)


class Minimal(App[None]):
    """One field."""

    def compose(self) -> ComposeResult:
        """Show the field."""
        yield Input(placeholder=HINT)


if __name__ == "__main__":
    for name in LIBRARIES if "libraries" in sys.argv else ():
        import_module(name)
    Minimal().run()
