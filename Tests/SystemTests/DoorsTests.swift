import Foundation
import Glibc
import Logging
import SQLiteStorage
import ServiceLifecycle
import TestSupport
import Testing
import Web

@testable import App

/// A server of two listeners, one of which can't begin.
struct DoorsTests {
    /// Listens at a port that another has taken, but does not listen at yet.
    private func listen(at port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let isBound = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isBound, Glibc.listen(descriptor, 1) == 0 else {
            close(descriptor)
            throw POSIXError(.EADDRINUSE)
        }
        return descriptor
    }

    @Test func `when readers can't be sent on, the server names that port and is never ready`() async throws {
        try await withTemporaryFolder { folder in
            let certificate = try Certificate(in: folder)
            let settings = try Settings.parse(
                arguments: [.port: "0", .httpPort: "0", .database: folder.appending(path: "bandstand.sqlite").path],
                environment: certificate.settings)
            let logger = Logger(label: "doors") { _ in SwiftLogNoOpLogHandler() }
            let doors = try Doors(settings)
            let port = try #require(doors.plainSeat?.port)
            let assembly = try await Assembly.open(settings, origin: doors.origin, logger: logger)
            let resources = try Resources(ResourceFolder.find(Program.checkout.path))
            let app = WebApp(assembly, resources, logger: logger)
            let (signs, isReady) = AsyncStream<Void>.makeStream()
            let servers = doors.servers(of: app, settings, try doors.keeper(logger: logger)) {
                isReady.yield()
            }
            let other = try listen(at: port)
            defer { close(other) }
            let error = await #expect(throws: ListeningError.self) { try await servers.run() }
            #expect(
                error == ListeningError(host: "127.0.0.1", port: port, code: EADDRINUSE, option: "--http-port"))
            isReady.finish()
            let isEverReady = await signs.contains { true }
            #expect(!isEverReady)
            try assembly.store.close()
        }
    }
}
