"""One base, many workbooks: what was handed out, what came back, and what that means for the base."""
