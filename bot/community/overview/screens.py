"""A leader's community sessions: what to do, and the list of them."""

from bot.community.buttons import BeginSession, GoOn, ListOwn, OpenOwn, OpenPacks
from bot.community.overview.service import Own
from bot.community.screens import place_words, to_community, topic_words
from bot.locale import Texts
from bot.paging import Page
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_home
from bot.writing import beginning

ON_PAGE = 8
_LABEL = 30


def overview(found: Own, texts: Texts) -> Screen:
    """Say what this is, how much is logged, and what is not finished."""
    many = len(found.saved)
    draft = found.draft
    go_on = [tap(texts.label("community.go_on"), GoOn(draft.id, draft.revision))] if draft else []
    packs = found.setting.community.teach_back
    return Screen(
        text=paragraphs(
            texts("community.title"),
            texts("community.what"),
            texts.count("community.so_far", many, people=found.people) if many else None,
            texts("community.unfinished") if draft else None,
        ),
        buttons=[
            go_on,
            [tap(texts.label("community.begin"), BeginSession())],
            [
                *([tap(texts.label("community.list"), ListOwn(0))] if many else []),
                *([tap(texts.label("community.packs"), OpenPacks())] if packs else []),
            ],
            [to_home(texts)],
        ],
    )


def listed(found: Own, texts: Texts, page: int) -> Screen:
    """A page of the saved sessions, the latest month first."""
    shown = Page.of(found.saved, page, size=ON_PAGE)
    buttons = []
    for each in shown.items:
        words = texts.label(
            "community.row",
            month=texts.month(each.month) if each.month else "–",
            people=each.people,
            topic=topic_words(each, found.setting, texts) or "–",
            place=place_words(each, found.setting, texts) or "–",
        )
        buttons.append([tap(beginning(words, _LABEL), OpenOwn(each.id))])
    return Screen(
        text=paragraphs(texts("community.title"), texts("community.which")),
        buttons=[*buttons, page_turns(shown, ListOwn, texts), [to_community(texts)]],
    )
