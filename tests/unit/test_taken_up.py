"""Nouns and pronouns that take somebody up, on sentences parsed by the real pipeline: who is meant by which words."""

import pytest

from tests.unit.test_actors import entity

TAKEN = [
    ("Defender Aoife Brennan limped off. Ciara Nolan stayed. The defender says it hurts.", "defender",
     "Aoife Brennan"),
    ("Ann Lee, her nurse and an anaesthetist, Cem Uslu, stood trial. The anaesthetist told the court that it was late.",
     "anaesthetist", "Cem Uslu"),
    ("Constable Liam Doherty and Senior Constable Ruth Aziz saw it. The constable said nothing.", "constable",
     "Liam Doherty"),
    ("The Prime Minister and the Leader of the Opposition, Natasha Rampersad, met. The opposition leader said no.",
     "opposition leader", "Natasha Rampersad"),
    ("Mark Stone KC spoke first. Ann Lee waited. The barrister said the law was clear.", "barrister", "Mark Stone"),
    ("The Philippine Coast Guard filmed it. The coast guard said the ship was hit.", "coast guard",
     "Philippine Coast Guard"),
    ("Kenya Power lost its rating. Mercy Tembo, an analyst, was in Nairobi. The utility said it was wrong.", "utility",
     "Kenya Power"),
    ("The Dutch grandmaster Joost Verhagen met the Frenchman Arash Moradi. The Dutchman said it was late.", "Dutchman",
     "Joost Verhagen"),
    ("Jordan’s customs service stopped lorries bound for Syria. The kingdom said it was for safety.", "kingdom",
     "Jordan"),
    ("Tobias Fenn was found. Mr Fenn’s sister, Caroline Fenn, spoke. In the dock her brother denied it.", "brother",
     "Tobias Fenn"),
    ("The International Olympic Committee met in Oslo. The Olympic body asked for more.", "Olympic body",
     "International Olympic Committee"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mention", "name"), TAKEN)
def test_who_is_meant(text: str, mention: str, name: str) -> None:
    assert entity(text, mention).name == name


def test_the_pair_are_the_two_joined() -> None:
    pair = entity("Suzu Tanabe and Haruka Mori share a flat. The pair said it was small.", "pair")
    assert pair.kind == "group"
    assert {mention.span.start for mention in pair.mentions} >= {0}


def test_of_two_told_alike_none_is_meant() -> None:
    text = "The State Department’s spokesman and the Pentagon’s were sent out. The spokesman said nothing more."
    assert len(entity(text, "spokesman").mentions) == 1


def test_one_known_to_be_a_woman_goes_before_one_of_unknown_sex() -> None:
    text = "Rachel Denholm sat down. Brexley Quorn left the room. She said it was over."
    assert entity(text, "She").name == "Rachel Denholm"


def test_a_clause_that_tells_which_takes_nobody_up() -> None:
    text = "Amnesty Watch met the minister. The charity that runs the ship said it would sail."
    assert entity(text, "charity").name == "charity"
