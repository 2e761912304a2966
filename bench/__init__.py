"""`make bench`: how much things cost, as ratios within one run on one machine."""
