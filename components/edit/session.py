"""A person who has shown the edit token: the cookie that says so, and the token in each of their forms.

Both are signed with EDIT_TOKEN itself, so that every process of this server knows them and nothing is stored:
another EDIT_TOKEN ends all sessions.
"""

import hmac
import os
import secrets
from dataclasses import dataclass
from hashlib import sha256

from itsdangerous import BadData, URLSafeTimedSerializer

COOKIE = "edit"
# A working day; whoever comes the next morning shows the token again.
SECONDS = 12 * 60 * 60


@dataclass(frozen=True)
class Session:
    """id: of this session alone. who: the name that stands beside every decision, as typed."""

    id: str
    who: str

    @property
    def form_token(self) -> str:
        """What a form of this session carries, so that no other site can send one in its name."""
        return hmac.new(edit_token().encode(), f"form:{self.id}".encode(), sha256).hexdigest()

    def sent(self, given: str) -> bool:
        """Say whether a form's token is this session's."""
        # As bytes: compare_digest refuses strings that are not ASCII.
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.form_token.encode())


def edit_token() -> str:
    """Return EDIT_TOKEN, "" where it is not set and nobody may write."""
    return os.environ.get("EDIT_TOKEN", "").strip()


def is_right(given: str) -> bool:
    """Say whether words are the edit token, in the same time whatever they are."""
    wanted = edit_token()
    # Hashes are of one length, so that the time does not tell that of the token.
    ours, theirs = (sha256(words.strip().encode("utf-8", "replace")).digest() for words in (wanted, given))
    return bool(wanted) and hmac.compare_digest(ours, theirs)


def cookie_for(who: str) -> str:
    """Return the cookie of a new session."""
    # The random id makes every session another one, also of people who typed the same name.
    return _signer().dumps([secrets.token_urlsafe(16), who])


def session_of(cookie: str) -> Session | None:
    """Return the session of a cookie; None for none, another server's, or one of yesterday."""
    if not edit_token() or not cookie:
        return None
    try:
        own, who = _signer().loads(cookie, max_age=SECONDS)
    except (BadData, ValueError, TypeError):
        return None
    return Session(str(own), str(who))


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(edit_token(), salt="edit session", signer_kwargs={"digest_method": sha256})
