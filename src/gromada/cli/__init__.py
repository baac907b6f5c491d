"""The command ``gromada``: the science on your files, and the platform where it is installed."""
