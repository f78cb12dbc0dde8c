"""Stories that can be read but would not work."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from tests.catalog.sample import Sample

STORY = "m1/scenarios/behind-the-school.yaml"

FAULTS = {
    "a node that does not exist": (
        STORY,
        "        next: n2",
        "        next: n3",
        [
            (
                'm1/scenarios/behind-the-school.yaml:16:9: error: There is no node "n3": the story '
                "breaks off here. Known here: debrief, n1, n2."
            )
        ],
    ),
    "a start that does not exist": (
        STORY,
        "start: n1",
        "start: n4",
        [
            (
                'm1/scenarios/behind-the-school.yaml:6:1: error: There is no node "n4" to begin with. '
                "Known here: n1, n2."
            )
        ],
    ),
    "a node that nobody reaches": (
        STORY,
        "        next: n2",
        "        next: debrief",
        [
            (
                'm1/scenarios/behind-the-school.yaml:22:5: error: Nobody ever comes to "n2". '
                "Let a choice lead there, or take the node out."
            )
        ],
    ),
    "a circle": (
        STORY,
        "next: debrief",
        "next: n2",
        [
            f'm1/scenarios/behind-the-school.yaml:{line}:5: error: From "{node}" there is no way '
            "to the debrief: the story goes in a circle. "
            "Let one choice lead on to next: debrief"
            for line, node in ((8, "n1"), (22, "n2"))
        ],
    ),
    "a loop without a way out beside the road": (
        STORY,
        "        next: n1",
        "        next: n2",
        [
            (
                'm1/scenarios/behind-the-school.yaml:22:5: error: From "n2" there is no way to the '
                "debrief: the story goes in a circle. Let one choice lead on to next: debrief"
            )
        ],
    ),
    "a dead end": (
        STORY,
        """    choices:
      - id: a
        text: {en: Go back, km: ត្រឡប់}
        worth: fair
        feedback: {en: A second try., km: ម្តងទៀត}
        next: n1
""",
        "    choices: []\n",
        [
            (
                'm1/scenarios/behind-the-school.yaml:25:5: error: "n2" is a dead end: it has no '
                "choices. Add choices; the last one says next: debrief"
            )
        ],
    ),
    "a node id twice": (
        STORY,
        "  - id: n2",
        "  - id: n1",
        [
            (
                'm1/scenarios/behind-the-school.yaml:16:9: error: There is no node "n2": the story '
                "breaks off here. Known here: debrief, n1."
            ),
            (
                'm1/scenarios/behind-the-school.yaml:22:5: error: The id "n1" is taken. '
                "Give the node another id."
            ),
        ],
    ),
    "a choice id twice": (
        STORY,
        "      - id: b",
        "      - id: a",
        [
            (
                'm1/scenarios/behind-the-school.yaml:17:9: error: The id "a" is taken. '
                "Give it another id."
            )
        ],
    ),
    "a story in another module": (
        STORY,
        "id: m1.s1",
        "id: m2.s1",
        [
            (
                'm1/scenarios/behind-the-school.yaml:1:1: error: The id is "m2.s1", but the file is in '
                'module m1. Let the id begin with "m1."'
            )
        ],
    ),
    "an id that a case and a story share": (
        STORY,
        "id: m1.s1",
        "id: m1.k1",
        [
            (
                'm1/cases/one-spring.yaml:1:1: error: The id "m1.k1" is taken by '
                "behind-the-school.yaml. Give one of them another id."
            )
        ],
    ),
    "a story for an unknown objective": (
        STORY,
        "[m1.u1.o1]",
        "[m1.u1.o3]",
        [
            (
                'm1/scenarios/behind-the-school.yaml:4:14: error: There is no objective "m1.u1.o3". '
                "Write a full id, such as m1.u1.o1."
            )
        ],
    ),
    "a node that fits into no message": (
        STORY,
        "text: {en: The children are thirsty., km: ស្រេកទឹក}",
        f'text: {{en: "{"Thirsty. " * 420}", km: ស្រេកទឹក}}',
        [
            'm1/scenarios/behind-the-school.yaml:22:5: error: "n2" with its choices has 3799 characters in en. 3600 fit into one message.',
            "m1/scenarios/behind-the-school.yaml:24:12: error: The text in en has 3779 characters; 2000 fit. Shorten it by 1779.",
        ],
    ),
    "a node that misses a language": (
        STORY,
        "text: {en: The children are thirsty., km: ស្រេកទឹក}",
        'text: {en: "`thirsty`"}',
        [
            "m1/scenarios/behind-the-school.yaml:24:1: error: Code is not possible here. Take the ` away.",
            "m1/scenarios/behind-the-school.yaml:24:5: error: The text is missing in km, but its neighbours have it. One screen speaks one language: write it, or take the others out.",
        ],
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "problems"), FAULTS.values(), ids=FAULTS.keys())
def test_the_checker_tells_of_a_story_with(
    sample: Sample, file: str, old: str, new: str, problems: list[str]
) -> None:
    sample.change(file, old, new)

    assert sample.problems() == problems
