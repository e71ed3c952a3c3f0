"""The event log: one message a decision, guarded by the aggregate's last sequence."""
