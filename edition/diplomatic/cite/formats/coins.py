"""COinS: an OpenURL context object in the title of an empty ``span`` (Z39.88-2004, key/encoded-value, Dublin Core).

A page that has Highwire tags must not have this too: a reader such as Zotero takes one of them and loses the other.
"""

from html import escape
from urllib.parse import urlencode

from diplomatic.cite.work import Work

_KIND = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rft.type", "letter")]


def render(work: Work) -> str:
    """The span, as HTML."""
    return f'<span class="Z3988" title="{escape(context_object(work))}"></span>\n'


def context_object(work: Work) -> str:
    """The value of its title, not escaped for HTML."""
    creators = [("rft.creator", agent.inverted) for agent in work.authors]
    others = dict.fromkeys(agent.inverted for agent in (*work.recipients, *work.editors, *work.translators))
    pairs = [
        *_KIND,
        ("rft.title", work.title),
        *creators,
        *(("rft.contributor", name) for name in others),
        ("rft.date", work.date.iso),
        ("rft.publisher", work.publisher),
        ("rft.source", work.container or work.series),
        ("rft.language", work.language),
        ("rft.identifier", work.url),
        ("rft_id", f"info:doi/{work.doi}" if work.doi else ""),
    ]
    return urlencode([(key, value) for key, value in pairs if value])
