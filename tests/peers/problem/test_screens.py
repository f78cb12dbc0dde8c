"""The line of a problem in a list shows its beginning, in a script without spaces too."""

import pytest

from bot.membership.domain import CohortId, PersonId
from bot.peers.problem.domain import Problem, ProblemId, ProblemState
from bot.peers.problem.screens import opening

KHMER = "តើយើងអាចចាប់ផ្តើមការសន្ទនាជាមួយមនុស្សដែលមិនទាន់ហ៊ាននិយាយដោយរបៀបណានៅក្នុងភូមិរបស់យើង?"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Who pays for the way?", "Who pays for the way?"),
        ("Who pays\nfor the way?", "Who pays for the way?"),
        (f"Who pays {'x' * 80}", f"Who pays {'x' * 60}…"),
    ],
)
def test_a_long_problem_is_cut(words: str, shown: str) -> None:
    assert opening(_problem(words)) == shown


def test_khmer_without_spaces_is_not_lost() -> None:
    shown = opening(_problem(KHMER))
    assert len(shown) > 60
    assert KHMER.startswith(shown.removesuffix("…"))


def _problem(words: str) -> Problem:
    return Problem(
        id=ProblemId(1),
        cohort_id=CohortId(1),
        course="any",
        zone="Asia/Phnom_Penh",
        group=None,
        person=PersonId(1),
        proposer="Sok Dara",
        state=ProblemState.WAITING,
        words=words,
    )
