"""The telegram of a resident of the Committee for State Security: it names an addressee, and nobody as its sender."""

from random import Random

from benchmarks.corpus.clock import iso, roman
from benchmarks.corpus.entries import Person, name
from benchmarks.corpus.forms.soviet import heading, transmission
from benchmarks.corpus.sheet import Sheet, arrival, distribution, idno, label, moment, recipients
from benchmarks.corpus.story import Cable

_RESIDENT = "Committee for State Security Resident"


def sheet(cable: Cable, rng: Random) -> Sheet:
    """The lines of one telegram."""
    reader = cable.service.core[0]
    assert isinstance(reader, Person)
    title = "Ciphered telegram from {}, from the Resident on " + cable.thread.topic["title"]
    made = Sheet(title=title.format(cable.post.place.short), translated_from="Russian")
    made.heading = heading(cable, title.format(name(cable.post.place)))
    made.sent, made.addressee = moment(iso(cable.sent)), name(reader, reader.name)
    made.line("addressee", f"{label('To')} Comrade {name(reader, reader.initials)}")
    made.line("classification", made.mark("classification", "TOP SECRET"))
    made.line("handling", made.mark("handling", "(when filled in)"))
    made.line("handling", made.mark("handling", "Reproduction prohibited"))
    made.line("copy", f"{label('Copy No.')} {idno('copy', cable.numbers['copy'])}")
    registry = f"{label('No.')} {idno('registry', cable.numbers['registry'])} {roman(arrival(cable), rng)}"
    made.line("registry", registry)
    made.line("genre", "Ciphered Telegram")
    made.line("distribution", distribution(recipients(cable, rng), rng, name(cable.service.offices["cipher"])))
    transmission(cable, made, rng)
    made.line("special", f"{label('Special no.')} {idno('special', cable.numbers['special'])}")
    security = cable.service.offices["security"]
    made.author = name(security, security.name)
    made.closer = (
        f"<signed>{name(security, _RESIDENT)}</signed><lb/>under the Council of Ministers of the USSR"
        f"<lb/>Disseminated at the instruction of Comrade {name(cable.service.core[1])}"
    )
    return made
