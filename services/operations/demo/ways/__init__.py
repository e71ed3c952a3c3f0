"""The ways that the demonstration's people go, by what makes each of them another one."""
