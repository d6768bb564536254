import Foundation
import Glibc
import TestSupport
import Testing

/// A port that nobody uses.
enum FreePort {
    static func find() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isFound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isFound else { throw POSIXError(.EADDRINUSE) }
        return Int(in_port_t(bigEndian: address.sin_port))
    }
}

/// A real proxy in front of a server, set up as the README says.
struct Nginx {
    let port: Int
    let process: ChildProcess

    struct NoExample: Error {}

    /// Lends a proxy to `body` that listens at `port` and passes on to `server`.
    static func with<Result>(
        at port: Int, before server: RunningServer, _ certificate: Certificate, in folder: URL,
        _ body: (Nginx) async throws -> Result
    ) async throws -> Result {
        let nginx = try await Nginx(at: port, before: server, certificate, in: folder)
        defer { nginx.process.end() }
        return try await body(nginx)
    }

    private init(
        at port: Int, before server: RunningServer, _ certificate: Certificate, in folder: URL
    ) async throws {
        let place = try Self.example()
            .replacing("443", with: "127.0.0.1:\(port)")
            .replacing("/etc/ssl/forum.example.pem", with: certificate.certificate)
            .replacing("/etc/ssl/forum.example.key", with: certificate.key)
            .replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(folder.path)/nginx-\($0);"
        }
        let text = """
            daemon off;
            master_process off;
            pid \(folder.path)/nginx.pid;
            error_log \(folder.path)/nginx.log;
            events {}
            http {
            access_log off;
            \(temporary.joined(separator: "\n"))
            \(place)
            }
            """
        let file = folder.appending(path: "nginx.conf")
        try text.write(to: file, atomically: true, encoding: .utf8)
        process = try ChildProcess(
            URL(filePath: "/usr/sbin/nginx"),
            ["-p", folder.path, "-c", file.path, "-e", "\(folder.path)/nginx.log"], folder: folder, directory: folder)
        self.port = port
        let isThere = try await poll(within: Program.patience) { (try? RawConnection(port: port)).map { _ in true } }
        guard isThere == true else {
            process.end()
            Issue.record("nginx did not start: \(process.errors)")
            throw CancellationError()
        }
    }

    /// The example that the README gives.
    private static func example() throws -> String {
        let readme = try String(contentsOf: Program.checkout.appending(path: "README.md"), encoding: .utf8)
        guard let match = readme.firstMatch(of: #/```nginx\n((?s).*?)```/#) else { throw NoExample() }
        return String(match.1)
    }
}
