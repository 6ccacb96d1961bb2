"""Amounts of money as people read them."""

from decimal import Decimal

from playbook.model.base import Figure, Text, text
from playbook.phrases import Phrases


def plain(amount: Decimal) -> str:
    """``1,300.00``: alike in every language, as in the workbook."""
    return f"{amount:,.2f}"


def money_words(amount: Decimal, currency: str, phrases: Phrases) -> Text:
    """In a sentence: ``CNY 1,300``, ``1,300.50 元``. ``currency`` is an id of ``data/units.yml``."""
    said = f"{amount:,.0f}" if amount == amount.to_integral_value() else plain(amount)
    return phrases.figure(Figure(value=said, unit=currency))


def currency_word(currency: str, phrases: Phrases) -> Text:
    """The currency alone: ``CNY``, ``元``."""
    said = phrases.figure(Figure(value="", unit=currency))
    return text(said.en.strip(), said.zh_hans.strip())
