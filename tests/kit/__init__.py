"""What tests share: scenarios, made-up rooms, and real servers."""
