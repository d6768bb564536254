package import Features
package import Logging
import NIOSSL
import Synchronization

/// Has the certificate and the key that new connections get, and reads them anew when told to.
package final class TLSKeeper: Sendable {
    private let files: TLSFiles
    private let now: @Sendable () -> Moment
    private let logger: Logger
    private let current: Mutex<NIOSSLContext>

    /// Reads the files; whether the certificate is good today is the owner's business, and said in the log.
    package init(_ files: TLSFiles, now: @escaping @Sendable () -> Moment, logger: Logger) throws(TLSFault) {
        self.files = files
        self.now = now
        self.logger = logger
        let content = try files.load()
        current = Mutex(content.context)
        warn(of: content)
    }

    /// What a connection that begins now is to use.
    var context: NIOSSLContext { current.withLock(\.self) }

    /// Reads the files again; when something is wrong with them, what was read last stays in use.
    package func reload() {
        do {
            let content = try files.load()
            current.withLock { $0 = content.context }
            logger.notice("the certificate was read anew")
            warn(of: content)
        } catch {
            logger.error(
                "the certificate was not read anew: the one before stays in use", metadata: ["cause": "\(error)"])
        }
    }

    private func warn(of content: TLSFiles.Content) {
        if content.isKeyExposed {
            logger.warning(
                "everybody on this machine can read the private key: take that right from the file (chmod o-r)",
                metadata: ["file": .string(files.key)])
        }
        let now = now()
        guard now < content.from || now >= content.until else { return }
        let when = now < content.from ? "is not good yet" : "has expired"
        logger.warning(
            "the certificate \(when): browsers will refuse it", metadata: ["file": .string(files.certificate)])
    }
}
