"""Three themes: dark, light and high contrast. Meaning is always in words and signs too, never in colour alone."""

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#7fb2e5",
    secondary="#7fb2e5",
    accent="#e5c07b",
    warning="#e5c07b",
    error="#ff8f8f",
    success="#9fd39f",
    foreground="#e6e6e6",
    background="#101418",
    surface="#161b21",
    panel="#1d242c",
    dark=True,
)
LIGHT = Theme(
    name="light",
    primary="#14147a",
    secondary="#14147a",
    accent="#7b0079",
    warning="#7b0079",
    error="#a30000",
    success="#1d5e1d",
    foreground="#111111",
    background="#fbfbf8",
    surface="#ffffff",
    panel="#ecece6",
    dark=False,
)
CONTRAST = Theme(
    name="high contrast",
    primary="#ffff00",
    secondary="#ffff00",
    accent="#00ffff",
    warning="#ffff00",
    error="#ffffff",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
)
THEMES = (DARK, LIGHT, CONTRAST)
