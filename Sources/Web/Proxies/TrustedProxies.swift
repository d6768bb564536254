import Features
import HTTPTypes

/// The proxies that the owner answers for: what they say of whom they ask for is believed.
package struct TrustedProxies: Sendable, Equatable {
    private let blocks: [AddressBlock]

    /// Nobody's word is taken.
    package static let none = TrustedProxies(blocks: [])

    private init(blocks: [AddressBlock]) {
        self.blocks = blocks
    }

    /// Blocks of a list; each request is compared with all of them.
    private static let maximumBlocks = 64

    /// Reads a list of addresses and blocks with commas between them; nil when one of them is none.
    package init?(_ text: String) {
        let entries = text.split(separator: ",", omittingEmptySubsequences: false)
        guard entries.count <= Self.maximumBlocks else { return nil }
        var blocks: [AddressBlock] = []
        for entry in entries {
            guard let block = AddressBlock(String(entry.trimmingBlanks)) else { return nil }
            blocks.append(block)
        }
        self.blocks = blocks
    }

    package var isEmpty: Bool { blocks.isEmpty }

    /// Blocks that hold so many addresses that they are hardly all proxies, as they were written.
    package var wideBlocks: [String] { blocks.filter(\.isWide).map(\.text) }

    func trusts(_ address: InternetAddress) -> Bool {
        blocks.contains { $0.contains(address) }
    }

    /// Whom a trusted proxy asks for: the last address of `X-Forwarded-For` that is no trusted proxy's, or the first
    /// of all when each is.
    ///
    /// Nil when the header doesn't say. Whatever stands before that address may be made up by whoever asks, and is not
    /// looked at.
    func client(in headers: HTTPFields) -> InternetAddress? {
        var first: InternetAddress?
        for entry in ForwardingHeaders.chain(in: headers) {
            guard let address = ForwardingHeaders.address(of: entry) else { return nil }
            guard trusts(address) else { return address }
            first = address
        }
        return first
    }
}
