"""Whatever is typed or pasted is shown as it is or refused clearly: it styles, runs and breaks nothing."""

import pytest

from refhelper.domain.plain_text import clean
from refhelper.ui.widgets.fields import TextField
from tests.ui.conftest import ANNA

NASTY = {
    "markup": "[bold red]Anna[/] [@click=app.exit]x[/] [[ ]] [/nonsense]",
    "template": "{{ 7*7 }} {% raise %} {0} %s $HOME `id`",
    "escapes": "\x1b[31mAnna\x1b[0m \x1b]52;c;eA==\x07 \x9b2J \x1bPq\x1b\\ \x07\x00",
    "directions": "Anna \u202egnihton\u202c \u2066x\u2069 \u200f \u0627\u0646\u0627 \u05d0\u05e0\u05d9",
    "wide": "李小龍 안나 👩‍👩‍👧‍👦 🇬🇧 ｆｕｌｌ é ñ Ω ẞ",
    "stacked": "Z\u0351\u036b\u0343a\u0321\u0352l\u0348g\u0315o",
    "long": "x" * 10_000,
    "lines": "one\ntwo\r\nthree\ttabbed\u2028four",
}


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", NASTY)
async def test_any_text_is_kept_and_shown_as_text_in_a_name_a_dialog_a_letter_and_an_answer(sitting, kind) -> None:
    text = NASTY[kind]
    kept = clean(text)[0]
    async with sitting(ANNA | {"concerns": ["physical_abuse"], "age": 8}, width=100, height=30) as at:
        await at.press("escape", "a")
        await at.type(f'"{text}" 9 york affected', "enter", "enter")
        await at.until(lambda: not at.app.workers)
        assert at.consultation.case.people[1].details.name == " ".join(kept.split())
        at.app.session.choose(at.consultation.destination("childrens_social_care", "anna"))
        for key in ("f3", "f4", "w", "escape", "o", "1"):
            await at.press(key)
        await at.type(text, "tab")
        await at.type(text, "ctrl+s")
        await at.press("f5", "f6", "enter")
        await at.type(text)
        assert at.workspace.query_one(TextField).text == kept.replace("\t", " ")
        await at.press("escape", "v", "escape", "s", "escape", "f", "escape", "f7", "r", "escape", "f2", "end", "e")
        assert at.app._exception is None  # noqa: SLF001 - nothing may have failed out of sight
        assert at.app.is_running
        drawn = at.text()
        assert "\x1b" not in drawn
        assert not {character for character in drawn if character in "\u202e\u2066\u200f\x07"}
        assert all(len(line) <= 100 for line in drawn.split("\n"))


@pytest.mark.asyncio
async def test_the_forty_first_person_is_refused_with_the_reason_and_the_line_kept(sitting) -> None:
    async with sitting(*({"ref": f"p{number}", "roles": ["affected"]} for number in range(40))) as at:
        await at.press("escape", "a")
        await at.type("Anna 34 york harmed", "enter")
        assert len(at.consultation.case.people) == 40
        assert "40" in at.words("#status")
        assert "nothing has changed" in at.words("#status")
        assert at.workspace.query_one("#entry").value == "Anna 34 york harmed"
        await at.press("f3", "f4", "f2", "escape", "end")
        assert "p39" in at.words("People")
