"""Who else on the list is the same person, what a merge would do, and what it did."""

from dataclasses import replace

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import ListedPerson
from bot.people.buttons import AskMerge, NotOneOfUs, OpenPerson, TurnRequests
from bot.people.directory.screens import MOST_HITS
from bot.people.directory.service import FoundPeople
from bot.people.domain import MergeId
from bot.people.merging.buttons import CheckMerge, MergeNow, NotOnList, SameAsListed, UndoMerge
from bot.people.merging.service import MergePreview, Namesakes, PeopleMerged
from bot.people.screens import account_link, name_and_organization, who
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, to_people

MOST_ALIKE = 6


def ask_same(asks: ListedPerson, found: Namesakes, typed: Markup | None, texts: Texts) -> Screen:
    """Ask whether somebody who asks to join is on the list; a no leads to the organizations.

    `typed` says which organization they typed. People who have joined are named, too.
    """
    place = asks.enrolment
    shown, joined = found.on_list[:MOST_ALIKE], found.joined[:MOST_ALIKE]
    label = texts.label("merging.same")
    same = [
        tap(
            label if len(shown) == 1 else name_and_organization(each),
            SameAsListed(place.id, each.enrolment.id),
        )
        for each in shown
    ]
    asked = texts("merging.asks", name=asks.name, account=account_link(asks, texts))
    return Screen(
        text=paragraphs(
            lines(asked, typed),
            is_on_list(shown, texts) if shown else None,
            _has_joined(joined, texts) if joined else None,
        ),
        buttons=[
            *([each] for each in same),
            *([tap(_card(each, texts), OpenPerson(each.enrolment.id))] for each in joined),
            *in_pairs(
                [
                    tap(texts.label("merging.other"), NotOnList(place.id)),
                    tap(texts.label("common.not_in_our_group"), NotOneOfUs(place.id)),
                ]
            ),
            [
                tap(texts.label("people.requests"), TurnRequests(place.cohort_id, 0)),
                to_people(place.cohort_id, texts),
            ],
        ],
    )


def _card(joined: ListedPerson, texts: Texts) -> str:
    return texts.label("merging.card", who=name_and_organization(joined))


def _has_joined(joined: tuple[ListedPerson, ...], texts: Texts) -> Markup:
    names = lines(*(name_and_organization(each) for each in joined))
    return texts("merging.has_joined", names=names)


def is_on_list(alike: tuple[ListedPerson, ...], texts: Texts) -> Markup:
    """Return the question whether it is one of these people on the list."""
    if len(alike) > 1:
        names = lines(*(name_and_organization(each) for each in alike))
        return texts("merging.is_one_of", names=names)
    (one,) = alike
    if one.organization is None:
        return texts("merging.is_it_alone", name=one.name)
    return texts("merging.is_it", name=one.name, organization=one.organization)


def ask_who(listed: ListedPerson, texts: Texts) -> Screen:
    """Ask for a part of the other name."""
    return Screen(
        text=paragraphs(who(listed), texts("merging.ask_who")),
        buttons=[[_back(listed, texts)]],
    )


def hits(listed: ListedPerson, found: FoundPeople, texts: Texts) -> Screen:
    """Show the people found, with a button each; one of them is the same person."""
    others = [each for each in found.people if each.enrolment.id != listed.enrolment.id]
    shown = others[:MOST_HITS]
    more = len(others) - len(shown)
    buttons = [
        tap(each.shown, CheckMerge(listed.enrolment.id, each.enrolment.id)) for each in shown
    ]
    return Screen(
        text=paragraphs(
            who(listed),
            texts("merging.which") if shown else texts("people.found_nobody"),
            lines(*(name_and_organization(each) for each in shown)) if shown else None,
            texts.count("people.found_more", more) if more else None,
        ),
        buttons=[*in_rows(buttons, 2), [_back(listed, texts)]],
    )


def check(found: MergePreview, texts: Texts, *, as_other: bool) -> Screen:
    """Show what a merge would do. The button that changes nothing comes first.

    `as_other`: the name and the organization of the one who goes stay.
    """
    kept, gone = found.kept, found.gone
    moves = [
        texts("merging.moves", what=texts(f"merging.what.{each.what}"), n=each.moved)
        for each in found.moves
        if each.moved > 0
    ]
    twice = [
        texts("merging.moves", what=texts(f"merging.what.{each.what}"), n=each.twice)
        for each in found.moves
        if each.twice
    ]
    return Screen(
        text=paragraphs(
            *_who_stays(kept, gone, texts, as_other=as_other),
            texts("merging.takes_along", what=lines(*moves)) if moves else None,
            texts("merging.twice", what=lines(*twice)) if twice else None,
            texts("merging.undone_for"),
        ),
        buttons=[
            [tap(texts.label("people.merge_keep_both"), OpenPerson(kept.enrolment.id))],
            [
                tap(
                    texts.label("people.merge_now"),
                    MergeNow(kept.enrolment.id, gone.enrolment.id, int(as_other)),
                )
            ],
            _keep_the_other(kept, gone, texts, as_other=as_other),
        ],
    )


def _who_stays(
    kept: ListedPerson, gone: ListedPerson, texts: Texts, *, as_other: bool
) -> tuple[Markup, Markup]:
    if not as_other:
        return texts("merging.stays", who=who(kept)), texts("merging.goes", who=who(gone))
    named = replace(gone, organization=gone.organization or kept.organization)
    return (
        texts("merging.stays_as", who=who(named), other=who(kept)),
        texts("merging.goes_as", who=who(kept), name=gone.name),
    )


def _keep_the_other(
    kept: ListedPerson, gone: ListedPerson, texts: Texts, *, as_other: bool
) -> ButtonRow:
    """Return the button to keep the other name; without any account the other entry stays whole."""
    if who(kept) == who(gone):
        return []
    stays, goes = kept.enrolment.id, gone.enrolment.id
    button = (
        CheckMerge(goes, stays)
        if kept.telegram_id is None
        else CheckMerge(stays, goes, int(not as_other))
    )
    return [tap(texts.label("merging.keep_the_other"), button)]


def merged(found: PeopleMerged, texts: Texts) -> Screen:
    """Say that they are one now, and offer to undo it."""
    says = "merging.let_in" if found.let_in else "merging.done"
    return undoable(texts(says, who=who(found.listed)), found, texts)


def undoable(says: Markup, found: PeopleMerged, texts: Texts) -> Screen:
    """Say what was merged, with a button to undo it."""
    place = found.listed.enrolment
    return Screen(
        text=paragraphs(says, texts("merging.undone_for")),
        buttons=[
            [
                tap(texts.label("merging.undo"), UndoMerge(found.id)),
                tap(texts.label("people.person_open"), OpenPerson(place.id)),
            ],
            [to_people(place.cohort_id, texts)],
        ],
    )


def merge_button(listed: ListedPerson, texts: Texts) -> ScreenButton:
    """Return the button to say that somebody is on the list twice."""
    return tap(texts.label("merging.label"), AskMerge(listed.enrolment.id))


def undo_merge_button(merge: MergeId, texts: Texts) -> ScreenButton:
    """Return the button to undo a merge, for the card of the person who stayed."""
    return tap(texts.label("merging.undo_later"), UndoMerge(merge))


def _back(listed: ListedPerson, texts: Texts) -> ScreenButton:
    return tap(texts.label("people.back"), OpenPerson(listed.enrolment.id))
