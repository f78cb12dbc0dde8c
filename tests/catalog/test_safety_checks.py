"""Faults of safety texts, and of the words by which the guard knows danger."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from tests.catalog.sample import Sample

FAULTS = {
    "a signature in a language that the course has not": (
        "safety.yaml",
        "Sok Dara, km: null}",
        "Sok Dara, kh: null}",
        ['safety.yaml:3:41: error: "kh" is not a language of this course. Known here: en, km.'],
    ),
    "a safety text that is missing": (
        "safety.yaml",
        "  - id: relay",
        "  - id: delay",
        [
            (
                'safety.yaml:1:1: error: The safety text "relay" is missing. '
                "Write it, see content/reference.md."
            )
        ],
    ),
    "a blank that nobody fills in": (
        "safety.yaml",
        "Please stop.",
        '"Please stop, {name}."',
        [
            (
                'safety.yaml:11:12: error: "guard" has {name} in en, which nobody fills in. '
                "Possible here: none."
            )
        ],
    ),
    "a whole text behind one that is not about consent": (
        "safety.yaml",
        "  - id: relay\n",
        "  - id: relay\n    whole: {en: More of it., km: ទៀត}\n",
        [
            (
                'safety.yaml:41:5: error: "relay" has whole, which is shown only of the text on '
                "consent. Write all of it in text, or leave it out."
            )
        ],
    ),
    "more lines than five before the whole text": (
        "safety.yaml",
        "        - Coordinators see whether you came.\n      km: រក្សាទុក {months} ខែ\n",
        (
            "        - a\n        - b\n        - c\n        - d\n        - e\n"
            "      km: រក្សាទុក {months} ខែ\n    whole: {en: All of it., km: ទាំងអស់}\n"
        ),
        [
            (
                'safety.yaml:5:7: error: "consent" has 6 lines in en before its whole text. '
                "People read 5 lines in half a minute: move the rest to whole."
            )
        ],
    ),
    "a blank of the whole text that nobody fills in": (
        "safety.yaml",
        "      km: រក្សាទុក {months} ខែ\n",
        '      km: រក្សាទុក {months} ខែ\n    whole: {en: "{who} sees it.", km: ទាំងអស់}\n',
        [
            (
                'safety.yaml:10:13: error: "consent" has {who} in en, which nobody fills in. '
                "Possible here: {months}."
            )
        ],
    ),
    "a blank that is missing": (
        "safety.yaml",
        "រក្សាទុក {months} ខែ",
        "រក្សាទុក",
        [
            (
                'safety.yaml:9:7: error: "consent" has no {months} in km. '
                "The bot fills it in: write it, braces included."
            )
        ],
    ),
    "numbers that are missing": (
        "safety.yaml",
        "        Call for help.\n\n        {numbers}",
        "        Call for help.",
        [
            (
                'safety.yaml:14:7: error: "emergency" has no {numbers} in en. The bot fills it in:'
                " write it in a paragraph of its own, braces included."
            )
        ],
    ),
    "numbers in the middle of a sentence": (
        "safety.yaml",
        "        Call for help.\n\n        {numbers}",
        "        Call {numbers} for help.",
        [
            (
                'safety.yaml:14:7: error: "emergency" must have {numbers} in a paragraph of its own. '
                "It vanishes while no number is confirmed."
            )
        ],
    ),
    "a cue with a group that is not there": (
        "guard.yaml",
        "    - <drink> .. poison",
        "    - <drnk> .. poison",
        [
            (
                'guard.yaml:10:7: error: "<drnk> .. poison": '
                'There is no group "drnk" in this language. See content/reference.md.'
            )
        ],
    ),
    "a cue that ends with a sign": (
        "guard.yaml",
        "    - fell into the well",
        "    - fell into .. <number> .. !",
        [
            (
                'guard.yaml:11:7: error: "fell into .. <number> .. !": '
                '"!" holds no letters. See content/reference.md.'
            )
        ],
    ),
    "a cue of a number alone": (
        "guard.yaml",
        "girl <number> years",
        "<number>",
        [
            (
                'guard.yaml:15:8: error: "<number>": A number alone says nothing: '
                "put a word beside it. See content/reference.md."
            )
        ],
    ),
    "a cue that most messages hold": (
        "guard.yaml",
        "lives at",
        "at",
        [
            (
                'guard.yaml:18:8: error: "at" would be found in most messages. '
                "Write at least 3 letters, or more words."
            )
        ],
    ),
    "a cue in a language that the course has not": (
        "guard.yaml",
        "  km: [ចង់ស្លាប់]",
        "  fr: [mourir]",
        [
            (
                "course.yaml:5:17: warning: Nobody can join in km yet; missing: guard.yaml "
                "self_harm. Write them; until then only the demo shows the course to people."
            ),
            'guard.yaml:7:3: error: "fr" is not a language of this course. Known here: en, km.',
        ],
    ),
    "nine digits": (
        "guard.yaml",
        "eight, nine]",
        "eight]",
        ['guard.yaml:33:3: error: "en" has 9, too few. At least 10 are needed.'],
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "problems"), FAULTS.values(), ids=FAULTS.keys())
def test_the_checker_tells_of_what_protects_people(
    sample: Sample, file: str, old: str, new: str, problems: list[str]
) -> None:
    sample.change(file, old, new)

    assert sample.problems() == problems
