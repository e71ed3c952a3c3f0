"""How intake's codes read on paper."""

from collections.abc import Mapping

from services.intake.domain.words import (
    Channel,
    Document,
    Group,
    IssuerKind,
    LegalStatus,
    Need,
    ReceivingBody,
)
from shared.law.categories import NationalityClass

CHANNELS: Mapping[Channel, str] = {
    "self": "tự đến trình báo (Điều 27)",
    "rescue": "được giải cứu (Điều 28)",
    "abroad": "từ nước ngoài trở về (Điều 29, Điều 30)",
    "foreigner": "người nước ngoài bị mua bán tại Việt Nam (Điều 31)",
}

GROUPS: Mapping[Group, str] = {
    "women": "Nữ, từ đủ 18 tuổi",
    "men": "Nam, từ đủ 18 tuổi",
    "girls": "Nữ, dưới 18 tuổi",
    "boys": "Nam, dưới 18 tuổi",
}

NATIONALITIES: Mapping[NationalityClass, str | None] = {
    "vn-citizen": "Việt Nam",
    "stateless-permanent-resident": "không quốc tịch, thường trú tại Việt Nam",
    "stateless-other": "không quốc tịch",
    "foreign": None,
    "unknown": None,
}
"""Of which country a foreigner is, is written by hand."""

STATUSES: Mapping[LegalStatus, str] = {
    "unverified": "chưa xác minh",
    "under-identification": "người đang trong quá trình xác định là nạn nhân",
    "victim": "nạn nhân",
    "not-victim": "không phải nạn nhân",
}

RECEIVERS: Mapping[ReceivingBody, str] = {
    "commune": "Ủy ban nhân dân cấp xã",
    "police": "Công an",
    "border-guard": "Bộ đội Biên phòng",
    "coast-guard": "Cảnh sát biển",
    "hotline": "Tổng đài 111",
    "overseas-mission": "Cơ quan đại diện Việt Nam ở nước ngoài",
    "rescue-force": "Đơn vị giải cứu",
    "other-agency": "Cơ quan, tổ chức khác",
}

NEEDS: Mapping[Need, str] = {
    "shelter": "nơi lưu trú an toàn",
    "food": "ăn uống",
    "medical": "y tế",
    "psychological": "tâm lý",
    "interpretation": "phiên dịch",
    "legal-support": "hỗ trợ pháp luật",
    "legal-aid": "trợ giúp pháp lý",
    "travel": "đi lại",
    "education": "học văn hóa",
    "vocational": "học nghề",
    "hardship": "trợ cấp khó khăn ban đầu",
    "safety": "bảo vệ an toàn",
    "family-contact": "liên lạc với gia đình",
    "documents": "giấy tờ tùy thân",
}

PAPERS: Mapping[Document, str] = {
    "police-confirmation": "Giấy xác nhận nạn nhân của cơ quan Công an",
    "rescue-confirmation": "Giấy xác nhận nạn nhân của cơ quan giải cứu",
    "procedural-document": "Văn bản của cơ quan tiến hành tố tụng",
    "foreign-legalised": "Giấy tờ của nước ngoài đã được hợp pháp hóa lãnh sự",
    "mission-confirmation": "Giấy xác nhận của cơ quan đại diện Việt Nam ở nước ngoài",
    "declaration": "Tờ khai",
    "identity-paper": "Giấy tờ tùy thân",
    "travel-paper": "Giấy tờ đi lại",
    "handover-record": "Biên bản bàn giao trước đó",
}

ISSUERS: Mapping[IssuerKind, str] = {
    "district-police": "Công an cấp huyện",
    "provincial-police": "Công an cấp tỉnh",
    "ministry-of-public-security": "Bộ Công an",
    "ministry-of-national-defence": "Bộ Quốc phòng",
    "border-guard": "Bộ đội Biên phòng",
    "coast-guard": "Cảnh sát biển",
    "investigation-body": "Cơ quan điều tra",
    "procuracy": "Viện kiểm sát",
    "court": "Tòa án",
    "foreign-authority": "Cơ quan có thẩm quyền nước ngoài",
    "overseas-mission": "Cơ quan đại diện Việt Nam ở nước ngoài",
}
"""What is written here as it was then: there were districts until 2025."""

LANGUAGES: Mapping[str, str] = {
    "vi": "tiếng Việt",
    "hmn": "tiếng Hmông",
    "tai": "tiếng Thái",
    "tyz": "tiếng Tày",
    "zh": "tiếng Trung Quốc",
    "km": "tiếng Khmer",
    "lo": "tiếng Lào",
    "en": "tiếng Anh",
}
"""Languages that are met often; any other is left to be filled by hand."""
