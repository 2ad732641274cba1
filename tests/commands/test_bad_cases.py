"""A case file with a fault: told where, what is allowed, exit 2, nothing on standard output, never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.program import Done, refhelper, started

SOUND = """refhelper_case: 1
at: 2026-11-20T10:30
danger_now: no
other_children: no
people:
  - ref: anna
    roles: [harmed]
    age: 34
    sex: female
    lives_in: york
  - ref: dan
    roles: [harming]
    age: 36
"""


def told(folder: Path, text: str | bytes, run: Callable[..., Done] = refhelper) -> str:
    path = folder / "case.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    done = run("route", path, "--json")
    said = done.stderr.decode()
    assert done.returncode == 2, said
    assert done.stdout == b""
    assert "Traceback" not in said
    return said


CHANGES = {
    "an unknown key": (
        "    age: 34",
        "    agee: 34",
        "case.yaml:8: people[1].agee: is not a key known here; allowed: ref, roles, age",
    ),
    "a repeated key": ("    age: 34", "    age: 34\n    age: 35", "case.yaml:9: people[1].age: is given twice"),
    "a word outside its list": (
        "lives_in: york",
        "lives_in: leeds",
        "people[1].lives_in: is not allowed; allowed: york, selby",
    ),
    "a boolean that is no answer": (
        "danger_now: no",
        "danger_now: false",
        "danger_now: is not allowed; allowed: yes, no or not_known",
    ),
    "an age over 120": ("age: 34", "age: 121", "people[1].age: must be a whole number of years from 0 to 120"),
    "an age under 0": ("age: 34", "age: -1", "people[1].age: must be a whole number of years from 0 to 120"),
    "an age in words": ("age: 34", "age: 5 months", "people[1].age: must be a whole number of years from 0 to 120"),
    "a ref used twice": ("ref: dan", "ref: anna", "case.yaml:11: people[2].ref: is used twice"),
    "a ref that points at nobody": (
        "age: 34",
        "harmed_by: [bob]",
        "people[1].harmed_by[1]: points at nobody in this case",
    ),
    "a ref that stands for the whole case": ("ref: dan", "ref: case", "people[2].ref: must be a short name"),
    "two ages": ("age: 34", "age: 34\n    date_of_birth: 1992-01-01", "people[1].date_of_birth: contradicts age"),
    "an age of the unborn": ("age: 34", "age: 34\n    unborn: yes", "people[1].unborn: contradicts age"),
    "a birth after the consultation": (
        "age: 34",
        "date_of_birth: 2026-11-21",
        "people[1].date_of_birth: is after the consultation",
    ),
    "a birth too long ago": (
        "age: 34",
        "date_of_birth: 1900-01-01",
        "people[1].date_of_birth: makes this person older than 120",
    ),
    "a date that does not exist": (
        "age: 34",
        "date_of_birth: 2025-02-30",
        "people[1].date_of_birth: must be a date that exists",
    ),
    "a time that does not exist": (
        "at: 2026-11-20T10:30",
        "at: 2025-02-30T10:30",
        "at: must be a date and time that exist",
    ),
    "an unborn child who harms": (
        "    age: 36",
        "    unborn: yes",
        "people[2].roles: an unborn child cannot be harming",
    ),
    "an unborn child who is pregnant": (
        "    age: 34",
        "    unborn: yes\n    pregnant: yes",
        "people[1].pregnant: contradicts unborn",
    ),
    "a pregnant child of nine": (
        "    age: 34",
        "    age: 9\n    pregnant: yes",
        "people[1].pregnant: contradicts an age under 10",
    ),
    "a pregnant man": ("sex: female", "sex: male\n    pregnant: yes", "people[1].pregnant: contradicts sex: male"),
    "nobody with a role": ("    roles: [harmed]\n", "", "people[1].roles: is required"),
    "an empty list of roles": ("roles: [harmed]", "roles: []", "people[1].roles: must not be empty"),
    "another format": ("refhelper_case: 1", "refhelper_case: 2", "refhelper_case: is not allowed; allowed: 1"),
    "no format": ("refhelper_case: 1\n", "", "refhelper_case: is required"),
    "more ticks than the list has": (
        "age: 34",
        "dash_ticks: 25",
        "people[1].dash_ticks: must be a whole number from 0 to 24",
    ),
    "sharing for nobody": (
        "people:",
        "sharing: [{for: eve, to: idas}]\npeople:",
        "sharing[1].for: points at nobody in this case",
    ),
    "two entries for one letter": (
        "people:",
        "sharing: [{for: anna, to: idas}, {for: anna, to: idas}]\npeople:",
        "sharing[2]: answers the checks of one letter twice",
    ),
    "an alias": ("age: 34", "concerns: &c [neglect]\n    high_risk_features: *c", "repeats another part by an anchor"),
    "a tag": ("age: 34", "age: !!python/object/apply:os.system [ls]", "people[1].age"),
}


@pytest.mark.parametrize("change", CHANGES, ids=list(CHANGES))
def test_a_fault_is_told_with_its_place_and_what_is_allowed(tmp_path, change):
    before, after, expected = CHANGES[change]
    assert before in SOUND
    assert expected in told(tmp_path, SOUND.replace(before, after, 1))


def test_the_sound_case_itself_gives_a_plan(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(SOUND)
    assert started("route", path, "--json").returncode == 0


def test_all_faults_are_told_at_once(tmp_path):
    text = SOUND.replace("age: 34", "age: 200").replace("ref: dan", "ref: anna").replace("danger_now: no", "danger: no")
    said = told(tmp_path, text)
    assert "people[1].age" in said
    assert "people[2].ref: is used twice" in said
    assert "danger: is not a key known here" in said


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "must hold one document, and holds none"),
        (b"people: [", "is not valid YAML or JSON"),
        (b"- one\n- two\n", "must be a case: keys with values"),
        (b"--- {a: b}\n--- {a: b}\n", "must hold one document, and holds more"),
        (b"title: caf\xe9\n", "is not UTF-8 text"),
        (b"title: \x00\n", "characters that YAML and JSON do not allow"),
        (b"refhelper_case: 1\npeople: " + b"[" * 900 + b"]" * 900, "nested too deeply"),
        (b"x: " + b"a" * 4_000_001, "is larger than"),
        (b"? [a]\n: b\n", "has a key that is not a word"),
        (b"a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "repeats another part by an anchor"),
    ],
    ids=["empty", "cut short", "a list", "two documents", "latin-1", "a null byte", "deep", "huge", "odd key", "bomb"],
)
def test_a_file_that_is_no_case_is_refused_with_the_reason(tmp_path, content, expected):
    assert expected in told(tmp_path, content)


def test_a_file_that_is_not_there_is_told(tmp_path):
    done = refhelper("route", tmp_path / "nowhere.yaml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "nowhere.yaml: could not be read" in done.stderr.decode()


def test_a_real_case_is_not_opened_under_the_name_of_a_demo_in_which_nothing_is_saved(tmp_path):
    (tmp_path / "case.yaml").write_text(SOUND)
    done = refhelper("--demo", "--plain", tmp_path / "case.yaml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--demo has a fictional case of its own" in done.stderr.decode()


@pytest.mark.hazard("H15.4")
def test_what_was_entered_is_never_repeated_in_an_error(tmp_path):
    said = told(tmp_path, SOUND.replace("age: 34", "age: Anna Smith of 12 High Street"))
    assert "Smith" not in said


def test_with_one_bad_case_among_several_nothing_is_printed_and_every_fault_is(tmp_path):
    (tmp_path / "good.yaml").write_text(SOUND)
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(SOUND.replace("age: 34", f"age: {name}"))
    done = refhelper("route", "good.yaml", "one.yaml", "two.yaml", "--json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "one.yaml:8" in done.stderr.decode()
    assert "two.yaml:8" in done.stderr.decode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"- " * 1_900_000, "is nested too deeply"),
        (b'{"a":' * 400_000, "is nested too deeply"),
        (SOUND.encode() + b"".join(b"  - {ref: p%d, roles: [affected]}\n" % n for n in range(60_000)), "at most 40"),
        (SOUND.replace("title", "t").encode() + b"Jane Smith of High Street: x\n", "(a key): is not a key known here"),
    ],
    ids=["deep sequences", "deep mappings", "a crowd", "a name as a key"],
)
def test_a_file_that_would_choke_a_reader_is_refused_at_once_and_not_repeated(tmp_path, content, expected):
    said = told(tmp_path, content, started)
    assert expected in said
    assert "Smith" not in said


def test_twenty_people_who_all_name_one_another_are_routed(tmp_path):
    refs = [f"p{number}" for number in range(20)]
    people = [
        f"  - {{ref: {ref}, roles: [harmed, harming], harmed_by: {[one for one in refs if one != ref]}}}"
        for ref in refs
    ]
    path = tmp_path / "crowd.yaml"
    path.write_text("refhelper_case: 1\npeople:\n" + "\n".join(people).replace("'", ""))
    assert refhelper("route", path, "--json").returncode == 0


def test_hidden_characters_of_a_case_are_left_out_and_it_is_said_how_many(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(SOUND.replace("    age: 34", '    age: 34\n    details: {name: "An\\u202Ena\\u200B\\e[31m"}'))
    done = refhelper("route", path)
    assert done.returncode == 0
    assert done.stderr.decode() == "case.yaml: 7 hidden characters that could do harm were left out.\n"
    assert not set("\u202e\u200b\x1b") & set(done.stdout.decode())
