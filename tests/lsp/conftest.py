"""A language server in a process of its own, spoken to over stdio with the client of pygls, as an editor speaks to it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from diplomatic.cli.main import cli

_PATIENCE = 20


class Editor:
    """What an editor does: it opens files, types, asks. ``|`` in a text is the cursor."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.registrations: list[types.Registration] = []
        self._published: dict[str, types.PublishDiagnosticsParams] = {}
        self._news = asyncio.Event()
        self._version = 0

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self._published[params.uri] = params
            self._news.set()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.registrations += params.registrations

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a file, with the text it has or another; gives its address."""
        content = path.read_bytes().decode() if text is None else text
        self._version += 1
        item = types.TextDocumentItem(path.as_uri(), "xml", self._version, content)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return path.as_uri()

    def type(self, uri: str, text: str) -> None:
        """Replace the text of an open file, without saving it."""
        self._version += 1
        document = types.VersionedTextDocumentIdentifier(self._version, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def diagnostics(self, uri: str, *, since: int | None = None) -> list[types.Diagnostic]:
        """What the server says of a file in the version that was sent last."""
        wanted = self._version if since is None else since
        async with asyncio.timeout(_PATIENCE):
            while (known := self._published.get(uri)) is None or (known.version or 0) < wanted:
                self._news.clear()
                await self._news.wait()
        return list(self._published[uri].diagnostics)

    async def until(self, uri: str, codes: list[str]) -> None:
        """Wait until the server finds these codes in a file, and no other."""
        async with asyncio.timeout(_PATIENCE):
            while (known := self._published.get(uri)) is None or codes_of(known.diagnostics) != codes:
                self._news.clear()
                await self._news.wait()

    async def complete(self, path: Path, text: str) -> dict[str, types.CompletionItem]:
        """What can stand at the cursor."""
        uri, position = self._at(path, text)
        where = types.CompletionParams(types.TextDocumentIdentifier(uri), position)
        found = await self.client.text_document_completion_async(where)
        assert isinstance(found, types.CompletionList)
        return {item.label: item for item in found.items}

    async def hover(self, path: Path, text: str) -> str:
        """The help for what is at the cursor."""
        uri, position = self._at(path, text)
        found = await self.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), position)
        )
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def definition(self, path: Path, text: str) -> types.Location | None:
        """Where what is at the cursor is defined."""
        uri, position = self._at(path, text)
        where = types.DefinitionParams(types.TextDocumentIdentifier(uri), position)
        found = await self.client.text_document_definition_async(where)
        assert found is None or isinstance(found, types.Location)
        return found

    async def actions(self, uri: str, position: types.Position) -> list[types.CodeAction]:
        """The quick fixes at a place."""
        context = types.CodeActionContext(diagnostics=[])
        wanted = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(position, position), context)
        found = await self.client.text_document_code_action_async(wanted)
        return [one for one in found or [] if isinstance(one, types.CodeAction)]

    def _at(self, path: Path, text: str) -> tuple[str, types.Position]:
        uri = self.open(path, text.replace("|", "", 1))
        before = text[: text.index("|")]
        line = before[before.rfind("\n") + 1 :]
        return uri, types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


Scenario = Callable[[Editor], Awaitable[None]]
Session = Callable[[Scenario], None]


def codes_of(diagnostics: object) -> list[str]:
    """The codes of diagnostics, without the hints at what can be mended."""
    assert isinstance(diagnostics, list | tuple)
    return [str(one.code) for one in diagnostics if one.severity is not types.DiagnosticSeverity.Hint]


@pytest.fixture
def session(edition: Path) -> Session:
    """Play a scenario with an editor and a server; at its end the server must stop by itself, with 0."""

    async def play(scenario: Scenario) -> None:
        client = LanguageClient("test-editor", "1")
        editor = Editor(client)
        await client.start_io(sys.executable, "-m", "diplomatic", "lsp", cwd=str(edition))
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watching)
        capabilities = types.ClientCapabilities(workspace=workspace)
        await client.initialize_async(types.InitializeParams(capabilities, root_uri=edition.as_uri()))
        client.initialized(types.InitializedParams())
        try:
            await scenario(editor)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            process = client._server
            assert process is not None
            assert await asyncio.wait_for(process.wait(), _PATIENCE) == 0
            await client.stop()  # type: ignore[no-untyped-call]

    return lambda scenario: asyncio.run(play(scenario))


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A new edition, as ``diplomatic new`` makes it, with one person and one place in its registers."""
    folder = tmp_path.resolve() / "my edition"
    assert CliRunner().invoke(cli, ["new", str(folder)]).exit_code == 0
    return folder


@pytest.fixture
def cable(edition: Path) -> Path:
    """The cable of the new edition."""
    return edition / "tei" / "cables" / "cable-001.xml"
