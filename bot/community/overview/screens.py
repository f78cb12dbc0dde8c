"""A leader's community sessions: the next steps, and the list."""

from bot.community.buttons import BeginSession, ContinueEntry, ListOwn, OpenOwn, OpenPacks
from bot.community.overview.service import Own, OwnList
from bot.community.screens import community_button, place_words, to_community, topic_words
from bot.facts import KnownFacts
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_home
from bot.writing import beginning

_LABEL = 30


def overview(found: Own, texts: Texts) -> Screen:
    """Explain the sessions, and say how many are logged and whether one is unfinished."""
    many = found.saved
    draft = found.draft
    go_on = (
        [tap(texts.label("community.go_on"), ContinueEntry(draft.id, draft.revision))]
        if draft
        else []
    )
    packs = found.setting.community.teach_back
    return Screen(
        text=paragraphs(
            texts("community.title"),
            texts("community_overview.what"),
            texts.count("common.community_so_far", many, people=found.people) if many else None,
            texts("community_overview.unfinished") if draft else None,
        ),
        buttons=[
            go_on,
            [tap(texts.label("community.begin"), BeginSession())],
            [
                *([tap(texts.label("community_overview.list"), ListOwn(0))] if many else []),
                *([tap(texts.label("community_overview.packs"), OpenPacks())] if packs else []),
            ],
            [to_home(texts)],
        ],
    )


def listed(found: OwnList, texts: Texts) -> Screen:
    """Show a page of the saved sessions, the latest month first."""
    buttons = []
    for each in found.page.items:
        words = texts.label(
            "community_overview.row",
            month=texts.month(each.month) if each.month else "–",
            people=each.people,
            topic=topic_words(each, found.setting, texts) or "–",
            place=place_words(each, found.setting, texts) or "–",
        )
        buttons.append([tap(beginning(words, _LABEL), OpenOwn(each.id))])
    return Screen(
        text=paragraphs(texts("community.title"), texts("community_overview.which")),
        buttons=[*buttons, page_turns(found.page, ListOwn, texts), [to_community(texts)]],
    )


def more_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    return community_button(known.place.course, texts)
