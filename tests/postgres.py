"""Run a command beside a throw-away PostgreSQL, whose address it finds in DATABASE_URL.

python tests/postgres.py pytest -q tests/ledger
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path:
    """The folder of PostgreSQL's programs, the newest that is installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name)
    )
    if not folders:
        sys.exit("PostgreSQL is not installed. On Debian: apt install postgresql")
    return folders[-1]


@contextmanager
def cluster():
    """A cluster in a temporary folder, reached by socket only; yields its address."""
    folder = Path(tempfile.mkdtemp(prefix="gromada-pg-"))
    # PostgreSQL refuses to run as root.
    user = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data = folder / "data"
    programs = binaries()

    def run(program, *arguments):
        subprocess.run(
            [programs / program, "-D", data, *arguments],
            check=True, cwd=folder, stdout=subprocess.DEVNULL, **user,
        )  # fmt: skip

    run("initdb", "-U", "gromada", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off"
    settings += " -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
    settings += " -c autovacuum=off -c jit=off -c max_connections=300 -c shared_buffers=128MB"
    run("pg_ctl", "-w", "-o", settings, "-l", folder / "log", "start")
    try:
        yield f"postgresql://gromada@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    with cluster() as address:
        command = subprocess.run(
            sys.argv[1:], check=False, env=os.environ | {"DATABASE_URL": address}
        )
    sys.exit(command.returncode)
