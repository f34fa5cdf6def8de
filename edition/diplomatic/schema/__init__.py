"""The ODD compiler: from a TEI customization to the schemas that validators and editors use.

``compile_odd`` gives a ``Schema`` and what was found wrong; ``schema.emit`` has one module for each form it is written
in.
"""

from diplomatic.schema.compile import Compiled, compile_odd
from diplomatic.schema.model import Schema

__all__ = ["Compiled", "Schema", "compile_odd"]
