"""Every table as a list that one searches, sorts, filters and takes along as a spreadsheet."""
