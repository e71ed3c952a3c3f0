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


class JudgedTwoPersons(Refused):
    """The link would join two other journeys judged to be two persons'; judge those anew first."""

    slug = "judged-two-persons"
    vi = (
        "Liên kết này sẽ nối hai hành trình khác đã được kết luận là của hai người; "
        "phải kết luận lại hai hành trình đó trước."
    )
    source = "Case-management practice: a judgement is undone by a judgement, not by a link"


class NotLinked(Refused):
    """These journeys are not linked."""

    slug = "journeys-not-linked"
    vi = "Hai hành trình này chưa được liên kết."
    source = "Case-management practice"
