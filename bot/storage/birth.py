"""Which file a name stands for, so that a copy of it is told from the file itself.

A file keeps its inode and its time of birth when it is renamed, or when its owner or its rights
change, after a reboot as well. A copy has others, and no tool can choose them.
"""

import ctypes
import struct
from pathlib import Path
from typing import Final

# Of statx(2): from the working folder, do not follow links, ask for the inode and the birth.
_HERE, _NO_FOLLOW, _INODE, _BIRTH = -100, 0x100, 0x100, 0x800
_SIZE: Final = 256
_MASK_AT, _INODE_AT, _BIRTH_AT = 0, 32, 80


def birth_of(path: Path) -> str | None:
    """Return inode and time of birth of a file, in a form to compare.

    None if there is no such file, or if the system or the file system keeps no time of birth.
    Python 3.11 does not tell it, so the function of the C library is called.
    """
    statx = getattr(ctypes.CDLL(None), "statx", None)
    if statx is None:
        return None
    found = ctypes.create_string_buffer(_SIZE)
    if statx(_HERE, bytes(path), _NO_FOLLOW, _INODE | _BIRTH, found) != 0:
        return None
    (mask,) = struct.unpack_from("=I", found, _MASK_AT)
    (inode,) = struct.unpack_from("=Q", found, _INODE_AT)
    seconds, nanoseconds = struct.unpack_from("=qI", found, _BIRTH_AT)
    return f"{inode}:{seconds}.{nanoseconds:09}" if mask & _BIRTH else None
