"""Why there is no letter yet: every sentence once, about everybody it holds for."""

from refhelper.domain.refusal import NoLetterYetError, Why
from refhelper.domain.sharing import OpenCheck

ASK = OpenCheck("S06", "Which lawful reason is there?", "sharing.reasons", "It is recorded.")


def test_what_holds_for_several_people_is_said_once_for_all_of_them():
    error = NoLetterYetError(
        (Why("ella", ("She is safe.",), "Answer.", (ASK,)), Why("max", ("She is safe.",), "Answer.", (ASK,)))
    )
    told = error.to_read(str.title)
    assert told.count("Which lawful reason") == told.count("She is safe.") == 1
    assert "Ella and Max:" in told
    assert "sharing.reasons" not in told


def test_what_differs_between_people_stands_under_each_name():
    told = NoLetterYetError((Why("ella", (), "Ask.", (ASK,)), Why("max", ("Refused.",), "Do not send."))).to_read(
        str.title
    )
    assert told.index("Ella:") < told.index("Which lawful") < told.index("Max:") < told.index("Refused.")


def test_as_an_error_it_names_refs_and_keys_and_whoever_has_them():
    told = str(NoLetterYetError((Why("ella", (), "Ask.", (ASK,)), Why("max", (), "Ask.", (ASK,)))))
    assert "of ella: sharing.reasons (S06)" in told
    assert "of max: sharing.reasons (S06)" in told
