"""Every code that ``validate`` can report or mend; what a selection or a suppression may name."""

from functools import cache

from diplomatic.diagnostics import Code
from diplomatic.diagnostics.code import of_module, unique
from diplomatic.document import codes as reading
from diplomatic.validate import codes as schema
from diplomatic.validate import released
from diplomatic.validate.fixes import codes as fixes
from diplomatic.validate.rules import all_rules
from diplomatic.validate.schematron import codes as schematron
from diplomatic.validate.suppression import codes as suppression

_MODULES = (reading, schema, released, schematron, suppression, fixes)


@cache
def known_codes() -> dict[str, Code]:
    """The codes by id, in the order of the ids."""
    codes = [*(code for module in _MODULES for code in of_module(vars(module))), *(rule.code for rule in all_rules())]
    return unique(sorted(codes, key=lambda code: code.id))
