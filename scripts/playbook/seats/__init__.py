"""Seats away from the meeting table: banquets, sofa room, U table, rostrum, signing."""
