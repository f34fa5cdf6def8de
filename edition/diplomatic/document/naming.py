"""What the ids of an edition have to be so that the files of its site can be named by them."""

from diplomatic import names

OF_CABLE = (*".html .txt .diplomatic.html .diplomatic.txt .xml .bib .ris .csl.json .epub .pdf .jsonld".split(), "")
"""How the names of the files of a cable end, after its id; the empty one is the folder of its passages."""
OF_ENTRY = (".html", "")
"""Those of a register entry: its page, and the folder of the pages that follow."""
OF_REGISTER = (".html", ".xml", "")
_LONGEST = ";down=-1.jsonld"


def fault_of_id(ident: str) -> str:
    """What keeps an id from naming files wherever a site may be copied, as a clause; empty if nothing does."""
    return names.fault_of(ident) or names.fault_of(ident + _LONGEST)
