"""A mail server for tests, which refuses, breaks off or keeps silent as its flags say.

Writes its port to FOLDER/port once it listens. Keeps each mail it takes in FOLDER as N.eml, with its envelope in
N.envelope, and the number of connections so far in FOLDER/connections. Ends when whoever started it has ended.
"""

import argparse
import asyncio
import os
import socket
import ssl
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult


def flags():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=0, help="a free one when left out")
    parser.add_argument("--discard", action="store_true", help="keeps no mails, to be measured")
    parser.add_argument("--count", action="store_true", help="writes ten times a second how many mails it has taken")
    parser.add_argument("--tls", choices=["start", "implicit"])
    parser.add_argument("--certificate", help="PEM file")
    parser.add_argument("--key", help="PEM file")
    parser.add_argument("--login", help="USER:PASSWORD, without which no mail is taken")
    parser.add_argument("--size", type=int, help="bytes of the largest mail")
    parser.add_argument("--mail", help="the reply to every MAIL")
    parser.add_argument("--rcpt", help="the reply to every RCPT")
    parser.add_argument("--rcpt-once", help="the reply to the first RCPT")
    parser.add_argument("--data", help="the reply after every mail")
    parser.add_argument("--data-once", help="the reply after the first mail")
    parser.add_argument("--drop", choices=["connected", "in-data", "after-data", "answered"], help="where it breaks off")
    parser.add_argument("--silent", choices=["connected", "in-data", "after-data", "quit"], help="no answer from there")
    parser.add_argument("--once", action="store_true", help="breaks off or keeps silent only the first time")
    parser.add_argument("--greeting", help="the whole of what is said before the connection ends")
    parser.add_argument("--mails-per-connection", type=int, help="421 to the next MAIL, and the connection ends")
    return parser.parse_args()


def write_whole(path, content):
    """So that who waits for the file never reads half of it."""
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.rename(path)


class Once:
    """True the first time it is asked, or always."""

    def __init__(self, only_once):
        self.only_once, self.asked = only_once, 0

    def __call__(self):
        self.asked += 1
        return not self.only_once or self.asked == 1


class Handler:
    def __init__(self, options):
        self.options = options
        self.mails = self.recipients = 0
        self.fails = Once(options.once)

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        limit = self.options.mails_per_connection
        if limit and server.mails_taken >= limit:
            asyncio.get_running_loop().call_soon(server.transport.close)
            return "421 4.7.0 Too many mails on this connection"
        if self.options.mail:
            return self.options.mail
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        self.recipients += 1
        if self.options.rcpt_once and self.recipients == 1:
            return self.options.rcpt_once
        if self.options.rcpt:
            return self.options.rcpt.replace("ADDRESS", address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails += 1
        server.mails_taken += 1
        if self.options.data_once and self.mails == 1:
            return self.options.data_once
        if self.options.data:
            return self.options.data
        # What it drops or is silent about it has taken all the same: that is the point.
        self.keep(envelope)
        if self.options.drop == "after-data" and self.fails():
            server.transport.abort()
        if self.options.silent == "after-data" and self.fails():
            await asyncio.Event().wait()
        return "250 2.0.0 Taken"

    def keep(self, envelope):
        if self.options.discard:
            return
        folder = self.options.folder
        (folder / f"{self.mails}.envelope").write_text(f"{envelope.mail_from}\n{','.join(envelope.rcpt_tos)}\n")
        write_whole(folder / f"{self.mails}.eml", envelope.original_content)


class Server(SMTP):
    mails_taken = 0

    async def smtp_DATA(self, arg):
        options = self.event_handler.options
        if options.drop == "in-data" and self.event_handler.fails():
            await self.push("354 Go on")
            await self._reader.readline()
            self.transport.abort()
        elif options.silent == "in-data" and self.event_handler.fails():
            await self.push("354 Go on")
            self.transport.pause_reading()
            await asyncio.Event().wait()
        else:
            await super().smtp_DATA(arg)
            if options.drop == "answered":
                self.transport.close()

    async def smtp_QUIT(self, arg):
        if self.event_handler.options.silent == "quit":
            await asyncio.Event().wait()
        await super().smtp_QUIT(arg)


class OneLine(asyncio.Protocol):
    """Says its line, if it has one, and ends the connection; or says nothing at all."""

    def __init__(self, line):
        self.line = line

    def connection_made(self, transport):
        if self.line is not None:
            transport.write(self.line.encode())
            transport.close()


async def main(options):
    context = None
    if options.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.certificate, options.key)

    def check(server, session, envelope, mechanism, data):
        user, password = options.login.split(":")
        right = (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    handler = Handler(options)
    connections = 0

    def connection():
        nonlocal connections
        connections += 1
        write_whole(options.folder / "connections", str(connections).encode())
        if options.greeting is not None:
            return OneLine(options.greeting + "\r\n")
        if options.drop == "connected" and handler.fails():
            return OneLine("")
        if options.silent == "connected" and handler.fails():
            return OneLine(None)
        return Server(
            handler,
            hostname="mail.test",
            enable_SMTPUTF8=False,
            data_size_limit=options.size or 33_554_432,
            tls_context=context if options.tls == "start" else None,
            require_starttls=options.tls == "start",
            auth_required=options.login is not None,
            auth_require_tls=False,
            authenticator=check if options.login else None,
        )

    listener = socket.socket()
    if "in-data" in (options.drop, options.silent):
        # So that a mail is not all on its way when its first line has come.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    # One that was ended a moment ago leaves its port to the next.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", options.port))
    loop = asyncio.get_running_loop()
    await loop.create_server(connection, sock=listener, ssl=context if options.tls == "implicit" else None)
    write_whole(options.folder / "port", str(listener.getsockname()[1]).encode())
    parent = os.getppid()
    while os.getppid() == parent:
        if options.count:
            write_whole(options.folder / "count", str(handler.mails).encode())
        await asyncio.sleep(0.1 if options.count else 1)


if __name__ == "__main__":
    asyncio.run(main(flags()))
