"""Asking another coordinator, and what is said once it is decided."""

from bot.locale import Texts
from bot.services.announcements.results import Card
from bot.storage.announcements import Dossier
from bot.tg.buttons.announcements import LookAt
from bot.tg.screens.screen import Screen, paragraphs, tap
from bot.tg.screens.ways import to_desk


def asked(found: Card, texts: Texts) -> Screen:
    """Somebody wants to send this to so many people in so many courses."""
    one = found.dossier.announcement
    said = texts(
        "approval.asked",
        name=found.dossier.author,
        people=texts.count("approval.people", one.people_in),
        courses=texts.count("approval.courses", len(one.audience.cohorts)),
    )
    keys = [[tap(texts.label("approval.look"), LookAt(one.id))]]
    return Screen(text=paragraphs(texts("name"), said), keys=keys)


def allowed(dossier: Dossier, texts: Texts) -> Screen:
    """Said yes."""
    return _decided("approval.allowed", dossier, texts)


def refused(dossier: Dossier, texts: Texts) -> Screen:
    """Said no."""
    return _decided("approval.refused", dossier, texts)


def _decided(key: str, dossier: Dossier, texts: Texts) -> Screen:
    keys = [[to_desk(dossier.announcement.cohort_id, texts)]]
    said = texts(key, name=dossier.author)
    return Screen(text=paragraphs(texts("name"), said), keys=keys)
