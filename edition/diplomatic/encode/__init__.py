"""From a transcript to TEI: read, recognise, mark up, and prove that nothing was lost.

Which mistake is worse: to leave a line unmarked, or to mark it wrongly? The second. What is not understood stays in the
text as it is, and is reported.
"""

from diplomatic.encode.dialect import Dialect
from diplomatic.encode.dialects import load_dialects
from diplomatic.encode.encoder import Encoded, Grammar, encode
from diplomatic.encode.furniture import load_rules
from diplomatic.encode.source import Source

__all__ = ["Dialect", "Encoded", "Grammar", "Source", "encode", "load_dialects", "load_rules"]
