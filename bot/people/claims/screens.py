"""The question whether a name on the list is somebody who takes part already, and its answers."""

from markupsafe import Markup

from bot.facts import KnownFacts
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.people.buttons import OpenPerson
from bot.people.claims.buttons import ClaimIsOne, ClaimIsTwo, OpenClaim
from bot.people.claims.domain import Claimants, WaitingClaim
from bot.people.claims.service import OpenedByKnown
from bot.people.merging.screens import undoable
from bot.people.merging.service import PeopleMerged
from bot.people.screens import name_and_organization, who
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import to_people
from bot.telegram.slots import WaitingButton


def asks(found: OpenedByKnown, mine: frozenset[CohortId], texts: Texts) -> Screen:
    """Ask a coordinator who runs the cohorts `mine` whether the two are one person."""
    place = found.invited.enrolment
    one, two = _answers(found, texts)
    return Screen(
        text=paragraphs(
            texts(
                "claims.asks",
                invited=name_and_organization(found.invited),
                owner=found.owner_shown,
            ),
            _known_as(found, texts, mine),
            texts("claims.question"),
        ),
        buttons=[
            [one],
            [two],
            [
                tap(texts.label("people.person_open"), OpenPerson(place.id)),
                to_people(place.cohort_id, texts),
            ],
        ],
    )


def _known_as(found: OpenedByKnown, texts: Texts, mine: frozenset[CohortId]) -> Markup | None:
    """Say where the owner takes part: only cohorts that the reader runs are named."""
    here = found.invited.enrolment.cohort_id
    if courses := found.elsewhere(mine):
        return texts("claims.takes_part", courses=", ".join(courses))
    if found.places and all(each.cohort_id != here for each in found.places):
        return texts("claims.takes_part_elsewhere")
    return None


def _answers(found: OpenedByKnown, texts: Texts) -> tuple[ScreenButton, ScreenButton]:
    ids = (
        found.invited.enrolment.cohort_id,
        found.owner.id,
        found.invited.enrolment.person_id,
    )
    return (
        tap(texts.label("claims.one"), ClaimIsOne(*ids)),
        tap(texts.label("claims.two"), ClaimIsTwo(*ids)),
    )


def is_one(found: PeopleMerged, texts: Texts) -> Screen:
    """Say that they take part with the account that they have, and offer to undo it."""
    return undoable(texts("claims.joined", who=who(found.listed)), found, texts)


def are_two(found: OpenedByKnown, texts: Texts) -> Screen:
    """Say that they stay two, how the other one comes in, and let it be changed."""
    one, _ = _answers(found, texts)
    place = found.invited.enrolment
    return Screen(
        text=texts(
            "claims.two_done",
            owner=found.owner_shown,
            invited=name_and_organization(found.invited),
        ),
        buttons=[
            [one],
            [
                tap(texts.label("people.person_open"), OpenPerson(place.id)),
                to_people(place.cohort_id, texts),
            ],
        ],
    )


def card_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    """Return a button for each account on which the link of a name on the list was opened."""
    place, label = known.place.enrolment, texts.label("claims.label")
    return [
        tap(label, OpenClaim(place.cohort_id, person, place.person_id))
        for person in known.fact(Claimants).people
    ]


def waiting(found: WaitingClaim, texts: Texts) -> WaitingButton:
    """Return the button to the question whether two are one person."""
    invited = " · ".join(each for each in (found.invited, found.organization) if each)
    label = texts.label("claims.waiting", who=invited)
    button = tap(label, OpenClaim(found.cohort_id, found.person_id, found.invited_id))
    return WaitingButton(button=button, since=found.since)
