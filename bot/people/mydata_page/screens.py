"""The page of one's own data, in one language after the other."""

from typing import Any

from markupsafe import Markup

from bot.locale import Texts
from bot.people.mydata.screens import person_facts
from bot.people.mydata.service import MyData
from bot.people.mydata_page.domain import TopicRows, by_topic
from bot.telegram.kit.screen import lines, paragraphs


def page(found: MyData, languages: tuple[Texts, ...], *, months: int) -> dict[str, Any]:
    """Return the data of the page for `reading`, in each language, the reader's first."""
    first = languages[0]
    return {
        "language": first.language,
        "title": str(first("people.mydata_title")),
        "parts": [str(part) for texts in languages for part in _parts(found, texts, months)],
    }


def _parts(found: MyData, texts: Texts, months: int) -> list[Markup]:
    return [
        paragraphs(texts("mydata_page.page_head"), person_facts(found, texts)),
        *(_topic(each, found.person.zone, texts) for each in by_topic(found.tables)),
        texts("people.mydata_who_sees", months=months),
    ]


def _topic(each: TopicRows, zone: str, texts: Texts) -> Markup:
    written = [texts("mydata_page.page_words", words=words) for words in each.words]
    return lines(texts(f"mydata_page.topic.{each.topic}"), _count(each, zone, texts), *written)


def _count(each: TopicRows, zone: str, texts: Texts) -> Markup:
    count = texts.count("mydata_page.page_rows", each.rows)
    if each.first is None or each.last is None:
        return count
    first, last = texts.date(each.first, zone), texts.date(each.last, zone)
    if first == last:
        return texts("mydata_page.page_on", count=count, day=first)
    return texts("mydata_page.page_from", count=count, first=first, last=last)
