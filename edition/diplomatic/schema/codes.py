"""What can be wrong with an ODD: the family ``O``."""

from diplomatic.diagnostics import Code, Severity

NO_SCHEMA = Code("O001", Severity.WARNING, """x""")
DANGLING_GROUP = Code("O002", Severity.WARNING, """x""")
GROUP_CYCLE = Code("O003", Severity.WARNING, """x""")
UNKNOWN_MODULE = Code("O004", Severity.WARNING, """x""")
UNKNOWN_ELEMENT = Code("O005", Severity.WARNING, """x""")
UNKNOWN_REFERENCE = Code("O006", Severity.WARNING, """x""")
UNKNOWN_SPEC = Code("O007", Severity.WARNING, """x""")
NO_EFFECT = Code("O008", Severity.WARNING, """x""")
UNKNOWN_OVERRIDE = Code("O009", Severity.WARNING, """x""")
UNKNOWN_ATTRIBUTE = Code("O010", Severity.WARNING, """x""")
UNKNOWN_ATT_REF = Code("O011", Severity.WARNING, """x""")
CLASS_CYCLE = Code("O012", Severity.WARNING, """x""")
ADDED_TWICE = Code("O013", Severity.WARNING, """x""")
UNKNOWN_VALUE = Code("O014", Severity.WARNING, """x""")
BAD_VALUE = Code("O015", Severity.WARNING, """x""")
TOO_MUCH = Code("O016", Severity.WARNING, """x""")
BAD_GRAMMAR = Code("O017", Severity.WARNING, """x""")
UNKNOWN_START = Code("O018", Severity.WARNING, """x""")
SAME_NAME = Code("O019", Severity.WARNING, """x""")
