"""By what two descriptions of one person are recognised as the same, before they are blinded."""

from shared.kernel.signs import bare_words


def sign_of(text: str) -> str:
    """Return the words and numbers of a description, bare of marks and case, in one order.

    "Nguyễn Văn Ví Dụ, 1985" and "1985 NGUYEN VAN VI DU" have one sign.
    """
    return " ".join(sorted(bare_words(text)))
