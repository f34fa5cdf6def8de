"""The visible words of the edition, by language: ``transforms/common/labels.xml``, which the stylesheets read too."""

from diplomatic.labels.dates import in_words
from diplomatic.labels.plurals import counted, forms
from diplomatic.labels.table import is_label, keys, label, nearest, only

__all__ = ["counted", "forms", "in_words", "is_label", "keys", "label", "nearest", "only"]
