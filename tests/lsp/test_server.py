"""``diplomatic lsp`` over stdio, with a real client: what it says of texts that nobody has saved yet."""

import subprocess
import sys
from pathlib import Path

from lsprotocol import types

from .conftest import Editor, Session, codes_of

RECIPIENT = "<persName>First recipient</persName>"
ENTRY = (
    '<person xml:id="thant"><persName type="preferred">Thant, U</persName></person>\n      <person xml:id="khrushchev">'
)


def test_findings_as_you_type(session: Session, cable: Path) -> None:
    text = cable.read_text(encoding="utf-8")
    broken = text.replace(
        RECIPIENT, f"😀 {RECIPIENT.replace('>', chr(32) + 'ref=' + chr(34) + '#nobody' + chr(34) + '>', 1)}"
    )

    async def scenario(editor: Editor) -> None:
        uri = editor.open(cable)
        assert codes_of(await editor.diagnostics(uri)) == []
        editor.type(uri, broken)
        (found,) = [one for one in await editor.diagnostics(uri) if one.code == "N001"]
        line = broken[: broken.index("#nobody")].count("\n")
        start = broken.splitlines()[line].index("<persName") + 1  # the face is two code units
        assert found.range == types.Range(types.Position(line, start), types.Position(line, start + len("<persName")))
        assert found.severity is types.DiagnosticSeverity.Error
        assert "is in no register" in found.message
        editor.type(uri, text.replace("</text>", ""))
        assert codes_of(await editor.diagnostics(uri)) == ["X001"]
        editor.type(uri, text.replace("<closer", "<zz/><closer"))
        assert codes_of(await editor.diagnostics(uri)) == ["S001"]
        assert cable.read_text(encoding="utf-8") == text

    session(scenario)


def test_the_last_text_counts(session: Session, cable: Path) -> None:
    text = cable.read_text(encoding="utf-8")

    async def scenario(editor: Editor) -> None:
        uri = editor.open(cable)
        for _ in range(20):
            editor.type(uri, "<TEI>")
        editor.type(uri, text)
        assert codes_of(await editor.diagnostics(uri)) == []
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await editor.until(uri, [])

    session(scenario)


def test_the_text_is_what_the_editor_has_whatever_it_declares(session: Session, cable: Path) -> None:
    text = cable.read_text(encoding="utf-8").replace("UTF-8", "iso-8859-1").replace("First", "\u2028 \x85 Фёрст")

    async def scenario(editor: Editor) -> None:
        assert codes_of(await editor.diagnostics(editor.open(cable, text))) == ["T005", "T005"]

    session(scenario)


def test_suppressions_and_settings_count(session: Session, edition: Path, cable: Path) -> None:
    with (edition / "edition.toml").open("a") as file:
        file.write('\n[validate.severity]\nN001 = "warning"\n')
    text = cable.read_text(encoding="utf-8").replace("<persName>First", '<persName ref="#a">First')
    ignored = text.replace("<persName ref", '<?diplomatic ignore N001 reason="not yet"?><persName ref')

    async def scenario(editor: Editor) -> None:
        uri = editor.open(cable, text)
        found = [one for one in await editor.diagnostics(uri) if one.code == "N001"]
        assert [one.severity for one in found] == [types.DiagnosticSeverity.Warning]
        editor.type(uri, ignored)
        assert codes_of(await editor.diagnostics(uri)) == []
        (edition / "edition.toml").write_text("[validate\n")
        change = types.FileEvent((edition / "edition.toml").as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        await editor.until(uri, ["None"])

    session(scenario)


def test_a_register_that_is_not_saved_counts(session: Session, edition: Path, cable: Path) -> None:
    register = edition / "tei" / "registers" / "persons.xml"
    text = cable.read_text(encoding="utf-8").replace(
        "<persName>First", '<persName ref="../registers/persons.xml#thant">First'
    )
    entries = register.read_text(encoding="utf-8").replace('<person xml:id="khrushchev">', ENTRY)

    async def scenario(editor: Editor) -> None:
        uri = editor.open(cable, text)
        assert codes_of(await editor.diagnostics(uri)) == ["N001"]
        other = editor.open(register)
        await editor.until(uri, ["N001"])
        editor.type(other, entries)
        await editor.until(uri, [])
        editor.type(other, entries.replace("</standOff>", ""))  # while it is typed, what was saved counts
        await editor.until(uri, ["N001"])
        register.write_text(entries, encoding="utf-8")
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(other)))
        await editor.until(uri, [])

    session(scenario)


def test_other_xml_is_left_alone(session: Session, edition: Path) -> None:
    other = edition / "pom.xml"
    other.write_text("<project/>")

    async def scenario(editor: Editor) -> None:
        assert await editor.diagnostics(editor.open(other)) == []

    session(scenario)


def test_it_asks_to_be_told_of_changed_files(session: Session, cable: Path) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.diagnostics(editor.open(cable))
        assert [one.method for one in editor.registrations] == ["workspace/didChangeWatchedFiles"]

    session(scenario)


def test_symbols(session: Session, cable: Path) -> None:
    async def scenario(editor: Editor) -> None:
        uri = editor.open(cable)
        wanted = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        found = await editor.client.text_document_document_symbol_async(wanted)
        assert found
        tree = {one.name: one for one in found if isinstance(one, types.DocumentSymbol)}
        assert list(tree) == ["teiHeader", "original-header", "message"]
        assert [one.name for one in tree["message"].children or []] == ["p1", "p2", "closer"]
        assert [one.name for one in (tree["message"].children or [])[1].children or []] == ["n1"]
        assert (tree["original-header"].children or [])[0].detail == "ab classification: TOP SECRET"

    session(scenario)


def test_quick_fixes(session: Session, cable: Path) -> None:
    text = cable.read_text(encoding="utf-8").replace(
        '<p xml:id="p2">', '<p>Between.  <date>29/X/1962</date></p>\r\n<p xml:id="p2">'
    )
    text = text.replace("First recipient", "Khrushchev")
    line = text[: text.index("Between")].count("\n")

    async def scenario(editor: Editor) -> None:
        uri = editor.open(cable, text)
        hints = [one.code for one in await editor.diagnostics(uri) if one.severity is types.DiagnosticSeverity.Hint]
        assert sorted(map(str, hints)) == ["F001", "F002", "F004"]
        here = await editor.actions(uri, types.Position(line, 0))
        assert [one.title[:4] for one in here] == ["F001", "F002", "Mend"]
        everything = here[-1]
        assert everything.kind == types.CodeActionKind.SourceFixAll
        assert everything.edit
        assert everything.edit.changes
        mended = _edited(text, list(everything.edit.changes[uri]))
        cable.write_bytes(text.encode())
        done = [sys.executable, "-m", "diplomatic", "validate", "--fix", str(cable)]
        subprocess.run(done, check=True, capture_output=True)
        assert cable.read_bytes().decode() == mended
        editor.type(uri, mended)
        assert await editor.diagnostics(uri) == []
        assert await editor.actions(uri, types.Position(line, 0)) == []

    session(scenario)


def _edited(text: str, edits: list[types.TextEdit]) -> str:
    """The text with the edits made, as an editor makes them."""
    lines = text.splitlines(keepends=True)
    assert len(lines) == text.count("\n")
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        assert edit.range.start == edit.range.end
        line, column = edit.range.start.line, edit.range.start.character
        lines[line] = lines[line][:column] + edit.new_text + lines[line][column:]
    return "".join(lines)
