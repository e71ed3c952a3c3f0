"""What no single plan can see of a person: rights and claims across all of them."""
