"""What is learnt, and who learns it: programmes, modules, practice blocks, cohorts and students."""
