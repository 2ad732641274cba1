"""The line mode gives the same plan and letters as the screens, asks openly, and loses nothing silently."""

import io
import subprocess
import sys
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml

from refhelper import bootstrap
from refhelper.adapters.paper import Paper
from refhelper.consultation import Consultation
from refhelper.domain.agreement import Agreements
from refhelper.domain.case import Case
from refhelper.domain.errors import RefhelperError
from refhelper.domain.plan import Plan
from refhelper.domain.vocabulary import Answer, Verdict
from refhelper.plain.answering import Answering
from refhelper.plain.plan_text import plan_text
from refhelper.plain.sharing_talk import SharingTalk
from refhelper.plain.talk import Talk
from refhelper.ui import plan_view
from tests.draft_fakes import folder
from tests.plain.typist import AT, Typist, entering

SHARED = Path(__file__).parents[1] / "cases" / "shared.yaml"
WORKED = {one["id"]: one["case"] for one in yaml.load(SHARED.read_text(encoding="utf-8"), yaml.BaseLoader)}
ANNA = "Anna 34 york harmed patient"


def on(plain: dict) -> Case:
    return Case.model_validate(plain)


def engine(case: Case, at=AT) -> Consultation:
    return Consultation(bootstrap.parts(lambda: at), case)


def decided(plan: Plan) -> tuple:
    return plan.destinations, plan.questions


@pytest.mark.parametrize("name", WORKED)
def test_a_case_entered_line_by_line_has_the_plan_of_its_case_file(name):
    plain = WORKED[name]
    case = on(plain)
    at = Typist(entering(plain), at=case.at or AT)
    assert at.session.case, at.said
    assert decided(at.session.consultation.plan) == decided(engine(case).plan)
    assert at.code == 0


@pytest.mark.parametrize("name", WORKED)
def test_a_case_file_has_the_same_plan_and_letters_as_on_the_screens(name):
    case = on(WORKED[name])
    held = engine(case)
    at = Typist(lambda at: read_everything(at, held), case)
    assert plan_text(held) in at.said
    for letter in allowed(held).values():
        assert f"The text:\n{letter}\nEnd of the text.\n" in at.said


@pytest.mark.parametrize("name", WORKED)
def test_the_plan_as_text_states_no_reason_that_an_open_answer_has_still_to_decide(name):
    held = engine(on(WORKED[name]))
    said = plan_text(held)
    every = held.plan.destinations
    stated = {reason.text for one in every if one.verdict is not Verdict.ASK for reason in one.reasons}
    for reason in {reason.text for one in every if one.verdict is Verdict.ASK for reason in one.reasons}:
        assert f"  - perhaps: {reason} [" in said
        assert (f"because {reason} [" in said) == (reason in stated)


def allowed(held: Consultation) -> dict[tuple[str, str | None], str]:
    found = {}
    for one in held.plan.destinations:
        try:
            found[one.service, one.person] = held.letter(one.service, [one.person] if one.person else []).text
        except RefhelperError:
            continue
    return found


def read_everything(at: Typist, held: Consultation):
    yield "plan"
    may_go = allowed(held)
    for one in held.plan.destinations:
        if (one.service, one.person) in may_go:
            yield "letter"
            yield at.option(f"{plan_view.headline(at.session, one)}, {plan_view.who(at.session, one)}")
            if "One letter for all" in at.new:
                yield at.option(at.session.label(one.person))
            yield "done"
            yield "back"


def test_the_words_999_and_help_act_at_any_question_and_it_is_asked_again():
    def script(at: Typist):
        yield ANNA
        yield "999"
        assert "999 - Emergency" in at.new
        assert "Type the numbers that hold" in at.new
        yield "help"
        assert "undo: take the last change back" in at.new
        yield "none"

    at = Typist(script)
    assert at.session.case
    assert at.session.case.person("anna").concerns == ()


def test_not_known_is_an_answer_of_its_own_and_an_empty_line_is_none():
    def script(at: Typist):
        yield ANNA
        yield "1"
        yield "next"
        assert "Is anyone in danger right now" in at.new
        assert "u not known" in at.new
        yield ""
        assert "is not one of the answers" in at.new
        yield "u"
        yield "back"

    at = Typist(script)
    assert at.session.case
    assert at.session.case.danger_now is Answer.NOT_KNOWN
    assert "danger_now" in at.session.case.model_fields_set


