"""Legal aid's log: its aggregates, and what only happens together."""

from services.legal_aid.domain import centre, post, register
from services.legal_aid.domain.client import decider as client
from services.legal_aid.domain.client import messages as client_messages
from services.legal_aid.domain.client.messages import AnswerQuery, DecideEligibility, TakeUpReferral
from services.legal_aid.domain.letters import decider as letters
from services.legal_aid.domain.letters import messages as letter_messages
from services.legal_aid.domain.matter import commands as matter_commands
from services.legal_aid.domain.matter import decider as matter
from services.legal_aid.domain.matter import events as matter_events
from services.legal_aid.domain.matter.commands import RequestAid
from services.legal_aid.domain.provider import decider as provider
from services.legal_aid.domain.provider import messages as provider_messages
from services.legal_aid.domain.together.matters import IN_TURN, TOGETHER
from shared.casework import all as casework
from shared.casework.linked import AskLinked
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.involving import Work

MATTER_IN_HAND = Work(
    ends=frozenset(
        {
            matter_events.MatterRefused,
            matter_events.RequestWithdrawn,
            matter_events.MatterCompleted,
            matter_events.MatterDiscontinued,
        }
    )
)
FILES_IN_HAND = Work(
    ends=frozenset(
        {
            client_messages.AidReferralDeclined,
            client_messages.QueryAnswered,
            client_messages.FileClosed,
        }
    ),
    reopens=frozenset(
        {
            client_messages.FileOpened,
            client_messages.FileAccepted,
            client_messages.ReviewRequested,
        }
    ),
)
"""A client may have several matters: whoever has one in hand keeps the journey by that."""

MATTER = Aggregate(
    service="legal_aid",
    name="matter",
    decider=matter.decider,
    events=matter_events.MatterEvent,
    commands=matter_commands.MatterCommand,
    id_field="matter_id",
    work=MATTER_IN_HAND,
)

REGISTER = Aggregate(
    service="legal_aid",
    name="register",
    decider=register.decider,
    events=register.RegisterEvent,
    commands=tuple[register.RegisterCommand],  # a union of one would not be a union
    id_field="register_id",
)

CLIENT = Aggregate(
    service="legal_aid",
    name="client",
    decider=client.decider,
    events=client_messages.ClientEvent,
    commands=client_messages.ClientCommand,
    id_field="journey_id",
    work=FILES_IN_HAND,
)

CENTRE = Aggregate(
    service="legal_aid",
    name="centre",
    decider=centre.decider,
    events=centre.CentreEvent,
    commands=centre.CentreCommand,
    id_field="centre_id",
)

PROVIDER = Aggregate(
    service="legal_aid",
    name="provider",
    decider=provider.decider,
    events=provider_messages.ProviderEvent,
    commands=provider_messages.ProviderCommand,
    id_field="provider_id",
)

LETTERS = Aggregate(
    service="legal_aid",
    name="letters",
    decider=letters.decider,
    events=letter_messages.LetterEvent,
    commands=letter_messages.LetterCommand,
    id_field="matter_id",
)

POST = Aggregate(
    service="legal_aid",
    name="post",
    decider=post.decider,
    events=post.PostGiven,
    commands=tuple[post.GivePost],  # a union of one would not be a union
    id_field="post_id",
)

LOG = Log(
    service="legal_aid",
    aggregates=(
        MATTER,
        REGISTER,
        CLIENT,
        CENTRE,
        PROVIDER,
        LETTERS,
        POST,
        *casework.aggregates("legal_aid"),
    ),
    together={**TOGETHER, **casework.TOGETHER},
    in_turn={**IN_TURN, **casework.IN_TURN},
    onward=frozenset({AskLinked}),
    opens=frozenset({RequestAid, TakeUpReferral, DecideEligibility, AnswerQuery}),
)
