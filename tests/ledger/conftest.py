"""What the tests of the ledger share besides tests/conftest.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger.book import Book


@pytest.fixture
def elsewhere(book: Book) -> Iterator[Book]:
    """The same book in another server process: with connections, and a cache of its own."""
    other = Book(book.database, book.keys)
    yield other
    other.close()
