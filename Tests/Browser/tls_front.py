"""Takes TLS off, as a proxy in front of the server would: for browsers that send a safe cookie back over TLS alone."""

import socket
import ssl
import subprocess
import threading
from urllib.parse import urlsplit

OPENSSL_SECONDS = 30


def certificate(folder):
    """The files of a certificate of this machine, and of its key."""
    files = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-out", files[0], "-keyout", files[1], "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
        ],
        check=True, capture_output=True, timeout=OPENSSL_SECONDS,
    )  # fmt: skip
    return files


class TLSFront:
    def __init__(self, folder):
        self.certificate, key = certificate(folder)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate, key)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://localhost:{self.listener.getsockname()[1]}"

    def lead_to(self, base_url):
        place = urlsplit(base_url)
        threading.Thread(target=self._accept, args=((place.hostname, place.port),), daemon=True).start()

    def stop(self):
        self.listener.close()

    def _accept(self, place):
        while True:
            try:
                plain, _ = self.listener.accept()
            except OSError:  # it was stopped
                return
            threading.Thread(target=self._serve, args=(plain, place), daemon=True).start()

    def _serve(self, plain, place):
        try:
            with self.context.wrap_socket(plain, server_side=True) as reader, socket.create_connection(place) as server:
                back = threading.Thread(target=self._carry, args=(server, reader), daemon=True)
                back.start()
                self._carry(reader, server)
                back.join()
        except OSError:
            pass  # whoever asked has gone

    @staticmethod
    def _carry(source, target):
        try:
            while piece := source.recv(65_536):
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass
