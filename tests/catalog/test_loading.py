"""A good course becomes values that can be looked up, hashed and compared."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.catalog.course import Signature, Since
from bot.catalog.loading import check_all, check_course, load_all, load_course
from bot.catalog.media import NO_MEDIA, MediumKind
from bot.catalog.problem import ContentProblems
from bot.catalog.waiting import CoursePartKind, PartStatus, UnsignedText, course_status
from bot.learning.attempts.domain import items_of
from bot.refusals import NoSuchContent
from tests.catalog.sample import COURSES, Sample
from tests.recordings import picture, voice_note

COURSE = load_course(COURSES / "clean-water")


def test_a_card_is_safe_html_in_each_language() -> None:
    card = COURSE.card("m1.u1.c1")

    assert card.title.in_("en") == "Bad wells"
    assert card.sight.in_("en") == (
        "A well goes bad <i>slowly</i>. Look for:\n\n• the smell\n• the colour"
    )
    assert card.more is not None
    assert card.more.in_("en") == (
        "Most wells are &lt; 20 metres deep. See "
        '<a href="https://example.org/guide?a=1&amp;b=2">the guide</a>.'
    )
    assert card.sight.in_("km") == "អណ្តូងទឹក"
    assert (card.sight.draft_in("en"), card.sight.draft_in("km")) == (False, True)


@pytest.mark.parametrize(
    ("trained_on", "newer"),
    [
        ("2023-05-31", ["2023-10-01"]),
        ("2023-09-30", ["2023-10-01"]),
        ("2023-10-01", []),
        ("2026-02-14", []),
        (None, []),
    ],
)
def test_what_is_newer_than_the_training_follows_from_both_days(
    trained_on: str | None, newer: list[str]
) -> None:
    course = COURSE.for_trained_on(date.fromisoformat(trained_on) if trained_on else None)

    assert [
        since.day.isoformat() for since in course.newer(course.card("m1.u1.c2").sources)
    ] == newer
    assert course.newer(course.card("m1.u1.c1").sources) == ()


@pytest.mark.parametrize(
    ("written", "since"),
    [
        ("2025", Since(date(2025, 12, 31), year_only=True)),
        ("2025-07", Since(date(2025, 7, 1))),
        ("2025-07-07", Since(date(2025, 7, 7))),
    ],
)
def test_a_fact_begins_on_a_day_in_a_month_or_in_a_year(
    sample: Sample, written: str, since: Since
) -> None:
    sample.change("sources.yaml", "since: 2023-10", f"since: {written}")

    assert load_course(sample.folder).source("F02").since == since


def test_the_day_of_the_pack_is_for_groups_that_have_none() -> None:
    first = COURSE.for_trained_on(date(2023, 5, 31))

    assert first.for_trained_on(None) is first
    assert first.for_trained_on(date(2024, 2, 1)).trained_on == date(2024, 2, 1)


def test_a_voice_note_tells_its_length_in_its_language_only() -> None:
    media = COURSE.card("m1.u1.c1").media
    voice = media.in_(MediumKind.VOICE, "km")

    assert voice is not None
    assert (voice.file.name, voice.seconds, voice.size_bytes) == ("m1-u1-1.km.ogg", 2, 602)
    assert media.in_(MediumKind.VOICE, "en") is None


def test_a_picture_for_all_is_described_in_each_language() -> None:
    media = COURSE.card("m1.u1.c1").media
    pictures = [media.in_(MediumKind.PICTURE, language) for language in ("en", "km")]

    assert pictures[0] is pictures[1]
    assert pictures[0] is not None
    assert (pictures[0].file.name, pictures[0].size_bytes) == ("m1-u1-1.png", 84)
    assert [media.alt_in(language) for language in ("en", "km")] == [
        "A well beside a latrine.",
        "អណ្តូងក្បែរបង្គន់",
    ]


def test_a_question_and_its_explanation_have_media_of_their_own() -> None:
    item = COURSE.item("m1.u1.q2")
    own = [item.media.in_(MediumKind.PICTURE, language) for language in ("en", "km")]
    said = item.explanation.in_(MediumKind.VOICE, "en")

    assert [medium and medium.file.name for medium in own] == [
        "m1-u1-q2.en.jpg",
        "m1-u1-q2.km.jpg",
    ]
    assert (said and said.file.name, item.explanation.alt_in("en")) == ("all.ogg", None)
    assert COURSE.item("m1.u1.q1").media == NO_MEDIA


def test_another_picture_makes_another_question(sample: Sample) -> None:
    before = load_course(sample.folder).item("m1.u1.q2").content_hash
    sample.write("media/m1-u1-q2.en.jpg", picture(31, 40, "JPEG"))
    sample.write("media/all.ogg", voice_note(3))
    between = load_course(sample.folder).item("m1.u1.q2").content_hash
    sample.write("media/all.ogg", voice_note(4))

    assert before != between == load_course(sample.folder).item("m1.u1.q2").content_hash


def test_a_question_for_practice_is_not_in_the_quiz(sample: Sample) -> None:
    file = "m1/units/u1/quiz.yaml"
    sample.change(file, "    fixed_order: true\n", "    fixed_order: true\n    practice: true\n")
    course = load_course(sample.folder)
    unit = course.unit("m1.u1")

    assert [item.id for item in unit.items] == ["m1.u1.q1"]
    assert [item.id for item in course.items_for("m1.u1.o1")] == [
        "m1.u1.q1",
        "m1.u1.q2",
        "m1.u1.q3",
    ]
    assert course.item("m1.u1.q2").choose == 2
    assert items_of(course, "m1.u1") == ("m1.u1.q1",)


def test_a_question_knows_how_many_to_choose() -> None:
    unit = COURSE.unit("m1.u1")
    one, two = unit.items

    assert (one.choose, one.right, one.fixed_order) == (1, frozenset({"a"}), False)
    assert (two.choose, two.right, two.fixed_order) == (2, frozenset({"a", "c"}), True)
    assert (two.objective, two.card) == ("m1.u1.o1", "m1.u1.c2")
    assert COURSE.items_for("m1.u1.o1") == (one, two, *unit.variants)


def test_modules_are_in_the_order_of_the_course(sample: Sample) -> None:
    sample.change("course.yaml", "modules: [m1, m2]", "modules: [m2, m1]")

    assert [module.id for module in load_course(sample.folder).modules] == ["m2", "m1"]


def test_the_directory_says_what_is_needed_where() -> None:
    assert [province.id for province in COURSE.provinces] == ["north", "south"]
    assert [need.id for need in COURSE.directory.needs] == ["water", "repair"]
    assert COURSE.directory.good_for == timedelta(days=90)
    assert COURSE.directory.flags_to_hide == 2
    line, desk = COURSE.services
    assert [line.is_for("water", "south"), line.is_for("repair", "south")] == [True, False]
    assert [desk.is_for("repair", "north"), desk.is_for("repair", "south")] == [True, False]


def test_services_are_hidden_until_somebody_tried_them() -> None:
    assert [service.id for service in COURSE.services] == ["line", "desk"]
    assert [service.id for service in COURSE.confirmed_services] == ["line"]
    assert COURSE.services[0].verified == Signature(on="2026-02-14", by="Sok Dara")


def test_an_empty_blank_removes_its_paragraph() -> None:
    emergency = COURSE.safety_text("emergency").text

    assert emergency.filled("en", numbers="") == "Call for help."
    assert emergency.filled("en", numbers="1 & 2") == "Call for help.\n\n1 &amp; 2"


def test_a_safety_text_is_signed_in_one_language_only() -> None:
    consent = COURSE.safety_text("consent")

    assert (consent.signed_in("en"), consent.signed_in("km")) == (True, False)


def test_a_missing_translation_falls_back_to_the_first_language(sample: Sample) -> None:
    sample.change("course.yaml", "title: {en: Clean water, km: ទឹកស្អាត}", "title: {en: Water}")

    title = load_course(sample.folder).title

    assert (title.in_("km"), title.language_for("km"), title.languages) == ("Water", "en", ("en",))
    assert not title.draft_in("km")


@pytest.mark.parametrize(
    "lookup",
    [
        COURSE.module,
        COURSE.unit,
        COURSE.card,
        COURSE.item,
        COURSE.objective,
        COURSE.source,
        COURSE.scenario,
        COURSE.case,
        COURSE.safety_text,
        COURSE.place,
        COURSE.barrier,
        COURSE.picture,
        COURSE.items_for,
        COURSE.scenario("m1.s1").node,
        COURSE.scenario("m1.s1").node("n1").choice,
    ],
)
@pytest.mark.parametrize("unknown", ["", ".", "m1.u1.x", "m9.u9.c9", "\u0000"])
def test_what_is_not_there_is_refused(lookup: Callable[[str], object], unknown: str) -> None:
    with pytest.raises(NoSuchContent):
        lookup(unknown)


def test_a_course_is_a_value() -> None:
    again = load_course(COURSES / "clean-water")

    assert again == COURSE
    assert hash(again) == hash(COURSE)


HASHED = [
    ("m1/units/u1/quiz.yaml", "What is the first sign?", "What is an early sign?", True),
    ("m1/units/u1/quiz.yaml", "Smell comes first.", "Smell comes early.", True),
    ("m1/units/u1/quiz.yaml", "ពណ៌ក្រោយ", "ពណ៌យឺត", True),
    ("m1/units/u1/quiz.yaml", "    sources: [F01]\n", "    sources: []\n", False),
    ("m1/units/u1/quiz.yaml", "{en: Depth, km: ជម្រៅ}", "{en: Depths, km: ជម្រៅ}", False),
    ("m1/units/u1/quiz.yaml", "{en: The smell, km: ក្លិន}", "{km: ក្លិន, en: The smell}", False),
]


@pytest.mark.parametrize(("file", "old", "new", "changes"), HASHED)
def test_the_fingerprint_of_a_question_changes_with_what_people_see(
    sample: Sample, file: str, old: str, new: str, *, changes: bool
) -> None:
    sample.change(file, old, new)

    first = load_course(sample.folder).item("m1.u1.q1")

    assert (first.content_hash != COURSE.item("m1.u1.q1").content_hash) == changes
    assert len(first.content_hash) == 12


def test_all_courses_are_loaded_by_name(sample: Sample) -> None:
    other = sample.folder.parent / "another"
    sample.folder.rename(other)
    Sample(other).change("course.yaml", "id: clean-water", "id: another")

    assert [course.id for course in load_all(other.parent)] == ["another"]


def test_a_broken_course_is_not_loaded(sample: Sample) -> None:
    sample.change("m1/units/u1/quiz.yaml", "    card: 2", "    card: 3")

    with pytest.raises(ContentProblems) as faults:
        load_all(sample.folder.parent)

    assert str(faults.value) == (
        f"{sample.folder.as_posix()}/m1/units/u1/quiz.yaml:18:5: error: "
        '"q2" belongs to card 3, which is not in unit.yaml. Cards here: 1, 2.'
    )


def test_warnings_do_not_keep_a_course_from_loading(sample: Sample) -> None:
    sample.change("sources.yaml", "confidence: C2", "confidence: G")

    assert [problem.severity for problem in check_course(sample.folder)] == ["warning", "warning"]
    assert load_course(sample.folder).source("F02").confidence == "G"


def test_a_folder_without_courses_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentProblems, match="There is no course in this folder"):
        load_all(tmp_path / "nothing")

    [problem] = check_all(tmp_path)
    assert str(problem) == (
        f"{tmp_path}: error: There is no course in this folder. "
        "Make a folder for it, see content/reference.md."
    )


def test_a_course_may_be_named_itself(sample: Sample) -> None:
    assert [course.id for course in load_all(sample.folder)] == ["clean-water"]
    assert check_all(sample.folder) == check_course(sample.folder)


def test_a_course_may_be_checked_from_inside_its_folder(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.folder)

    assert [course.id for course in load_all(Path())] == ["clean-water"]


def test_a_folder_that_is_no_course_is_one_problem_and_not_one_for_each_of_its_files(
    sample: Sample,
) -> None:
    for number in range(3):
        sample.write(f"../holidays/{number}.jpg", b"x")
    folder = sample.folder.parent / "holidays"

    [problem] = [each for each in check_all(folder.parent) if each.severity == "error"]
    assert str(problem) == (
        f"{folder}: error: There is no course.yaml in this folder. "
        "Write it, or move the folder elsewhere."
    )


def test_the_status_counts_what_waits_for_people(sample: Sample) -> None:
    sample.change("course.yaml", "title: {en: Clean water, km: ទឹកស្អាត}", "title: {en: Water}")

    waiting = course_status(load_course(sample.folder))

    assert [part.part for part in waiting.in_("km")] == [
        *("course", "m1", "m1.u1", "m1.u1.quiz", "m1.s1", "m1.k1", "m2"),
        *("glossary", "services", "places", "sources"),
    ]
    assert waiting.in_("en")[0] == PartStatus(
        part="course", kind=CoursePartKind.REST, language="en", texts=14, missing=0, drafts=0
    )
    assert waiting.in_("km")[0] == PartStatus(
        part="course", kind=CoursePartKind.REST, language="km", texts=14, missing=1, drafts=13
    )
    assert waiting.in_("en")[0].done
    assert not waiting.in_("km")[0].done
    assert waiting.unsigned_in("en") == (
        *(
            "guard",
            "emergency",
            "self-harm",
            "erase",
            "self-care",
            "content-note",
            "open-prompt",
            "relay",
        ),
    )
    assert UnsignedText(text="consent", language="km", written=True) in waiting.unsigned
    assert waiting.unconfirmed_services == ("desk",)
    assert waiting.uncertain_terms == ("well",)
    assert waiting.unseen_sources == ()
