"""Which people are needed, and whom the school sends out."""
