"""The coordinators' desk and its list of people."""

from bot.domain.people.person import Cohort
from bot.locale import Texts
from bot.services.people.desk import Desk, PeopleList
from bot.storage.enrolments import Listed
from bot.tg.buttons.announcements import OpenAnnounce
from bot.tg.buttons.discussion import OpenDiscussions
from bot.tg.buttons.people import AskInvite, ListIn, ListNotIn, ListRequests, OpenDesk, OpenPeople
from bot.tg.buttons.review import OpenReview
from bot.tg.buttons.session_desk import OpenDeskSessions
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap

NAMES = 12
"""So many names stand in a list; more of them are a page."""


def desk(found: Desk, texts: Texts) -> Screen:
    """What is true of a cohort now, and where to go."""
    people, cohort = found.people, found.people.cohort
    steps = lines(
        texts.count("desk.sessions", found.sessions)
        if found.sessions
        else texts("desk.no_sessions"),
        _people_line(people, texts),
        texts.count("desk.numbers", found.numbers) if found.numbers else texts("desk.no_numbers"),
        *(
            texts.count("desk.unsigned", count, language=texts(f"language.{language}"))
            for language, count in found.unsigned.items()
            if count
        ),
    )
    return Screen(
        text=paragraphs(texts("desk.title"), texts("desk.course", course=cohort.title), steps),
        keys=[
            _work(cohort, texts),
            [
                tap(_people_label(people, texts), OpenPeople(cohort.id)),
                tap(texts.label("desk.invite"), AskInvite(cohort.id)),
            ],
            [
                tap(texts.label("review.label"), OpenReview(cohort.id)),
                *(
                    [tap(texts.label("discussion.label"), OpenDiscussions(cohort.id))]
                    if found.discusses
                    else []
                ),
            ],
            [tap(other.title, OpenDesk(other.id)) for other in found.others[:2]],
        ],
    )


def choose(cohorts: tuple[Cohort, ...], texts: Texts) -> Screen:
    """Which of several cohorts? Or none yet."""
    if not cohorts:
        return Screen(text=texts("desk.no_cohort"))
    return Screen(
        text=paragraphs(texts("desk.title"), texts("desk.which")),
        keys=[[tap(each.title, OpenDesk(each.id))] for each in cohorts[:10]],
    )


def people(found: PeopleList, texts: Texts) -> Screen:
    """Who is in, who asks, who is not in yet, by name; nothing of what anybody answered."""
    cohort = found.cohort
    return Screen(
        text=paragraphs(
            texts("people.title"),
            _people_line(found, texts),
            _names("people.waiting", found.waiting, texts),
            _names("people.outside", found.outside, texts),
        ),
        keys=[
            [
                *_if(found.waiting, texts.label("people.requests"), ListRequests(cohort.id)),
                tap(texts.label("desk.invite"), AskInvite(cohort.id)),
            ],
            [
                *_if(found.outside, texts.label("people.not_in"), ListNotIn(cohort.id, 0)),
                *_if(found.inside, texts.label("people.in"), ListIn(cohort.id, 0)),
            ],
            [tap(texts.label("desk.label"), OpenDesk(cohort.id))],
        ],
    )


def _work(cohort: Cohort, texts: Texts) -> list[Key]:
    return [
        tap(texts.label("desk.announce"), OpenAnnounce(cohort.id)),
        tap(texts.label("desk.sessions_label"), OpenDeskSessions(cohort.id)),
    ]


def _people_line(found: PeopleList, texts: Texts) -> str:
    return texts("people.in_of", inside=len(found.inside), all=len(found.listed))


def _people_label(found: PeopleList, texts: Texts) -> str:
    if found.waiting:
        return texts.label("desk.people_ask", n=len(found.waiting))
    return texts.label("desk.people")


def _names(key: str, listed: tuple[Listed, ...], texts: Texts) -> str | None:
    if not listed:
        return None
    names = ", ".join(each.name for each in listed[:NAMES])
    more = len(listed) - NAMES
    if more > 0:
        names = texts("people.and_more", names=names, n=more)
    return texts(key, names=names)


def _if(
    listed: tuple[Listed, ...], label: str, button: ListRequests | ListNotIn | ListIn
) -> list[Key]:
    return [tap(label, button)] if listed else []
