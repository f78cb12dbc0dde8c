"""Packs to pass on: the list, one of them as text, and what its picture says."""

from typing import Any

from bot.catalog.course import Course, TeachBack
from bot.community.buttons import OpenCommunity, OpenPacks, PackPicture, ReadPack
from bot.documents.lettering import can_draw
from bot.learning.buttons import CloseMedium
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_other_languages
from bot.writing import beginning

_LABEL = 34


def packs(course: Course, texts: Texts) -> Screen:
    """List the packs of a course."""
    found = course.community.teach_back if course.community else ()
    buttons = [
        [tap(beginning(each.title.in_(texts.language), _LABEL), ReadPack(each.id, texts.language))]
        for each in found
    ]
    return Screen(
        text=paragraphs(texts("community.title"), texts("teach_back.packs_what")),
        buttons=[*buttons, [tap(texts.label("community.back"), OpenCommunity())]],
    )


def pack(course: Course, found: TeachBack, said: Texts, texts: Texts) -> Screen:
    """Show a pack, ready to forward; `said` are the texts of its language, `texts` the reader's."""
    language = said.language
    others = in_other_languages(course.languages, language, lambda other: ReadPack(found.id, other))
    picture = tap(texts.label("teach_back.picture"), PackPicture(found.id, language))
    return Screen(
        text=paragraphs(
            texts("common.name"),
            said("teach_back.pack_title", title=found.title.in_(language)),
            lines(*(
                said("teach_back.message", n=n, words=words.in_(language))
                for n, words in enumerate(found.messages, 1)
            )),
            said("teach_back.talk_about"),
            lines(*(
                said("teach_back.question", words=words.in_(language)) for words in found.questions
            )),
            said("teach_back.draft") if _is_draft(course, found, language) else None,
        ),
        buttons=[
            [*([picture] if can_draw(language) else []), *others],
            [tap(texts.label("teach_back.packs_back"), OpenPacks())],
        ],
    )  # fmt: skip


def caption(texts: Texts) -> Screen:
    """Say below the picture how to forward it, and nothing about its topic."""
    return Screen(
        text=paragraphs(texts("common.name"), texts("teach_back.forward")),
        buttons=[[tap(texts.label("common.close"), CloseMedium())]],
    )


def picture_data(course: Course, found: TeachBack, said: Texts) -> dict[str, Any]:
    """Return the words of the picture, in the language of `said`; it says if they are a draft."""
    language = said.language
    return {
        "language": language,
        "title": found.title.in_(language),
        "motif": str(found.motif),
        "messages": [each.in_(language) for each in found.messages],
        "talk": said.label("teach_back.talk_about"),
        "questions": [each.in_(language) for each in found.questions],
        "draft": said("teach_back.draft").striptags() if _is_draft(course, found, language) else "",
    }


def _is_draft(course: Course, found: TeachBack, language: str) -> bool:
    return any(course.shows_draft(text, language) for text in found.texts)
