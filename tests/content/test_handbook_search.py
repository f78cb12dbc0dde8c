"""Twenty questions in each language to the shipped course, with the hit that must come first.

The questions and their hits were written down before the first measurement (17 and 19 of 20);
the ranking was mended once after it, the questions were not.
"""

from collections.abc import Iterator
from contextlib import closing
from functools import cache

import pytest

from bot.learning.handbook.domain import entries
from bot.learning.search.storage import SearchIndex
from tests.shipped import shipped

ENGLISH = """
debt bondage                        t debt-bondage
forced labour                       t forced-labour
equity card                         t equity-card
wage advance                        l m4.u1.c4
how many people in modern slavery   l m4.u1.c5
brick kiln                          l m4.u1.c6
birth certificate                   t birth-certif
palermo protocol                    l m4.u2.c1
CCWC                                t ccwc
who does what                       l m4.u2.c3
labour law minimum age              l m4.u2.c2
family package                      t family-package
free technical training             l m4.u2.c5
one window                          t one-window
interpreter                         l m4.u3.c3
says no to help                     l m4.u3.c5
referral steps                      l m4.u3.c4
telegram secret chat                l m4.u3.c6
butterfly study                     l m4.u3.c1
survivors                           t survivor
"""
KHMER = """
ទាសភាពបំណុល                         t debt-bondage
ការងារដោយបង្ខំ                         t forced-labour
ប័ណ្ណសមធម៌                             t equity-card
ការបើកប្រាក់ឈ្នួលមុន                     l m4.u1.c4
លាននាក់                              l m4.u1.c5
ឡឥដ្ឋ                                 l m4.u1.c6
សំបុត្រកំណើត                           t birth-certif
ពិធីសារប៉ាឡឺម៉ូ                          l m4.u2.c1
គណៈកម្មាធិការទទួលបន្ទុកកិច្ចការនារី និងកុមារ   t ccwc
អ្នកណាធ្វើអ្វី                           l m4.u2.c3
អាយុអប្បបរមាធ្វើការ                     l m4.u2.c2
កញ្ចប់គ្រួសារ                           t family-package
អ្នកបកប្រែ                             l m4.u3.c3
ច្រកចេញចូលតែមួយ                       t one-window
ការបញ្ជូនមានប៉ុន្មានជំហាន                 l m4.u3.c4
មេធាវី                                t lawyer
ពាក្យបណ្តឹង                            l m4.u5.c5
ផ្ញើច្រឡំ                               l m4.u3.c6
តាមក្រសែភ្នែកជនរងគ្រោះ                  l m4.u3.c1
ក្រុមសន្សំប្រាក់                          t savings-group
"""


@cache
def untried() -> set[tuple[str, str]]:
    return {("s", service.id) for service in shipped().services if not service.verified}


@pytest.fixture(scope="module")
def index() -> Iterator[SearchIndex]:
    with closing(SearchIndex(entries(shipped()))) as made:
        yield made


def missed(index: SearchIndex, table: str, language: str) -> list[str]:
    wrong = []
    rows = table.strip().splitlines()
    assert len(rows) == 20
    for row in rows:
        question, kind, entry = row.rsplit(maxsplit=2)
        found = index.find(question.strip(), language=language, limit=5, hidden=untried())
        if [(match.entry.kind, match.entry.id) for match in found.matches[:1]] != [(kind, entry)]:
            wrong.append(question.strip())
    return wrong


def test_nineteen_of_twenty_english_questions_find_their_answer_first(index: SearchIndex) -> None:
    assert missed(index, ENGLISH, "en") == ["says no to help"]


def test_twenty_of_twenty_khmer_questions_find_their_answer_first(index: SearchIndex) -> None:
    assert missed(index, KHMER, "km") == []


def test_a_reader_of_one_language_may_ask_in_the_other(index: SearchIndex) -> None:
    assert missed(index, ENGLISH, "km") == ["says no to help"]
    assert missed(index, KHMER, "en") == []


def test_services_that_nobody_has_tried_are_not_found(index: SearchIndex) -> None:
    hidden = untried()
    assert hidden
    for service in shipped().services:
        name, found = service.name.in_("en"), ("s", service.id)
        kept = index.find(name, language="en", limit=50, hidden=hidden)
        assert not {(match.entry.kind, match.entry.id) for match in kept.matches} & hidden
        assert found in {(entry.kind, entry.id) for entry in kept.held_back}
        every = index.find(name, language="en", limit=50).matches
        assert found in {(match.entry.kind, match.entry.id) for match in every}
