"""sex_consent: nobody is asked unless the consent text can say so."""

import pytest

from bot.catalog.loading import load_course
from tests.catalog.sample import Sample


def test_a_course_asks_nobody_by_itself(sample: Sample) -> None:
    assert load_course(sample.folder).sex_consent is None


@pytest.mark.parametrize(("version", "fault"), [(1, ""), (99, "The consent text has version")])
def test_the_consent_text_has_that_version(sample: Sample, version: int, fault: str) -> None:
    course = (sample.folder / "course.yaml").read_text(encoding="utf-8")
    sample.write("course.yaml", f"{course}\nsex_consent: {version}\n")
    errors = [each for each in sample.problems() if "error" in each]
    assert (fault in "\n".join(errors)) if fault else not errors
    if not fault:
        assert load_course(sample.folder).sex_consent == version
