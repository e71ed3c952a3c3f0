"""A made-up centre, and someone who acts for its clients."""

from services.legal_aid.domain.centre import (
    CentreClosed,
    CentreEvent,
    CentreRegistered,
    CloseCentre,
    MatterTaken,
    RegisterCentre,
    TakeMatter,
    VouchForCentre,
)
from services.legal_aid.domain.ids import as_party, by_sign, centre_of
from services.legal_aid.domain.provider.messages import (
    BeAssessed,
    ClientRecognised,
    DeclareInterest,
    FaceOpposingParty,
    InterestDeclared,
    LayDownMatter,
    MatterLaidDown,
    MatterTakenOn,
    OpposingPartyFaced,
    ProviderEvent,
    ProviderRegistered,
    ProviderStruckOff,
    RecogniseClient,
    RegisterProvider,
    ServeLinked,
    StrikeOffProvider,
    TakeOnMatter,
    WorkAssessed,
)
from tests.legal_aid.made_up import (
    ASSESSOR,
    CLIENTS_SIGN,
    DAY,
    HOUR,
    JOURNEY,
    MATTER,
    NOON,
    PARTY,
    PROVIDER,
    STAFF,
)

CLIENT = as_party(JOURNEY)
CENTRE = centre_of("tt")

register_centre = RegisterCentre(centre="tt", centre_kind="centre", province="01", occurred_at=NOON)
centre_registered = CentreRegistered(
    centre_id=CENTRE, centre="tt", centre_kind="centre", province="01", occurred_at=NOON
)
close_centre = CloseCentre(centre_id=CENTRE, occurred_at=NOON + DAY)
centre_closed = CentreClosed(centre_id=CENTRE, occurred_at=NOON + DAY)
vouch_for_centre = VouchForCentre(centre_id=CENTRE, occurred_at=NOON + DAY)
take_matter = TakeMatter(
    centre_id=CENTRE,
    matter_id=MATTER,
    competent_by="client-resides",
    province="01",
    occurred_at=NOON + 3 * HOUR,
)
matter_taken = MatterTaken(
    centre_id=CENTRE,
    matter_id=MATTER,
    competent_by="client-resides",
    occurred_at=NOON + 3 * HOUR,
)

register_provider = RegisterProvider(
    provider_id=PROVIDER,
    provider_kind="legal-aid-assistant",
    centre="tt",
    staff_id=STAFF,
    occurred_at=NOON,
)
provider_registered = ProviderRegistered(
    provider_id=PROVIDER,
    provider_kind="legal-aid-assistant",
    centre="tt",
    staff_id=STAFF,
    practising_since=None,
    occurred_at=NOON,
)
strike_off = StrikeOffProvider(provider_id=PROVIDER, reason="left", occurred_at=NOON + 5 * DAY)
struck_off = ProviderStruckOff(
    provider_id=PROVIDER, reason="left", left_alone=(), occurred_at=NOON + 5 * DAY
)
declare = DeclareInterest(
    provider_id=PROVIDER, party_id=PARTY, interest="relative", occurred_at=NOON + DAY
)
interest_declared = InterestDeclared(
    provider_id=PROVIDER,
    party_id=PARTY,
    interest="relative",
    conflicts=(),
    occurred_at=NOON + DAY,
)
take_on = TakeOnMatter(
    provider_id=PROVIDER,
    provider_kind="legal-aid-assistant",
    matter_id=MATTER,
    client=CLIENT,
    opposing=(),
    centre="tt",
    from_elsewhere=None,
    occurred_at=NOON + DAY,
)
taken_on = MatterTakenOn(
    provider_id=PROVIDER,
    matter_id=MATTER,
    client=CLIENT,
    opposing=(),
    occurred_at=NOON + DAY,
)
lay_down = LayDownMatter(provider_id=PROVIDER, matter_id=MATTER, occurred_at=NOON + 30 * DAY)
laid_down = MatterLaidDown(provider_id=PROVIDER, matter_id=MATTER, occurred_at=NOON + 30 * DAY)
face = FaceOpposingParty(
    provider_id=PROVIDER, matter_id=MATTER, party_id=PARTY, occurred_at=NOON + 2 * DAY
)
faced = OpposingPartyFaced(
    provider_id=PROVIDER,
    matter_id=MATTER,
    party_id=PARTY,
    conflicts=(),
    occurred_at=NOON + 2 * DAY,
)
serve_linked = ServeLinked(
    provider_id=PROVIDER, matter_id=MATTER, journey_id=JOURNEY, occurred_at=NOON + DAY
)
recognise_client = RecogniseClient(
    provider_id=PROVIDER,
    matter_id=MATTER,
    known_as=(by_sign(CLIENTS_SIGN),),
    occurred_at=NOON + 2 * DAY,
)
client_recognised = ClientRecognised(
    provider_id=PROVIDER,
    matter_id=MATTER,
    known_as=(by_sign(CLIENTS_SIGN),),
    conflicts=(),
    occurred_at=NOON + 2 * DAY,
)
be_assessed = BeAssessed(
    provider_id=PROVIDER,
    matter_id=MATTER,
    assessor=ASSESSOR,
    grade="good",
    occurred_at=NOON + 50 * DAY,
)
work_assessed = WorkAssessed(
    provider_id=PROVIDER, matter_id=MATTER, grade="good", occurred_at=NOON + 50 * DAY
)

PROVIDER_EVENTS: tuple[ProviderEvent, ...] = (
    provider_registered,
    struck_off,
    interest_declared,
    taken_on,
    laid_down,
    faced,
    client_recognised,
    work_assessed,
)
CENTRE_EVENTS: tuple[CentreEvent, ...] = (centre_registered, centre_closed, matter_taken)
