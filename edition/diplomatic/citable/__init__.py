"""Is an edition citable? Thirty questions, asked of an edition, of any TEI files and of any built site.

Nothing is changed, and nothing is asked of the network.
"""

from diplomatic.citable.outcome import Finding, State, Verdict
from diplomatic.citable.run import Report, examine
from diplomatic.citable.subject import Subject, subject_at

__all__ = ["Finding", "Report", "State", "Subject", "Verdict", "examine", "subject_at"]
