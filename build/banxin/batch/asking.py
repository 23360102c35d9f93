"""What a worker of a cluster is asked first: sent as code, for it may have no Banxin, or another.

Nothing is imported here at the top, since the whole module goes over the wire by its value
(`cloudpickle.register_pickle_by_value`); what is asked for is imported where it arrives.
"""

from __future__ import annotations


def which_banxin() -> str:
    """The stamp of the Banxin that is installed there; of one before batches its version; empty for none."""
    try:
        from banxin.batch.versions import version_stamp  # noqa: PLC0415

        return version_stamp()
    except ImportError:
        pass
    try:
        from banxin.version import __version__  # noqa: PLC0415
    except ImportError:
        return ""
    return str(__version__)
