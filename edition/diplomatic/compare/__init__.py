"""Two versions of a document, or of a folder of them: what changed in the text, and what in the markup, kept apart."""

from diplomatic.compare.corpus import File, compare_files, pairs_of_folders
from diplomatic.compare.documents import compare
from diplomatic.compare.result import Comparison, DocumentDiff
from diplomatic.compare.verdict import verdict

__all__ = ["Comparison", "DocumentDiff", "File", "compare", "compare_files", "pairs_of_folders", "verdict"]
