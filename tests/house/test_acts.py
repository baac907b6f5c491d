"""The closed list of acts: documented, undone by acts of the list, found at their addresses."""

import pytest
from tests.house import acts

from gromada.charters.models import ACTS, facts
from gromada.methods.charter import Family


def test_the_reference_lists_every_act_as_it_is_declared():
    """When this fails: DJANGO_SETTINGS_MODULE=tests.settings python -m tests.house.acts"""
    assert acts.PAGE.read_text(encoding="utf-8") == acts.page()


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.key)
def test_what_undoes_an_act_is_an_act(act):
    assert not act.undo or act.undo in ACTS
    assert not act.undo or facts(ACTS[act.undo]).family is facts(act).family


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.key)
def test_an_act_has_a_name_for_lists_besides_the_words_on_its_button(act):
    """When this fails: say ``name=_("hiding of a statement")`` in its acts.py."""
    assert act.name
    assert act.name != act.title


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.key)
def test_silence_counts_only_for_voice_text_and_time_and_never_for_publishing_or_closing(act):
    if act.silence_may_count:
        assert act.reversible
        assert facts(act).family in {Family.VOICE, Family.TEXT}
        assert not {"publish", "close", "adopt"} & set(act.key.replace(".", "_").split("_"))


@pytest.mark.django_db
@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.key)
def test_an_address_of_nothing_finds_nothing(act):
    assert act.find("charters.seat:999999") is None
