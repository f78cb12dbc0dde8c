"""What a course inherits from the base, and what it never does."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalog.folders import base_folder
from bot.catalog.guard_words import joined
from bot.catalog.kept_courses import read_from
from bot.catalog.loading import course_folders, load_course
from bot.catalog.pack_reading import read_course_files
from bot.catalog.problem import Findings
from bot.safety.guard.domain import Risk, cues_in, is_call_for_help, weigh
from tests.catalog.sample import Sample
from tests.shipped import CONTENT, shipped

THAI_TEXTS = """\
texts:
  - {id: consent, text: {th: "ยินยอม {months}"}}
  - {id: guard, text: {th: หยุดก่อน}}
  - {id: emergency, text: {th: "โทรเลย\\n\\n{numbers}"}}
  - {id: self-harm, text: {th: "โทรเลย\\n\\n{numbers}"}}
"""
THAI_WORDS = """\
self_harm: {th: [อยากตาย]}
danger: {th: [ช่วยด้วยเขาตี]}
person: {th: [เด็กหญิงคนนั้น]}
"""


def test_everything_but_the_lessons_is_inherited(small: Sample) -> None:
    course = load_course(small.folder)

    assert len(course.pictures) == 6
    assert course.rungs == ("week", "evening", "start10", "closing")
    assert [step.id for step in course.plan_steps] == ["first"]
    assert {place.id for place in course.places} >= {"office", "online"}
    assert course.surveys.surveys
    assert course.templates
    assert course.buddy_topics.topics
    assert course.rhythm.calendar
    assert course.guard.danger
    assert course.closed_languages == ()


def test_the_organizer_stands_in_the_consent_text(small: Sample) -> None:
    consent = load_course(small.folder).safety_text("consent").text

    assert "with The Well Builders." in consent.in_("en")
    assert "អង្គការអណ្តូង" in consent.in_("km")


def test_the_organizer_stands_in_the_safety_texts_of_the_course_itself(small: Sample) -> None:
    small.write(
        "safety.yaml",
        """\
texts:
  - id: consent
    text: {en: "By {organizer}, {months} months.", km: "{organizer} {months}"}
    whole: {en: "All about {organizer}.", km: "{organizer}"}
  - {id: relay, text: {en: "Please call {organizer}.", km: សូមទូរស័ព្ទ}}
""",
    )

    course = load_course(small.folder)

    assert course.safety_text("consent").text.in_("en").startswith("By The Well Builders, ")
    assert course.safety_text("consent").text.in_("km").startswith("អង្គការអណ្តូង ")
    assert "The Well Builders" in str(course.safety_text("consent").whole)
    assert course.safety_text("relay").text.in_("en") == "Please call The Well Builders."


def test_without_a_base_nobody_fills_in_the_organizer(sample: Sample) -> None:
    sample.change("safety.yaml", "{months} months", "{months} months, {organizer}")

    [fault] = [each for each in sample.problems() if ": error: " in each]

    assert "{organizer} in en, which nobody fills in. Write the name of the organizer." in fault


def test_without_an_organizer_it_does_not_start(small: Sample) -> None:
    small.change("course.yaml", "organizer: {en: The Well Builders, km: អង្គការអណ្តូង}", "")

    [fault] = [each for each in small.problems() if "error" in each]
    assert fault == (
        "course.yaml:2:1: error: Nobody is named who gives this course: the consent text has to "
        "name them. Write organizer: {en: Red Cross of Exampleland}"
    )


@pytest.mark.parametrize("word", ["free the slaves", "chab dai", "cambodia", "survivor", "កម្ពុជា"])
def test_no_organization_and_no_country_comes_from_the_base(small: Sample, word: str) -> None:
    course = load_course(small.folder)
    read = (course.safety_texts, course.surveys, course.templates, course.rhythm)

    assert word not in str((*read, course.buddy_topics, course.holidays)).lower()
    assert course.guard.links == ()
    assert course.holidays == ()


def test_holidays_come_by_country(small: Sample) -> None:
    small.change("course.yaml", "base: true", "base: true\ncountry: kh")

    assert load_course(small.folder).holidays == shipped().holidays

    small.change("course.yaml", "true\ncountry: kh", "true\ncountry: xx")
    [fault] = [each for each in small.problems() if "error" in each]
    assert fault.startswith('course.yaml:4:1: error: The holidays of "xx" are not known. Known: kh')


def test_no_signature_is_inherited(small: Sample, tmp_path: Path) -> None:
    base = shutil.copytree(base_folder(), tmp_path / "signed")
    safety = base / "safety.yaml"
    signed = safety.read_text("utf-8").replace("en: null", "en: 2026-02-14 Sok Dara")
    safety.write_text(signed, "utf-8")

    files = read_course_files(small.folder, Findings(), base=base)

    assert files is not None
    assert files.pack is not None
    assert "Sok Dara" in signed
    assert not any(text.sign_off for text in files.pack.safety.sheet.texts)


def test_a_safety_text_is_overridden_by_its_id(small: Sample) -> None:
    inherited = load_course(small.folder)
    small.write("safety.yaml", "texts:\n  - {id: relay, text: {en: Please call., km: សូមទូរស័ព្ទ}}\n")

    course = load_course(small.folder)

    assert course.safety_text("relay").text.in_("en") == "Please call."
    assert course.safety_text("guard") == inherited.safety_text("guard")
    assert {text.id for text in course.safety_texts} == {text.id for text in inherited.safety_texts}


def test_own_words_in_the_first_language_take_no_old_translation(small: Sample) -> None:
    small.write("safety.yaml", "texts:\n  - {id: relay, text: {en: Please call.}}\n")

    assert load_course(small.folder).safety_text("relay").text.languages == ("en",)


def test_a_survey_is_overridden_by_its_id(small: Sample) -> None:
    small.write(
        "surveys.yaml",
        """\
