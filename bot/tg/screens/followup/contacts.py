"""Somebody to contact: why, what is known, and what can be done with one tap."""

from datetime import datetime

from markupsafe import Markup

from bot.domain.followup.contacts import Contact, Why
from bot.domain.people.changing import remind_again_from
from bot.locale import Texts
from bot.services.followup.contacts import Known
from bot.tg.buttons.announcements import WriteTo
from bot.tg.buttons.people import OpenPerson
from bot.tg.buttons.today import PutOff, RemindContact, Spoken
from bot.tg.screens.screen import Key, Screen, lines, link, paragraphs, tap
from bot.tg.screens.ways import to_desk


def contact(known: Known, texts: Texts, *, now: datetime, news: Markup | None = None) -> Screen:
    """Show somebody, the reason first; `news` is what was just noted."""
    again = remind_again_from(known.reminded_at, now=now)
    return Screen(
        text=paragraphs(
            texts("contact.title"),
            texts("contact.who", who=_who(known)),
            lines(
                _why(known.contact, known, texts),
                _facts(known, texts),
                _reminded(known, texts) if again is not None else None,
            ),
            news,
        ),
        keys=[
            [*_chat(known, texts), tap(texts.label("contact.card"), _card(known))],
            _through_the_bot(known, texts, remindable=again is None),
            _noting(known, texts),
            [to_desk(known.cohort.id, texts)],
        ],
    )


def spoken(texts: Texts) -> Markup:
    """Say that it is noted."""
    return texts("contact.is_spoken")


def put_off(known: Known, until: datetime, texts: Texts) -> Markup:
    """Say when it is brought up again."""
    return texts("contact.is_put_off", day=texts.day(until, known.cohort.zone))


def _why(found: Contact | None, known: Known, texts: Texts) -> Markup | None:
    if found is None:
        return None
    zone = known.cohort.zone
    match found.why:
        case Why.MISSED:
            key = "contact.missed_said" if found.said else "contact.missed"
            return texts(key, day=texts.day(found.since, zone))
        case Why.MISSED_TWICE:
            return texts("contact.missed_twice_said" if found.said else "contact.missed_twice")
        case Why.CUT_OFF:
            return texts("contact.cut_off", day=texts.day(found.since, zone))
        case Why.UNREACHABLE:
            return texts("contact.unreachable")
        case Why.SILENT:
            return texts.count("contact.silent", found.days)


def _facts(known: Known, texts: Texts) -> Markup:
    said = texts("contact.lessons", read=known.lessons_read, all=known.lessons)
    if known.seen_at is None:
        return said
    return said + " " + texts("contact.here", day=texts.day(known.seen_at, known.cohort.zone))


def _reminded(known: Known, texts: Texts) -> Markup | None:
    if known.reminded_at is None:
        return None
    return texts("person.reminded_on", day=texts.day(known.reminded_at, known.cohort.zone))


def _chat(known: Known, texts: Texts) -> list[Key]:
    account = known.listed.telegram_id
    if account is None:
        return []
    return [link(texts.label("contact.chat"), f"tg://user?id={account}")]


def _through_the_bot(known: Known, texts: Texts, *, remindable: bool) -> list[Key]:
    """Nothing, if what the bot writes does not arrive."""
    cohort, person = known.cohort.id, known.listed.enrolment.person_id
    if not known.listed.reached:
        return []
    write = tap(texts.label("person.write"), WriteTo(cohort, person))
    remind = tap(texts.label("person.remind"), RemindContact(cohort, person))
    return [write, remind] if remindable else [write]


def _noting(known: Known, texts: Texts) -> list[Key]:
    """Nothing, once it is done."""
    cohort, person = known.cohort.id, known.listed.enrolment.person_id
    if known.contact is None:
        return []
    return [
        tap(texts.label("contact.spoken"), Spoken(cohort, person)),
        tap(texts.label("contact.tomorrow"), PutOff(cohort, person)),
    ]


def _card(known: Known) -> OpenPerson:
    return OpenPerson(known.listed.enrolment.id)


def _who(known: Known) -> str:
    return " · ".join(each for each in (known.listed.name, known.listed.organization) if each)
