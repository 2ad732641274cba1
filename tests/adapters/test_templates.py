"""Templates: what the shipped ones hold, and what is refused, with file and line, before any letter is made."""

import itertools
import shutil
from pathlib import Path

import pytest

from refhelper.adapters.locations import templates_folder
from refhelper.adapters.templates import Templates
from refhelper.domain.errors import BadInputError
from refhelper.domain.letter_context import build
from refhelper.domain.letter_forms import FORMS
from refhelper.domain.letter_view import Touched
from tests.letter_cases import asked, marked_family, templates

ORDER = {
    "childrens_social_care": "referrer child where_now household worries working_well needs_to_change impact "
    "childs_voice history support analysis parents safety danger request",
    "adult_social_care": "referrer adult section_42 abuse harming capacity wishes agreement others_at_risk safety "
    "advocate request",
    "idas": "referrer person safe_contact must_not_know relationship risk children needs agreement wishes",
    "marac": "referrer person criteria reason agreement afraid_of safe_to_talk previous_marac",
    "plus_choices": "referrer person own_account needs safe_contact agreement",
    "respect_young_people": "referrer young_person parent behaviour own_view school needs",
    "phone_script": "referrer worried_about why_now need taken",
    "general_referral": "referrer person concern request",
    "police_information": "opening source about information",
}


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(templates_folder(), tmp_path / "templates")
    return tmp_path / "templates"


