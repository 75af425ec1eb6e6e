# SPDX-License-Identifier: EUPL-1.2
"""Which of many numbered things have which value: found and counted as sets of bits.

A *set* is a whole number whose bit n stands for the thing with key n. A *posting* is the set of all
that have one value: as bits where they are many, as a list of keys where they are few. What all of
several values have in common, and how many that are, is then a matter of microseconds for a hundred
thousand things.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

# Fewer than one in so many, and a list of keys is shorter and faster than bits.
SPARSE = 256
Posting: TypeAlias = "int | array[int]"
_FLAGS = bytes.maketrans(b"01", b"\0\1")


def bits_of(keys: Iterable[int]) -> int:
    """The set of these keys, which are 0 or more."""
    held = array("I", keys)
    if not held:
        return 0
    found = bytearray(max(held) // 8 + 1)
    for key in held:
        found[key >> 3] |= 1 << (key & 7)
    return int.from_bytes(found, "little")


def keys_of(bits: int) -> list[int]:
    """The keys in a set, in order."""
    held = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    return [
        place * 8 + bit
        for place, byte in enumerate(held)
        if byte
        for bit in range(8)
        if byte >> bit & 1
    ]


@dataclass(frozen=True, slots=True)
class Postings:
    """Postings by what they are of (a facet) and value; `size` is above every key.

    Never changed: `changed` gives others, so that whoever reads one is not disturbed.
    """

    of: Mapping[str, Mapping[Hashable, Posting]] = field(default_factory=dict)
    size: int = 0

    def having(self, facet: str, value: Hashable) -> int:
        """The set of all that have this value."""
        held = self.of.get(facet, {}).get(value, 0)
        return held if isinstance(held, int) else bits_of(held)

    def values(self, facet: str) -> Iterable[Hashable]:
        return self.of.get(facet, {})

    def counts(self, facet: str, among: int) -> dict[Hashable, int]:
        """How many of a set have each value; without values that none has."""
        flags = b""
        found: dict[Hashable, int] = {}
        for value, held in self.of.get(facet, {}).items():
            if isinstance(held, int):
                count = (held & among).bit_count()
            else:
                flags = flags or _flags(among, self.size)
                count = sum(map(flags.__getitem__, held))
            if count:
                found[value] = count
        return found

    def changed(
        self, those: Iterable[int], found: Iterable[tuple[str, Hashable, Iterable[int]]]
    ) -> Postings:
        """As these, but that `those` have only the values that `found` says: facet, value, keys."""
        out = bits_of(those)
        new: dict[str, dict[Hashable, int]] = {}
        for facet, value, keys in found:
            values = new.setdefault(facet, {})
            values[value] = values.get(value, 0) | bits_of(keys)
        size = max(
            [self.size, *(each.bit_length() for held in new.values() for each in held.values())]
        )
        flags = _flags(out, size)
        every: dict[str, dict[Hashable, Posting]] = {}
        for facet in {*self.of, *new}:
            old, added = self.of.get(facet, {}), new.get(facet, {})
            for value in {**old, **added}:
                posting = _changed(old.get(value, 0), out, flags, added.get(value, 0), size)
                if posting:
                    every.setdefault(facet, {})[value] = posting
        return Postings(every, size)


def _changed(held: Posting, out: int, flags: bytes, added: int, size: int) -> Posting:
    if isinstance(held, int):
        left = held & ~out | added if out else held | added
        few = left.bit_count() * SPARSE < size
        return array("I", keys_of(left)) if few else left
    stay = array("I", [key for key in held if not flags[key]])
    stay.extend(keys_of(added))
    return bits_of(stay) if len(stay) * SPARSE >= size else stay


def _flags(bits: int, size: int) -> bytes:
    """A byte for each key below `size`: 1 for those in the set."""
    return format(bits, f"0{size}b").encode()[::-1].translate(_FLAGS)
