"""VisitPlan -> paper. Every renderer takes a plan and nothing else."""
