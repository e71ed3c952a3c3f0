"""By what two descriptions of one person are recognised as the same, before they are blinded."""

import unicodedata


def sign_of(text: str) -> str:
    """Return the words and numbers of a description, bare of marks and case, in one order.

    "Nguyễn Văn Ví Dụ, 1985" and "1985 NGUYEN VAN VI DU" have one sign.
    """
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    words = "".join(
        letter if letter.isalnum() else " " for letter in bare if not unicodedata.combining(letter)
    )
    return " ".join(sorted(words.split()))
