"""ISO Schematron (ISO/IEC 19757-3) without Java: a schema is read once, and asked about any number of documents.

The way of a schema: ``files`` (what may be read) → ``compose`` (include, extends) → ``reading`` (the ``model``: patterns,
rules, checks). The way of a document: ``tree`` (an index) → ``matching`` (which rule fires where) → ``evaluation``
(findings). XPath 3.1 is ``elementpath``'s; where ``xpath1`` proves that an expression means the same in XPath 1.0,
libxml2 runs it, a hundred times faster.

Which mistake is worse: a rule that cannot run and is reported on every document, or one that is passed over in silence?
The second. So everything that cannot run is an error that names its rule.

Nothing is imported here: ``elementpath`` takes longer to load than a document takes to check, and most runs need none.
"""
