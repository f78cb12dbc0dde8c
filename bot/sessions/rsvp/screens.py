"""People say whether they will come; coordinators see who comes."""

from markupsafe import Markup

from bot.locale import Texts
from bot.sessions.buttons import (
    AnswerInList,
    AnswerSession,
    GiveReason,
    OpenLink,
    OpenSession,
    OpenSessions,
)
from bot.sessions.desk.service import SessionDetails
from bot.sessions.domain import Series, Session
from bot.sessions.rsvp.domain import Answer, PersonRsvp, Reason
from bot.sessions.rsvp.service import Answered
from bot.sessions.screens import back_button, names_line, when_in_zone, when_values
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap


def who_comes(found: SessionDetails, texts: Texts) -> Screen:
    """Who comes, who cannot and why, who has not said."""
    groups = [
        (str(answer or "open"), [each for each in found.coming if each.answer is answer])
        for answer in (Answer.YES, Answer.NO, Answer.MAYBE, None)
    ]
    listed = [
        texts(
            f"sessions.who.{name}",
            n=len(group),
            names=names_line((_with_reason(each, texts) for each in group), len(group), texts),
        )
        for name, group in groups
        if group
    ]
    return Screen(
        text=paragraphs(
            texts("sessions.who.title", **when_values(found.session, texts)),
            lines(*listed) if listed else None,
        ),
        buttons=[[back_button(found.session, texts)]],
    )


def _with_reason(each: PersonRsvp, texts: Texts) -> str:
    if each.reason is None or each.reason is Reason.UNSAID:
        return each.name
    reason = texts.label(f"session.why.{each.reason}")
    return texts.label("sessions.who.reason", name=each.name, reason=reason)


def will_you_come(session: Session, texts: Texts, *, zone: str) -> Screen:
    """Will you be there?"""
    return Screen(
        text=paragraphs(
            texts("session.when", **when_in_zone(session, texts, zone)),
            session.title or None,
            texts("session.day"),
        ),
        buttons=[
            [
                tap(texts.label("session.come"), _in_list(session, Answer.YES)),
                tap(texts.label("session.not_sure"), _in_list(session, Answer.MAYBE)),
            ],
            [tap(texts.label("session.cannot"), _in_list(session, Answer.NO))],
            [
                tap(texts.label("session.link"), OpenLink(session.id)),
                tap(texts.label("session.sessions"), OpenSessions()),
            ],
        ],
    )


def answered(outcome: Answered, texts: Texts, *, zone: str) -> Screen:
    """One line with a way back; a no is asked for its reason."""
    session = outcome.session
    when = when_in_zone(session, texts, zone)
    if outcome.answer is Answer.NO:
        return _why(session, texts("session.why", **when), texts)
    return Screen(
        text=texts(f"session.answered.{outcome.answer}", **when),
        buttons=[[tap(texts.label("session.change"), OpenSession(session.id))]],
    )


def answered_all(series: Series, texts: Texts, *, zone: str) -> Screen:
    """The same for a whole series."""
    clocks = {texts.clock(each.starts_at, zone) for each in series}
    days = texts.days((each.starts_at for each in series), zone)
    if len(clocks) == 1:
        text = texts("session.answered.all", days=days, time=clocks.pop())
    else:
        text = texts("session.answered.all_days", days=days)
    return Screen(text=text, buttons=[[tap(texts.label("session.change"), OpenSessions())]])


def excused(session: Session, texts: Texts) -> Screen:
    """Thanks for saying no."""
    yes = answer_button(session, Answer.YES)
    return Screen(
        text=texts("session.excused_thanks"),
        buttons=[
            [tap(texts.label("session.after_all"), yes)],
            [tap(texts.label("session.sessions"), OpenSessions())],
        ],
    )


def answer_button(session: Session, answer: Answer) -> AnswerSession:
    """The button that gives an answer to a meeting as it is planned now."""
    return AnswerSession(session.id, session.revision, str(answer)[0])


def _in_list(session: Session, answer: Answer) -> AnswerInList:
    return AnswerInList(session.id, session.revision, str(answer)[0])


def all_label(count: int, texts: Texts) -> str:
    """Return "I come to all three", with small numbers in words."""
    words = count if 2 <= count <= 5 else "more"  # noqa: PLR2004 - the catalogue's words
    return texts.label(f"session.all.{words}", n=count)


def _why(session: Session, text: Markup, texts: Texts) -> Screen:
    def reason(which: Reason) -> ScreenButton:
        return tap(texts.label(f"session.why.{which}"), GiveReason(session.id, str(which)))

    return Screen(
        text=text,
        buttons=[
            [reason(Reason.FIELD), reason(Reason.MEETING)],
            [reason(Reason.HEALTH), reason(Reason.LINE)],
            [reason(Reason.UNSAID)],
        ],
    )
