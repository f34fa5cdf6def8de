"""Prose pages: what an editor writes beside the texts, in Markdown or in TEI, as HTML for any page to take in."""
