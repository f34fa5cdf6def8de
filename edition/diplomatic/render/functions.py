"""What a stylesheet asks Diplomatic about labels: the functions of the namespace ``diplomatic:labels``.

``transforms/common/labels.xsl`` calls them where they are there, and else reads ``labels.xml`` for each page. They have to give
what the stylesheet finds itself.
"""

from typing import Any

from lxml import etree

from diplomatic import labels

_NAMESPACE = "diplomatic:labels"


def _label(_: object, key: str, language: str) -> str:
    try:
        return labels.label(key, language)
    except KeyError:
        plurals = f'the label "{key}" has plurals: use the template "counted"'
        raise etree.XSLTApplyError(plurals if labels.is_label(key) else f'labels.xml has no label "{key}"') from None


def _counted(_: object, key: str, count: str, language: str) -> str:
    if not labels.is_label(key) or "" in labels.forms(key, language):
        raise etree.XSLTApplyError(f'labels.xml has no label "{key}" with plurals')
    return labels.counted(key, int(count), language)


def _is_label(_: object, key: str) -> bool:
    return labels.is_label(key)


def _nearest(_: object, language: str) -> str:
    return labels.nearest(language)


FUNCTIONS: dict[tuple[str, str], Any] = {
    (_NAMESPACE, "label"): _label,
    (_NAMESPACE, "counted"): _counted,
    (_NAMESPACE, "is-label"): _is_label,
    (_NAMESPACE, "nearest"): _nearest,
}
"""As ``etree.XSLT`` takes them: by namespace and name. (The stubs of lxml take no functions there, only elements.)"""
