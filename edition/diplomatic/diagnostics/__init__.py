"""What every other package says about faults: values, codes, and the errors that stop a command.

Nothing here prints: ``diagnostics.formats`` has one module for each way of writing them.
"""

from diplomatic.diagnostics.code import Code
from diplomatic.diagnostics.diagnostic import Diagnostic, Location, Severity
from diplomatic.diagnostics.errors import CannotRun

__all__ = ["CannotRun", "Code", "Diagnostic", "Location", "Severity"]
