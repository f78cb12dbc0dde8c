"""The index of the search is made once, before anybody asks or by the first question."""

from concurrent.futures import ThreadPoolExecutor

from bot.learning.handbook.service import handbooks
from tests.shipped import shipped


def test_questions_that_come_while_the_index_is_made_get_the_same_one() -> None:
    books = handbooks([shipped()])
    (book,) = books.values()
    with ThreadPoolExecutor(max_workers=2) as threads:
        preparing = threads.submit(books.prepare)
        first = threads.submit(lambda: book.index)
        preparing.result()

    assert book.index is first.result()
    assert book.index.find("debt", language="en", limit=5, hidden=set()).matches
    books.close()
