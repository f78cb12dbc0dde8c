"""Somebody who takes the small course among six people."""

import pytest

from bot.storage.sqlite import SqliteDatabase
from tests.learners import learners
from tests.learning.quiz.pupils import NOW, Pupil
from tests.small_course import SMALL


@pytest.fixture
async def pupil(sqlite_database: SqliteDatabase) -> Pupil:
    return Pupil(sqlite_database, await learners(sqlite_database, SMALL, now=NOW, many=6))
