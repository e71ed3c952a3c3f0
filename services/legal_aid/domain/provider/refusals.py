"""When legal aid says no about who acts for a client."""

from shared.kernel.errors import NotFound, Refused


class NoSuchProvider(NotFound):
    """There is no such provider on the list; register them first."""

    slug = "no-such-provider"
    vi = "Không có người này trong danh sách người thực hiện trợ giúp pháp lý; hãy đăng ký trước."
    source = "Law 11/2017/QH14, Art 17"


class DifferentProvider(Refused):
    """Another provider is already registered under this id."""

    slug = "different-provider"
    vi = "Mã này đã được dùng cho một người thực hiện khác."
    source = "Our design: one id, one provider"


class ProviderIsAnotherKind(Refused):
    """This provider is on the list as another kind."""

    slug = "provider-is-another-kind"
    vi = "Người này được ghi trong danh sách với tư cách khác."
    source = "Law 11/2017/QH14, Art 17"


class AssistantIsAWorker(Refused):
    """Say which worker a legal-aid assistant is, so that nobody judges their own work."""

    slug = "assistant-is-a-worker"
    vi = (
        "Trợ giúp viên pháp lý là người của trung tâm: cần ghi mã nhân viên, "
        "để không ai tự đánh giá việc của mình."
    )
    source = "Law 11/2017/QH14, Art 17; Circular 12/2018/TT-BTP; our design"


class PracticeNotDated(Refused):
    """Say since when the legal consultant practises."""

    slug = "practice-not-dated"
    vi = "Cần nêu tư vấn viên pháp luật hành nghề từ khi nào."
    source = "Law 11/2017/QH14, Art 17"


class PracticeTooShort(Refused):
    """A legal consultant acts for clients only after the years of practice the law asks for."""

    slug = "practice-too-short"
    vi = "Tư vấn viên pháp luật chưa đủ thời gian hành nghề theo luật."
    source = "Law 11/2017/QH14, Art 17"


class ProviderIsStruckOff(Refused):
    """This provider is no longer on the list."""

    slug = "provider-is-struck-off"
    vi = "Người này không còn trong danh sách người thực hiện trợ giúp pháp lý."
    source = "Law 11/2017/QH14, Art 17"


class ProviderOfAnotherCentre(Refused):
    """This provider is of another centre than the matter: appoint another, or say why them."""

    slug = "provider-of-another-centre"
    vi = "Người này thuộc trung tâm khác với trung tâm thụ lý; hãy cử người khác hoặc nêu lý do."
    source = "Law 11/2017/QH14, Arts 26 and 31.1; our design"


class ProviderOnOtherSide(Refused):
    """This provider serves or is tied to someone on the other side; appoint another."""

    slug = "provider-on-other-side"
    vi = (
        "Người này đang hoặc đã làm cho bên đối lập, hoặc có quan hệ với bên đó; hãy cử người khác."
    )
    source = "Law 11/2017/QH14, Art 31"


class AssessorActedHere(Refused):
    """Nobody assesses the quality of their own work."""

    slug = "assessor-acted-here"
    vi = "Không ai tự đánh giá chất lượng việc mình đã thực hiện."
    source = "Circular 12/2018/TT-BTP; our design"
