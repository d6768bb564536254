import Delivery
import Dispatch
import Features
import Foundation
import MessageFormat
import Web

/// The folder of mails that are not sent: filled by the delivery, read by the site's pages.
struct UnsentMailFolder: UnsentMail {
    private let folder: MailFolder
    /// Files block; they must not block what tasks share.
    private let queue = DispatchQueue(label: "unsent mail")

    init(_ folder: MailFolder) {
        self.folder = folder
    }

    /// Puts a mail into the folder.
    func deliver(_ mail: MailMessage) async -> DeliveryOutcome {
        do {
            _ = try await onQueue { try folder.write(mail) }
            return .accepted
        } catch {
            return .refusedForNow(Refusal(step: .connecting, code: nil, text: "the mail folder can't be written to"))
        }
    }

    func newest(_ count: Int) async throws -> [UnsentMailEntry] {
        try await onQueue {
            try folder.newest(count).map { entry in
                // One that was removed meanwhile to make room has no subject any more.
                let message = try folder.read(entry.name).flatMap { try? InternetMessage.parse($0) }
                return UnsentMailEntry(
                    name: entry.name, subject: message?.subject ?? entry.name, date: Moment(rawValue: entry.date))
            }
        }
    }

    func mail(named name: String) async throws -> UnsentMailText? {
        guard let bytes = try await onQueue({ try folder.read(name) }) else { return nil }
        let source = String(decoding: bytes, as: UTF8.self)
        guard let message = try? InternetMessage.parse(bytes) else {
            return UnsentMailText(subject: name, text: "", source: source)
        }
        return UnsentMailText(subject: message.subject, text: message.body.text, source: source)
    }

    private func onQueue<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