def test_an_answer_may_be_typed_in_its_own_words_and_what_is_refused_is_asked_again_once():
    def script(at: Typist):
        yield ANNA
        yield "Domestic abuse"
        yield "next"
        yield "maybe"
        assert at.new.count("Type a number: 1 to 2, or u, or back.") == 1
        yield "no"
        yield "back"

    at = Typist(script)
    assert at.session.case
    assert at.session.case.person("anna").concerns == ("domestic_abuse",)
    assert at.session.case.danger_now is Answer.NO


def test_a_name_that_two_people_share_is_not_taken_for_either():
    def script(at: Typist):
        yield ANNA
        yield "none"
        for age in (36, 61):
            yield "add"
            yield f"Dan {age} york harming"
            yield "none"
            yield "none"
        yield "add"
        yield "Ella 8 york affected"
        yield "none"
        yield "dan"
        assert "'dan' is not one of the answers" in at.new
        yield "2"

    at = Typist(script)
    assert at.session.case
    assert len(at.session.case.person("ella").harmed_by) == 1


def test_the_risk_is_judged_only_after_the_high_risk_features():
    def script(at: Typist):
        yield ANNA
        yield "1"
        yield "next"
        yield at.option("no")
        while "strangulation or choking" not in at.new:
            assert "your own judgement" not in at.new
            yield "u"
        yield at.option("seen or disclosed")
        for _ in range(6):
            yield at.option("asked and absent")
        yield "back"

    at = Typist(script)
    assert at.session.case
    assert [str(each) for each in at.session.case.person("anna").high_risk_features] == ["strangulation"]
    assert "threats to kill" in at.session.case.narrative.asked_and_absent


def test_undo_takes_a_change_back_and_redo_makes_it_again():
    def script(at: Typist):
        yield ANNA
        yield "1"
        yield "undo"
        assert at.session.case
        assert at.session.case.people[0].concerns == ()
        yield "redo"

    at = Typist(script)
    assert at.session.case
    assert [str(each) for each in at.session.case.people[0].concerns] == ["domestic_abuse"]


def test_a_word_in_the_line_that_is_not_understood_is_named_and_nobody_is_added():
    at = Typist(lambda _: ["Anna 34 york harmd patient"])
    assert "harmd" in at.said
    assert at.session.case is None


def test_escapes_are_taken_out_and_that_is_said():
    at = Typist(lambda _: ["Anna\x1b[31m 34 york harmed patient", "none"])
    assert "characters that cannot be shown were taken out" in at.said
    assert "\x1b" not in at.said
    assert at.session.case
    assert at.session.case.people[0].label == "Anna"


def letter_to_social_care(at: Typist):
    yield "Ella 8 york harmed"
    yield "2"
    yield "letter"
    yield next(line.split()[0] for line in at.new.split("\n") if "Children's social care, Ella" in line)
    yield "done"


def test_leaving_asks_once_when_a_letter_was_made_and_not_copied():
    def script(at: Typist):
        yield from letter_to_social_care(at)
        yield "leave"
        assert "A letter was made and not copied." in at.new
        yield at.option("no, stay")
        yield "leave"
        yield at.option("yes, leave")
        pytest.fail("It should have left.")

    assert "refhelper is closed." in Typist(script).said


def test_a_letter_is_copied_by_the_one_clipboard_and_handed_over_with_its_chase_date():
    def script(at: Typist):
        yield from letter_to_social_care(at)
        yield at.option("copy all of it")
        assert "(unverified: check before use)" in at.new
        yield at.option("send without checking (noted in the record)")
        assert "Noted for the record" in at.new
        yield at.option("copy all of it")
        yield at.option("record who took it, how, and when to chase")
        assert "They decide within one working day" in at.new
        assert "By that, the day to chase is 23/11/2026." in at.new
        at.session.settings = at.session.settings.model_copy(update={"user": "Dr Hill"})
        yield from ("phone, then form", "Mrs Field, duty worker", "", "23/11/2026")
        yield "back"

    at = Typist(script)
    held = at.session.consultation
    assert at.clipboard.texts == [held.letter("childrens_social_care", ["ella"]).text] * 2
    (made,) = held.settled_case().handed_over
    assert (made.for_, made.taken_by, made.by) == ("ella", "Mrs Field, duty worker", "Dr Hill")
    assert str(made.chase_on) == "2026-11-23"


