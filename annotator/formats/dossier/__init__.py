"""What a case tells of its facts, for people to read: the same in a report, on paper and in the case viewer."""
