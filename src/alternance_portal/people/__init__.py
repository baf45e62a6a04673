"""Who takes part: organisations and their sites, teachers, rooms, and those who sign in."""
