package import Foundation

/// A certificate that is its own authority, made for one test.
package struct Certificate: Sendable {
    /// Paths of its files.
    package let certificate: String
    package let key: String

    package struct NotMade: Error {}

    /// Makes one in files named after `name`.
    ///
    /// - Parameters:
    ///   - host: whose it is, such as `DNS:localhost`.
    ///   - days: from now until it is no longer good; fewer than none when it never was for long.
    package init(for host: String = "IP:127.0.0.1", days: Int = 2, named name: String = "tls", in folder: URL) throws {
        certificate = folder.appending(path: "\(name)-certificate.pem").path
        key = folder.appending(path: "\(name)-key.pem").path
        let request = folder.appending(path: "\(name)-request.pem").path
        try Self.openssl(
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
            "/CN=\(name).test", "-addext", "subjectAltName=\(host)", "-addext", "basicConstraints=critical,CA:TRUE",
            "-keyout", key, "-out", request)
        // A step of its own: only here may the days be fewer than none.
        try Self.openssl(
            "x509", "-req", "-in", request, "-signkey", key, "-days", "\(days)", "-copy_extensions", "copyall", "-out",
            certificate)
    }

    private static func openssl(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NotMade() }
    }

    /// The flags of a mail server that has it.
    package func flags(_ kind: String) -> [String] { ["--tls", kind, "--certificate", certificate, "--key", key] }
}

/// Lends a certificate to `body` and removes it afterwards.
package func withCertificate(
    for host: String = "IP:127.0.0.1", body: (Certificate) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in try await body(Certificate(for: host, in: folder)) }
}
