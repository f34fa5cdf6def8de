"""The command line: one module for each command, named like it. Only these print, and only these exit.

Exit codes: 0 clean, 1 findings (errors; with ``--strict`` warnings too), 2 could not run.
"""
