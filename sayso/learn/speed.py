"""Speed: articles and words a second a core, cold start and peak memory, beside the parser alone in the same run."""

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.analyse import quotations
from sayso.analyse.attribution import Statements
from sayso.analyse.syntax import Syntax
from sayso.article import Article, make_article
from sayso.config import Config
from sayso.layers import Layers, add
from sayso.pipeline import Coder
from sayso.registry import load

# The unit of "articles a second": so many words.
ARTICLE_WORDS = 600
REPEATS = 5


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured; times are CPU seconds of one process unless named otherwise.

    articles are of 600 words; `ratio` is the CPU time of all layers over that of the parser alone. Attribution is
    paragraphs, syntax, quotations and statements, the encoder's readings of contents included.
    """

    articles: int
    words: int
    articles_per_cpu_second: float
    words_per_cpu_second: float
    syntax_articles_per_cpu_second: float
    syntax_words_per_cpu_second: float
    attribution_words_per_cpu_second: float
    ratio: float
    cold_start_seconds: float
    cold_start_cpu_seconds: float
    help_seconds: float
    peak_memory_mb: int
    load_average: float


def measure(inputs: Path) -> Speed:
    """The speed on the articles of a JSON Lines file, one process, one thread."""
    articles = [_article(json.loads(line)) for line in inputs.read_text(encoding="utf-8").split("\n") if line]
    words = sum(len(article.text.split()) for article in articles)
    whole, alone, attribution = _side_by_side(articles)
    cold, cold_cpu = _cold_start(articles[0])
    units = words / ARTICLE_WORDS
    return Speed(
        articles=len(articles),
        words=words,
        articles_per_cpu_second=round(units / whole, 2),
        words_per_cpu_second=round(words / whole, 0),
        syntax_articles_per_cpu_second=round(units / alone, 2),
        syntax_words_per_cpu_second=round(words / alone, 0),
        attribution_words_per_cpu_second=round(words / attribution, 0),
        ratio=round(whole / alone, 2),
        cold_start_seconds=round(cold, 2),
        cold_start_cpu_seconds=round(cold_cpu, 2),
        help_seconds=round(min(_timed([sys.executable, "-m", "sayso", "--help"])[0] for _ in range(REPEATS)), 2),
        peak_memory_mb=_peak_memory(inputs),
        load_average=round(os.getloadavg()[0], 1),
    )


def as_dict(speed: Speed) -> dict[str, float]:
    """The figures by name."""
    return asdict(speed)


def _article(row: dict[str, str]) -> Article:
    return make_article(row["text"], id=row.get("id"), title=row.get("title"), published=row.get("published"))


def _side_by_side(articles: list[Article]) -> tuple[float, float, float]:
    """CPU seconds of the whole coder, of the parser alone, and of attribution, article by article in turn."""
    coder, paragraphs, syntax = Coder(), load("analysers", "paragraphs"), Syntax(Config())
    statements = Statements(Config())
    coder.code(articles[0])
    whole = alone = attribution = 0.0
    for article in articles:
        times = [time.process_time()]
        _, layers = coder.layers(article)
        times.append(time.process_time())
        parsed = add(Layers(), paragraphs(article, Layers()))
        syntax(article, parsed)
        times.append(time.process_time())
        quotations.analyse(article, layers)
        statements(article, layers)
        times.append(time.process_time())
        spent = [after - before for before, after in pairwise(times)]
        whole, alone, attribution = whole + spent[0], alone + spent[1], attribution + spent[1] + spent[2]
    return whole, alone, attribution


def _timed(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of a command."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _cold_start(article: Article) -> tuple[float, float]:
    """The smallest wall time of coding one article with a fresh process, and its CPU time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text(article.text, encoding="utf-8")
        return min(_timed([sys.executable, "-m", "sayso", "code", str(path)]) for _ in range(REPEATS))


def _peak_memory(inputs: Path) -> int:
    """Peak resident memory, in MB, of one process that codes the whole file."""
    with TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.jsonl")
        command = [sys.executable, "-m", "sayso", "code", str(inputs), "--out", out, "--quiet"]
        with subprocess.Popen(command) as child:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss // 1024
