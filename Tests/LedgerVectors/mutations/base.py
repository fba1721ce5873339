"""What every kind of mutation needs."""

from writer import vector

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
LATER = 1_790_000_000
ERASE = 8  # the entry of a school that erases what 5 and 7 hid


def other_digit(rng, character):
    return rng.choice(DIGITS.replace(character, ""))


def other_letter(rng, byte):
    """Another printable ASCII character."""
    return rng.choice([code for code in range(0x21, 0x7F) if code != byte])


class Base:
    """One school that is mutated, and where its lines are."""

    def __init__(self, school, rng):
        self.school, self.rng = school, rng
        self.places, self.count = school.places(), len(school.entries)

    def row(self, name, expect, lines=None, policy=None, known=()):
        data = b"".join(self.school.lines if lines is None else lines)
        return vector(name, expect, data, policy or self.school.policy(), known)

    def replaced(self, index, line):
        return [*self.school.lines[:index], line, *self.school.lines[index + 1:]]

    def indices(self, tag):
        return [index for index, place in enumerate(self.places) if place.tag == tag]