@pytest.mark.hazard("H17.2")
def test_what_came_of_chasing_is_recorded_for_a_letter_that_is_in_the_plan_no_more():
    anna = {"ref": "anna", "roles": ["harmed"], "lives_in": "york"}
    letters = [{"for": "anna", "to": "marac", "chase_on": f"2026-11-{day}"} for day in (12, 19)]
    letters.append({"for": "case", "to": "police", "chase_on": "2026-11-24"})

    def script(at: Typist):
        assert "MARAC, anna: due 19/11/2026. chase records what came of it" in at.new
        assert "24/11/2026" not in at.new
        yield "chase"
        yield next(line.split()[0] for line in at.new.split("\n") if "MARAC, anna: due 19/11/2026." in line)
        yield from ("phone", "Mrs Field", "Dr Hill", "")
        yield "chase"
        assert "MARAC" not in at.new
        yield "back"

    at = Typist(script, on({"refhelper_case": "1", "people": [anna], "handed_over": letters}))
    made = at.session.consultation.settled_case().handed_over[-1]
    assert (made.for_, made.to, made.chase_on) == ("anna", "marac", None)


def test_the_word_chase_says_so_where_nothing_is_to_be_chased():
    def script(at: Typist):
        yield ANNA
        yield "none"
        yield "chase"
        assert "No letter of this case is to be chased." in at.new

    Typist(script)


@pytest.mark.parametrize(("answer", "asked"), [("yes", 2), ("no", 1), (None, 2)])
def test_an_agreement_of_an_earlier_day_is_asked_again_before_a_letter_that_rests_on_it_leaves(tmp_path, answer, asked):
    agreed = dict.fromkeys(("patient", "agrees_to_share", "agrees_to_service", "told"), "yes")
    anna = {"ref": "anna", "roles": ["harmed"], "age": "34", "lives_in": "york", "risk": "medium", **agreed}
    anna |= {"concerns": ["domestic_abuse"], "capacity": "has", "coerced": "no"}
    yesterday = AT - timedelta(days=1)
    before = folder(tmp_path, now=lambda: yesterday)
    draft = before.new(on({"refhelper_case": "1", "danger_now": "no", "people": [anna]}))
    before.save(draft._replace(agreed=Agreements().of(draft.case, yesterday.date())))
    before.close_all()

    def script(at: Typist):
        yield from ("drafts", "1", "letter")
        yield next(line.split()[0] for line in at.new.split("\n") if "IDAS" in line)
        yield "done"
        for _ in range(2):
            yield at.option("copy all of it")
            while "Agreed on 19/11/2026. Agreement can be taken back" in at.new:
                yield at.option(answer) if answer else "back"
            if "send without checking" in at.new:
                yield at.option("send without checking (noted in the record)")

    at = Typist(script, drafts=folder(tmp_path, now=lambda: AT))
    assert at.said.count("Agreed on 19/11/2026") == asked
    assert bool(at.clipboard.texts) == (answer == "yes")


@pytest.mark.hazard("H07.5")
def test_a_reason_for_one_place_does_not_let_another_go_that_turns_up_later():
    yes = dict.fromkeys(("patient", "agrees_to_share", "agrees_to_service", "told"), "yes")
    rob = {"ref": "rob", "roles": ["harming"], "age": "41", "lives_in": "york", "risk_posed": "medium", **yes}
    tess = {"ref": "tess", "roles": ["harmed"], "age": "39", "lives_in": "york", "harmed_by": ["rob"], "risk": "medium"}
    about = {"concerns": ["domestic_abuse"]}
    rob |= about | {"capacity": "has", "coerced": "no", "details": {"own_account": "I shout at home, 14 Elm Row."}}
    tess |= about | {"details": {"address": "14 Elm Row", "current_address": "Harbour House"}}

    def script(at: Typist):
        yield "letter"
        yield next(line.split()[0] for line in at.new.split("\n") if "+Choices, rob" in line)
        yield "done"
        yield at.option("copy all of it")
        assert "address: This text holds the address" in at.new
        yield "They both live there."
        yield at.option("send without checking (noted in the record)")
        assert len(at.clipboard.texts) == 1
        at.session.consultation.amend({("people", "rob", "details", "needs"): "help to stop waiting at Harbour House"})
        yield at.option("copy all of it")
        assert "current address: This text holds the current address" in at.new.replace("_", " ")
        assert len(at.clipboard.texts) == 1
        yield "And there."
        yield "back"

    at = Typist(script, on({"refhelper_case": "1", "danger_now": "no", "other_children": "no", "people": [rob, tess]}))
    (entry,) = at.session.consultation.settled_case().sharing
    assert sorted(why for key, why in entry.confirmed.items() if "whereabouts-" in key) == [
        "And there.",
        "They both live there.",
    ]


