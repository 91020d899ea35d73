"""One module for each package, found by its name."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from tests.processes.book import Book

BOOKS: Mapping[str, Book] = {
    book.key: book
    for module in iter_modules(__path__)
    for book in [import_module(f"{__name__}.{module.name}").BOOK]
}
