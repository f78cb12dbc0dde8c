"""Shows coordinators how many people were reminded, and who gets it when."""

from bot.locale import Texts
from bot.sessions.buttons import AskAgain
from bot.sessions.domain import Session
from bot.sessions.screens import under_card
from bot.sessions.unanswered.service import AskedAgain, Unanswered
from bot.telegram.kit.screen import ButtonRow, Screen, tap
from bot.telegram.kit.timing import timing_line


def asking_row(session: Session, found: Unanswered, texts: Texts) -> ButtonRow:
    """Return the button that reminds those who have not answered, if there are any."""
    if not found.people:
        return []
    label = texts.count("unanswered.ask_again", len(found.people))
    return [tap(str(label), AskAgain(session.id))]


def asked_again(outcome: AskedAgain, texts: Texts) -> Screen:
    """Say how many people are reminded, and who gets it later and why."""
    session, timing = outcome.session, outcome.timing
    when = None if timing is None else timing_line(timing, session.zone, texts, now=True)
    words = texts.count("unanswered.asked_again", outcome.people)
    return under_card(session, texts, words, when)
