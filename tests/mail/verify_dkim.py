"""Verifies DKIM signatures by dkimpy: `verify_dkim.py RECORDS MAIL...`, without asking DNS.

RECORDS has the lines of a zone, their strings joined: a name, a space, a text. Prints a line for every mail, with a word
for every signature in it: its algorithm and whether it is good, such as `rsa-sha256=pass`.
"""

import re
import sys

import dkim


def verdict(mail, index):
    """Whether the signature of this number is good."""
    try:
        return dkim.DKIM(mail, timeout=1).verify(index, dnsfunc=lambda name, timeout=None: records.get(name))
    except dkim.DKIMException:
        return False


with open(sys.argv[1], "rb") as file:
    records = dict(line.rstrip(b"\n").split(b" ", 1) for line in file)
for path in sys.argv[2:]:
    with open(path, "rb") as file:
        mail = file.read()
    algorithms = re.findall(rb"^DKIM-Signature: v=1; a=([^;]+);", mail, re.MULTILINE)
    words = [
        f"{algorithm.decode()}={'pass' if verdict(mail, index) else 'fail'}"
        for index, algorithm in enumerate(algorithms)
    ]
    print(" ".join(words))
