"""The ciphergram of the Polish foreign ministry: it says when it was dispatched, received and deciphered."""

from datetime import timedelta
from random import Random

from benchmarks.corpus.clock import clock, in_words, iso, month_first
from benchmarks.corpus.entries import name
from benchmarks.corpus.forms.soviet import origin
from benchmarks.corpus.sheet import Sheet, arrival, distribution, idno, label, moment, recipients
from benchmarks.corpus.story import Cable

_LISTED = (
    '<note type="translator" resp="#translator" xml:id="@n@"><label>Translator’s note:</label> The copies went to: '
)
_SUPPLIED = '<supplied reason="translator" resp="#translator">{}</supplied> '


def sheet(cable: Cable, rng: Random) -> Sheet:
    """The lines of one ciphergram."""
    capital = cable.service.capital
    where = f"the Ministry in {{}} ({{}}) to {cable.post.place.short}" if cable.outward else "the Embassy in {} ({})"
    place, sender = capital if cable.outward else cable.post.place, cable.sender
    title = f"Telegram from {where}, {in_words(cable.sent)}"
    made = Sheet(title=title.format(place.short, sender.short), translated_from="Polish")
    made.heading = f'<titlePart type="main">{title.format(name(place), name(sender))}</titlePart>'
    made.line("genre", f"{label('Ciphergram No.')} {idno('incoming', cable.numbers['incoming'])}")
    _ways(cable, made, rng)
    addressee = cable.post.head if cable.outward else rng.choice(cable.service.ministers)
    made.addressee = name(addressee, addressee.name)
    given = _SUPPLIED.format(addressee.full.partition(" ")[0]) if rng.random() < 0.5 else ""
    urgent = ", " + made.mark("precedence", rng.choice(("Urgent", "Very Urgent"))) if rng.random() < 0.5 else ""
    only = ", " + made.mark("handling", "EYES ONLY") if rng.random() < 0.6 else ""
    made.line("addressee", f"{label('To:')} {given}{name(addressee, addressee.short.upper())}{urgent}{only}")
    office = _SUPPLIED.format("Ambassador") if not cable.outward and rng.random() < 0.5 else ""
    made.line("transmission", f"{label('From:')} {office}{name(sender, sender.short.upper())}")
    if rng.random() < 0.3:
        made.line("handling", made.mark("handling", rng.choice(("STRICTLY SECRET", "SECRET OF SPECIAL SIGNIFICANCE"))))
    made.lines.append(f"{_LISTED}{distribution(recipients(cable, rng), rng)}</note>")
    mark = rng.choice(("/-/ ", "(-) ", ""))
    if mark or rng.random() < 0.5:
        made.closer = f"{mark}<signed>{name(sender, sender.short.upper())}</signed>"
    return made


def _ways(cable: Cable, made: Sheet, rng: Random) -> None:
    """Dispatched, received, deciphered: on one line, on two or on three."""
    arrived = arrival(cable)
    place, sent = name(origin(cable)), f"on {month_first(cable.sent)} at {clock(cable.sent)}"
    received = f"on {month_first(arrived)} at {clock(arrived)}"
    deciphered = arrived + timedelta(minutes=rng.randint(20, 300))
    style = rng.randrange(3)
    if style == 0:
        made.line("transmission", f"Dispatched from {place} {sent} and received {received}")
    elif style == 1:
        made.line("transmission", f"Dispatched from {place} {sent}")
        made.line("transmission", f"Received {received}")
    else:
        made.line("transmission", f"From {place} dispatched {sent}")
        made.line("transmission", f"Received {received}")
        decoding = rng.choice(("Came to the Decoding Department", "Came into the Deciphering Department"))
        made.line("transmission", f"{decoding} on {month_first(deciphered)} at {clock(deciphered)}")
    made.sent = moment(iso(cable.sent), f"{cable.sent:%H:%M}:00")
    made.received = moment(iso(arrived), f"{arrived:%H:%M}:00")
