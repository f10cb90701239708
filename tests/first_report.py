"""The data that tests run on: the vocabulary as shipped, and of the reports the first alone.

The shipped reports become more with every import; what tests hold must neither change nor take longer with
them. Tests about all of them say so: `pytestmark = pytest.mark.usefixtures("all_reports")`.
"""

import shutil
from pathlib import Path

from data.folders.locations import PACKAGE

REPORT = "luoding-2022"
# The variable that names the folder of the data and of what is compiled from them, the same for all
# processes that run tests.
SEED = "SEED_OF_TESTS"
# The invented reports, in the layout of a LOCAL_DATA.
DEMO = Path(__file__).parent / "demo"
NEEDED = ("tables", f"reports/{REPORT}")


def write(folder: Path) -> Path:
    """Copy it into a folder, and return that."""
    for name in NEEDED:
        shutil.copytree(PACKAGE / name, folder / name, dirs_exist_ok=True)
    return folder