@pytest.mark.hazard("H08.5")
def test_a_request_written_for_social_care_is_asked_about_before_it_goes_to_plus_choices():
    yes = dict.fromkeys(("patient", "agrees_to_share", "agrees_to_service", "told"), "yes")
    rob = {"ref": "rob", "roles": ["harming"], "age": "41", "lives_in": "york", "risk_posed": "medium", **yes}
    rob |= {"concerns": ["domestic_abuse"], "capacity": "has", "coerced": "no"}
    ella = {"ref": "ella", "roles": ["harmed"], "age": "8", "lives_in": "york"}

    def letter_to(at: Typist, whom: str):
        yield "letter"
        yield next(line.split()[0] for line in at.new.split("\n") if whom in line)

    def script(at: Typist):
        yield from letter_to(at, "Children's social care, ella")
        while "what I ask for" not in at.new:
            yield ""
        yield from ("Please visit the home tonight.", "", "done", "back")
        yield from letter_to(at, "+Choices, rob")
        yield "done"
        yield at.option("copy all of it")
        assert "What it asks for was written for another recipient." in at.new
        assert not at.clipboard.texts
        yield "Agreed with social care."
        yield at.option("send without checking (noted in the record)")
        yield "back"

    at = Typist(script, on({"refhelper_case": "1", "danger_now": "no", "other_children": "no", "people": [rob, ella]}))
    assert ["Please visit the home tonight." in text for text in at.clipboard.texts] == [True], at.said


def test_back_inside_a_letter_goes_back_to_the_letter_and_not_out_of_it():
    def script(at: Typist):
        yield from letter_to_social_care(at)
        yield at.option("change its texts")
        yield "back"
        assert "What next with this text?" in at.new
        yield at.option("the phone script")
        assert "Write down\nName of the person taking the call" in at.new
        yield "back"
        assert "record who took it, how, and when to chase" in at.new

    Typist(script)


def test_a_letter_can_be_saved_as_a_new_file_that_the_user_names(tmp_path):
    def script(at: Typist):
        yield from letter_to_social_care(at)
        at.session.paper = Paper()
        yield at.option("save it as a text file")
        yield at.option("send without checking (noted in the record)")
        yield str(tmp_path / "letter.txt")
        assert at.session.waiting == set()

    at = Typist(script)
    held = at.session.consultation.letter("childrens_social_care", ["ella"])
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8-sig").split() == held.text.split()


def test_what_is_worth_another_look_can_be_left_as_it_is():
    def script(at: Typist):
        yield from letter_to_social_care(at)
        yield at.option("read what is worth another look")
        before = at.new.count("\n")
        yield "1"
        assert at.new.count("\n") < before + 2
        yield "back"

    at = Typist(script)
    assert len(at.session.kept) == 1


def test_each_text_of_a_letter_can_be_written_in_turn_and_is_in_the_letter():
    def script(at: Typist):
        yield "Ella 8 york harmed"
        yield "2"
        yield "letter"
        yield next(line.split()[0] for line in at.new.split("\n") if "Children's social care, Ella" in line)
        assert "seen by me, and when" in at.new
        yield from ("A round bruise on the left arm, seen on 20 November 2026.", "Ella held it away.", "")
        yield "done"
        yield at.option("read it again")
        assert "A round bruise on the left arm" in at.new
        assert "Ella held it away." in at.new
        yield "back"

    Typist(script)


def test_why_names_people_and_gives_the_answers_that_would_change_it():
    def script(at: Typist):
        yield ANNA
        yield "1"
        yield "why"
        yield next(line.split()[0] for line in at.new.split("\n") if "IDAS" in line)
        assert "- if Anna did not want to be referred: not suitable" in at.new

    Typist(script)


def test_the_record_entry_is_read_and_can_be_copied():
    def script(at: Typist):
        yield ANNA
        yield "1"
        yield "record"
        yield at.option("copy all of it")

    at = Typist(script)
    assert at.clipboard.texts == [at.session.consultation.record("anna").text]


