"""Print every habit: `python -m tests.web`."""

import sys
from itertools import groupby

from tests.web import HABITS

for group, habits in groupby(HABITS.values(), key=lambda habit: habit.group):
    sys.stdout.write(f"\n{group}\n")
    sys.stdout.writelines(f"  {habit.name:32} {habit.says}\n" for habit in habits)
