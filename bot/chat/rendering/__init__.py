"""How every answer looks: one card, one module for each kind of answer. Records in, cards out; no network, no clock."""
