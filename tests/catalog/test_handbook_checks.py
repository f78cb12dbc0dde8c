"""Faults of what is looked up: words, search words and services."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from tests.catalog.sample import Sample

UNIT = "m1/units/u1/unit.yaml"

FAULTS = {
    "a word that nobody explains": (
        "glossary.yaml",
        "    meaning: {en: A hole that holds water., km: រន្ធដែលមានទឹក}\n",
        "",
        [
            (
                'glossary.yaml:3:5: warning: "well" has no meaning. '
                "Write one, or take the term out: people find it and learn nothing."
            )
        ],
    ),
    "search words in a language that the course has not": (
        "glossary.yaml",
        "also: {en: [borehole]}",
        "asked: {fr: [puits]}",
        ['glossary.yaml:6:13: error: "fr" is not a language of this course. Known here: en, km.'],
    ),
    "a search word twice": (
        "glossary.yaml",
        "also: {en: [borehole]}",
        "asked: {en: [bore, bore]}",
        ['glossary.yaml:6:24: error: "bore" is listed twice. Take one of the two out.'],
    ),
    "a search word without letters": (
        UNIT,
        "    sources: [F02]\n",
        '    sources: [F02]\n    asked: {en: ["?!"]}\n',
        [
            'm1/units/u1/unit.yaml:14:18: error: "?!" holds no letters. Write a word, or take it out.'
        ],
    ),
    "a search word of a service with a sign that nobody sees": (
        "services.yaml",
        "    verify: false\n",
        '    asked: {km: ["ទឹក\u200bស្អាត"]}\n    verify: false\n',
        [
            (
                "services.yaml:10:18: error: The text holds a space without width. "
                "Take it out: readers' devices break the lines, and searches would miss the word."
            )
        ],
    ),
    "a service that nobody tried": (
        "services.yaml",
        "    verified: 2026-02-14 Sok Dara",
        "    verified: null",
        [
            (
                'services.yaml:10:5: error: "line" says verify: false, but not who tried it. '
                "Write verified: with the day and the name."
            )
        ],
    ),
    "a service for something that nobody needs": (
        "services.yaml",
        "    needs: [water]",
        "    needs: [watr]",
        [
            (
                'services.yaml:12:13: error: There is no "watr" among the needs of services.yaml. '
                'Did you mean "water"?'
            )
        ],
    ),
    "a lesson about something that nobody needs": (
        UNIT,
        "    sources: [F02]\n",
        "    sources: [F02]\n    need: watr\n",
        [
            (
                'm1/units/u1/unit.yaml:14:5: error: There is no "watr" among the needs of '
                'services.yaml. Did you mean "water"?'
            )
        ],
    ),
    "a service in a province that is not there": (
        "services.yaml",
        "    provinces: [north]",
        "    provinces: [north, east, north]",
        [
            (
                'services.yaml:21:24: error: There is no "east" among the provinces of places.yaml. '
                "Known here: north, south."
            ),
            'services.yaml:21:30: error: "north" is listed twice. Keep one of the two.',
        ],
    ),
    "two needs of one name": (
        "services.yaml",
        "  - id: repair",
        "  - id: water",
        [
            (
                'services.yaml:20:20: error: There is no "repair" among the needs of '
                "services.yaml. Known here: water."
            ),
            (
                'services.yaml:27:5: error: The id "water" is taken. '
                "Give it an id that was never used."
            ),
        ],
    ),
    "a service tried and not": (
        "services.yaml",
        "verify: false",
        "verify: true",
        [
            (
                'services.yaml:10:5: error: "line" says verify: true, but somebody has tried it. '
                "Write verify: false, or verified: null."
            )
        ],
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "problems"), FAULTS.values(), ids=FAULTS.keys())
def test_the_checker_tells_of_what_is_looked_up(
    sample: Sample, file: str, old: str, new: str, problems: list[str]
) -> None:
    sample.change(file, old, new)

    assert sample.problems() == problems
