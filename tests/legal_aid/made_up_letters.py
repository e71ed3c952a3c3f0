"""Made-up letters of the matter to its centre, and what the centre answered."""

from datetime import timedelta
from uuid import UUID

from services.legal_aid.domain.centre import CentreConnected, ConnectCentre, VouchForPost
from services.legal_aid.domain.ids import PostId
from services.legal_aid.domain.letters.messages import (
    About,
    CentreDone,
    CentreLate,
    CentreLetIn,
    LetCentreIn,
    LetterEvent,
    LetterId,
    LetterReceived,
    LettersOpened,
    LettersRecalled,
    LetterWritten,
    NoteCentreDone,
    NoteCentreLate,
    NoteReceipt,
    OpenLetters,
    RecallLetters,
    StopLetters,
    TellCentre,
)
from services.legal_aid.domain.post import GivePost, PostGiven
from services.legal_aid.domain.tables import CENTRE_ERASES
from shared.casework.sharing.messages import HearWithdrawal, NoteConsent, SharingId
from shared.kernel.ids import ConsentId, derived
from shared.kernel.messages import Event
from shared.kernel.terms import due
from shared.law.consent import ByConsent, stop_by
from tests.legal_aid.made_up import DAY, HOUR, JOURNEY, MATTER, NOON
from tests.legal_aid.made_up_commands import accept, check, request
from tests.legal_aid.made_up_providers import CENTRE, register_centre

POST_ID = PostId(UUID(int=71))
SHARING, OTHER_SHARING = SharingId(UUID(int=72)), SharingId(UUID(int=73))
CONSENT = ConsentId(UUID(int=74))
BASIS = ByConsent(consent_id=CONSENT)
FIRST, SECOND, THIRD = (LetterId(derived("letter", MATTER, number)) for number in range(3))
TUESDAY = NOON + DAY
STOP_BY, STOP_RULE = stop_by(TUESDAY, elsewhere=True)
ERASE_BY = due(TUESDAY, CENTRE_ERASES.on(TUESDAY).value)

connect_centre = ConnectCentre(centre_id=CENTRE, post_id=POST_ID, occurred_at=NOON + HOUR)
centre_connected = CentreConnected(**dict(connect_centre))
vouch_for_post = VouchForPost(centre_id=CENTRE, matter_id=MATTER, occurred_at=TUESDAY)
give_post = GivePost(post_id=POST_ID, centre_id=CENTRE, occurred_at=NOON + HOUR)
post_given = PostGiven(**dict(give_post))

note_consent = NoteConsent(
    journey_id=JOURNEY,
    consent_id=CONSENT,
    purpose="legal-aid",
    scope=("needs",),
    recipient=None,
    expires_at=None,
    occurred_at=NOON,
)
withdraw = HearWithdrawal(journey_id=JOURNEY, consent_id=CONSENT, answer=True, occurred_at=TUESDAY)
ACCEPTED_HERE = (register_centre, request, check, accept)

open_letters = OpenLetters(
    matter_id=MATTER, journey_id=JOURNEY, centre_id=CENTRE, occurred_at=NOON + 3 * HOUR
)
letters_opened = LettersOpened(**dict(open_letters))
let_in = LetCentreIn(matter_id=MATTER, sharing_id=SHARING, basis=BASIS, occurred_at=NOON + 4 * HOUR)
centre_let_in = CentreLetIn(**dict(let_in))


def letter(about: About, letter_id: LetterId) -> LetterWritten:
    """Return a letter that says only that the matter moved."""
    return LetterWritten(
        matter_id=MATTER,
        centre_id=CENTRE,
        letter_id=letter_id,
        about=about,
        sharing_id=SHARING,
        basis=BASIS,
        answer_by=None,
        next_answer_by=None,
        policy_version=None,
        occurred_at=TUESDAY,
    )


assigned = letter("matter-assigned", FIRST).model_copy(update={"occurred_at": NOON + 4 * HOUR})
tell = TellCentre(matter_id=MATTER, news="deadline-missed", occurred_at=TUESDAY)
told = letter("deadline-missed", SECOND)
stop = StopLetters(matter_id=MATTER, occurred_at=TUESDAY)
stop_letter = letter("stop-using", SECOND).model_copy(
    update={
        "basis": None,
        "answer_by": STOP_BY,
        "next_answer_by": STOP_BY,
        "policy_version": STOP_RULE,
    }
)
recall = RecallLetters(matter_id=MATTER, occurred_at=TUESDAY)
recalled = LettersRecalled(matter_id=MATTER, centre_id=CENTRE, occurred_at=TUESDAY)
erase_letter = letter("erase", SECOND).model_copy(
    update={
        "basis": None,
        "answer_by": ERASE_BY,
        "next_answer_by": ERASE_BY,
        "policy_version": CENTRE_ERASES.version(TUESDAY),
    }
)
note_receipt = NoteReceipt(matter_id=MATTER, letter_id=FIRST, occurred_at=TUESDAY)
letter_received = LetterReceived(**dict(note_receipt))
note_stopped = NoteCentreDone(
    matter_id=MATTER, letter_id=SECOND, notice="stop-using", occurred_at=TUESDAY + HOUR
)
centre_stopped = CentreDone(**dict(note_stopped), next_answer_by=None)
note_late = NoteCentreLate(matter_id=MATTER, occurred_at=STOP_BY + timedelta(seconds=1))
centre_late = CentreLate(
    matter_id=MATTER,
    letter_id=SECOND,
    notice="stop-using",
    answer_by=STOP_BY,
    next_answer_by=None,
    occurred_at=STOP_BY + timedelta(seconds=1),
)

TO_LET_IN: tuple[LetterEvent, ...] = (letters_opened, centre_let_in, assigned)
TO_STOPPED: tuple[LetterEvent, ...] = (*TO_LET_IN, stop_letter)
LETTER_EVENTS: tuple[LetterEvent, ...] = (
    *TO_STOPPED,
    recalled,
    letter_received,
    centre_stopped,
    centre_late,
)
POST_EVENTS: tuple[Event, ...] = (*LETTER_EVENTS, post_given)
