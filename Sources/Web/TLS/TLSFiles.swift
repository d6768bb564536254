import Features
import Foundation
import NIOSSL

/// The files that prove to browsers that the site is itself.
package struct TLSFiles: Sendable, Equatable {
    /// Path of the certificate in PEM form, followed by those that vouch for it.
    package let certificate: String
    /// Path of its private key in PEM form, without a passphrase.
    package let key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// What the files hold, fit to be used.
    struct Content {
        let context: NIOSSLContext
        let from: Moment
        let until: Moment
        /// Everybody on this machine can read the key.
        let isKeyExposed: Bool
    }

    /// Bytes of a file; a long chain has a few thousand.
    private static let maximumBytes = 1_024 * 1_024

    /// Reads both files and sees that they belong together.
    func load() throws(TLSFault) -> Content {
        let chain = try Self.chain(certificate)
        guard let first = chain.first else { throw .noCertificate(certificate) }
        let (bytes, mode) = try Self.bytes(of: key)
        guard let privateKey = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) else { throw .noKey(key) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuites = Self.olderCiphers
        configuration.applicationProtocols = ["h2", "http/1.1"]
        configuration.shutdownTimeout = ConnectionLimits().lingering
        guard let context = try? NIOSSLContext(configuration: configuration) else {
            throw .noPair(certificate: certificate, key: key)
        }
        return Content(
            context: context, from: Moment(rawValue: Int64(first.notValidBefore) * 1_000),
            until: Moment(rawValue: Int64(first.notValidAfter) * 1_000), isKeyExposed: mode & S_IROTH != 0)
    }

    /// Of TLS 1.2, whose others keep no secret once the key is known, or are broken (RFC 9325 section 4.2); those of
    /// TLS 1.3 are all good.
    private static let olderCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20"

    private static func chain(_ path: String) throws(TLSFault) -> [NIOSSLCertificate] {
        let bytes = try bytes(of: path).bytes
        guard !bytes.isEmpty, let chain = try? NIOSSLCertificate.fromPEMBytes(bytes) else { throw .noCertificate(path) }
        return chain
    }

    /// What a file holds, and who may read it.
    private static func bytes(of path: String) throws(TLSFault) -> (bytes: [UInt8], mode: mode_t) {
        // A pipe must not keep us waiting.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .noFile(path) }
        // Nil at the end of an empty file.
        guard let data = try? file.read(upToCount: maximumBytes + 1) ?? Data(), data.count <= maximumBytes else {
            throw .unreadable(path)
        }
        return (Array(data), facts.st_mode)
    }
}

/// Why the files can't be used.
package enum TLSFault: Error, Equatable, CustomStringConvertible {
    case unreadable(String)
    case noFile(String)
    case noCertificate(String)
    case noKey(String)
    case noPair(certificate: String, key: String)

    package var description: String {
        switch self {
        case .unreadable(let path): "The file \(path), which TLS needs, can't be read."
        case .noFile(let path): "\(path), which TLS needs, is no ordinary file."
        case .noCertificate(let path): "The file \(path) holds no certificate in PEM form."
        case .noKey(let path): "The file \(path) holds no private key in PEM form that needs no passphrase."
        case .noPair(let certificate, let key): "The key in \(key) is not the one of the certificate in \(certificate)."
        }
    }
}
