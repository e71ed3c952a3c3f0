"""What the domain's specification asks of each room: its commands, their events, and the policies.

A row is `command -> events`. Where a name here differs from the specification's, or a
thing is done in another way, `why` says so.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One command of the specification, and what it is called here."""

    command: str
    events: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True)
class Duty:
    """One policy across services: who hears what, and what is asked for then."""

    meaning: str
    policies: tuple[str, ...]
    why: str = ""


INTAKE = (
    Row("RegisterReport", ("ReportRegistered",)),
    Row("ClassifyReport", ("ReportClassified",)),
    Row("ForwardReport", ("ReportForwarded",)),
    Row("ResolveReport", ("ReportResolved",)),
    Row("CorrectReport", ("ReportCorrected",), "a report is never deleted, only corrected"),
    Row("OpenCase", ("IntakeCaseOpened",)),
    Row("ReceivePerson", ("PersonReceived",)),
    Row("AssignWorker", ("WorkerAssigned",)),
    Row("HandOverWorker", ("WorkerHandedOver",)),
    Row("BringToCommune", ("PersonBroughtToCommune",)),
    Row("NotifyHealthDept", ("HealthDeptNotified",)),
    Row("RecordImmediateNeeds", ("ImmediateNeedsRecorded",)),
    Row("RecordConsent", ("ConsentRecorded",)),
    Row("WithdrawConsent", ("ConsentWithdrawn",)),
    Row("TakeStatement", ("StatementTaken",)),
    Row("RecordInitialVerification", ("InitialVerificationRecorded",)),
    Row("RequestIdentification", ("IdentificationRequested",)),
    Row("ExtendIdentification", ("IdentificationExtended",), "the law lets the limit be extended"),
    Row("ConfirmVictim", ("VictimStatusConfirmed",)),
    Row("RejectVictim", ("VictimStatusRejected",)),
    Row("AppealRejection", ("RejectionAppealed",)),
    Row("DecideAppeal", ("AppealDecided",), "AppealDecided is a decision of its own"),
    Row("CorrectAge", ("AgeCorrected",), "an age may turn out otherwise: in doubt, a child"),
    Row("DecideAge", ("AgeCorrected",), "a known child is made older by the officer alone"),
    Row("WithdrawCase", ("CaseWithdrawn",)),
    Row("CloseCase", ("CaseClosed",)),
    Row("ReopenCase", ("CaseReopened",)),
    Row("JoinCase", ("CaseJoined",), "an upheld appeal beside a newer open case goes on there"),
    Row("CloseAsJoined", ("CaseJoined", "CaseClosed"), "two cases in linked journeys become one"),
    Row("RecordDeath", ("CaseEndedByDeath",), "ENDED_BY_DEATH needs a command"),
    Row("ConfirmDeathBeside", ("PersonDied",), "a death known before a link is confirmed"),
    Row("CorrectEntry", ("EntryCorrected",)),
    Row("ReferCase", ("CaseReferred",)),
    Row("ApplyProtection", ("ProtectionApplied",)),
    Row("RefuseProtection", ("ProtectionRefused",), "a refusal is the person's own command"),
    Row("LiftProtection", ("ProtectionLifted",), "lifting is decided later than applying"),
)

