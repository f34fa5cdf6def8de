"""A language server: what ``validate`` knows, in the editor, while a text is being typed.

It needs the extra ``lsp`` (pygls), which nothing else of Diplomatic needs; so only ``cli/lsp.py`` imports this package, and
only when it is called. Two kinds of answer: about the *document*, as the parser sees it (findings, fixes), which is
there when the text is well-formed; and about the *place* of the cursor, from the tolerant scanner, which is always there.
"""