def test_the_end_of_the_input_says_that_nothing_is_kept_where_nothing_can_be():
    at = Typist(lambda _: [ANNA, "none"])
    assert "This case is held in memory only; nothing is saved on disk." in at.said
    assert at.said.endswith(
        "The input ended.\nNot kept: what was entered was held in memory only, and is gone.\n"
        "refhelper is closed. What was said stands in this window until you close it.\n"
    )


def test_where_drafts_can_be_kept_every_turn_is_saved_and_the_end_says_so(tmp_path):
    window = folder(tmp_path)

    def script(_):
        yield ANNA
        yield "1"
        assert len(window.summaries()) == 1
        yield "change"

    at = Typist(script, drafts=window)
    assert "Kept: the draft, saved on this computer. refhelper drafts lists it." in at.said
    (kept,) = folder(tmp_path).summaries()
    assert folder(tmp_path).open(kept.id).case == at.session.case


def test_a_draft_can_be_gone_on_with_and_is_saved_again(tmp_path):
    Typist(lambda _: [ANNA, "1"], drafts=folder(tmp_path))

    def script(at: Typist):
        yield "drafts"
        yield next(line.split()[0] for line in at.new.split("\n") if line.startswith("1 "))
        assert "The case is open: Anna." in at.new
        yield "add Ella 8 york affected"
        yield "none"

    at = Typist(script, drafts=folder(tmp_path))
    assert "Kept: the draft" in at.said
    (kept,) = folder(tmp_path).summaries()
    assert [each.label for each in folder(tmp_path).open(kept.id).case.people] == ["Anna", "Ella"]


@pytest.mark.hazard("H13.1")
@pytest.mark.parametrize("typed", [["save"], []])
def test_what_is_changed_in_a_draft_that_is_open_elsewhere_becomes_a_draft_of_its_own(tmp_path, typed):
    Typist(lambda _: [ANNA, "1"], drafts=folder(tmp_path))
    other = folder(tmp_path)
    other.open(other.summaries()[0].id)

    def script(at: Typist):
        yield "drafts"
        yield next(line.split()[0] for line in at.new.split("\n") if line.startswith("1 "))
        yield "add Ella 8 york affected"
        yield "none"
        assert "another window" in at.new
        yield from typed

    at = Typist(script, drafts=folder(tmp_path))
    other.close_all()
    assert at.said.count("This is now a draft of your own") == 1
    window = folder(tmp_path)
    assert sorted(len(window.open(each.id).case.people) for each in window.summaries()) == [1, 2]


def test_while_nobody_is_entered_a_line_that_was_not_understood_can_be_typed_again():
    at = Typist(lambda _: ["Anna 34 york harmd patient", ANNA, "none"])
    assert at.session.case
    assert at.session.case.people[0].label == "Anna"


def test_a_case_file_that_was_only_read_is_not_called_lost():
    at = Typist(lambda _: ["plan"], on(WORKED["V01"]))
    assert "The case that was opened was not changed." in at.said
    assert "gone" not in at.said


def test_in_a_terminal_lines_are_broken_between_words_and_a_letter_is_left_as_it_is():
    out = io.StringIO()
    talk = Talk(io.StringIO(), out, width=20)
    talk.say("somebody who is harmed needs help")
    talk.verbatim("somebody who is harmed needs help")
    assert out.getvalue() == "somebody who is\nharmed needs help\nsomebody who is harmed needs help\n"


def test_a_failure_in_the_middle_says_so_without_a_value_and_the_case_is_still_there(monkeypatch):
    def script(at: Typist):
        yield ANNA
        yield "1"
        monkeypatch.setattr(type(at.session.consultation), "record", lambda *_, **__: 1 / 0)
        yield "record"
        assert "refhelper failed: ZeroDivisionError" in at.new
        yield "people"
        assert "Anna" in at.new

    Typist(script)


def test_a_practice_directory_that_cannot_be_used_is_said_before_anything_is_asked_again(tmp_path):
    faulty = tmp_path / "directory.local.yaml"
    faulty.write_text("refhelper_practice_directory: 2\n")
    command = [sys.executable, "-m", "refhelper", "--directory", str(faulty), "--plain"]
    said = subprocess.run(command, input=b"", capture_output=True, timeout=60, check=False).stdout.decode()
    assert "THE PRACTICE'S OWN DIRECTORY IS NOT IN USE" in said
    assert said.rindex("Add the first person") > said.index("NOT IN USE")


