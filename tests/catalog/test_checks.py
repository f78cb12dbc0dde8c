"""Courses that can be read but would not work: each fault with its place and the next step."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from tests.catalog.sample import Sample

COURSE = "course.yaml"
UNIT = "m1/units/u1/unit.yaml"
QUIZ = "m1/units/u1/quiz.yaml"
STORY = "m1/scenarios/behind-the-school.yaml"

FAULTS = {
    "an id that does not match its folder": (
        UNIT,
        "id: m1.u1\n",
        "id: m1.u2\n",
        [
            (
                'm1/units/u1/unit.yaml:1:1: error: The id is "m1.u2", its place says "m1.u1". '
                "An id is built from the folders, see Ids in content/README.md."
            ),
        ],
    ),
    "a module that has no folder": (
        COURSE,
        "modules: [m1, m2]",
        "modules: [m1, m3]",
        [
            (
                'course.yaml:6:1: error: The folder "m2" is not listed. '
                "Add m2 here, or take the folder away."
            ),
            'course.yaml:6:15: error: There is no folder "m3". Known here: m2.',
        ],
    ),
    "an item id twice": (
        QUIZ,
        "  - id: q2",
        "  - id: q1",
        [
            (
                'm1/units/u1/quiz.yaml:16:5: error: The id "q1" is taken. '
                "Give it an id that was never used."
            )
        ],
    ),
    "a retired id": (
        QUIZ,
        "  - id: q2",
        "  - id: q7",
        [
            (
                'm1/units/u1/quiz.yaml:16:5: error: "q7" is retired. '
                "Old answers belong to the old question: give this one a new id."
            )
        ],
    ),
    "an option id twice": (
        QUIZ,
        "      - id: c",
        "      - id: b",
        [
            (
                'm1/units/u1/quiz.yaml:28:9: error: The id "b" is taken. '
                "Give it an id that was never used."
            )
        ],
    ),
    "an option without feedback": (
        QUIZ,
        "        feedback: {en: Colour comes late., km: ពណ៌ក្រោយ}\n",
        "",
        [
            (
                'm1/units/u1/quiz.yaml:12:9: error: "feedback" is missing. Add it. '
                "See content/README.md."
            )
        ],
    ),
    "no right option": (
        QUIZ,
        "        right: true\n        feedback: {en: Smell comes first., km: ក្លិនមុន}",
        "        feedback: {en: Smell comes first., km: ក្លិនមុន}",
        ['m1/units/u1/quiz.yaml:7:5: error: "q1" has no right option. Write right: true at one.'],
    ),
    "only right options": (
        QUIZ,
        "        text: {en: Depth, km: ជម្រៅ}\n",
        "        text: {en: Depth, km: ជម្រៅ}\n        right: true\n",
        [
            (
                'm1/units/u1/quiz.yaml:20:5: warning: Every option of "q2" is right. '
                "A question needs something to decide."
            )
        ],
    ),
    "two equal options": (
        QUIZ,
        "{en: The colour, km: ពណ៌}",
        "{en: the smell, km: ពណ៌}",
        ["m1/units/u1/quiz.yaml:13:16: error: Two options say the same. Change one of them."],
    ),
    "an unknown card": (
        QUIZ,
        "    card: 2",
        "    card: 3",
        [
            (
                'm1/units/u1/quiz.yaml:18:5: error: "q2" belongs to card 3, which is not in unit.yaml.'
                " Cards here: 1, 2."
            )
        ],
    ),
    "an unknown objective": (
        QUIZ,
        "  - id: q2\n    objective: o1",
        "  - id: q2\n    objective: o2",
        [
            (
                'm1/units/u1/quiz.yaml:17:5: error: "q2" serves objective o2, '
                "which is not in unit.yaml. Known here: o1."
            )
        ],
    ),
    "an objective that no question serves": (
        UNIT,
        "cards:\n",
        "  - id: o2\n    text: {en: More, km: ច្រើន}\ncards:\n",
        [
            (
                'm1/units/u1/unit.yaml:7:5: warning: No question serves objective "o2". '
                "Write one, or take the objective out."
            )
        ],
    ),
    "an unknown source": (
        UNIT,
        "sources: [F01]",
        "sources: [F01, F10]",
        [
            (
                'm1/units/u1/unit.yaml:9:20: error: There is no source "F10". '
                "Add it to sources.yaml, or name one that is there."
            )
        ],
    ),
    "news that do not say so": (
        UNIT,
        "    update: true\n",
        "",
        [
            (
                "m1/units/u1/unit.yaml:13:5: error: F02 is newer than the training, but this does not "
                "say so. Write update: true here."
            )
        ],
    ),
    "a source that nobody has seen": (
        "sources.yaml",
        "confidence: C2",
        "confidence: G",
        [
            (
                "m1/units/u1/quiz.yaml:34:5: warning: This rests on general knowledge only "
                "(confidence G). Find a source that somebody has seen."
            ),
            (
                "m1/units/u1/unit.yaml:13:5: warning: This rests on general knowledge only "
                "(confidence G). Find a source that somebody has seen."
            ),
        ],
    ),
    "an unknown warm-up question": (
        COURSE,
        "warmup: [m1.u1.q1]",
        "warmup: [m1.u1.q9]",
        [
            'course.yaml:11:10: error: There is no question "m1.u1.q9". Write a full id, such as m1.u1.q1.'
        ],
    ),
    "two reminders within the hour": (
        COURSE,
        "rungs: [week,",
        "rungs: [start60,",
        [
            (
                "course.yaml:10:1: error: Both start10 and start60 are there. "
                "Keep one: two reminders in an hour are a flood."
            )
        ],
    ),
    "a missing first language": (
        UNIT,
        "title: {en: Why wells go bad, km: ហេតុអ្វី}",
        "title: {km: ហេតុអ្វី}",
        [
            (
                "m1/units/u1/unit.yaml:3:1: error: The text is missing in en. "
                "This language steps in for all others: write it."
            )
        ],
    ),
    "a missing translation": (
        UNIT,
        "title: {en: Why wells go bad, km: ហេតុអ្វី}",
        "title: {en: Why wells go bad, km: null}",
        [
            (
                "m1/units/u1/unit.yaml:3:1: warning: 1 texts are not there in km; "
                "the first one is here. People see en instead."
            )
        ],
    ),
    "a question half in one language": (
        QUIZ,
        "feedback: {en: Smell comes first., km: ក្លិនមុន}",
        "feedback: {en: Smell comes first.}",
        [
            (
                "m1/units/u1/quiz.yaml:11:9: error: The text is missing in km, but its neighbours have"
                " it. One screen speaks one language: write it, or take the others out."
            )
        ],
    ),
    "a language that the course has not": (
        UNIT,
        "go bad, km: ហេតុអ្វី}",
        "go bad, kh: ហេតុអ្វី}",
        [
            (
                "m1/units/u1/unit.yaml:3:1: warning: 1 texts are not there in km; "
                "the first one is here. People see en instead."
            ),
            (
                'm1/units/u1/unit.yaml:3:31: error: "kh" is not a language of this course. '
                "Known here: en, km."
            ),
        ],
    ),
    "a review in a language that the course has not": (
        UNIT,
        "km: null}",
        "kh: null}",
        [
            (
                'm1/units/u1/unit.yaml:2:37: error: "kh" is not a language of this course. '
                "Known here: en, km."
            )
        ],
    ),
    "a text over its limit": (
        COURSE,
        "short: {en: Module 1,",
        "short: {en: Module 1 on water and on wells,",
        ["course.yaml:4:9: error: The text in en has 30 characters; 24 fit. Shorten it by 6."],
    ),
    "a button over its width": (
        COURSE,
        "label: {en: Office,",
        "label: {en: Our office in town,",
        [
            (
                "course.yaml:27:15: error: The button is 18 letters wide in en; 16 fit. "
                "Find a shorter word."
            )
        ],
    ),
    "a topic word on the locked screen": (
        COURSE,
        "name: {en: Bell,",
        "name: {en: Latrines,",
        [
            (
                'course.yaml:33:33: error: "latrine" would stand on a locked screen. '
                "Say it without the subject of the course."
            )
        ],
    ),
    "Khmer that was cut": (
        UNIT,
        "ហេតុអ្វី}",
        "ហេតុអ្}",
        [
            (
                "m1/units/u1/unit.yaml:3:31: error: The text is broken: it ends with the sign for a "
                "subscript letter. Type the word again; something is missing where it was cut."
            )
        ],
    ),
    "a mark that cannot be shown": (
        "m2/module.yaml",
        'recap: {en: "Rivers, in **one** line.", km: ទន្លេ}',
        "recap:\n  en: |\n    Rivers.\n\n    # Heading\n  km: ទន្លេ",
        [
            (
                "m2/module.yaml:9:1: error: A heading is not possible here. "
                "Use **bold** in a line of its own."
            )
        ],
    ),
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
    "a folder listed twice": (
        COURSE,
        "modules: [m1, m2]",
        "modules: [m1, m2, m1]",
        ['course.yaml:6:19: error: "m1" is listed twice. Keep one of the two.'],
    ),
    "a warm-up question twice": (
        COURSE,
        "warmup: [m1.u1.q1]",
        "warmup: [m1.u1.q1, m1.u1.q1]",
        ['course.yaml:11:20: error: "m1.u1.q1" is listed twice. Keep one of the two.'],
    ),
    "a voice in a language that the course has not": (
        UNIT,
        "voice: {km:",
        "voice: {fr:",
        [
            'm1/units/u1/unit.yaml:10:13: error: "fr" is not a language of this course. Known here: en, km.'
        ],
    ),
    "a signature in a language that the course has not": (
        "safety.yaml",
        "Sok Dara, km: null}",
        "Sok Dara, kh: null}",
        ['safety.yaml:3:41: error: "kh" is not a language of this course. Known here: en, km.'],
    ),
    "a question that fits into no message": (
        QUIZ,
        'stem: {en: "Which are signs?", km: "សញ្ញាណាខ្លះ?"}',
        f'stem: {{en: "{"Why? " * 700}", km: x}}',
        [
            'm1/units/u1/quiz.yaml:16:5: error: "q2" with everything has 3578 characters in en. 3400 fit into one message with its sources.',
            "m1/units/u1/quiz.yaml:19:12: error: The text in en has 3499 characters; 300 fit. Shorten it by 3199.",
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
    "a safety text that is missing": (
        "safety.yaml",
        "  - id: relay",
        "  - id: delay",
        [
            (
                'safety.yaml:1:1: error: The safety text "relay" is missing. '
                "Write it, see content/README.md."
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
    "a blank that is missing": (
        "safety.yaml",
        "រក្សាទុក {months} ខែ",
        "រក្សាទុក",
        [
            (
                'safety.yaml:9:7: error: "consent" has no {months} in km. '
                "The bot fills it in there: write it, braces included."
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
def test_the_checker_tells_of(
    sample: Sample, file: str, old: str, new: str, problems: list[str]
) -> None:
    sample.change(file, old, new)

    assert sample.problems() == problems


def test_the_good_course_has_no_problems(sample: Sample) -> None:
    assert sample.problems() == []


CARD = "m1/units/u1/cards/1.en.md"
LONG = "A well. " * 36

CARDS = {
    "nothing in it": ("", [(f'{CARD}:1:1: error: The card has no title. Write "# " and the title '
                           "into the first line.")]),
    "no title": ("## Wells\n\nText", [(f'{CARD}:1:1: error: The card has no title. Write "# " and '
                                      "the title into the first line.")]),
    "nothing in sight": ("# Wells\n\n---\n\nmore", [(f"{CARD}:1:1: error: Nothing of the card is in "
                                                    "sight. Write some lines before ---.")]),
    "two cuts": ("# Wells\n\na\n\n---\n\nb\n\n---\n\nc", [(f"{CARD}:9:1: error: There is a second "
                                                        "---. One divides the card; take the "
                                                        "other out.")]),
    "too much in sight": (f"# Wells\n\n{LONG}\n\n---\n\nmore", [
        f"{CARD}:1:1: error: What is in sight has 287 characters; 280 fit. Shorten it by 7."]),
    "too much of all": (f"# Wells\n\nText\n\n---\n\n{'A well. ' * 480}", [
        f"{CARD}:1:1: error: The whole card has 3848 characters; 3600 fit. Make two cards of it."]),
    "a quotation behind the tap": ("# Wells\n\nText\n\n---\n\n> quoted", [
        (f"{CARD}:7:1: error: A quotation is not possible here. What stands behind the tap is a "
        "quotation already: take the > away.")]),
    "a table in sight": ("# Wells\n\nText\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\nmore", [
        f"{CARD}:5:1: error: A table is not possible here. Make it a list."]),
    "no second part": ("# Wells\n\nText", [(f"{CARD}:1:1: error: 1.km.md has more behind ---, this "
                                           "file has not. Give all languages the same parts.")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "problems"), CARDS.values(), ids=CARDS.keys())
def test_a_card_with(sample: Sample, text: str, problems: list[str]) -> None:
    sample.write(CARD, text)

    assert sample.problems() == problems


def test_cards_are_there_and_listed(sample: Sample) -> None:
    (sample.folder / "m1/units/u1/cards/2.en.md").unlink()
    (sample.folder / "m1/units/u1/cards/1.km.md").unlink()
    (sample.folder / "media/m1-u1-1.km.ogg").unlink()
    sample.write("m1/units/u1/cards/3.en.md", "# Three\n\nText")
    sample.write("m1/units/u1/cards/2.fr.md", "# Loi\n\nTexte")

    assert sample.problems() == [
        (
            'm1/units/u1/cards/2.fr.md:1:1: error: "fr" is not a language of this course. '
            "Languages: en, km. Rename the file or take it away."
        ),
        (
            "m1/units/u1/cards/3.en.md:1:1: error: Card 3 is not listed in unit.yaml. "
            "Add it to cards there."
        ),
        (
            "m1/units/u1/unit.yaml:7:1: warning: 1 cards are not there in km, first 1. "
            "People see en instead."
        ),
        (
            "m1/units/u1/unit.yaml:10:13: error: media/m1-u1-1.km.ogg is missing. "
            "Put the file there, or take the line out."
        ),
        (
            "m1/units/u1/unit.yaml:12:5: error: cards/2.en.md is missing. "
            "Write it; this language steps in for all others."
        ),
    ]


def test_an_emoji_counts_two_in_sight(sample: Sample) -> None:
    sample.write(CARD, f"# Wells\n\n{'🚰' * 141}\n\n---\n\nmore")

    assert sample.problems() == [
        f"{CARD}:1:1: error: What is in sight has 282 characters; 280 fit. Shorten it by 2."
    ]


def test_marks_do_not_count_in_sight(sample: Sample) -> None:
    link = "[guide](https://example.org/a/very/long/address/that/nobody/sees)"
    sample.write(CARD, f"# Wells\n\n{'**well** ' * 54}{link}\n\n---\n\nmore")

    assert sample.problems() == []