def problems(folder: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(BadInputError) as caught:
        Templates(folder)
    assert caught.value.exit_code == 2
    return [(problem.file, problem.line, problem.key) for problem in caught.value.problems]


def edited(folder: Path, old: str, new: str, name: str = "plus_choices.txt") -> int:
    """Change a template, and return the line of the change."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("template", FORMS)
def test_every_form_has_a_template_with_every_section_that_it_requires(template):
    assert set(FORMS[template].required) <= set(templates().sections(template))


@pytest.mark.parametrize("template", ORDER)
def test_sections_come_in_the_order_of_the_receiving_form(template):
    wanted = ORDER[template].split()
    assert [name for name in templates().sections(template) if name in wanted] == wanted


@pytest.mark.hazard("H25.2")
def test_a_harmed_persons_phone_cannot_be_asked_for_by_an_edited_template(folder):
    line = edited(folder, "{{ person.relationship }}", "{{ person.phone }}")
    assert problems(folder) == [("plus_choices.txt", line, "phone")]


@pytest.mark.hazard("H25.2")
@pytest.mark.parametrize(
    ("new", "key"),
    [
        ("{{ narrative.told }}", "told"),
        ("{{ person.adress }}", "adress"),
        ("{{ nobody.name }}", "nobody"),
        ("{{ adults }}", "adults"),
        ("{{ person.own_account() }}", "call"),
        ("{{ person.__class__ }}", "__class__"),
        ("{{ person.needs.__class__.__mro__ }}", "__class__"),
        ("{{ person['phone'] }}", "getitem"),
        ("{{ 'a' * 100000000 }}", "mul"),
        ("{{ person.needs|pprint }}", "pprint"),
        ("{{ person.needs|join(attribute='x') }}", "join"),
        ("{% set x = 1 %}", "assign"),
        ("{% macro m() %}{% endmacro %}", "macro"),
        ("{% include '../secret.txt' %}", "include"),
        ("{% include 'marac.txt' %}", "include"),
        ("{% include person.needs %}", "include"),
        ("{% import '_risk.txt' as r %}", "import"),
        ("{% for letter_ in 'abc' %}x{% endfor %}", "for"),
        ("{% for a in towards %}{% for b in towards %}x{% endfor %}{% endfor %}", "for"),
        ("{% for a, b in towards %}x{% endfor %}", "for"),
        ("{{ person }}", ""),
        ("{% for i in range(1000000000) %}x{% endfor %}", "call"),
        ("{{ lipsum(n=9999) }}", "call"),
        ("{{ cycler }}", "cycler"),
        ("{{ self.person() }}", "call"),
        ("{{ person.needs.format(person) }}", "call"),
        ("{{ '%s' % person }}", "mod"),
        ("{{ 9 ** 99999999 }}", "pow"),
        ("{{ [1, 2, 3] }}", "list"),
        ("{% include '/etc/passwd' %}", "include"),
        ("{% include ['_risk.txt', 'marac.txt'] %}", "include"),
        ("{% include '_nowhere.txt' ignore missing %}", "include"),
        ("{% filter upper %}x{% endfilter %}", "filterblock"),
        ("{% for a in towards recursive %}{{ loop(towards) }}{% endfor %}", "for"),
    ],
)
def test_what_a_letter_does_not_need_is_refused_when_read_with_its_line(folder, new, key):
    line = edited(folder, "{{ person.own_account }}", new)
    assert ("plus_choices.txt", line, key) in problems(folder)


def test_a_part_that_shows_too_much_is_found_in_the_part_with_its_line(folder):
    (folder / "_safe_contact.txt").write_text("\n{{ person.must_not_know }}", encoding="utf-8")
    assert ("_safe_contact.txt", 2, "must_not_know") in problems(folder)


def test_a_part_that_includes_itself_is_refused(folder):
    (folder / "_risk.txt").write_text("{% include '_risk.txt' %}", encoding="utf-8")
    assert ("_risk.txt", 1, "include") in problems(folder)


def test_text_outside_the_sections_and_a_section_without_heading_are_refused(folder):
    edited(folder, "{% block needs %}\nNeeds", "Hello\n{% block needs %}")
    found = problems(folder)
    assert ("plus_choices.txt", None, "needs") not in found
    assert {key for _, _, key in found} == {"", "needs"}


@pytest.mark.hazard("H25.2")
def test_a_required_section_that_was_taken_out_is_named(folder):
    edited(folder, "{% block own_account %}", "{% block their_account %}")
    assert problems(folder) == [("plus_choices.txt", None, "own_account")]


def test_all_problems_of_all_files_come_at_once(folder):
    first = edited(folder, "{{ person.relationship }}", "{{ person.phone }}")
    second = edited(folder, "{{ person.previous_marac }}", "{{ person.previous }}", "marac.txt")
    (folder / "idas.txt").unlink()
    edited(folder, "{% endblock %}", "{% endblok %}", "lado.txt")
    (folder / "idsa.txt").write_text("", encoding="utf-8")
    (folder / "fgm_report.txt").write_bytes(b"\xff\xfa\x00bad")
    found = problems(folder)
    assert ("plus_choices.txt", first, "phone") in found
    assert ("marac.txt", second, "previous") in found
    assert {"idas.txt", "lado.txt", "idsa.txt", "fgm_report.txt"} <= {file for file, _, _ in found}


def test_links_are_not_followed_out_of_the_folder(folder, tmp_path):
    outside = tmp_path / "outside.txt"
    shutil.copy(folder / "idas.txt", outside)
    (folder / "idas.txt").unlink()
    (folder / "idas.txt").symlink_to(outside)
    assert "idas.txt" in {file for file, _, _ in problems(folder)}


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path):
    assert problems(tmp_path / "nowhere")[0] == ("nowhere", None, "")


def test_templates_are_read_once_and_the_folder_is_not_needed_again(folder):
    read = Templates(folder)
    shutil.rmtree(folder)
    context = build(asked(marked_family(), "idas", "idas", ("mum",)), "idas", Touched())
    assert read.render("idas", "needs", context).strip().startswith("Needs")


def test_a_section_that_takes_too_long_is_stopped_without_repeating_what_it_held():
    ticking = itertools.count(step=10)
    slow = Templates(templates_folder(), clock=lambda: float(next(ticking)))
    context = build(asked(marked_family(), "idas", "idas", ("mum",)), "idas", Touched())
    with pytest.raises(BadInputError) as caught:
        slow.render("idas", "person", context)
    assert "person: takes too long" in str(caught.value)
    assert "Zq" not in str(caught.value)
