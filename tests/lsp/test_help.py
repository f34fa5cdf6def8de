"""What the server answers about the cursor, in texts that are being typed and so are not well-formed."""

from pathlib import Path

from .conftest import Editor, Session

HEAD = '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="cable-001"><teiHeader><fileDesc><titleStmt>'
HEADER = (
    f'{HEAD}<respStmt xml:id="translator"><resp>Translation</resp></respStmt></titleStmt></fileDesc></teiHeader><text>'
)
BODY = f'{HEADER}<body><div type="message"><p xml:id="p1">He met '


def test_completion_of_elements(session: Session, cable: Path) -> None:
    async def scenario(editor: Editor) -> None:
        inside = await editor.complete(cable, f"{BODY}<|")
        assert {"persName", "placeName", "note", "date"} <= set(inside)
        assert not {"p", "body", "teiHeader"} & set(inside)
        assert "The name of a person" in str(inside["persName"].documentation)
        assert {"persName"} <= set(await editor.complete(cable, f"{BODY}<per| and then</p></div></body></text></TEI>"))
        after = await editor.complete(cable, f"{BODY}him.</p><closer/><|</div></body></text></TEI>")
        assert "closer" not in after
        assert "p" not in after
        assert {"p", "closer"} <= set(await editor.complete(cable, f"{BODY}him.</p><|</div></body></text></TEI>"))
        assert await editor.complete(cable, f"{BODY}<!-- <| -->") == {}
        assert await editor.complete(cable, f"{BODY}| him") == {}
        end = (await editor.complete(cable, f"{BODY}<hi>x</hi></|"))["p"]
        assert end.text_edit
        assert end.text_edit.new_text == "p>"

    session(scenario)


def test_completion_of_attributes_and_values(session: Session, cable: Path) -> None:
    async def scenario(editor: Editor) -> None:
        names = await editor.complete(cable, f'{BODY}<note type="translator" |')
        assert {"place", "resp", "xml:id"} <= set(names)
        assert "type" not in names
        assert set(await editor.complete(cable, f'{BODY}<note type="|')) == {
            "translator",
            "editorial",
            "source",
            "description",
        }
        assert set(await editor.complete(cable, f"{BODY}<note type='tr|' resp=\"#x\">x</note></p>")) >= {"translator"}
        people = await editor.complete(cable, f'{BODY}<persName ref="../reg|">Khrushchev</persName></p>')
        assert set(people) == {"../registers/persons.xml#khrushchev"}
        person = people["../registers/persons.xml#khrushchev"]
        assert person.detail == "Khrushchev, Nikita Sergeyevich"
        assert person.text_edit
        assert person.text_edit.new_text == "../registers/persons.xml#khrushchev"
        assert list(await editor.complete(cable, f'{BODY}<supplied reason="translator" resp="|">x')) == ["#translator"]

    session(scenario)


def test_hover(session: Session, cable: Path) -> None:
    async def scenario(editor: Editor) -> None:
        assert "The name of a person" in await editor.hover(cable, f"{BODY}<pers|Name>K")
        assert "Whose note it is" in await editor.hover(cable, f'{BODY}<note ty|pe="translator">x')
        assert "A note of the translator" in await editor.hover(cable, f'{BODY}<note type="trans|lator">x')
        entry = await editor.hover(cable, f'{BODY}<persName ref="../registers/persons.xml#khru|shchev">K')
        assert "**Khrushchev, Nikita Sergeyevich** (person)" in entry
        assert "head of the Soviet government" in entry
        assert await editor.hover(cable, f"{BODY}Khru|shchev</p>") == ""

    session(scenario)


def test_definition(session: Session, edition: Path, cable: Path) -> None:
    register = (edition / "tei" / "registers" / "persons.xml").resolve()
    lines = register.read_text(encoding="utf-8").splitlines()

    async def scenario(editor: Editor) -> None:
        found = await editor.definition(cable, f'{BODY}<persName ref="../registers/persons.xml#khru|shchev">K')
        assert found
        assert found.uri == register.as_uri()
        assert lines[found.range.start.line][found.range.start.character :].startswith('<person xml:id="khrushchev">')
        own = await editor.definition(cable, f'{BODY}<note resp="#trans|lator">x')
        assert own
        assert (own.uri, own.range.start.line) == (cable.as_uri(), 1)
        assert await editor.definition(cable, f'{BODY}<note resp="#no|body">x') is None
        assert await editor.definition(cable, f'{BODY}<ref target="https://example.|org#a">x') is None
        editor.open(register, "\n\n<TEI>" + register.read_text(encoding="utf-8"))
        moved = await editor.definition(cable, f'{BODY}<persName ref="../registers/persons.xml#khru|shchev">K')
        assert moved
        assert moved.range.start.line == found.range.start.line + 2

    session(scenario)


def test_a_schema_of_ones_own(session: Session, edition: Path, cable: Path) -> None:
    schema = (edition / "schema" / "cable.xsd").read_text(encoding="utf-8")
    (edition / "schema" / "own.xsd").write_text(
        schema.replace("A paragraph, of the message", "OUR PARAGRAPH"), encoding="utf-8"
    )
    settings = (edition / "edition.toml").read_text(encoding="utf-8")
    assert 'schema = ""' in settings
    (edition / "edition.toml").write_text(
        settings.replace('schema = ""', 'schema = "schema/own.xsd"'), encoding="utf-8"
    )

    async def scenario(editor: Editor) -> None:
        assert "OUR PARAGRAPH" in await editor.hover(cable, f"{BODY}</p><p|>")

    session(scenario)


def test_a_description_is_text(session: Session, edition: Path, cable: Path) -> None:
    """An image in it would be loaded from elsewhere as soon as somebody moves the pointer over the name."""
    register = edition / "tei" / "registers" / "persons.xml"
    text = register.read_text(encoding="utf-8")
    image = "![x](https://evil.example/x.png) &lt;img src=x&gt;"
    assert "First Secretary of the Central Committee and" in text
    register.write_text(text.replace("First Secretary of the Central Committee and", image, 1), encoding="utf-8")

    async def scenario(editor: Editor) -> None:
        entry = await editor.hover(cable, f'{BODY}<persName ref="../registers/persons.xml#khru|shchev">K')
        assert r"\!\[x\](https://evil.example/x.png) \<img src=x\>" in entry

    session(scenario)
