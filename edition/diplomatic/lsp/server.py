"""The server: which request is answered by what, and when a text is checked."""

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from diplomatic import __version__
from diplomatic.diagnostics import CannotRun
from diplomatic.lsp.answers import Answers
from diplomatic.lsp.checking import Checked, check, could_not_check
from diplomatic.lsp.editions import Editions
from diplomatic.lsp.text import Text

_PAUSE = 0.25
"""Seconds without a key pressed until a text is checked."""
_TRIGGERS = ["<", "/", " ", '"', "'", "#"]
_WATCHED = ["**/*.xml", "**/edition.toml", "**/citations.lock", "**/*.xsd"]
_WATCH_ID = "diplomatic-files"


class DiplomaticServer(LanguageServer):
    """What is open, what was found in it, and the editions it belongs to."""

    def __init__(self) -> None:
        super().__init__("diplomatic", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.editions = Editions(self.open_text)
        self.checked: dict[str, Checked] = {}
        self._open: dict[
            str, Path | None
        ] = {}  # by the address as the client writes it; pygls keeps another form of it
        self._pending: dict[str, asyncio.Task[None]] = {}

    def open_text(self, path: Path) -> str | None:
        """The text of an open file, saved or not."""
        uri = next((uri for uri, known in self._open.items() if known == path), None)
        return None if uri is None else str(self.workspace.get_text_document(uri).source)

    @property
    def encoding(self) -> str:
        """What the client counts positions in: UTF-16, unless it said otherwise."""
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return encoding.value if isinstance(encoding, types.PositionEncodingKind) else encoding

    def text(self, uri: str) -> Text:
        """The text of an open document, with positions as the client counts them."""
        return Text(self.workspace.get_text_document(uri).source, self.encoding)

    def answers(self, uri: str) -> Answers | None:
        """What can be asked of an open document; None if its edition's settings cannot be used."""
        path = path_of(uri)
        try:
            return Answers(path, self.text(uri), self.editions.of(path)) if path else None
        except CannotRun:
            return None

    def check(self, uri: str) -> None:
        """Check an open document now, and tell the client what was found."""
        path = self._open.get(uri)
        if path is None:
            return
        text = self.text(uri)
        try:
            checked = check(path, text, self.editions.of(path))
        except CannotRun as error:
            checked = could_not_check(text, error)
        self.checked[uri] = checked
        version = self.workspace.get_text_document(uri).version
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, checked.diagnostics, version))

    def check_all(self) -> None:
        """Check every open document: something that all are checked against has changed."""
        for uri in list(self._open):
            self.check(uri)

    def check_soon(self, uri: str) -> None:
        """Check a document when nothing has been typed for a moment."""
        if task := self._pending.pop(uri, None):
            task.cancel()
        self._pending[uri] = asyncio.get_running_loop().create_task(self._after_a_pause(uri))

    async def _after_a_pause(self, uri: str) -> None:
        await asyncio.sleep(_PAUSE)
        self._pending.pop(uri, None)
        self.refresh(uri)

    def refresh(self, uri: str) -> None:
        """Check a document; all of them, if they are checked against it."""
        path = path_of(uri)
        if path is not None and self.editions.changed(path):
            self.check_all()
        else:
            self.check(uri)

    def open(self, uri: str) -> None:
        """A document is open from now on, and what the editor has of it counts."""
        self._open[uri] = path_of(uri)
        self.refresh(uri)

    def close(self, uri: str) -> None:
        """Forget a document; what was saved counts again."""
        self._open.pop(uri, None)
        if task := self._pending.pop(uri, None):
            task.cancel()
        self.checked.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        path = path_of(uri)
        if path is not None and self.editions.changed(path):
            self.check_all()


def path_of(uri: str) -> Path | None:
    """The file of a document; None for one that has no file yet."""
    if not uri.startswith("file:"):
        return None
    name = uris.to_fs_path(uri)
    return Path(name).resolve() if name else None


def make_server() -> DiplomaticServer:
    """A server with everything it answers."""
    server = DiplomaticServer()
    _synchronise(server)
    _answer(server)
    _watch(server)
    return server


def _synchronise(server: DiplomaticServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.open(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _answer(server: DiplomaticServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        answers = server.answers(params.text_document.uri)
        return answers.hover(params.position) if answers else None

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    def completion(params: types.CompletionParams) -> types.CompletionList:
        answers = server.answers(params.text_document.uri)
        return types.CompletionList(is_incomplete=False, items=answers.completion(params.position) if answers else [])

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        answers = server.answers(params.text_document.uri)
        found = answers.definition(params.position) if answers else None
        if answers is None or found is None:
            return None
        path, start, end = found
        text = Text(answers.edition.text_of(path) or "", server.encoding)
        return types.Location(path.as_uri(), text.range(start, end))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        answers = server.answers(params.text_document.uri)
        return answers.symbols() if answers else []

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return _actions(server, params)


def _actions(server: DiplomaticServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """A quick fix for each thing that can be mended near, and one for all of them in the document."""
    uri = params.text_document.uri
    known = server.checked.get(uri)
    if known is None or known.text.content != server.text(uri).content:
        server.check(uri)  # the text has changed since it was checked: old positions would spoil it
        known = server.checked.get(uri)
    if known is None or not known.fixes:
        return []
    found = [
        types.CodeAction(
            title=f"{fix.code}: {fix.description}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[one for one in params.context.diagnostics if one.code == fix.code],
            edit=types.WorkspaceEdit(changes={uri: known.edits([fix])}),
        )
        for fix in known.near(params.range)
    ]
    everything = types.WorkspaceEdit(changes={uri: known.edits(known.fixes)})
    title = f"Mend everything that is certain ({len(known.fixes)})"
    found.append(types.CodeAction(title=title, kind=types.CodeActionKind.SourceFixAll, edit=everything))
    only = params.context.only
    return [one for one in found if only is None or any(_is_of(str(one.kind), str(kind)) for kind in only)]


def _is_of(kind: str, wanted: str) -> bool:
    return f"{kind}.".startswith(f"{wanted}.")


def _watch(server: DiplomaticServer) -> None:
    """Files that change outside the editor: a register, the settings, a schema."""

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(params: types.DidChangeWatchedFilesParams) -> None:
        paths = [path for change in params.changes if (path := path_of(change.uri))]
        if [path for path in paths if server.editions.changed(path)]:
            server.check_all()

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        del params
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration(_WATCH_ID, method, options)
            await server.client_register_capability_async(types.RegistrationParams([registration]))
