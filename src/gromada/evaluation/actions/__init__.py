"""What people do to find out whether it worked."""

from gromada.evaluation.actions.studies import add_data, compute, compute_again, register_study

__all__ = ["add_data", "compute", "compute_again", "register_study"]
