"""Which findings are reported: what is selected, what is suppressed with a written reason, and how bad each is.

A finding is suppressed where the text has ``<?diplomatic ignore N002 reason="…"?>`` (the element that follows, and
everything in it), or where ``edition.toml`` has an entry ``[[validate.ignore]]``. Which mistake is worse: to be told of a
fault once too often, or to hide one that nobody remembers hiding? The second. So a suppression needs a reason, and one
that suppresses nothing is itself a finding (family ``U``).
"""

from diplomatic.validate.suppression.instruction import has_instructions
from diplomatic.validate.suppression.judge import Judge
from diplomatic.validate.suppression.selection import Selection

__all__ = ["Judge", "Selection", "has_instructions"]
