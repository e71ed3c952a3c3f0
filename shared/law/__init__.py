"""What the law says to every room alike: who is in which category, and what that gives them."""