SHELTER = (
    Row("RegisterFacility", ("HouseRegistered",), "a facility is called a house in this room"),
    Row("ChangeCapacity", ("CapacityChanged",)),
    Row("RenewLicence", ("LicenceRenewed",)),
    Row("CloseFacility", ("HouseClosed",), "a facility is called a house in this room"),
    Row("RequestPlacement", ("PlacementRequested",)),
    Row("ApprovePlacement", ("PlacementApproved", "BedHeld")),
    Row("DeclinePlacement", ("PlacementDeclined",), "each answer is a command of its own"),
    Row("Waitlist", ("Waitlisted",), "each answer is a command of its own"),
    Row("WithdrawRequest", ("RequestWithdrawn",), "WITHDRAWN is a state, so it is a command"),
    Row("AdmitInEmergency", ("EmergencyPlacementMade",)),
    Row("Regularise", ("ResidentAdmitted",), "EMERGENCY becomes ADMITTED by a decision"),
    Row("Admit", ("ResidentAdmitted",)),
    Row("RecordHealthCheck", ("HealthCheckDone",)),
    Row("GiveEssentials", ("EssentialsProvided",)),
    Row("AgreeCarePlan", ("CarePlanAgreed", "CarePlanRevised")),
    Row("RecordSession", ("PsychSessionRecorded",)),
    Row("EnrolSchool", ("SchoolEnrolled",)),
    Row("BringChild", ("ChildCame",)),
    Row("RecordChildLeft", ("ChildLeft",)),
    Row("ExtendChildDays", ("ChildDaysExtended",), "a child's own days are decided apart"),
    Row("RecordChildDeath", ("ChildLeft",), "relatives have a day, as for a resident"),
    Row("RecordChildFarewell", ("ChildFarewellArranged",)),
    Row("ReviewChild", ("ChildReviewed",), "the law is silent: someone looks and decides"),
    Row("StartTraining", ("TrainingStarted",)),
    Row("RequestExtension", ("ExtensionRequested",)),
    Row("DecideExtension", ("StayExtended", "ExtensionDenied"), "who asks is not who decides"),
    Row("ReportIncident", ("IncidentReported",)),
    Row("ReportAbsconding", ("ResidentAbsconded",), "ABSCONDED is a state, so it is a command"),
    Row("RecordReturn", ("ResidentReturned",), "back to ADMITTED"),
    Row("PlanDischarge", ("DischargePlanned",)),
    Row("WithdrawDischargePlan", ("DischargePlanWithdrawn",), "back to ADMITTED"),
    Row("DischargeUnplanned", ("ResidentDischarged",), "who leaves at once has no plan"),
    Row("Discharge", ("ResidentDischarged",)),
    Row(
        "AskTransfer",
        ("TransferAsked", "ReceivingUnitNamed"),
        "the house that is asked answers first",
    ),
    Row("AnswerTransfer", ("TransferAnswered",), "the house that is asked answers first"),
    Row("TransferResident", ("ResidentTransferred",)),
    Row("RecordDeath", ("ResidentDied",)),
    Row("CorrectEntry", ("EntryCorrected",)),
)

LEGAL_AID = (
    Row("RequestAid", ("AidRequested",)),
    Row("CheckRequest", ("RequestAnswered",)),
    Row("SupplyDocuments", ("DocumentsSupplied",)),
    Row("AcceptMatter", ("MatterAccepted",)),
    Row("AcceptUrgently", ("MatterAcceptedUrgently",)),
    Row("RefuseMatter", ("MatterRefused",)),
    Row("AppointProvider", ("ProviderAppointed",)),
    Row("ReplaceProvider", ("ProviderReplaced",)),
    Row("ReceiveProceedingNotice", ("ProceedingNoticeReceived",)),
    Row("RecordStep", ("StepRecorded",)),
    Row("FileCompensationClaim", ("CompensationClaimed",)),
    Row("RecordCompensationAward", ("CompensationAwarded",), "award and payment come later"),
    Row("RecordCompensationPayment", ("CompensationPaid",), "award and payment come later"),
    Row("ReportDeadline", ("DeadlineScheduled",)),
    Row("MeetDeadline", ("DeadlineMet",), "a deadline that was kept is said"),
    Row("NoteDeadlinesMissed", ("DeadlineMissed",), "asked by the clock"),
    Row("CompleteMatter", ("MatterCompleted",)),
    Row("DiscontinueMatter", ("MatterDiscontinued",)),
    Row("RecordDeath", ("ClientDied",), "an addition: a lawyer may learn of it first"),
    Row("FileMatter", ("MatterFiled",)),
    Row("AssessQuality", ("QualityAssessed",)),
    Row("ArchiveMatter", ("MatterArchived",)),
    Row("CorrectEntry", ("EntryCorrected",)),
)

