"""Where specifications come from: a release of the TEI from its Vault, a compiled ODD, a grammar beside the ODD."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.schema import compile_odd
from diplomatic.schema.emit import odd, rng
from diplomatic.schema.model import Key, Kind
from diplomatic.schema.vault import Vault

from .conftest import FOOT, HEAD

SUBSET = (
    HEAD
    + '<moduleSpec ident="core"/><elementSpec module="core" ident="p"><content><textNode/></content></elementSpec>'
    + '<elementSpec module="core" ident="hi"><content><textNode/></content></elementSpec>'
    + FOOT
)
ODD = '<schemaSpec ident="t" start="p"><moduleRef key="core"/></schemaSpec>'


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A Vault of one release, on this machine."""
    release = tmp_path / "vault" / "4.8.0" / "xml" / "tei" / "odd"
    release.mkdir(parents=True)
    (release / "p5subset.xml").write_text(SUBSET, encoding="utf-8")
    handler = partial(_Quiet, directory=str(tmp_path / "vault"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_a_release_is_downloaded_once(server: str, write: Callable[..., Path], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    compiled = compile_odd(write(ODD), "tei:4.8.0", Vault(server, cache))
    assert compiled.diagnostics == ()
    assert compiled.schema is not None
    assert [key.ident for key in compiled.schema.elements] == ["p", "hi"]
    offline = Vault("http://127.0.0.1:9", cache)
    assert compile_odd(write(ODD), "tei:4.8.0", offline).schema is not None


def test_the_release_an_odd_names_is_the_one_fetched(server: str, write: Callable[..., Path], tmp_path: Path) -> None:
    odd = write(ODD.replace('start="p"', 'start="p" source="tei:4.8.0"'))
    assert compile_odd(odd, None, Vault(server, tmp_path / "cache")).schema is not None


def test_a_damaged_download_is_noticed(server: str, tmp_path: Path) -> None:
    vault = Vault(server, tmp_path / "cache")
    path = vault.fetch("4.8.0")
    path.write_text(SUBSET.replace("hi", "ho"), encoding="utf-8")
    with pytest.raises(CannotRun, match="checksum"):
        vault.fetch("4.8.0")


@pytest.mark.parametrize(("release", "words"), [("9.9.9", "cannot be downloaded"), ("../x", "is not a release")])
def test_a_release_that_is_not_there(release: str, words: str, server: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=words):
        Vault(server, tmp_path / "cache").fetch(release)


def test_offline_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="--source"):
        Vault("http://127.0.0.1:9", tmp_path / "cache").fetch("4.8.0")


def test_a_compiled_odd_is_a_source(write: Callable[..., Path], tmp_path: Path) -> None:
    """Chaining: what the first customization replaced stays replaced (Stylesheets #590)."""
    (tmp_path / "p5.xml").write_text(SUBSET, encoding="utf-8")
    first = write(
        '<schemaSpec ident="one" start="p"><moduleRef key="core"/><elementSpec ident="p" module="core" mode="replace">'
        '<content><elementRef key="hi" maxOccurs="unbounded"/></content></elementSpec></schemaSpec>',
        "one.odd",
    )
    one = compile_odd(first, str(tmp_path / "p5.xml")).schema
    assert one is not None
    (tmp_path / "one.compiled.odd").write_bytes(odd.emit(one))
    second = write(
        '<schemaSpec ident="two" start="p" source="one.compiled.odd"><moduleRef key="core"/>'
        '<elementSpec ident="hi" mode="change"><altIdent>em</altIdent></elementSpec></schemaSpec>',
        "two.odd",
    )
    two = compile_odd(second, str(tmp_path / "p5.xml"))
    assert two.schema is not None
    assert two.diagnostics == ()
    assert two.schema.elements[Key(Kind.ELEMENT, "hi")].name == "em"
    assert two.schema.elements[Key(Kind.ELEMENT, "p")].content == one.elements[Key(Kind.ELEMENT, "p")].content


@pytest.mark.conformance
def test_a_chain_from_a_real_odd(p5subset: Path, write: Callable[..., Path], tmp_path: Path) -> None:
    """tei_lite compiled, and taken in whole, is tei_lite."""
    lite = compile_odd(p5subset.parent / "odd" / "tei_lite" / "tei_lite.odd", str(p5subset)).schema
    assert lite is not None
    (tmp_path / "lite.odd").write_bytes(odd.emit(lite))
    modules = "".join(f'<moduleRef key="{name}"/>' for name in {spec.module for spec in lite.specs.values()})
    again = compile_odd(
        write(f'<schemaSpec ident="tei_lite" start="TEI teiCorpus" source="lite.odd">{modules}</schemaSpec>')
    )
    assert again.schema is not None
    assert set(again.schema.elements) == set(lite.elements)
    for key, element in lite.elements.items():
        assert {use.name: use.value for use in element.uses()} == {
            use.name: use.value for use in again.schema.elements[key].uses()
        }


def test_a_grammar_beside_the_odd(write: Callable[..., Path], tmp_path: Path) -> None:
    """``moduleRef/@url`` with ``@prefix``, an include, and a definition of the ODD's own in its place."""
    head = '<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:x">'
    (tmp_path / "inner.rng").write_text(
        head + '<define name="b"><element name="b"><text/></element></define></grammar>'
    )
    (tmp_path / "outer.rng").write_text(
        head + '<start><ref name="a"/></start><include href="inner.rng"/>'
        '<define name="a"><element name="a"><ref name="b"/></element></define></grammar>'
    )
    content = (
        '<schemaSpec ident="t" start="p"><moduleRef url="outer.rng" prefix="x_"><content><rng:define name="b">'
        '<rng:element name="c"><rng:empty/></rng:element></rng:define></content></moduleRef>'
        '<elementSpec ident="p"><content><rng:ref name="x_a"/></content></elementSpec></schemaSpec>'
    )
    compiled = compile_odd(write(content))
    assert compiled.diagnostics == ()
    assert compiled.schema is not None
    written = rng.emit(compiled.schema)
    assert b'name="x_a"' in written
    assert b'name="x_b"' in written


def test_a_grammar_that_includes_itself(write: Callable[..., Path], tmp_path: Path) -> None:
    head = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'
    (tmp_path / "x.rng").write_text(head + '<include href="x.rng"/></grammar>')
    odd = write(
        '<schemaSpec ident="t" start="p"><moduleRef url="x.rng"/><elementSpec ident="p"><content/>'
        "</elementSpec></schemaSpec>"
    )
    assert [fault.code for fault in compile_odd(odd).diagnostics] == ["O017"]