surveys:
  - id: training
    title: {en: Wells, km: អណ្តូង}
    line: {en: One question., km: សំណួរមួយ}
    anonymous: true
    after_days: 3
    open_days: 14
    questions:
      - {id: dug, text: {en: "Was it deep? 1 = no, 5 = yes", km: "ជ្រៅទេ? 1 = ទេ · 5 = ជ្រៅ"}}
""",
    )

    surveys = load_course(small.folder).surveys.surveys

    assert [each.id for each in surveys] == ["training", "companion"]
    assert [each.id for each in surveys[0].questions] == ["dug"]


def test_a_whole_file_is_overridden(small: Sample) -> None:
    shutil.copy(CONTENT / "community-liberation-toolkit" / "templates.yaml", small.folder)
    small.change("templates.yaml", "en: Thank you for coming\n", "en: Thanks\n")

    assert "Thanks" in str(load_course(small.folder).templates)


def test_a_course_may_do_without(small: Sample) -> None:
    small.change("course.yaml", "base: true", "base: true\nwithout: [surveys, peers]")

    course = load_course(small.folder)

    assert course.surveys.surveys == ()
    assert course.buddy_topics.topics == ()
    assert course.templates


def test_a_course_takes_its_own_languages_of_texts_and_all_of_the_guard(small: Sample) -> None:
    small.change("course.yaml", "languages: [en, km]", "languages: [en]")
    small.change("course.yaml", ", km: អង្គការអណ្តូង", "")

    course = load_course(small.folder)

    assert all(text.text.languages == ("en",) for text in course.safety_texts)
    assert course.guard == replace(shipped().guard, links=())


def test_nobody_joins_in_a_language_without_words_for_danger_and_consent(small: Sample) -> None:
    small.change("course.yaml", "languages: [en, km]", "languages: [en, th]")
    small.change("course.yaml", ", km: អង្គការអណ្តូង", "")

    course = load_course(small.folder)

    assert course.closed_languages == ("th",)
    assert (course.admits("en"), course.admits("th"), course.admits("km")) == (True, False, True)
    [said] = [each for each in small.problems() if "Nobody can join" in each]
    assert said.startswith(
        "course.yaml:11:17: warning: Nobody can join in th yet; missing: safety.yaml consent, "
        "safety.yaml guard, safety.yaml emergency, safety.yaml self-harm, guard.yaml self_harm, "
        "guard.yaml danger, guard.yaml person."
    )


def test_a_language_is_added_to_what_is_inherited(small: Sample) -> None:
    small.change("course.yaml", "languages: [en, km]", "languages: [en, th]")
    small.change("course.yaml", ", km: អង្គការអណ្តូង", "")
    inherited = load_course(small.folder)
    small.write("safety.yaml", THAI_TEXTS)
    small.write("guard.yaml", THAI_WORDS)

    course = load_course(small.folder)

    assert course.closed_languages == ()
    assert course.safety_text("consent").text.languages == ("en", "th")
    assert course.safety_text("consent").text.in_("en") == inherited.safety_text(
        "consent"
    ).text.in_("en")
    assert set(course.guard.danger) > set(inherited.guard.danger)
    assert {each for each in course.guard.danger if each not in inherited.guard.danger}


def test_cues_of_a_language_that_the_model_does_not_know_count_alone(small: Sample) -> None:
    assert not load_course(small.folder).guard.cues_alone

    small.change("course.yaml", "languages: [en, km]", "languages: [en, th]")
    small.change("course.yaml", ", km: អង្គការអណ្តូង", "")

    assert load_course(small.folder).guard.cues_alone


def test_nobody_joins_while_the_organizer_is_a_blank(small: Sample) -> None:
    small.change("course.yaml", "en: The Well Builders", "en: ___")

    assert load_course(small.folder).closed_languages == ("en", "km")


def test_the_words_of_a_course_are_added_to_those_of_the_guard(small: Sample) -> None:
    before = load_course(small.folder).guard
    small.write("guard.yaml", "danger: {en: [fell into the deep well]}\nlinks: [example.org]\n")

    after = load_course(small.folder).guard

    assert set(before.danger) < set(after.danger)
    assert after.links == ("example.org",)


def test_a_missing_base_is_named(small: Sample, tmp_path: Path) -> None:
    findings = Findings()

    read_course_files(small.folder, findings, base=tmp_path / "nowhere")

    assert any(
        f"The base that this course inherits from is not there. It belongs at {tmp_path}"
        in str(each)
        for each in findings.sorted()
    )


def test_a_fault_in_a_file_of_the_course_is_named_where_it_stands(small: Sample) -> None:
    small.write("safety.yaml", "texts:\n  - {id: relay, txt: {en: Please call.}}\n")

    assert 'safety.yaml:2:17: error: Unknown key "txt". Did you mean "text"?' in small.problems()


@pytest.mark.parametrize("text", ["", "texts:\n", "texts: none\n", "- a\n", "texts: [a, 3]\n"])
def test_a_strange_file_of_the_course_is_an_error_or_nothing(small: Sample, text: str) -> None:
    small.write("safety.yaml", text)
    small.write("guard.yaml", text)
    small.write("surveys.yaml", text)

    assert all(each.count(": error: ") == 1 for each in small.problems() if "error" in each)


def test_the_base_is_no_course() -> None:
    assert base_folder() not in course_folders(CONTENT)
    assert base_folder().parent == CONTENT


def test_a_kept_course_is_read_again_if_the_base_changes(small: Sample) -> None:
    files = read_from(small.folder)

    assert {small.folder / "course.yaml", base_folder() / "safety.yaml"} <= set(files)
    assert base_folder() / "holidays" / "kh.yaml" in files


def test_what_people_read_of_the_base_in_another_language_is_counted(small: Sample) -> None:
    small.change("course.yaml", "languages: [en, km]", "languages: [en, km, th]")
    small.write("safety.yaml", THAI_TEXTS)

    [warning] = [each for each in small.problems() if "Inherited texts" in each]

    found = re.match(
        r"course\.yaml:\d+:\d+: warning: Inherited texts that people read in en, not in th: (\d+)"
        r"; safety texts among them: erase, self-care, content-note, open-prompt, relay, ",
        warning,
    )
    assert found is not None
    assert int(found[1]) > 6


def test_of_languages_that_the_base_knows_nothing_is_counted(small: Sample) -> None:
    assert not [each for each in small.problems() if "Inherited texts" in each]


VIETNAMESE_WORDS = """\
self_harm: {vi: [<want> chết]}
danger: {vi: [bị đánh đập]}
person: {vi: [cô bé ấy]}
groups: {want: {vi: [tôi muốn]}}
help_calls: {vi: [cứu tôi với]}
"""


@pytest.mark.parametrize(
    "text", ["Tôi muốn chết.", "toi muon chet", "tôi muon chết", "Toi Muốn Chet!"]
)
def test_words_of_a_latin_script_are_found_without_their_accents(small: Sample, text: str) -> None:
    small.change("course.yaml", "languages: [en, km]", "languages: [en, km, vi]")
    small.write("guard.yaml", VIETNAMESE_WORDS)
    words = load_course(small.folder).guard

    assert Risk.SELF_HARM in weigh(text, words).risks
    assert Risk.SELF_HARM in weigh(text, joined((shipped().guard, words))).risks
    assert Risk.DANGER in weigh("em bi danh dap", words).risks
    assert is_call_for_help("cuu toi voi", words)


def test_without_such_a_language_accents_count(small: Sample) -> None:
    words = load_course(small.folder).guard

    assert not words.accents
    assert not shipped().guard.accents
    assert cues_in("I want to kill myself", words)
    assert cues_in("I want to kíll mysélf", words) == []


def test_few_words_for_danger_are_named(small: Sample) -> None:
    small.change("course.yaml", "languages: [en, km]", "languages: [en, km, vi]")
    lines = ", ".join(f"chết {n}a" for n in range(10))
    small.write("guard.yaml", f"danger: {{vi: [bị đánh đập]}}\nself_harm: {{vi: [{lines}]}}\n")

    [warning] = [each for each in small.problems() if "few lines" in each]

    assert warning.startswith("guard.yaml:1:10: warning: danger has few lines in vi: 1, ")
