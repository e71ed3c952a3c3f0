"""Which rules forbid giving, deciding or noting something about an entitlement."""

from shared.kernel.errors import Refused


class CategoryNotKnownYet(Refused):
    """On that day the person's category was not known; urgent needs are met without it."""

    slug = "entitlement-category-unknown"
    vi = (
        "Vào ngày đó chưa xác định người này thuộc nhóm đối tượng nào; "
        "nhu cầu cấp bách vẫn được đáp ứng."
    )
    source = "Law 53/2024/QH15, Art 37"


class EntitlementsHaveEnded(Refused):
    """Support under Article 37 had ended by that day; what was given before stays recorded."""

    slug = "entitlements-have-ended"
    vi = "Chế độ hỗ trợ theo Điều 37 đã chấm dứt vào ngày đó; những gì đã hỗ trợ vẫn được ghi nhận."
    source = "Law 53/2024/QH15, Art 37"


class CategoryDoesNotGiveIt(Refused):
    """The person's category does not give this entitlement."""

    slug = "category-does-not-give-it"
    vi = "Nhóm đối tượng của người này không được hưởng chế độ này."
    source = "Law 53/2024/QH15, Art 37"


class DecisionIsMissing(Refused):
    """The law leaves this entitlement to a decision, and nobody has signed one."""

    slug = "entitlement-decision-is-missing"
    vi = "Chế độ này do người có thẩm quyền quyết định từng trường hợp và chưa có quyết định."
    source = "Law 53/2024/QH15, Art 37.4 and where Art 37 is silent"


class EntitlementDenied(Refused):
    """It was decided that the person does not have this entitlement."""

    slug = "entitlement-denied"
    vi = "Đã có quyết định không cho người này hưởng chế độ này."
    source = "Law 53/2024/QH15, Art 37.4 and where Art 37 is silent"


class NothingToDecide(Refused):
    """The law itself answers whether the person has this; no decision changes it."""

    slug = "entitlement-needs-no-decision"
    vi = "Luật đã quy định rõ; không quyết định nào thay đổi được."
    source = "Law 53/2024/QH15, Art 37"


class GroundDoesNotFit(Refused):
    """This is not why the law leaves the person's entitlement to a decision."""

    slug = "decision-ground-does-not-fit"
    vi = "Căn cứ này không đúng với lý do pháp luật giao cho người có thẩm quyền quyết định."
    source = "Law 53/2024/QH15, Art 37"


class EntitlementIsExhausted(Refused):
    """This entitlement is used up."""

    slug = "entitlement-is-exhausted"
    vi = "Chế độ này đã hưởng hết."
    source = "Law 53/2024/QH15, Art 37; Decree 162/2025/ND-CP"


class NothingWasOffered(Refused):
    """Only what was offered can be declined."""

    slug = "entitlement-was-not-offered"
    vi = "Chỉ có thể từ chối chế độ đã được giới thiệu."
    source = "Case-management practice"


class NothingWasTaken(Refused):
    """Only what was taken can be used up."""

    slug = "entitlement-was-not-taken"
    vi = "Chỉ có thể hết chế độ đã hưởng."
    source = "Case-management practice"
