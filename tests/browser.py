"""A real browser, where one is installed: Chromium without a window, told what to do through a pipe."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe",
)  # fmt: skip


class Browser:
    """One page in a browser of its own (chromedevtools.github.io/devtools-protocol).

    Attributes:
        requests: addresses that the page asked for, but for files and data: URIs.
        messages: what it wrote to the console, and its errors.
    """

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.messages: list[str] = []
        self._count = 0
        self._rest = b""
        self._events: list[str] = []

    def __enter__(self) -> "Browser":
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        (theirs, self._out), (self._in, back) = os.pipe(), os.pipe()

        def take_pipes() -> None:  # Chromium reads from 3 and writes to 4
            os.dup2(os.dup(theirs), 3)
            os.dup2(os.dup(back), 4)

        line = [str(CHROMIUM), *_OPTIONS, f"--user-data-dir={self._profile.name}", "about:blank"]
        self._process = subprocess.Popen(
            line, preexec_fn=take_pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(theirs)
        os.close(back)
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._out)
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        self._profile.cleanup()

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Calls a method of the protocol and returns its result."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._count:
            pass
        assert "error" not in answer, answer["error"]
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            chunk = os.read(self._in, 1 << 20)
            assert chunk, "the browser has gone"
            self._rest += chunk
        first, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        self._events.append(message.get("method", ""))
        match message.get("method"):
            case "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                self.requests += [url] if not url.startswith(("file:", "data:")) else []
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded":
                self.messages.append(json.dumps(message["params"]))
        return message

    def open(self, page: Path, **metrics: int) -> None:
        """Opens a file, in a window of some `width` and `height`."""
        size = {"width": 1280, "height": 900} | metrics
        self.call("Emulation.setDeviceMetricsOverride", deviceScaleFactor=1, mobile=False, **size)
        self._events.clear()
        self.call("Page.navigate", url=page.as_uri())
        while "Page.loadEventFired" not in self._events:
            self._next()

    def ask(self, script: str) -> Any:
        """Returns the value of an expression of JavaScript."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def shows(self, css: str) -> list[str]:
        """Returns the text, as it is seen, of the elements that a selector finds and that are not hidden."""
        found = f"[...document.querySelectorAll({json.dumps(css)})].filter((each) => each.checkVisibility())"
        texts: list[str] = self.ask(f"{found}.map((each) => each.innerText.trim())")
        return texts

    def type(self, text: str) -> None:
        """Types text where the focus is."""
        self.call("Input.insertText", text=text)

    def press(self, key: str, code: int) -> None:
        """Presses a key, such as Tab (9)."""
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)
