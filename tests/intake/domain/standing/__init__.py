"""Who a person is in law."""
