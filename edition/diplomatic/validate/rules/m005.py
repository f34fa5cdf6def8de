"""The permanent address of the document cannot be one.

## What it means
`publicationStmt/idno[@type='URI']` is not an absolute `https` address, has a query or a session id, or belongs to a domain that is
reserved for examples; or there are two of them.

## Why it matters
This is the address that citations print. It has to work for decades, on any server, and to be one.

## Example
`http://localhost:8000/cable.php?id=32`, `https://example.org/cmc-032`

## What to do
Write the address under which you will keep the document: `https`, your own domain, a plain path. While there is none, leave the
`idno` out.
"""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from diplomatic.diagnostics import Severity
from diplomatic.document.permanent import web_address
from diplomatic.document.tei import select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.WARNING
_ADDRESS = "t:teiHeader/t:fileDesc/t:publicationStmt/t:idno[@type='URI']"
_RESERVED = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org|edu))?|test|invalid|localhost|local|internal)\.?")
_SESSION = re.compile(r";jsessionid=|[;/](?:sid|phpsessid|session_?id)[=/]", re.I)
_NUMERIC = re.compile(r"[\d.]+|\[?[0-9a-f:]+\]?")


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    addresses = select(document.root, _ADDRESS)
    for number in addresses[1:]:
        yield Fault(number, "the document has two permanent addresses", "keep the one that citations are to print")
    for number in addresses:
        text = text_of(number)
        if text and (reason := reason_against(text)):
            hint = "write the https address that will stay, or leave it out while there is none"
            yield Fault(number, f"the address {text} {reason}", hint)


def reason_against(text: str) -> str:
    """Why an address is not permanent; empty if it can be."""
    try:
        address = urlsplit(text)
        host = address.hostname or ""
    except ValueError:
        return "is no address"
    if not address.scheme or not host or " " in text:
        return "is not absolute"
    if address.scheme != "https":
        return f"begins with {address.scheme}, not https"
    if not web_address(text):
        return "has a character that no address has"
    return _of_host(host) or _of_path(address)


def _of_host(host: str) -> str:
    if _RESERVED.fullmatch(host):
        return "belongs to a domain that is reserved for examples and tests"
    return "names a machine by its number" if _NUMERIC.fullmatch(host) else ""


def _of_path(address: SplitResult) -> str:
    if address.query:
        return "has a query (?…), which changes with the software"
    if _SESSION.search(address.path):
        return "has a session id"
    return "names a part of a page (#…)" if address.fragment else ""
