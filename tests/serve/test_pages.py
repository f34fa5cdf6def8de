"""What the server gives, to whom, and what it never gives."""

import errno
import socket
from pathlib import Path
from types import SimpleNamespace

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.serve import server as serving
from diplomatic.serve.live import Live
from diplomatic.serve.server import Server

from .conftest import ask

SCRIPT = b'<script type="module" src="/.diplomatic/live.js?at='


def write(site: Path, name: str, content: bytes) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTML", "folder/index.html"])
def test_a_page_gets_the_script_and_its_file_does_not(served: SimpleNamespace, name: str) -> None:
    page = "<!DOCTYPE html><html><body><p>é</p></body></html>\n".encode()
    write(served.site, name, page)
    answer = ask(served.port, f"/{name}")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.body.count(SCRIPT) == 1
    start, end = answer.body.index(b"<script"), answer.body.index(b"</body>")
    assert answer.body[:start] + answer.body[end:] == page
    assert (served.site / name).read_bytes() == page


@pytest.mark.parametrize("page", [b"", b"<p>No end", b"<body></BODY> <!-- </body> -->", b"\xff\xfe"])
def test_a_page_of_any_shape_gets_it(served: SimpleNamespace, page: bytes) -> None:
    write(served.site, "page.html", page)
    body = ask(served.port, "/page.html").body
    assert SCRIPT in body
    assert len(body) > len(page)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cables/a.xml", "application/xml"),
        ("cables/a.txt", "text/plain; charset=utf-8"),
        ("cables/a.epub", "application/epub+zip"),
        ("a.pdf", "application/pdf"),
        ("css/a.css", "text/css; charset=utf-8"),
        ("js/a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.svg", "image/svg+xml"),
        ("pagefind/wasm.en.pagefind", "application/octet-stream"),
        ("pagefind/a.wasm", "application/wasm"),
        ("pagefind/en.pf_index", "application/octet-stream"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_every_other_file_is_given_as_it_is(served: SimpleNamespace, name: str, kind: str) -> None:
    content = b"<html><body>\x00\xff</body></html>"
    write(served.site, name, content)
    answer = ask(served.port, f"/{name}")
    assert (answer.status, answer.headers["content-type"], answer.body) == (200, kind, content)


def test_nothing_is_to_be_kept(served: SimpleNamespace) -> None:
    write(served.site, "page.html", b"")
    for answer in (
        ask(served.port, "/page.html"),
        ask(served.port, "/nothing"),
        ask(served.port, "/.diplomatic/live.js"),
        ask(served.port, "/page.html", method="POST"),
        ask(served.port, "/page.html", hosts=("evil.example",)),
    ):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


ESCAPES = """
/../secret.txt
/site/../../secret.txt
/%2e%2e/secret.txt
/%2E%2E%2Fsecret.txt
/..%2fsecret.txt
/..%5csecret.txt
/..\\secret.txt
/x/%2e%2e/%2e%2e/secret.txt
/....//secret.txt
//../secret.txt
/.//..//secret.txt
/%252e%252e/secret.txt
/secret.txt%00.html
/%00
/link.txt
/folder/secret.txt
/up/secret.txt
/loop
http://localhost/../secret.txt
*
""".split()


@pytest.mark.parametrize("target", ESCAPES)
def test_nothing_outside_the_site_is_given(served: SimpleNamespace, target: str) -> None:
    (served.site / "link.txt").symlink_to(served.site.parent / "secret.txt")
    (served.site / "folder").symlink_to(served.site.parent)
    (served.site / "up").symlink_to("..")
    (served.site / "loop").symlink_to("loop")
    answer = ask(served.port, target)
    assert answer.status in {400, 404}
    assert b"the secret" not in answer.body


def test_no_file_of_the_machine_is_given(served: SimpleNamespace) -> None:
    secret = served.site.parent / "secret.txt"
    for target in (f"/{secret}", f"//{secret}", f"/%2f{secret}", f"/file://{secret}", f"/{'x' * 5000}"):
        answer = ask(served.port, target)
        assert answer.status in {400, 404}
        assert b"the secret" not in answer.body


def test_a_link_within_the_site_is_followed(served: SimpleNamespace) -> None:
    write(served.site, "one.txt", b"one")
    (served.site / "two.txt").symlink_to("one.txt")
    assert ask(served.port, "/two.txt").body == b"one"


def test_hidden_files_are_not_given(served: SimpleNamespace) -> None:
    for name in (".git/config", ".env", "cables/.cmc-032.xml.swp", ".well-known/site.txt"):
        write(served.site, name, b"hidden")
    given = [ask(served.port, f"/{name}").status for name in (".git/config", ".env", "cables/.cmc-032.xml.swp")]
    assert given == [404, 404, 404]
    assert ask(served.port, "/.well-known/site.txt").body == b"hidden"


def test_no_folder_is_listed(served: SimpleNamespace) -> None:
    write(served.site, "cables/one.xml", b"")
    write(served.site, "registers/index.html", b"the list")
    for target in ("/", "/cables", "/cables/"):
        answer = ask(served.port, target)
        assert answer.status == 404
        assert b"one.xml" not in answer.body
    redirected = ask(served.port, "/registers")
    assert redirected.status == 307
    assert redirected.headers["location"] == "http://localhost/registers/"
    assert b"the list" in ask(served.port, "/registers/").body


def test_the_sites_own_page_for_what_is_not_there(served: SimpleNamespace) -> None:
    before = ask(served.port, "/none.html")
    assert before.status == 404
    assert b"There is &lt;no&gt; such page." in before.body
    assert b"&amp;missing" in before.body
    write(served.site, "404.html", b"<body>not here</body>")
    after = ask(served.port, "/none.html")
    assert (after.status, after.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert after.body.startswith(b"<body>not here<script")
    assert b"&amp;missing" in after.body


def test_a_browser_that_looks_for_an_icon_finds_none_quietly(served: SimpleNamespace) -> None:
    assert ask(served.port, "/favicon.ico").status == 204
    write(served.site, "favicon.ico", b"icon")
    assert ask(served.port, "/favicon.ico").body == b"icon"


def test_only_reading_is_answered(served: SimpleNamespace) -> None:
    write(served.site, "page.html", b"<body></body>")
    assert ask(served.port, "/page.html", method="HEAD").body == b""
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"):
        assert ask(served.port, "/page.html", method=method).status == 405
    assert ask(served.port, "/.diplomatic/events", method="POST").status == 404


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8000"])
def test_the_loopback_address_is_answered(served: SimpleNamespace, host: str) -> None:
    write(served.site, "page.html", b"")
    assert ask(served.port, "/page.html", hosts=(host,)).status == 200


@pytest.mark.parametrize(
    "host",
    """evil.example localhost.evil.example evil.localhost 127.0.0.1.evil.example 127.0.0.2 0.0.0.0 192.0.2.1 [::] localhost:x
    localhost:123456 2130706433 localhost@evil.example localhost,evil.example""".split(),
)
def test_another_name_is_refused(served: SimpleNamespace, host: str) -> None:
    write(served.site, "page.html", b"the page")
    for target in ("/page.html", "/.diplomatic/events", "/.diplomatic/live.js"):
        answer = ask(served.port, target, hosts=(host,))
        assert answer.status == 421
        assert b"the page" not in answer.body


def test_no_name_and_two_names_are_refused(served: SimpleNamespace) -> None:
    write(served.site, "page.html", b"the page")
    for hosts in ((), ("localhost", "evil.example"), ("",)):
        assert ask(served.port, "/page.html", hosts=hosts).status in {400, 421}


@pytest.mark.parametrize("name", ["live.js", "panel.js", "place.js", "panel.css"])
def test_the_previews_own_files(served: SimpleNamespace, name: str) -> None:
    assert ask(served.port, f"/.diplomatic/{name}").status == 200


@pytest.mark.parametrize("name", ["", "x.js", "..", "../preview.py", "%2e%2e%2fpreview.py", "__init__.py"])
def test_no_other_file_of_the_program(served: SimpleNamespace, name: str) -> None:
    assert ask(served.port, f"/.diplomatic/{name}").status == 404


def test_it_listens_on_the_loopback_address_only(served: SimpleNamespace) -> None:
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", served.port))


def test_a_port_that_is_taken(served: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    live = Live({})
    with Server(lambda *_: None, live, served.port) as server:  # type: ignore[arg-type]
        assert server.port > served.port
        monkeypatch.setattr(serving, "_TRIED", 1)
        with pytest.raises(CannotRun, match=rf"No port from {served.port} on") as refused:
            Server(lambda *_: None, live, served.port)  # type: ignore[arg-type]
    assert "--port" in refused.value.hint


def test_a_port_that_is_not_ours_to_take(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refusing)
    with pytest.raises(CannotRun, match="Permission denied"):
        Server(lambda *_: None, Live({}), 80)  # type: ignore[arg-type]
