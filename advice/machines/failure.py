"""What goes wrong with a machine."""


class MachineFailure(Exception):
    """A machine gave no translation; the text says why, in a sentence for people."""
