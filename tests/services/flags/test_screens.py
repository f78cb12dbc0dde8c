"""The question what is wrong with a service, in both languages."""

import pytest

from bot.catalog.loading import load_course
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from bot.services.domain import CheckedService
from bot.services.flags import screens
from bot.services.flags.service import FaultAsked
from tests.catalog.sample import COURSES
from tests.telegram.limits import fits, labels, neutral

CATALOGUE = Catalogue()
COURSE = load_course(COURSES / "clean-water")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_a_service_fits(language: str) -> None:
    texts = CATALOGUE.texts(language)
    [confirmed] = COURSE.confirmed_services
    service = CheckedService(service=confirmed)

    asked = FaultAsked(shown=service, flagged=True)
    for screen in (screens.ask_fault(asked, texts), screens.found_service(service, texts)):
        fits(screen)
        neutral(screen, COURSE)
    assert [len(row) for row in labels(screens.ask_fault(asked, texts))] == [2, 2, 1, 1]
