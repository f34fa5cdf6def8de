"""The telegram of the American Department of State: a form that machines wrote, with numbered paragraphs and no translator."""

from random import Random

from benchmarks.corpus.clock import clock, group, iso, zone, zoned
from benchmarks.corpus.entries import Entry, name
from benchmarks.corpus.prose import cited, date_in_text
from benchmarks.corpus.sheet import Sheet, arrival, idno, label, moment, recipients
from benchmarks.corpus.story import Cable

_PRECEDENCE = (("R", "Routine"), ("P", "Priority"), ("P", "Priority"), ("O", "Immediate"), ("Z", "Flash"))
_CLASSES = (
    ("UNCLAS", "UNCLASSIFIED"),
    ("CONFIDENTIAL", "CONFIDENTIAL"),
    ("C O N F I D E N T I A L", "CONFIDENTIAL"),
    ("SECRET", "SECRET"),
)
_HANDLING = ("EXDIS", "LIMDIS", "NODIS", "NOFORN", "STADIS")
_TAGS = ("PFOR", "EWWT", "PBOR", "PINT", "EFIS", "MARR")


def sheet(cable: Cable, rng: Random) -> Sheet:
    """The lines of one telegram."""
    about = cable.thread.topic["title"].removeprefix("the ")
    made = Sheet(title=f"Telegram {cable.number}: {about[0].upper()}{about[1:]}")
    made.sent = moment(f"{iso(cable.sent)}T{cable.sent:%H:%M}:00Z")
    if rng.random() < 0.15:
        made.line("transmission", f"VZCZCXYZ{cable.serial % 10000:04}")
    urgency = made.mark("precedence", *rng.choice(_PRECEDENCE))
    made.line("precedence", f"{urgency} {group(cable.sent)}")
    _ends(cable, made, rng)
    printed, words = rng.choice(_CLASSES)
    secret = made.mark("classification", printed, words)
    made.portion = f"({words[0]}) "
    origin = "STATE" if cable.outward else name(cable.post.place, cable.post.telegraph)
    made.line("classification", f"{secret} {origin} {idno('outgoing', cable.numbers['outgoing'])}")
    if rng.random() < 0.4:
        made.line("handling", made.mark("handling", rng.choice(_HANDLING)))
    executive = made.mark("classification", rng.choice(("GDS", "XGDS", "N/A")))
    made.line("classification", f"{label('E.O. 11652:')} {executive}")
    tags = " ".join(f'<term type="subject">{tag}</term>' for tag in rng.sample(_TAGS, rng.randint(2, 3)))
    made.line("subject", f"{label('TAGS:')} {tags}")
    made.line("subject", f"{label('SUBJECT:')} <title>{about.upper()}</title>")
    _references(cable, made)
    _below(cable, made, rng)
    return made


def _ends(cable: Cable, made: Sheet, rng: Random) -> None:
    """FM, TO and INFO."""
    department, embassy = cable.service.ministry, cable.post.embassy
    sender, addressee = (department, embassy) if cable.outward else (embassy, department)
    made.line("transmission", f"{label('FM')} {name(sender, sender.forms[-1])}")
    number = idno("outgoing", cable.numbers["addressee"])
    made.line("transmission", f"{label('TO')} {name(addressee, addressee.forms[-1])} {number}")
    items = "".join(f"<item>{_informed(entry, rng)}</item>" for entry in recipients(cable, rng))
    made.line("distribution", f'{label("INFO")} <list type="distribution" xml:id="@l@">{items}</list>')
    made.addressee = name(addressee, addressee.name)


def _informed(entry: Entry, rng: Random) -> str:
    return name(entry, entry.forms[-1]) + (" PRIORITY" if rng.random() < 0.1 else "")


def _references(cable: Cable, made: Sheet) -> None:
    refs = [cited(each) for each in (cable.answers, cable.cites) if each]
    if refs:
        shown = " ".join(f"{letter}) {ref}" for letter, ref in zip("AB", refs, strict=False))
        made.line("reference", f"{label('REF:')} {shown}")


def _below(cable: Cable, made: Sheet, rng: Random) -> None:
    """The signature and what the machine wrote after it; what the Department stamped on what came in."""
    marks = f"<lb/>BT<lb/>#{cable.numbers['outgoing'][-4:]}<lb/>NNNN" if rng.random() < 0.4 else ""
    made.closer = f"<signed>{name(cable.sender, cable.sender.short.upper())}</signed>{marks}"
    made.received = moment(iso(cable.received))
    if not cable.outward and rng.random() < 0.4:
        arrived = arrival(cable)
        hour = clock(arrived, zone(cable.service.offset))
        made.received = moment(zoned(arrived, cable.service.offset))
        made.source_notes = [f"{label('NOTE BY OC/T:')} Received in the Department at {hour}, {date_in_text(arrived)}."]
