"""All checks, in one place."""

from bot.catalog.checks.cards import check_cards
from bot.catalog.checks.certificate import check_certificate
from bot.catalog.checks.facts import check_facts
from bot.catalog.checks.media import check_media
from bot.catalog.checks.quiz import check_quizzes
from bot.catalog.checks.safety import check_safety
from bot.catalog.checks.story import check_stories
from bot.catalog.checks.structure import check_structure
from bot.catalog.checks.words import check_words
from bot.catalog.pack import Shelf
from bot.catalog.problem import Findings


def check_shelf(shelf: Shelf, findings: Findings) -> None:
    """Note what is wrong with each readable file, and, if all are, with the course as a whole."""
    check_words(shelf, findings)
    check_cards(shelf, findings)
    check_quizzes(shelf, findings)
    check_media(shelf, findings)
    check_stories(shelf, findings)
    if shelf.pack:
        check_structure(shelf.pack, findings)
        check_facts(shelf.pack, findings)
        check_safety(shelf.pack, findings)
        check_certificate(shelf.pack, findings)
