"""What follows from records: pure functions of them to small result types. Files and terminals are none of its business."""
