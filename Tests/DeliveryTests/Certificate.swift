import Foundation

/// A certificate that is its own authority, made for one test.
struct Certificate {
    let certificate: String
    let key: String

    struct NotMade: Error {}

    /// Makes one for a host, such as `DNS:localhost`.
    init(for host: String, in folder: URL) throws {
        certificate = folder.appending(path: "certificate.pem").path
        key = folder.appending(path: "key.pem").path
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=mail.test", "-addext", "subjectAltName=\(host)", "-keyout", key, "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        guard openssl.terminationStatus == 0 else { throw NotMade() }
    }

    /// The flags of a server that has it.
    func flags(_ kind: String) -> [String] { ["--tls", kind, "--certificate", certificate, "--key", key] }
}

/// Lends a certificate to `body` and removes it afterwards.
func withCertificate(for host: String = "IP:127.0.0.1", body: (Certificate) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bandstand-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(Certificate(for: host, in: folder))
}
