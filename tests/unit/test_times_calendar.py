"""Calendar arithmetic."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse.times import calendar
from sayso.analyse.times.calendar import Period

DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))
WEDNESDAY = date(2024, 12, 11)


def made(period: Period | None) -> tuple[str, str | None, str | None]:
    assert period is not None
    return period.value, period.start, period.end


def test_periods_are_half_open() -> None:
    assert made(calendar.day(WEDNESDAY)) == ("2024-12-11", "2024-12-11", "2024-12-12")
    assert made(calendar.week(WEDNESDAY)) == ("2024-W50", "2024-12-09", "2024-12-16")
    assert made(calendar.weekend(WEDNESDAY)) == ("2024-W50-WE", "2024-12-14", "2024-12-16")
    assert made(calendar.month(2024, 2)) == ("2024-02", "2024-02-01", "2024-03-01")
    assert made(calendar.quarter(2024, 4)) == ("2024-Q4", "2024-10-01", "2025-01-01")
    assert made(calendar.season(2024, "WI")) == ("2024-WI", "2024-12-01", "2025-03-01")
    assert made(calendar.decade("199")) == ("199", "1990-01-01", "2000-01-01")
    assert made(calendar.century(20)) == ("19", "1901-01-01", "2001-01-01")


def test_weeks_belong_to_the_year_of_their_thursday() -> None:
    assert made(calendar.week(date(2024, 12, 30))) == ("2025-W01", "2024-12-30", "2025-01-06")
    assert made(calendar.week(date(2021, 1, 3))) == ("2020-W53", "2020-12-28", "2021-01-04")


def test_a_night_ends_on_the_next_morning() -> None:
    assert made(calendar.part(WEDNESDAY, "NI")) == ("2024-12-11TNI", "2024-12-11T18:00", "2024-12-12T06:00")


def test_a_clock_keeps_its_zone_in_the_interval() -> None:
    period = calendar.clock(WEDNESDAY, 15 * 60 + 30, "+00:00")
    assert made(period) == ("2024-12-11T15:30", "2024-12-11T15:30+00:00", "2024-12-11T15:31+00:00")
    assert calendar.clock(WEDNESDAY, 25 * 60, "") is None


@pytest.mark.parametrize(
    ("year", "easter"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")]
)
def test_easter(year: int, easter: str) -> None:
    found = calendar.easter(year)
    assert found is not None
    assert found.isoformat() == easter
    assert found.isoweekday() == 7


@pytest.mark.parametrize(
    ("formula", "day"),
    [
        ("12-25", "2024-12-25"),
        ("easter-2", "2024-03-29"),
        ("11-4-4", "2024-11-28"),
        ("05-1--1", "2024-05-27"),
        ("2001-09-11", "2001-09-11"),
    ],
)
def test_feasts(formula: str, day: str) -> None:
    found = calendar.feast(2024, formula)
    assert found is not None
    assert found.isoformat() == day


@given(DAYS, st.integers(-(10**9), 10**9))
def test_nothing_leaves_the_calendar(day: date, steps: int) -> None:
    moved = calendar.shift(day, steps)
    assert moved is None or moved - day == timedelta(days=steps)
    later = calendar.shift_months(day, steps)
    assert later is None or later.day <= day.day


@given(DAYS)
def test_every_period_holds_its_day(day: date) -> None:
    for period in (calendar.day(day), calendar.week(day), calendar.month(day.year, day.month), calendar.year(day.year)):
        _, start, end = made(period)
        assert start is not None
        assert end is not None
        assert start <= day.isoformat() < end


@pytest.mark.parametrize("numbers", [(2024, 2, 30), (2023, 2, 29), (2024, 13, 1), (0, 1, 1), (10_000, 1, 1)])
def test_what_no_calendar_has_is_none(numbers: tuple[int, int, int]) -> None:
    assert calendar.make_date(*numbers) is None
