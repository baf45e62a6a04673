"""The outside: travel times, feeds, workbooks of others."""
