"""Data sets for checking claims that go beside FEVER: SciFact, VitaminC and Climate-FEVER."""
