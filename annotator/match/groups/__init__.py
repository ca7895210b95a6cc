"""Which linked claims are one: what people confirmed, and what is likely on the whole."""
