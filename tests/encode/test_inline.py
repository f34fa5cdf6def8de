"""Markup inside a line: each form of a bracketed remark, references and dates."""

from collections.abc import Callable

import pytest

from diplomatic.diagnostics import Severity

from .conftest import Result, message_of

SUPPLIED = '<supplied reason="translator" resp="#translator">{}</supplied>'
NOTE = '<note type="translator" place="inline" resp="#translator" xml:id="n1">{}</note>'
Encode = Callable[[str], Result]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("special [nuclear] weapons", f"special {SUPPLIED.format('nuclear')} weapons"),
        ("so [sic] it was", "<sic>so</sic> it was"),
        ("(so [sic]) it was", "(<sic>so</sic>) it was"),
        ("Zorin [?] came", "<unclear>Zorin</unclear> came"),
        ("[?] came", '<gap reason="illegible"><desc>?</desc></gap> came'),
        ("[illegible] came", '<gap reason="illegible"><desc>illegible</desc></gap> came'),
        ("[one line illegible]", '<gap reason="illegible"><desc>one line illegible</desc></gap>'),
        ("[1½ lines not declassified]", '<gap reason="excised"><desc>1½ lines not declassified</desc></gap>'),
        ("[sic] he came", NOTE.format("sic") + " he came"),
        ("he [sic!] came", "he " + NOTE.format("sic!") + " came"),
        ("he [Sic.] came", "he " + NOTE.format("Sic.") + " came"),
        ("he [SIC] came", "he " + NOTE.format("SIC") + " came"),
        ("he [ sic ] came", "he " + NOTE.format(" sic ") + " came"),
        ("x [sic; he means y] z", "x " + NOTE.format("sic; he means y") + " z"),
        (
            "x [Translator note: literally, “close”] z",
            "x " + NOTE.format("<label>Translator note:</label> literally, “close”") + " z",
        ),
        ("x [handwritten: to file] z", 'x <add hand="#hand1"><label>handwritten:</label> to file</add> z'),
        ("[Handwritten text:] go", NOTE.format("Handwritten text:") + " go"),
        ("see [3] and [*]", "see [3] and [*]"),
        ("empty [] and [ ]", "empty [] and [ ]"),
        ("[Foreign] [Minister] went", f"{SUPPLIED.format('Foreign')} {SUPPLIED.format('Minister')} went"),
        ("x [he said so; it was late] z", "x " + NOTE.format("he said so; it was late") + " z"),
        ("x [a [sic] b] z", f"x {SUPPLIED.format('<sic>a</sic> b')} z"),
        ("x [a b", "x [a b"),
        ("x a] b", "x a] b"),
        ("x [a [b] c", "x [a [b] c"),
        ("[[[[[[deep]]]]]]", "[[[[[[deep]]]]]]"),
        ("on 28/X-62 he", 'on <date when="1962-10-28">28/X-62</date> he'),
        ("on 31/II/62 he", "on 31/II/62 he"),
        ("your No. 848-849.", 'your <ref type="cable">No. 848-849</ref>.'),
        ("Your No. 85 and No. 12", 'Your <ref type="cable">No. 85</ref> and No. 12'),
        ("No. 811, 812-813 went", '<ref type="cable">No. 811, 812-813</ref> went'),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_each_form(text: str, expected: str, encode_message: Encode) -> None:
    assert message_of(encode_message(text)) == expected


def test_a_bracket_without_a_partner_is_reported(encode_message: Encode) -> None:
    finding = next(f for f in encode_message("the special [nuclear weapons").encoded.findings if f.code == "E004")
    assert finding.severity is Severity.ERROR


def test_a_remark_may_go_over_a_line(encode_message: Encode) -> None:
    assert message_of(encode_message("special [nuclear\nor other] weapons")) == (
        f"special {SUPPLIED.format('nuclear' + chr(10) + 'or other')} weapons"
    )


def test_a_hand_is_declared_where_it_is_used(encode_message: Encode) -> None:
    assert len(encode_message("[handwritten: to file]").xml("//t:handNote")) == 1
    assert encode_message("to file").xml("//t:handNote") == []


def test_a_remark_without_a_space_after_its_label_keeps_it_so(encode_message: Encode) -> None:
    result = encode_message("x [Translator note:literally] z")
    assert "E007" not in result.codes()
    assert result.message() == ["x [Translator note:literally] z"]
