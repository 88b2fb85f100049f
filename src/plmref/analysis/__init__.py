"""What follows from records: pure functions of them to small result types, without files or terminals."""
