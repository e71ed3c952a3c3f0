"""How legal aid's codes read on paper."""

from collections.abc import Mapping

from services.legal_aid.domain.words import (
    CompetentBy,
    DiscontinuationGround,
    Document,
    Form,
    LegalField,
    LegalStatus,
    ProviderKind,
    Requester,
    Result,
    UrgentGround,
)

FORMS: Mapping[Form, str] = {
    "participation": "Tham gia tố tụng",
    "advice": "Tư vấn pháp luật",
    "representation": "Đại diện ngoài tố tụng",
}

FIELDS: Mapping[LegalField, str] = {
    "criminal": "Hình sự",
    "civil": "Dân sự",
    "family": "Hôn nhân và gia đình",
    "labour": "Lao động",
    "land": "Đất đai",
    "administrative": "Hành chính",
    "social-policy": "Chính sách xã hội",
    "other": "Lĩnh vực khác",
    "commerce": "Kinh doanh, thương mại",
}

STATUSES: Mapping[LegalStatus, str] = {
    "victim": "Nạn nhân bị mua bán (Điều 7 khoản 6a)",
    "under-identification": "Người đang trong quá trình xác định là nạn nhân (Điều 7 khoản 6a)",
    "accompanying-minor": "Người dưới 18 tuổi đi cùng (Điều 7 khoản 6a)",
    "unverified": "Chưa xác minh",
    "not-victim": "Không phải nạn nhân",
}

REQUESTERS: Mapping[Requester, str] = {
    "client": "Người được trợ giúp pháp lý",
    "legal-representative": "Người đại diện hợp pháp",
    "relative": "Người thân thích",
    "proceeding-body": "Cơ quan tiến hành tố tụng",
    "referral": "Cơ quan, đơn vị giới thiệu",
}

COMPETENCES: Mapping[CompetentBy, str] = {
    "client-resides": "Người được trợ giúp cư trú tại địa phương",
    "matter-arises": "Vụ việc xảy ra tại địa phương",
    "central-request": "Theo yêu cầu của cơ quan trung ương",
}

URGENCIES: Mapping[UrgentGround, str] = {
    "limitation-ending": "sắp hết thời hiệu",
    "hearing-near": "sắp đến ngày xét xử",
    "proceeding-body-asks": "cơ quan tiến hành tố tụng yêu cầu",
    "avoid-harm": "tránh gây thiệt hại cho người được trợ giúp",
}

DOCUMENTS: Mapping[Document, str] = {
    "request-form": "đơn yêu cầu",
    "status-proof": "giấy tờ chứng minh thuộc diện",
    "matter-documents": "tài liệu về vụ việc",
}

PROVIDERS: Mapping[ProviderKind, str] = {
    "legal-aid-assistant": "Trợ giúp viên pháp lý",
    "contracted-lawyer": "Luật sư ký hợp đồng",
    "registered-lawyer": "Luật sư của tổ chức đăng ký tham gia",
    "legal-consultant": "Tư vấn viên pháp luật",
    "collaborator": "Cộng tác viên trợ giúp pháp lý",
}

RESULTS: Mapping[Result, str] = {
    "advice-delivered": "Đã giao văn bản tư vấn",
    "representation-delivered": "Đã hoàn thành việc đại diện",
    "settled": "Các bên đã thỏa thuận",
    "stage-ended": "Giai đoạn tố tụng đã kết thúc",
}

DISCONTINUATIONS: Mapping[DiscontinuationGround, str] = {
    "conditions-not-met": "không đủ điều kiện",
    "unlawful-content": "nội dung trái pháp luật",
    "client-deceased": "người được trợ giúp đã chết",
    "handled-elsewhere": "tổ chức khác đang thực hiện",
    "prohibited-act": "người được trợ giúp có hành vi bị cấm",
    "client-withdraws": "người được trợ giúp rút yêu cầu bằng văn bản",
}
