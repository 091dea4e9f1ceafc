"""Acts as the encoder sees them: added, judged, and filled with the parties that it links."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from sayso.analyse.encode.features import ACTS
from sayso.analyse.encode.links import ACTOR, RECIPIENT
from sayso.analyse.events import Events
from sayso.article import make_article
from sayso.config import Config
from sayso.pipeline import Coder
from sayso.record import Event


class Scores:
    """What a made-up encoder sees: at one token an act of one type, with an actor and a recipient."""

    def __init__(self, words: list[str], trigger: str, likely: dict[str, float], parties: dict[int, str]) -> None:
        self.acts = np.full((len(words), len(ACTS)), np.log(1e-4), np.float32)
        self.acts[:, 0] = np.log(0.99)
        for name, chance in likely.items():
            self.acts[words.index(trigger), ACTS.index(name)] = np.log(chance)
        self._odds = np.full((len(words), 4), -9.0, np.float32)
        for side, word in parties.items():
            self._odds[words.index(word), side] = 3.0

    def links(self, asking: range, sides: slice) -> tuple[int, npt.NDArray[np.float32]]:
        return 0, self._odds[:, sides]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Config(attribution="rules"))


def seen(coder: Coder, text: str, trigger: str, likely: dict[str, float], parties: dict[int, str]) -> list[Event]:
    article, layers = coder.layers(make_article(text, language="en"))
    words = [token.text for token in layers.tokens]
    scores = Scores(words, trigger, likely, parties)
    found = Events(Config())(article, replace(layers, events=(), scores=(scores,)))
    events: list[Event] = [event for name, items in found.layers if name == "events" for event in items]  # type: ignore[misc]
    return events


BOTH = {ACTOR: "Rebels", RECIPIENT: "soldiers"}
SURE = {"-": 0.01, "ASSAULT": 0.97}


def test_an_act_that_no_frame_knows_is_added_with_both_its_parties(coder: Coder) -> None:
    text = "Rebels wibbled the soldiers on Friday."
    (event,) = seen(coder, text, "wibbled", SURE, BOTH)
    assert (event.type, event.rules.actors, event.rules.recipients) == ("ASSAULT", "linked", "linked")
    assert [party.spans[0].of(text) for party in (*event.actors, *event.recipients)] == ["Rebels", "soldiers"]


def test_not_where_a_party_lacks_or_the_encoder_doubts(coder: Coder) -> None:
    text = "Rebels wibbled the soldiers on Friday."
    assert not seen(coder, text, "wibbled", SURE, {ACTOR: "Rebels"})
    assert not seen(coder, text, "wibbled", {"-": 0.3, "ASSAULT": 0.6}, BOTH)


def test_an_act_of_a_frame_goes_where_the_encoder_is_sure_of_none(coder: Coder) -> None:
    text = "Rebels attacked the soldiers."
    assert len(seen(coder, text, "attacked", SURE, BOTH)) == 1
    assert not seen(coder, text, "attacked", {"-": 0.97}, BOTH)


def test_another_type_takes_the_place_of_one_that_is_not_likely(coder: Coder) -> None:
    (event,) = seen(coder, "Rebels attacked the soldiers.", "attacked", {"-": 0.01, "ACCUSE": 0.97}, BOTH)
    assert event.type == "ACCUSE"


def test_a_party_that_the_parse_does_not_give_is_the_one_that_is_linked(coder: Coder) -> None:
    text = "The soldiers were attacked at dawn, and Rebels boasted of it."
    (event,) = seen(coder, text, "attacked", SURE, BOTH)
    assert [party.spans[0].of(text) for party in event.actors] == ["Rebels"]
    assert event.rules.actors == "linked"
