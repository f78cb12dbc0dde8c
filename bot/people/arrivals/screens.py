"""How many have joined and how many wait, with some names and the ways to them."""

from dataclasses import replace

from markupsafe import Markup, escape

from bot.locale import Texts
from bot.membership.domain import Cohort, ListedPerson
from bot.people.arrivals.service import WhoCame
from bot.people.buttons import ListRequests, OpenJoinRequest
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, to_people


def in_cohort(cohort: Cohort, screen: Screen, texts: Texts) -> Screen:
    """Put the name of the cohort above a screen, for a reader who has several."""
    title = texts("arrivals.cohort", title=cohort.title)
    return replace(screen, text=paragraphs(title, screen.text))


def arrivals(found: WhoCame, texts: Texts) -> Screen:
    """Show who has come since the last message."""
    cohort = found.cohort.id
    joined, waiting = found.all_joined, found.all_waiting
    counts = Markup(", ").join(
        texts.count(f"arrivals.{key}", n) for key, n in (("joined", joined), ("wait", waiting)) if n
    )
    every = tap(texts.label("arrivals.requests", n=waiting), ListRequests(cohort))
    return Screen(
        text=paragraphs(
            lines(counts, texts("common.joined_of", inside=found.inside, all=found.on_list)),
            lines(
                _names("arrivals.who_joined", found.joined, joined, texts),
                _names("arrivals.who_waits", found.waiting, waiting, texts),
            ),
        ),
        buttons=[
            *in_pairs(
                [tap(each.shown, OpenJoinRequest(each.enrolment.id, 0)) for each in found.waiting]
            ),
            [every] if waiting > len(found.waiting) else [],
            [to_people(cohort, texts)],
        ],
    )


def _names(
    key: str, people: tuple[ListedPerson, ...], everybody: int, texts: Texts
) -> Markup | None:
    if not people:
        return None
    hidden = everybody - len(people)
    more = [texts.count("common.and_more", hidden)] if hidden > 0 else []
    names = Markup(", ").join([*(escape(each.name) for each in people), *more])
    return texts(key, names=names)
