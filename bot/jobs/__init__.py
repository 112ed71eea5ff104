"""The clock's hand: polling, alerts, upkeep on a timetable."""
