import Features
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import Web

/// Where the server listens, kept for it until it does.
struct Doors {
    /// Where the site is.
    let seat: ListeningAddress
    /// Where readers are sent on from; nil when there is no such place.
    let plainSeat: ListeningAddress?
    private let files: TLSFiles?

    /// Takes the addresses that the settings name.
    init(_ settings: Settings) throws(ListeningError) {
        seat = try ListeningAddress(host: settings.host, port: settings.port)
        plainSeat = try settings.httpPort.map { port throws(ListeningError) in
            try ListeningAddress(host: settings.host, port: port, option: SettingName.httpPort.option)
        }
        files = settings.tls
    }

    /// Where readers on this machine find the site.
    var origin: String { seat.origin(isEncrypted: files != nil) }

    /// The certificate and its key; nil when there are none.
    ///
    /// - Throws: one sentence when they can't be used.
    func keeper(logger: Logger) throws(TLSFault) -> TLSKeeper? {
        try files.map { files throws(TLSFault) in
            try TLSKeeper(files, now: { Moment(.now) }, logger: logger)
        }
    }

    /// All listeners of `app` as one service.
    ///
    /// - Parameter onReady: is called once all of them listen.
    func servers(
        of app: WebApp, _ settings: Settings, _ keeper: TLSKeeper?, onReady: @escaping @Sendable () -> Void
    ) -> some Service {
        let (plainReady, plainIsReady) = AsyncStream<Void>.makeStream()
        let (origin, seat, plainSeat) = (origin, seat, plainSeat)
        let server = app.application(
            host: seat.numericHost, port: seat.port, limits: settings.limits, tls: keeper
        ) { _ in
            seat.release()
            var isWhole = plainSeat == nil
            for await _ in plainReady { isWhole = true }
            // Nobody is to come in when the other listener could not begin, or is to end already.
            guard isWhole else { return }
            print("Bandstand is ready at \(origin)")
            if let plainSeat { print("Whoever asks \(plainSeat.origin(isEncrypted: false)) is sent on") }
            onReady()
        }
        guard let plainSeat else {
            plainIsReady.finish()
            return Together(services: [Listener(seat: seat, server: server)])
        }
        let redirect = app.redirect(host: plainSeat.numericHost, port: plainSeat.port, limits: settings.limits) {
            plainSeat.release()
            plainIsReady.yield()
            plainIsReady.finish()
        }
        return Together(services: [
            Listener(seat: plainSeat, server: redirect) { plainIsReady.finish() }, Listener(seat: seat, server: server),
        ])
    }
}

/// A server that says where it could not listen.
private struct Listener: Service {
    let seat: ListeningAddress
    let server: any Service
    /// Is called when it is over.
    var onEnd: @Sendable () -> Void = {}

    func run() async throws {
        defer { onEnd() }
        do {
            try await server.run()
        } catch let error as IOError {
            throw ListeningError(host: seat.host, port: seat.port, code: error.errnoCode, option: seat.option)
        }
    }
}
