"""What all pages share: their frame, their words, who asks."""
