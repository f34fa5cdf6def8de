"""What a rule yields: a place that breaks it."""

from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True)
class Fault:
    """One place that breaks a rule: the element, what is wrong, and what to do."""

    element: etree._Element
    message: str
    hint: str = ""
