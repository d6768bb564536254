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
    }

    /// Bytes of a file; a long chain has a few thousand.
    private static let maximumBytes = 1_024 * 1_024

    /// Reads both files and sees that they belong together.
    func load() throws(TLSFault) -> Content {
        let chain = try Self.chain(certificate)
        guard let first = chain.first else { throw .noCertificate(certificate) }
        let bytes = try Self.bytes(of: key)
        guard let privateKey = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) else { throw .noKey(key) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["h2", "http/1.1"]
        configuration.shutdownTimeout = ConnectionLimits().lingering
        guard let context = try? NIOSSLContext(configuration: configuration) else {
            throw .noPair(certificate: certificate, key: key)
        }
        return Content(
            context: context, from: Moment(rawValue: Int64(first.notValidBefore) * 1_000),
            until: Moment(rawValue: Int64(first.notValidAfter) * 1_000))
    }

    private static func chain(_ path: String) throws(TLSFault) -> [NIOSSLCertificate] {
        let bytes = try bytes(of: path)
        guard let chain = try? NIOSSLCertificate.fromPEMBytes(bytes) else { throw .noCertificate(path) }
        return chain
    }

    private static func bytes(of path: String) throws(TLSFault) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: maximumBytes + 1), data.count <= maximumBytes
        else { throw .unreadable(path) }
        return Array(data)
    }
}

/// Why the files can't be used.
package enum TLSFault: Error, Equatable, CustomStringConvertible {
    case unreadable(String)
    case noCertificate(String)
    case noKey(String)
    case noPair(certificate: String, key: String)

    package var description: String {
        switch self {
        case .unreadable(let path): "The file \(path), which TLS needs, can't be read."
        case .noCertificate(let path): "The file \(path) holds no certificate in PEM form."
        case .noKey(let path): "The file \(path) holds no private key in PEM form that needs no passphrase."
        case .noPair(let certificate, let key): "The key in \(key) is not the one of the certificate in \(certificate)."
        }
    }
}
