"""Diplomatic: citable TEI editions of diplomatic cables."""

__version__ = "0.1.0"
