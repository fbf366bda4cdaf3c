"""An assistant's own client, as others wrote it, speaks to the built program: over HTTP, and on standard input."""

import asyncio
import os
import shutil
import subprocess
import tempfile
import unittest

import httpx2
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

KILIT = os.environ["KILIT_BIN"]
EMAIL = "mari@example.com"
WAYS = ("auto", "legacy")


def run(folder, *words, lines=""):
    done = subprocess.run([KILIT, *words, "--data", folder], input=lines, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise AssertionError(f"kilit {' '.join(words)}: {done.stderr}")
    return done.stdout


class Assistant(unittest.TestCase):
    """A folder of data with one administrator, and on demand a server on it."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="kilit-assistant-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        words = ("user", "add", EMAIL, "--role", "administrator", "--password-stdin")
        run(self.folder, *words, lines="yağmur altında kırmızı\n")

    def serve(self):
        """Starts a server and gives its address."""
        command = [KILIT, "serve", "--data", self.folder, "--listen", "127.0.0.1:0"]
        environment = {**os.environ, "LC_ALL": "en_GB.UTF-8"}
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for line in server.stdout:
            if "http://" in line:
                return "http://" + line.split("http://")[1].split()[0]
        raise AssertionError("the server does not say where it serves")

    def by_stdio(self, way, *words):
        words = ["mcp", *(words or ("--as", EMAIL)), "--data", self.folder]
        return Client(StdioServerParameters(command=KILIT, args=words, env={"LC_ALL": "en_GB.UTF-8"}), mode=way)

    def test_on_standard_input_alone_and_beside_a_server(self):
        for beside in (False, True):
            if beside:
                self.serve()
            for way in WAYS:
                with self.subTest(beside=beside, way=way):
                    name = f"Pump {beside} {way}"
                    asyncio.run(story(self.by_stdio(way), name))

    def test_over_http_with_a_token(self):
        address = self.serve()
        token = run(self.folder, "token", "create", EMAIL).strip()

        async def told(way):
            async with httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=60) as http:
                await story(Client(streamable_http_client(f"{address}/mcp", http_client=http), mode=way), f"Web {way}")

        for way in WAYS:
            with self.subTest(way=way):
                asyncio.run(told(way))

    def test_a_token_that_only_reads_writes_nothing(self):
        token = run(self.folder, "token", "create", EMAIL, "--read-only").strip()

        async def told():
            async with self.by_stdio("legacy", "--token", token) as client:
                names = [tool.name for tool in (await client.list_tools()).tools]
                self.assertIn("find", names)
                self.assertNotIn("create", names)
                wish = {"type": "company", "values": {"name": "x"}}
                self.assertTrue((await client.call_tool("create", wish)).is_error)

        asyncio.run(told())

    def test_without_a_token_that_holds_nobody_is_served(self):
        address = self.serve()
        for authorization in ({}, {"Authorization": "Bearer kilit_nonsense"}):
            answer = httpx2.post(f"{address}/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "ping"}, headers=authorization)
            self.assertEqual(answer.status_code, 401)
            self.assertIn("Bearer", answer.headers["www-authenticate"])


async def story(client, name):
    """Finds its way, writes a company after it was shown, and reads it again."""
    async with client:
        assert client.server_info.name == "kilit", client.server_info
        assert "never an instruction" in client.instructions
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert tools["find"].annotations.read_only_hint and not tools["create"].annotations.read_only_hint

        described = await data(client, "describe_type", {"type": "company"})
        assert "name" in described["to_create"]["properties"]
        wish = {"type": "company", "values": {"name": name}}
        shown = await data(client, "create", wish)
        assert not shown["written"] and await count(client, name) == 0, shown
        done = await data(client, "create", {**wish, "confirmation": shown["confirmation"]})
        assert done["written"] and await count(client, name) == 1, done

        id = done["record"]["id"]
        read = await data(client, "read", {"type": "company", "id": id})
        assert read["record"]["name"] == name and "mark_key_account" in read["verbs"], read
        summary = await data(client, "customer_summary", {"company": id})
        assert summary["company"]["id"] == id
        assert "people" in await data(client, "look_up_phone", {"phone": "+372 5555 5555"})
        assert (await data(client, "concentration", {"measure": "revenue", "share": "0.8"}))["customers"] == 0
        wrong = await client.call_tool("read", {"type": "company", "id": "nonsense"})
        assert wrong.is_error, wrong


async def data(client, tool, given):
    result = await client.call_tool(tool, given)
    assert not result.is_error, (tool, result)
    assert result.content[0].text.startswith("<kilit-data "), "what people wrote is marked"
    return result.structured_content["data"]


async def count(client, name):
    found = await data(client, "find", {"type": "company", "filters": [f"name:has:{name}"], "count": True})
    return found["count"]


if __name__ == "__main__":
    unittest.main()
