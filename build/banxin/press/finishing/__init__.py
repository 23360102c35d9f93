"""What is done to a finished PDF for those it is made for: passes over the open file, one thing each."""
