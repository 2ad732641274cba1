"""What each letter holds, as a document for those who edit templates and those who review who may see what."""

from collections.abc import Iterator, Mapping, Sequence

from refhelper.domain.letter_fields import Form
from refhelper.domain.letter_forms import FORMS

_HEAD = """# Letters: what each one may hold

Generated from the program's own lists; a test fails when it is not fresh. To write it anew:
`python tests/plain/test_letter_tables.py`

A field that is not in a letter's list is not in its data, so no template can print it, edited or not. Where a letter is
about somebody who harms and is not harmed, and its recipient works with them, the program cuts these lists down more:
to that person's own details and own words, and `request`.
"""


def letter_tables(sections: Mapping[str, Sequence[str]]) -> str:
    """Return the document, in Markdown; `sections` are those of each template, in its order."""
    blocks = [_HEAD, "\n".join(_slots()), ""]
    for name, form in FORMS.items():
        blocks.append("\n".join(_of_form(name, form, sections[name])))
    return "\n".join(blocks)


def _slots() -> Iterator[str]:
    yield "## Narrative slots"
    yield ""
    yield "| template | narrative slots | per child |"
    yield "| --- | --- | --- |"
    for name, form in FORMS.items():
        per_child = sorted({"childs_voice", "impact"} & form.subject)
        yield f"| `{name}` | {_words(sorted(form.narrative))} | {_words(per_child)} |"


def _of_form(name: str, form: Form, sections: Sequence[str]) -> Iterator[str]:
    yield f"## `{name}`"
    yield ""
    yield f"- Sections, for `--section`: {_words(sections)}"
    yield f"- Required sections: {_words(form.required)}"
    required = {**form.required_of_each, **form.required_of_child}
    yield f"- Required of each person it is about: {_words(required)}"
    yield f"- Of the person it is about: {_words(sorted(form.subject))}"
    for people, fields in form.people.items():
        yield f"- Of `{people}`: {_words(sorted(fields))}"
    yield ""


def _words(names: Iterator[str] | Sequence[str] | Mapping[str, str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"
