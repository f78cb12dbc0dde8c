"""The question what is wrong with a service, in both languages."""

import pytest

from bot.catalog import load
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from bot.services.domain import CheckedService
from bot.services.flags import screens
from tests.catalog.sample import COURSES
from tests.telegram.limits import fits, labels, neutral

CATALOGUE = Catalogue()
COURSE = load(COURSES / "clean-water")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_a_service_fits(language: str) -> None:
    texts = CATALOGUE.texts(language)
    [confirmed] = COURSE.confirmed_services
    service = CheckedService(service=confirmed)

    for screen in (screens.ask_fault(service, texts), screens.found_service(service, texts)):
        fits(screen)
        neutral(screen, COURSE)
    assert [len(row) for row in labels(screens.ask_fault(service, texts))] == [2, 2, 1]
