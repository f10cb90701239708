"""Prints what one process answers to a few addresses, as a digest each. Run as a program."""

import hashlib

from tests.contract.site import callback_body, client

ADDRESSES = ("/zh", "/en/area/luoding-2022/4", "/zh/text/luoding-2022", "/zh/data", "/download/zh/all.csv")


def main() -> None:
    for address in ADDRESSES:
        print(address, hashlib.sha256(client().get(address).data).hexdigest())
    answer = client().post("/_dash-update-component", json=callback_body("/zh", ""))
    print("callback", answer.status_code, hashlib.sha256(answer.data).hexdigest())


if __name__ == "__main__":
    main()
