"""Random documents and random expressions, from a seed: what the two XPath engines are compared on."""

from dataclasses import dataclass
from random import Random

NAMESPACES = {"t": "urn:t", "u": "urn:u"}
_NAMES = ("a", "b", "t:a", "t:b", "u:c", "position", "text", "key")
_ATTRIBUTES = ("n", "m", "t:n", "xml:id", "current")
_VALUES = ("", "1", "2", "x", "x y", " x ", "a", "ü", "01", "#x", "true")
_LETTERS = ("''", "'x'", "'xy'", "'ü1 '")
_AXES = (
    "child attribute self parent ancestor ancestor-or-self descendant descendant-or-self following-sibling "
    "preceding-sibling following preceding".split()
)
_TESTS = ("node()", "text()", "comment()", "processing-instruction()", "processing-instruction('p')", "*", "t:*")


def document(random: Random, size: int = 12) -> str:
    """A small document with elements, attributes, text, CDATA, comments and instructions."""
    before = random.choice(("", "<!--before-->", "<?p before?>"))
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    body = _element(random, [size], 0).replace(">", f" {declared}>", 1)
    if body.endswith(f"/ {declared}>"):
        body = body.replace(f"/ {declared}>", f" {declared}/>")
    return f"{before}{body}"


def _element(random: Random, left: list[int], depth: int) -> str:
    left[0] -= 1
    name = random.choice(_NAMES)
    chosen = random.sample(_ATTRIBUTES, random.randint(0, 3))
    attributes = "".join(f' {each}="{random.choice(_VALUES)}"' for each in chosen)
    parts = []
    while left[0] > 0 and depth < 6 and random.random() < 0.75:
        parts.append(_content(random) if random.random() < 0.4 else _element(random, left, depth + 1))
    content = "".join(parts)
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


def _content(random: Random) -> str:
    value = random.choice(_VALUES)
    return random.choice((value, value, f"<![CDATA[{value}]]>", f"<!--{value}-->", f"<?p {value}?>", "\n  "))


