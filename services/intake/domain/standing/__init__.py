"""Who a person is in law: age, nationality, place, beside whom, and who speaks for them."""
