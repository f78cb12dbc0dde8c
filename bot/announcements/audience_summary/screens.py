"""An audience is told in words: how many people, and a line for each rule and list of names."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.announcements.audience.domain import Audience, By, Headcount, Picked, Rule, session_picked
from bot.announcements.audience_summary.service import Vocabulary
from bot.locale import Texts
from bot.sessions.domain import Session


def meeting_name(session: Session, texts: Texts) -> str:
    """Return "Mon 29 May, 09:00"."""
    at, zone = session.starts_at, session.zone
    return texts.label("when.at", day=texts.day(at, zone), time=texts.clock(at, zone))


NAMED = 5


def clauses(audience: Audience, vocabulary: Vocabulary, texts: Texts) -> list[Markup]:
    """Return what narrows an audience, a line each; nothing for everybody."""
    said = [_rule(rule, vocabulary, texts) for rule in audience.rules]
    also, never = (_people(ids, vocabulary, texts) for ids in (audience.also, audience.never))
    if audience.also:
        key = "who.clause.also" if audience.rules else "who.clause.only"
        said.append(texts(key, what=also))
    if audience.never:
        said.append(texts("who.clause.never", what=never))
    return said


def _rule(rule: Rule, vocabulary: Vocabulary, texts: Texts) -> Markup:
    key = "who.clause.never" if rule.out else "who.clause.only"
    return texts(key, what=_what(rule, vocabulary, texts))


def _what(rule: Rule, vocabulary: Vocabulary, texts: Texts) -> Markup:
    if rule.by is By.GOT:
        return texts("who.what.got")
    if rule.by is By.SILENT:
        return texts.count("who.what.silent", max(int(each) for each in rule.of))
    names = [name for each in rule.in_order if (name := _name(rule.by, each, vocabulary, texts))]
    if rule.by is By.UNIT:
        return texts("who.what.unit", names=_listed(names, texts))
    return _listed(names, texts)


def _name(by: By, picked: Picked, vocabulary: Vocabulary, texts: Texts) -> str | None:
    match by:
        case By.ORGANIZATION:
            return vocabulary.organizations.get(int(picked))
        case By.LANGUAGE:
            return texts.language_name(str(picked))
        case By.ROLE:
            return texts(f"who.role.{picked}")
        case By.UNIT:
            title = vocabulary.units.get(str(picked))
            return None if title is None else title.in_(texts.language)
        case _:
            return _of_meeting(picked, vocabulary, texts)


def _of_meeting(picked: Picked, vocabulary: Vocabulary, texts: Texts) -> str | None:
    number, word = session_picked(picked)
    session = vocabulary.sessions.get(number)
    if session is None:
        return None
    name = meeting_name(session, texts)
    return texts("who.what.meeting", meeting=name, word=texts(f"who.meeting.{word}"))


def _people(ids: Iterable[int], vocabulary: Vocabulary, texts: Texts) -> Markup:
    wanted = set(ids)
    names = [name for person, name in vocabulary.people.items() if person in wanted]
    return _listed(names, texts)


def _listed(names: list[str], texts: Texts) -> Markup:
    said = texts("check.comma").join(names[:NAMED])
    more = len(names) - NAMED
    return texts("who.more", names=said, n=more) if more > 0 else said


def count_line(count: Headcount, texts: Texts) -> str:
    """Return "14 people: 12 can be reached, 2 are not in yet"; of nobody only the number."""
    people = texts.count("check.people", count.everybody)
    if not count.everybody:
        return people
    parts = [texts.count("check.reached", count.reached)]
    if count.closed:
        parts.append(texts.count("check.closed", count.closed))
    if count.out:
        parts.append(texts.count("check.out", count.out))
    return texts("check.count", people=people, parts=texts("check.comma").join(parts))
