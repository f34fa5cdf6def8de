"""The telegram of the Soviet foreign ministry, in the variants in which translators print it."""

from random import Random

from benchmarks.corpus.clock import clock, in_words, iso, roman, roman_full, zone, zoned
from benchmarks.corpus.entries import Entry, name
from benchmarks.corpus.sheet import Sheet, arrival, distribution, idno, label, moment, recipients, reference_in_note
from benchmarks.corpus.story import Cable

SERIES = "The Serena Light"
_LISTED = (
    '<note type="translator" resp="#translator" xml:id="@n@"><label>Translator’s note:</label> '
    "Distribution for this cable is as follows: "
)
_GENRES = ("Enciphered Cable", "Ciphered Telegram", "CIPHERED TELEGRAM")
_COPIES = ("Reproduction prohibited", "Making Copies Prohibited")
_URGENCY = ("Top Priority", "HIGHEST PRIORITY", "Priority", "Urgent")


def sheet(cable: Cable, rng: Random) -> Sheet:
    """The lines of one telegram."""
    kind = rng.choice(("Ciphered telegram", "Enciphered cable"))
    made = Sheet(title=_title(cable, kind, origin(cable).short, cable.sender.short))
    made.heading = heading(cable, _title(cable, kind, name(origin(cable)), name(cable.sender)))
    made.translated_from = "Russian"
    made.sent = moment(iso(cable.sent))
    made.addressee = (
        name(cable.post.head, cable.post.head.name) if cable.outward else name(cable.service.ministry, cert="high")
    )
    _above(cable, made, rng)
    _recipients(cable, made, rng)
    if rng.random() < 0.25:
        made.line("caption", "S P E C I A L")
    transmission(cable, made, rng)
    special = rng.choice(("Special No.", "Special No.", "Spets. No."))
    made.line("special", f"{label(special)} {idno('special', cable.numbers['special'])}")
    if rng.random() < 0.6:
        made.line("precedence", made.mark("precedence", rng.choice(_URGENCY)))
    made.closer = _closer(cable, rng)
    made.source_notes = _registry_notes(cable, rng)
    return made


def origin(cable: Cable) -> Entry:
    """The place that the cable was sent from."""
    return cable.service.capital if cable.outward else cable.post.place


def _title(cable: Cable, kind: str, place: str, sender: str) -> str:
    return f"{kind} from {place}, from {sender} on {cable.thread.topic['title']}"


def heading(cable: Cable, title: str) -> str:
    """What the publication prints above the telegram."""
    return (
        f'<titlePart type="series">{SERIES}, Document {cable.serial}</titlePart>\n'
        f'        <titlePart type="main">{in_words(cable.sent)} / {title}</titlePart>'
    )


def _above(cable: Cable, made: Sheet, rng: Random) -> None:
    if cable.outward:
        made.line("addressee", f"{label('To')} Comrade {name(cable.post.head)}")
    if rng.random() < 0.7:
        made.line("classification", made.mark("classification", rng.choice(("TOP SECRET", "SECRET"))))
    made.line("handling", made.mark("handling", rng.choice(_COPIES)))
    made.line("copy", f"{label('Copy No.')} {idno('copy', cable.numbers['copy'])}")
    made.line("registry", f"{idno('registry', cable.numbers['registry'])} {roman(arrival(cable), rng)}")
    made.line("genre", rng.choice(_GENRES))


def _recipients(cable: Cable, made: Sheet, rng: Random) -> None:
    last = name(cable.service.offices["cipher"]) if rng.random() < 0.2 else ""
    listed = distribution(recipients(cable, rng), rng, last)
    if rng.random() < 0.7:
        made.lines.append(f"{_LISTED}{listed}</note>")
    else:
        made.line("distribution", listed)


def transmission(cable: Cable, made: Sheet, rng: Random) -> None:
    """Where it came from and when; the number is missing on some, and some are in several parts."""
    arrived = arrival(cable)
    shown, of_moscow = "", not cable.outward and rng.random() < 0.15
    if "incoming" in cable.numbers:
        shown = f" {label('No.')} {idno('incoming', cable.numbers['incoming'])}"
    parts = "".join(f" {idno('incoming', part)}" for part in cable.numbers.get("parts", "").split())
    time = clock(arrived, zone(cable.service.offset)) + " (Moscow time)" if of_moscow else clock(arrived)
    made.received = moment(zoned(arrived, cable.service.offset) if of_moscow else iso(arrived))
    made.line(
        "transmission",
        f"{label('From:')} {name(origin(cable))}{shown} {label('Time:')} {time} {label('Date:')} {roman_full(arrived)}{parts}",
    )


def _closer(cable: Cable, rng: Random) -> str:
    signed = name(cable.sender, rng.choice((cable.sender.short, cable.sender.initials)).upper())
    date, signed = f"<dateline>{roman(cable.sent, rng)}</dateline>", f"<signed>{signed}</signed>"
    return rng.choice((f"{date} {signed}", f"{date} {signed}", f"{signed} {date}", signed))


def _registry_notes(cable: Cable, rng: Random) -> list[str]:
    """What the registry of the ministry typed below, about the cable that this one answers."""
    if not cable.answers or rng.random() < 0.2:
        return []
    earlier = cable.answers.cable
    note = (
        f"{label('NOTE:')} {reference_in_note(earlier)} (Ref. No. {rng.randint(20000, 39999)}) dated {roman(earlier.sent, rng)} "
        f"{name(earlier.sender)} {rng.choice(('reported', 'wrote', 'gave instructions'))} on {earlier.thread.topic['title']}."
    )
    return [note]
