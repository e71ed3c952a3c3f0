"""What is left of a description when spelling, marks and case say nothing."""

import unicodedata


def bare_words(text: str) -> list[str]:
    """Return the words and numbers of a text, bare of marks and case."""
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    kept = (letter for letter in bare if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in kept).split()
