"""Citing a cable: what can be said of it, from its header, in every form that a reader or a program wants."""

from diplomatic.cite.agents import Agent, Contributor
from diplomatic.cite.dates import Moment
from diplomatic.cite.highwire import highwire
from diplomatic.cite.locator import Locator
from diplomatic.cite.visible import plain, visible
from diplomatic.cite.work import Archive, Licence, Work, work_of

__all__ = [
    "Agent",
    "Archive",
    "Contributor",
    "Licence",
    "Locator",
    "Moment",
    "Work",
    "highwire",
    "plain",
    "visible",
    "work_of",
]
