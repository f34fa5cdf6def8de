"""Two spellings of one name: what transliterations of it have in common.

Which mistake is worse: to miss a second spelling, or to call two people one? The second. So two forms are alike only if
they are one name in another transliteration (Alekseev, Alekseyev, Alexeyev) or have the same letters in another order, as
slips do (Ilyichev, Ilyevich). One letter more or less (Johnson, Johnston) does not make them alike.
"""

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[\w’'.-]*\w")
_LETTERS = re.compile(r"[^\w]+")
_SHORTEST, _SHORTEST_SHUFFLED = 4, 7
_SAME = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|sh|š", "s"),
        (r"tch|ch|č", "c"),
        (r"kh", "h"),
        (r"zh|ž", "z"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"tz|ts", "c"),
        (r"[iyj]*yo", "e"),
        (r"[iyj]*[e][iyj]*", "e"),
        (r"[iyj]+(?=[aou])|[iyj]+", "i"),
        (r"(.)\1+", r"\1"),
    )
]
"""What one sound is written as, and the one letter it is compared as."""


def words_of(text: str) -> list[str]:
    """The words of a name, in small letters, without the possessive ending."""
    return [word.removesuffix("’s") for word in _WORD.findall(text.casefold())]


def plain(form: str) -> str:
    """A form in small letters without marks: ``Dorticós`` → ``dorticos``."""
    decomposed = unicodedata.normalize("NFKD", form.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("ł", "l")


def keys_of(form: str) -> Iterator[str]:
    """What a form shares with the other spellings of the same name; nothing for a form too short to tell."""
    letters = _LETTERS.sub(" ", re.sub(r"['’ʹʼ]", "", plain(form))).strip()
    sound = letters
    for pattern, letter in _SAME:
        sound = pattern.sub(letter, sound)
    if len(sound) >= _SHORTEST and not letters.isdecimal():
        yield f"sound {sound}"
    if " " not in letters and len(letters) >= _SHORTEST_SHUFFLED and letters.isalpha():
        yield "letters " + letters[0] + "".join(sorted(letters[1:]))


def distance(one: str, other: str, most: int) -> int:
    """How many letters have to be changed, added, left out or swapped to make one of the other; ``most + 1`` if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
