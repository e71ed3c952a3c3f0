"""What is refused about two journeys that may be one person's, and why."""

from shared.kernel.errors import NotFound, Refused


class NoSuchSuspicion(NotFound):
    """Nothing is known that would make these two journeys one person's."""

    slug = "no-such-suspicion"
    vi = "Chưa có ghi nhận nào cho thấy hai hành trình này là của một người."
    source = "Case-management practice"


class OneJourneyOnly(Refused):
    """A journey is compared with another one, not with itself."""

    slug = "one-journey-only"
    vi = "Phải nêu hai hành trình khác nhau."
    source = "Case-management practice"


class NotJudgedSame(Refused):
    """Journeys are linked only after a reviewer judged that they are one person's."""

    slug = "not-judged-same"
    vi = "Chỉ liên kết hai hành trình sau khi người rà soát kết luận là của cùng một người."
    source = "Case-management practice: a likeness is not a finding"


class UnlinkFirst(Refused):
    """The journeys are linked; the link is undone before they are judged to be two persons'."""

    slug = "unlink-first"
    vi = "Hai hành trình đang được liên kết; phải gỡ liên kết trước khi kết luận là hai người."
    source = "Case-management practice"


class NotLinked(Refused):
    """These journeys are not linked."""

    slug = "journeys-not-linked"
    vi = "Hai hành trình này chưa được liên kết."
    source = "Case-management practice"
