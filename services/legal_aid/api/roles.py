"""Who works at a centre, and why content is processed there."""

from shared.runtime.http.routes import May

RECEIVERS: May = ("legal-aid-receiver", "legal-aid-head")
HEAD: May = ("legal-aid-head",)
PROVIDERS: May = ("legal-aid-assistant", "legal-aid-head")
ALL: May = ("legal-aid-receiver", "legal-aid-head", "legal-aid-assistant")
PURPOSE = "legal-aid"
