"""Another coordinator is asked to look, and hears what was decided."""

from bot.announcements.buttons import Allow, DoNotAllow, LookAt
from bot.announcements.checking.screens import facts, reasons
from bot.announcements.checking.service import Review
from bot.announcements.domain import Dossier
from bot.announcements.results.service import Card
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_desk


def asked(found: Card, texts: Texts) -> Screen:
    """Somebody wants to send this to so many people in so many courses."""
    one = found.dossier.announcement
    said = texts(
        "approval.asked",
        name=found.dossier.author,
        people=texts.count("approval.people", one.people_in),
        courses=texts.count("approval.courses", len(one.audience.cohorts)),
    )
    buttons = [[tap(texts.label("approval.look"), LookAt(one.id))]]
    return Screen(text=paragraphs(texts("name"), said), buttons=buttons)


def allowed(dossier: Dossier, texts: Texts) -> Screen:
    """Said yes."""
    return _decided("approval.allowed", dossier, texts)


def refused(dossier: Dossier, texts: Texts) -> Screen:
    """Said no."""
    return _decided("approval.refused", dossier, texts)


def _decided(key: str, dossier: Dossier, texts: Texts) -> Screen:
    buttons = [[to_desk(dossier.announcement.cohort_id, texts)]]
    said = texts(key, name=dossier.author)
    return Screen(text=paragraphs(texts("name"), said), buttons=buttons)


def request(found: Review, texts: Texts) -> Screen:
    """What another coordinator decides on."""
    one = found.dossier.announcement
    why = reasons(found, texts)
    return Screen(
        text=paragraphs(
            texts("check.title"),
            texts("approval.from", name=found.dossier.author, reasons=why),
            facts(found, texts),
        ),
        buttons=[
            [
                tap(texts.label("approval.allow"), Allow(one.id, one.revision)),
                tap(texts.label("approval.refuse"), DoNotAllow(one.id, one.revision)),
            ]
        ],
    )