@dataclass
class Expressions:
    """A grammar of XPath 2.0, with more in it than XPath 1.0 has."""

    random: Random

    def condition(self, depth: int = 3) -> str:
        """Any expression that may stand as a test."""
        if depth <= 0:
            return self.random.choice((self.path(0), "true()", f"@{self._attribute()}"))
        lower = depth - 1
        choice = self.random.choice
        forms = (
            lambda: self.path(depth),
            lambda: f"not({self.condition(lower)})",
            lambda: f"({self.condition(lower)}) {choice(('and', 'or'))} ({self.condition(lower)})",
            lambda: f"{self.value(lower)} {choice(('=', '!=', 'eq', 'ne'))} {self.value(lower)}",
            lambda: f"{self.number(lower)} {choice(('=', '<', '>=', 'eq', 'lt', 'ge', 'ne'))} {self.number(lower)}",
            lambda: f"{choice(('exists', 'empty', 'boolean'))}({self.path(lower)})",
            lambda: f"{choice(('contains', 'starts-with', 'ends-with'))}({self.string(lower)}, {self.string(lower)})",
            lambda: f"{self.value(lower)} {choice(('=', '!='))} ('x', {self._literal()})",
            lambda: f"if ({self.condition(lower)}) then {self.condition(lower)} else {self.condition(lower)}",
            lambda: f"some $i in {self.path(lower)} satisfies $i = {self._literal()}",
            lambda: self.string(lower),
        )
        return choice(forms)()

    def value(self, depth: int) -> str:
        """An operand: a path or a string, sometimes a number."""
        return self.random.choice((self.path, self.string, self.path, self.string, self.number))(depth)

    def string(self, depth: int) -> str:
        """A string, or what a function makes one of."""
        lower = depth - 1
        if depth <= 0:
            return self.random.choice((self._literal(), f"@{self._attribute()}", "string()", "name()"))
        choice = self.random.choice
        forms = (
            lambda: self._literal(),
            lambda: f"{choice(('string', 'normalize-space', 'local-name', 'name', 'namespace-uri'))}({self.single()})",
            lambda: f"{choice(('string', 'normalize-space', 'local-name', 'name', 'namespace-uri'))}()",
            lambda: f"concat({self.string(lower)}, {self.string(lower)})",
            lambda: f"{choice(('substring-before', 'substring-after'))}({self.string(lower)}, {self.string(lower)})",
            lambda: f"substring({self.string(lower)}, {self.number(lower)})",
            lambda: f"substring({self.string(lower)}, {self.number(lower)}, {self.number(lower)})",
            lambda: f"translate({self.string(lower)}, {choice(_LETTERS)}, {self._literal()})",
            lambda: f"upper-case({self.string(lower)})",
            lambda: self.path(lower),
        )
        return choice(forms)()

    def number(self, depth: int) -> str:
        """A number."""
        lower = depth - 1
        if depth <= 0:
            return str(self.random.randint(0, 3))
        choice = self.random.choice
        forms = (
            lambda: str(self.random.randint(0, 12)),
            lambda: f"count({self.path(lower)})",
            lambda: f"string-length({self.string(lower)})",
            lambda: f"({self.number(lower)} {choice(('+', '-', 'idiv', '*'))} {self.number(lower)})",
            lambda: f"-{self.number(0)}",
            lambda: f"number({self.single()})",
        )
        return choice(forms)()

    def single(self) -> str:
        """A path that mostly has one node."""
        return self.random.choice(
            (".", "..", f"@{self._attribute()}", "*[1]", "current()", "(.//text())[1]", "*", "self::*")
        )

    def path(self, depth: int) -> str:
        """A path."""
        steps = "".join(
            self.random.choice(("/", "/", "//")) + self._step(depth - 1)
            for _ in range(self.random.choice((0, 0, 1, 2)))
        )
        start = self.random.choice((self._step, self._step, self._step, self._start))(depth - 1)
        union = f" | {self.path(depth - 1)}" if depth > 1 and self.random.random() < 0.15 else ""
        return f"{start}{steps}{union}"

    def _start(self, depth: int) -> str:
        paths = (
            f"/{self._step(depth)}",
            f"//{self._step(depth)}",
            "current()",
            f"(./{self.path(depth).lstrip('/')})",
            ".",
            "..",
        )
        return self.random.choice(paths)

    def _step(self, depth: int) -> str:
        name = self.random.choice((*_NAMES, "*", "t:*", *_TESTS))
        step = self.random.choice(
            (name, name, name, f"@{self._attribute()}", "@*", f"{self.random.choice(_AXES)}::{name}", "..", ".")
        )
        if depth > 0 and step not in (".", "..") and self.random.random() < 0.4:
            step += f"[{self._predicate(depth)}]"
        return step

    def _predicate(self, depth: int) -> str:
        position = str(self.random.randint(1, 3))
        forms = (position, "last()", f"position() = {position}", self.condition(depth - 1), self.condition(depth - 1))
        return self.random.choice(forms)

    def pattern(self) -> str:
        """A match pattern."""
        alternatives = [self._pattern() for _ in range(self.random.choice((1, 1, 1, 2)))]
        return " | ".join(alternatives)

    def _pattern(self) -> str:
        steps = [self._pattern_step() for _ in range(self.random.choice((1, 1, 2, 3)))]
        path = steps[0]
        for step in steps[1:]:
            path += self.random.choice(("/", "//")) + step
        return self.random.choice(("", "", "", "/", "//")) + path

    def _pattern_step(self) -> str:
        name = self.random.choice(
            (*_NAMES, "*", "t:*", "*", "text()", "comment()", "node()", "processing-instruction()")
        )
        step = self.random.choice((name, name, name, f"child::{name}", f"@{self._attribute()}", "(a | t:a)"))
        return step + (f"[{self._predicate(2)}]" if self.random.random() < 0.5 else "")

    def _attribute(self) -> str:
        return self.random.choice(_ATTRIBUTES)

    def _literal(self) -> str:
        return f"'{self.random.choice(_VALUES)}'"
