"""The README's Python runs as it stands."""

import doctest
import re
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def test_the_example_runs() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    example = doctest.DocTestParser().get_doctest(block, {}, "README.md", str(README), 0)
    assert len(example.examples) > 5
    runner = doctest.DocTestRunner()
    runner.run(example)
    assert runner.failures == 0