def test_the_first_prompt_stands_before_models_and_rules_are_read():
    code = (
        "import sys; from refhelper.plain import line_mode; from refhelper.cli import main; "
        "line_mode.run = lambda *_, **__: print('pydantic' in sys.modules, 'yaml' in sys.modules); main(['--plain'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert done.stdout.decode().split() == ["False", "False"], done.stderr


@cache
def piped() -> subprocess.CompletedProcess:
    code = (
        "import sys; from refhelper.cli import main; code = main(['--plain']); "
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')], file=sys.stderr); "
        "sys.exit(code)"
    )
    script = f"{ANNA}\n1\nadd Ella 8 york harmed\n2\nplan\nwhy\n1\nletter\n1\nback\nrecord\n1\nback\n"
    return subprocess.run(
        [sys.executable, "-c", code], input=script.encode(), capture_output=True, timeout=60, check=False
    )


def test_with_piped_input_the_line_mode_loads_no_screen():
    done = piped()
    assert done.returncode == 0, done.stderr
    assert done.stderr.decode().strip() == "[]"


def test_what_could_not_be_put_into_the_case_is_not_said_to_be_recorded():
    at, out = Typist(lambda _: [ANNA, "1"]), io.StringIO()
    answering = Answering(Talk(io.StringIO(), out), at.session)
    answering.amend({("people", "anna", "age"): "never"}, "Recorded.")
    assert "age" in out.getvalue()
    assert "Recorded." not in out.getvalue()
    answering.amend({("people", "anna", "age"): "35"}, "Recorded.")
    assert out.getvalue().endswith("Recorded.\n")


def test_advice_is_recorded_on_a_day_that_was_and_not_in_the_year_26():
    at, out = Typist(lambda _: [ANNA, "1"]), io.StringIO()
    at.session.choose(at.session.consultation.destination("idas", "anna"))
    talk = Talk(io.StringIO("1\nDr N\n21/11/26\n20/11/0026\n20/11/26\n"), out)
    SharingTalk(talk, at.session, Answering(talk, at.session)).advice()
    assert "that day is still to come" in out.getvalue()
    assert "a year from 1900 on" in out.getvalue()
    (entry,) = at.session.consultation.settled_case().sharing
    assert str(entry.advice.on) == "2026-11-20"


def test_somebody_living_with_harm_who_is_said_to_be_harmed_is_entered_so_and_that_is_said_and_undone_at_once():
    def script(at: Typist):
        yield from ("Dan 36 york harming", "none", "add Ella 8 york affected")
        yield at.option("domestic abuse")
        assert "entered as harmed" not in at.new
        yield "1"
        assert "Ella is entered as harmed, too, as harm to them is told." in at.new
        assert at.session.case.person("ella").roles == ("affected", "harmed")
        yield "undo"
        assert (at.session.case.person("ella").roles, at.session.case.person("ella").harmed_by) == (("affected",), ())

    assert Typist(script).code == 0


def test_what_is_said_has_no_box_no_colour_and_no_cursor_movement():
    said = piped().stdout.decode()
    assert "What next?" in said
    assert "\x1b" not in said
    assert "\r" not in said.replace("\r\n", "\n")
    assert not [letter for letter in said if 0x2500 <= ord(letter) <= 0x25FF]


@pytest.mark.hazard("H08.7")
def test_of_two_people_with_one_name_each_is_offered_and_planned_for_with_something_that_tells_them_apart():
    def script(at: Typist):
        yield from ("John Smith 45 york harming", "none", "add John Smith 17 york harming", "none")
        yield "features"
        assert "1 John Smith (john-smith)\n2 John Smith (john-smith-2)" in at.new
        yield "back"
        yield from ("add Anna 34 york harmed", "none")
        assert "1 John Smith (john-smith)\n2 John Smith (john-smith-2)" in at.new
        yield "2"
        yield "people"
        assert "Harmed by: John Smith (john-smith-2)" in at.new
        yield "plan"
        assert " for John Smith (john-smith-2)" in at.new
        assert "\n  John Smith (john-smith-2): " in at.new

    assert Typist(script).code == 0
