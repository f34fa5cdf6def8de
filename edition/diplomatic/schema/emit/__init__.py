"""Emitters: one module for each form a schema is written in. Each has a function ``emit`` that gives bytes."""
