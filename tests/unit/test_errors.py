"""The tree of errors is the one that its docstring draws."""

import re

import pytest

from sayso import errors
from sayso.errors import ConfigError, DataError, InputError, RecordError, SaysoError


@pytest.mark.parametrize("error", [ConfigError, DataError, InputError, RecordError])
def test_a_caller_can_catch_them_all_at_once(error: type[SaysoError]) -> None:
    with pytest.raises(SaysoError, match="mend it"):
        raise error("mend it")


def test_the_drawing_is_complete() -> None:
    drawn = set(re.findall(r"\b\w+Error\b", errors.__doc__ or ""))
    assert drawn == {name for name in vars(errors) if name.endswith("Error")}
