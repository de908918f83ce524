"""Refusals of work over many books."""

from followup_xl.model.errors import FollowupError


class NoClusterEngineError(FollowupError):
    """The engine of a cluster is not installed: the extra ``cluster``."""

    code = "no-cluster-engine"


class ClusterUnreachableError(FollowupError):
    """Nobody answers at the address of the scheduler."""

    code = "cluster-unreachable"


class ClusterLostError(FollowupError):
    """The scheduler went away while books were out."""

    code = "cluster-lost"


class NoHistoryEngineError(FollowupError):
    """What writes the history is not installed: the extra ``history``."""

    code = "no-history-engine"


class WorkerDiedError(FollowupError):
    """The worker died twice over a book, the second time with that book alone."""

    code = "worker-died"


class NoBooksError(FollowupError):
    """None of the books could be read."""

    code = "no-books"
