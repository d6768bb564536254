"""A client that speaks HTTP/2 badly, over TLS, by what no ordinary client would do.

Usage: http2_client.py PORT AUTHORITY idle|half|pings
    idle  asks once, takes the answer, then says nothing more: not even that a farewell arrived
    half  begins a form and never ends it
    pings asks once, takes the answer, pings four times, and when all came back asks again and leaves

Prints a line for whatever happens, the last one being `closed`.
"""

import socket
import ssl
import sys

HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 1, 3, 4, 6, 7
ACK, END_STREAM, END_HEADERS = 1, 1, 4
PINGS = 4
LIMIT_SECONDS = 30


def frame(kind, flags, stream, payload):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def literal(index, value):
    """A header whose name stands in HPACK's table, with a value of its own."""
    return bytes([index, len(value)]) + value.encode()


def frames(connection):
    """Whatever the server sends until it closes."""
    pending = b""
    while True:
        while len(pending) >= 9 and len(pending) >= 9 + int.from_bytes(pending[:3], "big"):
            length = int.from_bytes(pending[:3], "big")
            yield pending[3], pending[4], int.from_bytes(pending[5:9], "big"), pending[9 : 9 + length]
            pending = pending[9 + length :]
        try:
            received = connection.recv(65536)
        except (ConnectionError, ssl.SSLError):
            return
        if not received:
            return
        pending += received


def main(port, authority, way):
    context = ssl.create_default_context(cafile=authority)
    context.set_alpn_protocols(["h2"])
    plain = socket.create_connection(("127.0.0.1", port), timeout=LIMIT_SECONDS)
    connection = context.wrap_socket(plain, server_hostname="127.0.0.1")
    if connection.selected_alpn_protocol() != "h2":
        sys.exit("the server does not speak HTTP/2")
    # :method, :scheme and :path as they stand in the table, then :authority.
    asked = bytes([0x83 if way == "half" else 0x82, 0x87])
    asked += literal(0x04, "/sign-in" if way == "half" else "/healthz") + literal(0x41, "localhost")
    if way == "half":
        # content-type
        asked += literal(0x5F, "application/x-www-form-urlencoded")
    end = END_HEADERS if way == "half" else END_HEADERS | END_STREAM
    connection.sendall(
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(SETTINGS, 0, 0, b"") + frame(HEADERS, end, 1, asked)
    )
    pings = 0
    for kind, flags, stream, _ in frames(connection):
        if stream and kind != RST_STREAM and flags & END_STREAM:
            print("answered", flush=True)
            if way == "pings" and stream == 1:
                connection.sendall(frame(PING, 0, 0, bytes(8)) * PINGS)
            if way == "pings" and stream == 3:
                break
        if kind == PING and flags & ACK:
            pings += 1
            if pings == PINGS:
                print("pinged", flush=True)
                connection.sendall(frame(HEADERS, end, 3, asked))
        if kind == RST_STREAM:
            print("reset", flush=True)
        if kind == GOAWAY:
            print("farewell", flush=True)
    print("closed", flush=True)


main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