REINTEGRATION = (
    Row("OpenPlan", ("PlanOpened",)),
    Row("AcceptReferral", ("ReferralAccepted",), "a referral is answered, not only received"),
    Row("DeclineReferral", ("ReferralDeclined",), "a referral is answered, not only received"),
    Row("AssessNeeds", ("NeedsAssessed",)),
    Row("AgreePlan", ("PlanAgreed",)),
    Row(
        "GiveOwnAgreement",
        ("OwnAgreementGiven",),
        "an addition: who comes of age is asked about what a representative agreed",
    ),
    Row("WithholdOwnAgreement", ("OwnAgreementWithheld",), "an addition: they may say no"),
    Row("StartPlan", ("PlanStarted",), "ACTIVE is a state, so it is a command"),
    Row("BeginMonitoring", ("MonitoringBegan",), "MONITORING is a state, so it is a command"),
    Row("AssessRisk", ("RiskAssessed",)),
    Row("VerifyFamily", ("FamilyVerified",)),
    Row("RecordReturn", ("ReturnedHome",)),
    Row("ApplyGrant", ("GrantApplied",)),
    Row("ReviewGrant", ("GrantUnderReview",), "UNDER_REVIEW is a state, so it is a command"),
    Row("DecideGrant", ("GrantApproved", "GrantRejected")),
    Row("PayGrant", ("GrantPaid",)),
    Row("ReferLoan", ("LoanReferred",)),
    Row("RecordLoanAnswer", ("LoanGranted",), "the bank answers later than it is asked"),
    Row("EnrolTraining", ("TrainingEnrolled",)),
    Row("CompleteTraining", ("TrainingCompleted",), "a training ends in one of two ways"),
    Row("DropTraining", ("TrainingDropped",), "a training ends in one of two ways"),
    Row("RecordJob", ("EmploymentRecorded",)),
    Row("ScheduleFollowUp", ("FollowUpScheduled",)),
    Row("RecordFollowUp", ("FollowUpDone",)),
    Row("MissFollowUp", ("FollowUpMissed",), "that nobody came is said on its own"),
    Row("RaiseAlert", ("RetraffickingAlertRaised",)),
    Row("TriageAlert", ("AlertTriaged",), "TRIAGED is a state, so it is a command"),
    Row("ConfirmAlert", ("RetraffickingConfirmed",), "CONFIRMED opens a new case at intake"),
    Row(
        "DismissAlert", ("RetraffickingAlertDismissed",), "DISMISSED is a state, so it is a command"
    ),
    Row("SuspendPlan", ("PlanSuspended",), "SUSPENDED is a state, so it is a command"),
    Row("ResumePlan", ("PlanResumed",), "back to ACTIVE"),
    Row("RecordSetback", ("SetbackRecorded",), "MONITORING back to ACTIVE"),
    Row("ClosePlan", ("PlanClosed",)),
    Row("CorrectEntry", ("EntryCorrected",)),
)

DUTIES = (
    Duty(
        "Death stops clocks and entitlements in every service",
        (
            "intake-deaths",
            "intake-entitlements",
            "shelter-categories",
            "legal-aid-status-review",
            "reintegration-standing",
        ),
        "in every linked journey of the person, too",
    ),
    Duty(
        "VictimStatusRejected stops clocks and entitlements; a stay ends lawfully",
        (
            "intake-entitlements",
            "shelter-categories",
            "legal-aid-status-review",
            "reintegration-standing",
        ),
        "an open matter is flagged for review, never closed",
    ),
    Duty(
        "An auto-opened plan or referral needs a consent or a named ground",
        ("reintegration-plan-opening", "shelter-placement", "legal-aid-requests"),
        "the consent or the ground is kept in the event",
    ),
    Duty(
        "A change of status recomputes the category in every service",
        (
            "intake-entitlements",
            "shelter-categories",
            "legal-aid-client-standing",
            "reintegration-standing",
        ),
        "intake determines it once and tells CategoryDetermined; the others note it",
    ),
    Duty(
        "PersonTurned18: what changes is a human decision",
        ("shelter-categories", "legal-aid-status-review", "reintegration-standing"),
        "intake asks for a decision on each entitlement",
    ),
    Duty(
        "AgeCorrected: who is found to be a child is one in every service",
        ("shelter-categories", "legal-aid-status-review", "reintegration-standing"),
        "an addition: the guards that ask for a child go by the corrected age from then on",
    ),
    Duty("ResidentDischarged opens a plan", ("reintegration-plan-opening",)),
    Duty(
        "ConsentWithdrawn stops sharing and keeps the statutory record",
        ("shelter-withdrawals", "legal-aid-status-review", "reintegration-standing"),
    ),
    Duty("A confirmed re-trafficking alert opens a new case", ("intake-retrafficking",)),
    Duty("A threat in a shelter asks intake for protection", ("intake-protection-requests",)),
    Duty("A referral's sender always sees where it stands", ("intake-referral-answers",)),
)
