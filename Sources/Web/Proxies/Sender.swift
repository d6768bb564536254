import Features
import HTTPTypes
import NIOCore

/// Where a request comes from, as far as it can be told.
struct Sender: Sendable {
    /// Nil where there is no connection, or none with an address.
    let address: InternetAddress?
    /// A proxy asks for somebody else, be it trusted or not; a trusted one always does, whether it says so or not.
    let isForwarded: Bool
    /// `address` is what a trusted proxy says; its own when it says nothing.
    let isVouchedFor: Bool
    /// Nobody on the way could read what was asked.
    let isEncrypted: Bool

    /// Whoever is at the other end of a connection.
    init(peer: SocketAddress?) {
        address = peer?.ipAddress.flatMap { InternetAddress(String($0.prefix { $0 != "%" })) }
        (isForwarded, isVouchedFor, isEncrypted) = (false, false, false)
    }

    /// The same, with what the headers of a request say, as far as `proxies` let them be believed.
    ///
    /// - Parameter isEncrypted: the connection is, as far as it leads to us.
    init(_ peer: Sender, headers: HTTPFields, proxies: TrustedProxies, isEncrypted: Bool) {
        isVouchedFor = peer.address.map(proxies.trusts) ?? false
        isForwarded = isVouchedFor || ForwardingHeaders.show(in: headers)
        address = isVouchedFor ? proxies.client(in: headers) ?? peer.address : peer.address
        self.isEncrypted = isEncrypted || (isVouchedFor && ForwardingHeaders.saysEncrypted(headers))
    }

    /// It was sent on this machine, for somebody who sits there.
    var isLocal: Bool { !isForwarded && isThisMachine }

    /// The network that it comes from; nil when it comes from this machine, where a proxy that nobody vouches for may
    /// ask for everybody: they must not use up each other's tries.
    var network: Network? { !isVouchedFor && isThisMachine ? nil : Network(address) }

    private var isThisMachine: Bool { address?.isThisMachine ?? false }
}
