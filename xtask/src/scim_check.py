"""Lets scim2-tester try a server. Arguments: its address, and tokens that are used in turn."""

import sys

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

address, tokens = sys.argv[1], sys.argv[2:]


class TurningTokens(Client):
    """Uses the next token when one has sent too many requests."""

    def request(self, method, url, **options):
        response = super().request(method, url, **options)
        while response.status_code == 429 and tokens:
            self.headers["Authorization"] = f"Bearer {tokens.pop(0)}"
            response = super().request(method, url, **options)
        return response


first = {"Authorization": f"Bearer {tokens.pop(0)}"}
results = check_server(SyncSCIMClient(TurningTokens(base_url=address, headers=first, timeout=10)))
for result in results:
    if result.status not in (Status.SUCCESS, Status.SKIPPED):
        print(f"{result.status.name} {result.title} ({result.resource_type}): {result.reason}")
counts = {status.name.lower(): sum(result.status == status for result in results) for status in Status}
print(", ".join(f"{count} {name}" for name, count in counts.items() if count))
sys.exit(0 if all(result.status in (Status.SUCCESS, Status.SKIPPED) for result in results) else 1)
