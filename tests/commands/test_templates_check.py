"""`refhelper templates check`: every problem with file and line, before a letter is wanted."""

import itertools
import shutil
from pathlib import Path

import pytest

from refhelper.adapters.locations import templates_folder
from refhelper.adapters.template_trial import problems_of_trial
from refhelper.adapters.templates import Templates, TemplatesWhenWanted
from refhelper.domain.errors import BadInputError
from tests.commands.program import refhelper, started


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(templates_folder(), tmp_path / "templates")
    return tmp_path / "templates"


def edit(folder: Path, name: str, old: str, new: str) -> int:
    """Change a template and return the line of the change."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_templates_have_no_problem_and_no_warning() -> None:
    done = started("templates", "check")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "13 templates, no problems, 0 warnings\n"


def test_every_problem_of_a_folder_comes_at_once_with_file_and_line(folder: Path) -> None:
    forbidden = edit(folder, "plus_choices.txt", "{{ person.relationship }}", "{{ person.address }}")
    misspelt = edit(folder, "marac.txt", "{{ person.previous_marac }}", "{{ person.previous }}")
    broken = edit(folder, "idas.txt", "{% endblock %}", "{% endblok %}")
    edit(folder, "lado.txt", "{% block concern %}", "{% block concerns %}")
    done = refhelper("templates", "check", str(folder))
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"plus_choices.txt:{forbidden}: address: is not something this recipient's letter holds" in said
    assert f"marac.txt:{misspelt}: previous: is not something this recipient's letter holds" in said
    assert f"idas.txt:{broken}: is not a valid template" in said
    assert "lado.txt: concern: is a section that the receiving form requires, and is not there" in said


def test_a_section_of_the_practices_own_is_a_warning_with_its_line(folder: Path) -> None:
    footer = "{% block footer %}\nOur practice\n{% endblock %}\n\n"
    line = edit(folder, "marac.txt", "{% block history %}", footer + "{% block history %}")
    done = refhelper("templates", "check", str(folder))
    assert done.returncode == 0
    assert f"marac.txt:{line}: footer: is no section of the shipped template" in done.stdout.decode()
    assert "1 warnings" in done.stdout.decode()


def test_a_section_that_takes_too_long_on_a_large_case_is_found_with_its_line() -> None:
    ticking = itertools.count(step=10)
    slow = Templates(templates_folder(), clock=lambda: float(next(ticking)))
    problems = problems_of_trial(slow)
    assert {problem.message for problem in problems} == {"takes too long, or becomes too long"}
    assert all(problem.line for problem in problems)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = refhelper("templates", "check", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "nowhere: could not be read" in done.stderr.decode()


def test_a_faulty_template_keeps_back_letters_and_nothing_else(folder: Path) -> None:
    line = edit(folder, "childrens_social_care.txt", "{{ person.school }}", "{{ person.scool }}")
    wanted = TemplatesWhenWanted(folder)
    with pytest.raises(BadInputError) as caught:
        wanted.sections("idas")
    assert ("childrens_social_care.txt", line) in [(each.file, each.line) for each in caught.value.problems]
