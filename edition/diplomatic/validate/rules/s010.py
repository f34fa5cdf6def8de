"""An attribute of the XML Schema instance namespace stands in the document.

## What it means
`xsi:schemaLocation`, `xsi:type` or `xsi:nil` is on an element. A W3C XML Schema allows these everywhere and cannot forbid them; TEI
does not have them.

## Why it matters
The document is not valid TEI for other tools, and some tools then check it against another schema than yours, or against none.

## Example
`<TEI xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.tei-c.org/ns/1.0 tei.xsd">`

## What to do
Remove the attribute. An editor finds the schema by the `<?xml-model …?>` line at the top of the file.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local, select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_BEARERS = f"descendant-or-self::*[@*[namespace-uri()='{_XSI}']]"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for element in () if _XSI not in document.source else select(document.root, _BEARERS):
        names = [str(name).rpartition("}")[2] for name in element.attrib if str(name).startswith(f"{{{_XSI}}}")]
        for name in names:
            hint = "remove it; <?xml-model …?> at the top of the file names the schema"
            yield Fault(element, f"xsi:{name} on the {local(element)} is not TEI", hint)
