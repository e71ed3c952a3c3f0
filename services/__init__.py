"""The rooms: four services of a person's journey, and the one that only listens."""
