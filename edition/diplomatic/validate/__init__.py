"""Is a document right? The schema answers first, then the rules of the edition. Everything found is a ``Diagnostic``."""

from diplomatic.config.schema import odd_of, schema_path
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.schema import Schema
from diplomatic.validate.suppression import Judge, Selection
from diplomatic.validate.validator import Examined, Validator

__all__ = ["Corpus", "EditionContext", "Examined", "Judge", "Schema", "Selection", "Validator", "odd_of", "schema_path"]
