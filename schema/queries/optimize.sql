-- Statistics for the planner.
ANALYZE;
