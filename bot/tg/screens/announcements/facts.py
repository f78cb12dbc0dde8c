"""The facts of an announcement before it goes: to whom, in which language, when, which links."""

from markupsafe import Markup

from bot.domain.announcements.headcount import Headcount
from bot.locale import Texts
from bot.services.announcements.reviewing import Review
from bot.tg.screens.announcements.clauses import clauses
from bot.tg.screens.screen import lines


def facts(found: Review, texts: Texts) -> str:
    """To whom, in which language, when, behind a cover or not, which links."""
    return lines(
        texts("check.to", who=audience_line(found, texts)),
        *clauses(found.dossier.announcement.audience, found.vocabulary, texts),
        language_line(found, texts),
        when_line(found, texts),
        _held_line(found, texts),
        _cover_line(found, texts),
        texts("check.asks") if found.dossier.announcement.got_it else None,
        *_link_lines(found, texts),
    )


def audience_line(found: Review, texts: Texts) -> str:
    """Return "Module 4, 14 people: 12 can be reached, 2 are not in yet"."""
    titles = ", ".join(cohort.title for cohort in found.dossier.cohorts)
    return texts("check.audience", titles=titles, count=count_line(found.headcount, texts))


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


def language_line(found: Review, texts: Texts) -> str:
    """Return what is written, and who reads another language."""
    written = found.dossier.content.languages
    names = [texts.language_name(language) for language in written]
    parts = [texts("check.language", languages=texts("check.comma").join(names))]
    parts += [
        texts.count("check.read_other", people, language=texts.language_name(other), first=names[0])
        for other, people in found.headcount.without(written)
    ]
    return texts("check.semicolon").join(parts)


def when_line(found: Review, texts: Texts) -> str:
    """Return when it goes: now, or on a day at a time in the cohort's city."""
    one, zone = found.dossier.announcement, found.dossier.home.zone
    if one.wanted_at is None:
        return texts("check.when_now")
    at = one.wanted_at
    if one.mornings:
        return texts("check.when_mornings", day=texts.day(at, zone))
    return texts(
        "check.when_at", day=texts.day(at, zone), time=texts.clock(at, zone), city=texts.city(zone)
    )


def _held_line(found: Review, texts: Texts) -> str | None:
    """Return why it goes later than it was chosen, if it is not urgent."""
    if found.held is None:
        return None
    zone, until = found.dossier.home.zone, found.held.until
    if found.held.meeting is None:
        return texts("check.quiet_hours", day=texts.day(until, zone), time=texts.clock(until, zone))
    return texts(
        "check.meeting_day",
        day=texts.day(found.held.meeting, zone),
        until=texts.day(until, zone),
        time=texts.clock(until, zone),
    )


def _cover_line(found: Review, texts: Texts) -> str:
    if found.covered:
        return texts("check.covered")
    return texts("check.bare" if found.topic_words else "check.locked")


def _link_lines(found: Review, texts: Texts) -> list[Markup]:
    known = [each for each in found.domains if each not in found.unknown]
    good = [texts("check.links", links=", ".join(known))] if known else []
    strange = ", ".join(found.unknown)
    return good + ([texts("check.strange_links", links=strange)] if found.unknown else [])


def reasons(found: Review, texts: Texts) -> Markup:
    """Return why another coordinator must look."""
    return texts("check.comma").join(texts(f"check.why.{why}") for why in found.reasons)
